// Byte searches that Swift has no instruction for.
#ifndef BILLTOP_SCAN_H
#define BILLTOP_SCAN_H
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

#if defined(__SSE2__)

// How many leading bytes are printable ASCII other than the quotation mark and the backslash.
static inline size_t billtop_plain_prefix(const uint8_t *bytes, size_t count) {
  const __m128i space = _mm_set1_epi8(0x20);
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i slash = _mm_set1_epi8('\\');
  size_t at = 0;
  for (; at + 32 <= count; at += 32) {
    unsigned mask = 0;
    for (int half = 0; half < 2; half++) {
      const __m128i block = _mm_loadu_si128((const __m128i *)(bytes + at) + half);
      // The comparison is signed: bytes above 0x7F are below a space, too.
      const __m128i stops = _mm_or_si128(
          _mm_cmplt_epi8(block, space),
          _mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, slash)));
      mask |= (unsigned)_mm_movemask_epi8(stops) << (half * 16);
    }
    if (mask) return at + (size_t)__builtin_ctz(mask);
  }
  while (at < count && bytes[at] >= 0x20 && bytes[at] < 0x80 && bytes[at] != '"' &&
         bytes[at] != '\\') {
    at++;
  }
  return at;
}

// How many leading bytes are no quotation mark, backslash or control character; notes in *others
// whether there is any among them that is not ASCII.
static inline size_t billtop_text_prefix(const uint8_t *bytes, size_t count, uint32_t *others) {
  const __m128i control = _mm_set1_epi8(0x1F);
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i slash = _mm_set1_epi8('\\');
  size_t at = 0;
  for (; at + 32 <= count; at += 32) {
    uint32_t stops = 0, high = 0;
    for (int half = 0; half < 2; half++) {
      const __m128i block = _mm_loadu_si128((const __m128i *)(bytes + at) + half);
      const __m128i found = _mm_or_si128(
          _mm_cmpeq_epi8(_mm_min_epu8(block, control), block),
          _mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, slash)));
      stops |= (uint32_t)_mm_movemask_epi8(found) << (half * 16);
      high |= (uint32_t)_mm_movemask_epi8(block) << (half * 16);
    }
    if (stops) {
      // The bits below the first stop.
      *others |= high & (stops - 1) & ~stops;
      return at + (size_t)__builtin_ctz(stops);
    }
    *others |= high;
  }
  for (; at < count && bytes[at] >= 0x20 && bytes[at] != '"' && bytes[at] != '\\'; at++) {
    *others |= bytes[at] & 0x80;
  }
  return at;
}

static inline __m128i billtop_same(const uint8_t *a, const uint8_t *b, size_t at) {
  return _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(a + at)),
                        _mm_loadu_si128((const __m128i *)(b + at)));
}

static inline int billtop_all(__m128i same) { return _mm_movemask_epi8(same) == 0xFFFF; }

static inline int billtop_same_block(const uint8_t *a, const uint8_t *b, size_t at) {
  return billtop_all(
      _mm_and_si128(_mm_and_si128(billtop_same(a, b, at), billtop_same(a, b, at + 16)),
                    _mm_and_si128(billtop_same(a, b, at + 32), billtop_same(a, b, at + 48))));
}

// Whether two runs of bytes are equal. Ends are compared in blocks that overlap what came before,
// because a loop that ends at another count each time costs more than the bytes.
static inline int billtop_equal(const uint8_t *a, const uint8_t *b, size_t count) {
  if (count >= 64) {
    for (size_t at = 0; at + 64 < count; at += 64) {
      if (!billtop_same_block(a, b, at)) return 0;
    }
    return billtop_same_block(a, b, count - 64);
  }
  if (count >= 32) {
    return billtop_all(_mm_and_si128(
        _mm_and_si128(billtop_same(a, b, 0), billtop_same(a, b, 16)),
        _mm_and_si128(billtop_same(a, b, count - 32), billtop_same(a, b, count - 16))));
  }
  if (count >= 16) {
    return billtop_all(_mm_and_si128(billtop_same(a, b, 0), billtop_same(a, b, count - 16)));
  }
  if (count < 8) return memcmp(a, b, count) == 0;
  uint64_t first[2], last[2];
  memcpy(&first[0], a, 8);
  memcpy(&first[1], b, 8);
  memcpy(&last[0], a + count - 8, 8);
  memcpy(&last[1], b + count - 8, 8);
  return ((first[0] ^ first[1]) | (last[0] ^ last[1])) == 0;
}

// How many leading bytes may stand in a number.
static inline size_t billtop_number_prefix(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  for (; at + 16 <= count; at += 16) {
    const __m128i block = _mm_loadu_si128((const __m128i *)(bytes + at));
    // From the plus sign to the nine without comma and slash, or an e of either case.
    const __m128i inside =
        _mm_andnot_si128(_mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8(',')),
                                      _mm_cmpeq_epi8(block, _mm_set1_epi8('/'))),
                         _mm_and_si128(_mm_cmpgt_epi8(block, _mm_set1_epi8('*')),
                                       _mm_cmplt_epi8(block, _mm_set1_epi8(':'))));
    const __m128i mark = _mm_cmpeq_epi8(_mm_or_si128(block, _mm_set1_epi8(0x20)),
                                        _mm_set1_epi8('e'));
    const unsigned mask = ~(unsigned)_mm_movemask_epi8(_mm_or_si128(inside, mark)) & 0xFFFF;
    if (mask) return at + (size_t)__builtin_ctz(mask);
  }
  while (at < count && ((bytes[at] > '*' && bytes[at] < ':' && bytes[at] != ',' &&
                         bytes[at] != '/') || (bytes[at] | 0x20) == 'e')) {
    at++;
  }
  return at;
}

