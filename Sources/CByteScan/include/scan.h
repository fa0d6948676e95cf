// Byte searches that Swift has no instruction for.
#ifndef BILLTOP_SCAN_H
#define BILLTOP_SCAN_H
#include <stdint.h>
#endif
