// Byte searches that Swift has no instruction for.
#ifndef BILLTOP_SCAN_H
#define BILLTOP_SCAN_H
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>

// How many leading bytes are printable ASCII other than the quotation mark and the backslash.
static inline size_t billtop_plain_prefix(const uint8_t *bytes, size_t count) {
  const __m128i space = _mm_set1_epi8(0x20);
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i slash = _mm_set1_epi8('\\');
  size_t at = 0;
  for (; at + 16 <= count; at += 16) {
    const __m128i block = _mm_loadu_si128((const __m128i *)(bytes + at));
    // The comparison is signed: bytes above 0x7F are below a space, too.
    const __m128i stops = _mm_or_si128(
        _mm_cmplt_epi8(block, space),
        _mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, slash)));
    const unsigned mask = (unsigned)_mm_movemask_epi8(stops);
    if (mask) return at + (size_t)__builtin_ctz(mask);
  }
  while (at < count && bytes[at] >= 0x20 && bytes[at] < 0x80 && bytes[at] != '"' &&
         bytes[at] != '\\') {
    at++;
  }
  return at;
}

// Whether two runs of bytes are equal.
static inline int billtop_equal(const uint8_t *a, const uint8_t *b, size_t count) {
  if (count < 16) return memcmp(a, b, count) == 0;
  size_t at = 0;
  for (; at + 16 < count; at += 16) {
    const __m128i x = _mm_loadu_si128((const __m128i *)(a + at));
    const __m128i y = _mm_loadu_si128((const __m128i *)(b + at));
    if (_mm_movemask_epi8(_mm_cmpeq_epi8(x, y)) != 0xFFFF) return 0;
  }
  const __m128i x = _mm_loadu_si128((const __m128i *)(a + count - 16));
  const __m128i y = _mm_loadu_si128((const __m128i *)(b + count - 16));
  return _mm_movemask_epi8(_mm_cmpeq_epi8(x, y)) == 0xFFFF;
}

#else

static inline size_t billtop_plain_prefix(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  while (at < count && bytes[at] >= 0x20 && bytes[at] < 0x80 && bytes[at] != '"' &&
         bytes[at] != '\\') {
    at++;
  }
  return at;
}

static inline int billtop_equal(const uint8_t *a, const uint8_t *b, size_t count) {
  return memcmp(a, b, count) == 0;
}

#endif
#endif