#else

static inline size_t billtop_number_prefix(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  while (at < count && ((bytes[at] > '*' && bytes[at] < ':' && bytes[at] != ',' &&
                         bytes[at] != '/') || (bytes[at] | 0x20) == 'e')) {
    at++;
  }
  return at;
}

static inline size_t billtop_plain_prefix(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  while (at < count && bytes[at] >= 0x20 && bytes[at] < 0x80 && bytes[at] != '"' &&
         bytes[at] != '\\') {
    at++;
  }
  return at;
}

static inline size_t billtop_text_prefix(const uint8_t *bytes, size_t count, uint32_t *others) {
  size_t at = 0;
  for (; at < count && bytes[at] >= 0x20 && bytes[at] != '"' && bytes[at] != '\\'; at++) {
    *others |= bytes[at] & 0x80;
  }
  return at;
}

static inline int billtop_equal(const uint8_t *a, const uint8_t *b, size_t count) {
  return memcmp(a, b, count) == 0;
}

#endif

// Asks for memory that will be read soon.
static inline void billtop_prefetch(const void *place) { __builtin_prefetch(place); }

// How lines are laid out: the pieces that stand before, between and behind their values.
typedef struct {
  // All pieces one behind the other, and how long each of the count + 1 is.
  uint8_t *pieces;
  uint32_t *lengths;
  // Which values stand in quotation marks.
  uint8_t *quoted;
  size_t count;
} billtop_layout;

// Finds where the values of a line begin and end, counted from its beginning; says how long the
// line is, or 0 where it is laid out otherwise. Bytes that are not ASCII are noted, not validated.
static inline size_t billtop_layout_read(billtop_layout layout, const uint8_t *line,
                                         size_t room, uint32_t *starts,
                                         uint32_t *ends, uint32_t *others) {
  const uint8_t *piece = layout.pieces;
  uint32_t high = 0;
  size_t at = 0;
  for (size_t place = 0;; place++) {
    const size_t length = layout.lengths[place];
    if (room - at < length || !billtop_equal(line + at, piece, length)) return 0;
    at += length;
    if (place == layout.count) {
      *others = high;
      return at;
    }
    piece += length;
    starts[place] = (uint32_t)at;
    at += layout.quoted[place] ? billtop_text_prefix(line + at, room - at, &high)
                               : billtop_number_prefix(line + at, room - at);
    ends[place] = (uint32_t)at;
  }
}

// How far billtop_decimal may look.
#define BILLTOP_DECIMAL_ROOM 24

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__

// How many of eight bytes, from the first one on, are digits.
static inline unsigned billtop_digits(uint64_t word) {
  const uint64_t value = word ^ 0x3030303030303030u;
  const uint64_t others = ((value + 0x7676767676767676u) | value) & 0x8080808080808080u;
  return others ? (unsigned)__builtin_ctzll(others) >> 3 : 8;
}

// The number that eight digits are; a zero byte counts as a zero.
static inline uint64_t billtop_eight(uint64_t word) {
  word = ((word & 0x0F0F0F0F0F0F0F0Fu) * 2561) >> 8;
  word = ((word & 0x00FF00FF00FF00FFu) * 6553601) >> 16;
  return ((word & 0x0000FFFF0000FFFFu) * 42949672960001u) >> 32;
}

// Reads a JSON number of at most seven digits on either side of its point, in billionths; says
// how many bytes it has, or 0 for any other text. Digits are taken eight at a time.
static inline size_t billtop_decimal(const uint8_t *bytes, int64_t *nanos) {
  const size_t sign = bytes[0] == '-';
  size_t at = sign;
  uint64_t word;
  memcpy(&word, bytes + at, 8);
  const unsigned whole = billtop_digits(word);
  if (whole - 1 > 6 || ((word & 0xFF) == '0' && whole > 1)) return 0;
  int64_t value = (int64_t)billtop_eight(word << (64 - whole * 8)) * 1000000000;
  at += whole;
  if (bytes[at] == '.') {
    memcpy(&word, bytes + at + 1, 8);
    const unsigned decimals = billtop_digits(word);
    if (decimals - 1 > 6) return 0;
    value += (int64_t)billtop_eight(word & ((1ull << (decimals * 8)) - 1)) * 10;
    at += 1 + decimals;
  }
  if ((bytes[at] | 0x20) == 'e') return 0;
  *nanos = sign ? -value : value;
  return at;
}

#else

static inline size_t billtop_decimal(const uint8_t *bytes, int64_t *nanos) {
  (void)bytes;
  (void)nanos;
  return 0;
}

#endif

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif
#endif
