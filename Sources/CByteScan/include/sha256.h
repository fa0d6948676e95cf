// SHA-256's compression function, with the processor's own instructions where it has them.
#ifndef BILLTOP_SHA256_H
#define BILLTOP_SHA256_H
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

// Takes so many blocks of 64 bytes into the eight words of the state.
void billtop_sha256(uint32_t *state, const uint8_t *bytes, size_t blocks);

// The same without special instructions.
void billtop_sha256_plain(uint32_t *state, const uint8_t *bytes, size_t blocks);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif
#endif
