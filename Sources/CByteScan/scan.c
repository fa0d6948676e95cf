// Keeps the package manager from taking a header-only target for an empty one.
#include "scan.h"
