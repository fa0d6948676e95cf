// System calls that Swift's Glibc module does not import, each as a prefixed inline function.
#ifndef BILLTOP_CPLATFORM_H
#define BILLTOP_CPLATFORM_H
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#endif
