// The rules for one number of lanes: included once for each, with LANES and NAME set.
// No sum is ever taken off: a window's older part is summed once from its end, its newer part day
// by day, so no error grows, and every number of lanes gives the same bits.
typedef float NAME(floats) __attribute__((ext_vector_type(LANES)));
typedef int32_t NAME(bits) __attribute__((ext_vector_type(LANES)));
#define F NAME(floats)
#define M NAME(bits)

#define AT(place) (((F *)tile->numbers)[place])
#define ROW(day, field) AT(billtop_spike_records + ((day) & 63) * billtop_spike_record + (field))
#define FN static inline __attribute__((always_inline))

FN F NAME(all)(float value) { return (F)value; }
FN F NAME(pick)(M mask, F yes, F no) { return mask ? yes : no; }
FN F NAME(only)(M mask, F value) { return mask ? value : (F)0.0f; }
FN F NAME(most)(F a, F b) { return a > b ? a : b; }
FN F NAME(less)(F a, F b) { return a < b ? a : b; }
FN F NAME(size)(F a) { return (F)((M)a & 0x7FFFFFFF); }
FN int NAME(any)(M mask) { return __builtin_reduce_or(mask) != 0; }
FN int NAME(every)(M mask) { return __builtin_reduce_and(mask) != 0; }

// Natural logarithm of positive numbers, to about seven digits; it splits at the root of a half.
FN F NAME(log)(F value) {
  const M shifted = (M)value - 0x3F3504F3;
  const M exponent = shifted >> 23;
  const F mantissa = (F)((M)value - (exponent << 23));
  const F s = (mantissa - 1) / (mantissa + 1);
  const F q = s * s;
  F series = q * (1.0f / 9) + (1.0f / 7);
  series = series * q + (1.0f / 5);
  series = series * q + (1.0f / 3);
  return 2 * s + 2 * s * q * series + __builtin_convertvector(exponent, F) * 0.6931472f;
}

// Counts are exact, so they run along; nothing moves while all windows are full.
FN void NAME(count)(billtop_spike_tile *tile) {
  if (tile->complete >= 64 && tile->complete_use >= 64) return;
  const int32_t day = tile->count;
  const F last = ROW(day - 1, billtop_spike_known), gone = ROW(day - 57, billtop_spike_known);
  AT(billtop_spike_days) += last - gone;
  AT(billtop_spike_used) += NAME(only)(ROW(day - 1, billtop_spike_amount) != 0, last) -
                            NAME(only)(ROW(day - 57, billtop_spike_amount) != 0, gone);
  if (day > billtop_spike_warm_up) AT(billtop_spike_residuals) += last;
  if (day > billtop_spike_warm_up + billtop_spike_residual_days) {
    AT(billtop_spike_residuals) -= ROW(day - billtop_spike_residual_days - 1, billtop_spike_known);
  }
  AT(billtop_spike_weekdays + day % 7) +=
      ROW(day - 7, billtop_spike_known) - ROW(day - 63, billtop_spike_known);
}

// 1 + (mean of the weekday / mean of all - 1) * n / (n + 1), with one quotient.
FN F NAME(factor)(billtop_spike_tile *tile, F sum) {
  const int32_t day = tile->count;
  const F days = AT(billtop_spike_weekdays + day % 7);
  const F base = days * sum;
  const F one = ROW(day - 7, billtop_spike_cleaned) + ROW(day - 14, billtop_spike_cleaned);
  const F two = ROW(day - 21, billtop_spike_cleaned) + ROW(day - 28, billtop_spike_cleaned);
  const F three = ROW(day - 35, billtop_spike_cleaned) + ROW(day - 42, billtop_spike_cleaned);
  const F four = ROW(day - 49, billtop_spike_cleaned) + ROW(day - 56, billtop_spike_cleaned);
  const F week = (one + two) + (three + four);
  const F above = NAME(less)(NAME(most)(week * AT(billtop_spike_days) - base, -base), 4 * base);
  const M usable = (days >= 2) & (sum > 1e-9f);
  return 1 + NAME(only)(usable, above / NAME(pick)(usable, sum * (days + 1), NAME(all)(1)));
}

// The far level moved towards the near one, with one quotient for both.
FN F NAME(level)(billtop_spike_tile *tile, const billtop_spike_rules *rules) {
  const int32_t far = billtop_spike_older_far + tile->count % billtop_spike_level_days * 2;
  const int32_t near = billtop_spike_older_near + tile->count % billtop_spike_near_days * 2;
  const F far_sum = AT(billtop_spike_newer + 1) + AT(far);
  const F far_weight = NAME(most)(AT(billtop_spike_newer + 2) + AT(far + 1), NAME(all)(0.05f));
  const F near_sum = AT(billtop_spike_newer + 3) + AT(near);
  const F near_weight = AT(billtop_spike_newer + 4) + AT(near + 1);
  const F share = NAME(only)(near_weight > 0, NAME(all)(rules->near_share));
  const F safe = NAME(most)(near_weight, NAME(all)(0.05f));
  return (far_sum * safe * (1 - share) + near_sum * far_weight * share) / (safe * far_weight);
}

// Yesterday's deviation counts in part where days tend to follow each other.
FN F NAME(echo)(billtop_spike_tile *tile, const billtop_spike_rules *rules, F plain, F factor,
                int32_t noise) {
  const int32_t day = tile->count;
  if (day <= billtop_spike_warm_up) return plain;
  const F alone = AT(billtop_spike_newer + 7) + AT(noise + 2);
  const F together = AT(billtop_spike_newer + 6) + AT(noise + 1);
  const F weight = NAME(most)(ROW(day - 1, billtop_spike_weight), NAME(all)(0.05f));
  const F share = NAME(less)(
      NAME(most)(together / NAME(pick)(alone > 0, alone, NAME(all)(1)), NAME(all)(0)),
      NAME(all)(rules->echo));
  const F ratio = NAME(less)(factor / weight, NAME(all)(2));
  const F expected = plain + share * ROW(day - 1, billtop_spike_deviation) * ratio;
  return NAME(most)(expected, NAME(pick)(plain >= 0, NAME(all)(0), NAME(all)(-1e30f)));
}

// The third largest of six weeks' residuals on one side; 0 where there are fewer.
static F NAME(third)(billtop_spike_tile *tile, float side) {
  F first = 0, second = 0, third = 0;
  for (int32_t back = 1; back <= billtop_spike_residual_days; back++) {
    const F value = side * ROW(tile->count - back, billtop_spike_capped);
    const F lower = NAME(less)(first, value);
    first = NAME(most)(first, value);
    third = NAME(most)(third, NAME(less)(second, lower));
    second = NAME(most)(second, lower);
  }
  return third;
}

// What the days before this one say, in the tile; and the lanes that may be alarms.
FN M NAME(judge)(billtop_spike_tile *tile, const billtop_spike_rules *rules, const float *from) {
  F value;
  __builtin_memcpy(&value, from, sizeof value);
  const M present = value == value;
  value = NAME(less)(NAME(most)(NAME(only)(present, value), NAME(all)(-1e18f)), NAME(all)(1e18f));
  NAME(count)(tile);
  const int32_t profile =
      billtop_spike_older_profile + tile->count % billtop_spike_profile_days;
  const int32_t noise =
      billtop_spike_older_noise + tile->count % billtop_spike_residual_days * 3;
  const int32_t recent = billtop_spike_older_recent + tile->count % billtop_spike_recent_days;
  const F sum = AT(billtop_spike_newer) + AT(profile);
  const F days = AT(billtop_spike_days);
  const F factor = NAME(factor)(tile, sum);
  const F plain = NAME(level)(tile, rules) * factor;
  const F expected = NAME(echo)(tile, rules, plain, factor, noise);
  const F level = NAME(size)(sum / NAME(most)(days, NAME(all)(1)));
  const F residuals = AT(billtop_spike_residuals);
  const F mean_residual =
      (AT(billtop_spike_newer + 5) + AT(noise)) / NAME(most)(residuals, NAME(all)(1));
  const F high = NAME(most)(AT(billtop_spike_newer + 8), AT(recent));
  const F excess = value - expected;
  const M judged = present & (AT(billtop_spike_learnt) >= rules->least_days) & (residuals >= 3);
  const F least = NAME(most)(
      NAME(most)(rules->relative * NAME(most)(NAME(size)(expected), level),
                 rules->mean_residual * mean_residual),
      NAME(all)(rules->floor));
  AT(billtop_spike_factor) = factor;
  AT(billtop_spike_plain) = plain;
  AT(billtop_spike_expected) = expected;
  AT(billtop_spike_level) = level;
  AT(billtop_spike_mean_residual) = mean_residual;
  AT(billtop_spike_recent_high) = high;
  AT(billtop_spike_excess) = excess;
  AT(billtop_spike_counted) = excess;
  AT(billtop_spike_judged) = (F)judged;
  AT(billtop_spike_value) = value;
  AT(billtop_spike_present) = (F)present;
  AT(billtop_spike_least) = least;
  const F height =
      NAME(less)(rules->above_recent * high, rules->far_above_recent * high) - expected;
  return judged & (excess * (rules->sensitivity * 1.002f) >= NAME(most)(least, height));
}

// What only lanes that may be alarms need besides; those that are within usual bursts are none.
static __attribute__((noinline)) uint32_t NAME(candidates)(billtop_spike_tile *tile,
                                                           const billtop_spike_rules *rules,
                                                           M mask) {
  const F third = NAME(third)(tile, 1);
  const M sparse = AT(billtop_spike_used) < rules->sparse_share * AT(billtop_spike_days);
  AT(billtop_spike_third) = third;
  AT(billtop_spike_sparse) = NAME(only)(sparse, NAME(all)(1));
  mask &= AT(billtop_spike_excess) * (rules->sensitivity * 1.002f) >= rules->third_largest * third;
  uint32_t lanes = 0;
  for (int lane = 0; lane < LANES; lane++) lanes |= (uint32_t)(mask[lane] != 0) << lane;
  return lanes;
}

// How far below its expected a day has to be for a drop; less than that counts in the noise.
static __attribute__((noinline)) void NAME(drop)(billtop_spike_tile *tile,
                                                 const billtop_spike_rules *rules, F least) {
  F low = 1e30f;
  for (int32_t back = 1; back <= billtop_spike_recent_days; back++) {
    const int32_t day = tile->count - back;
    const F cleaned = ROW(day, billtop_spike_cleaned);
    low = NAME(pick)((ROW(day, billtop_spike_known) > 0) & (cleaned < low), cleaned, low);
  }
  const F edge = NAME(less)(low * (1 / rules->below_recent), low * rules->below_recent);
  const F depth = AT(billtop_spike_expected) - edge, shortfall = AT(billtop_spike_shortfall);
  // Most days that are this far below the expected are not far enough below the lowest.
  if (!NAME(any)(shortfall >= NAME(most)(depth, least))) return;
  F distance = NAME(most)(rules->third_smallest / rules->sensitivity * NAME(third)(tile, -1), least);
  distance = NAME(most)(NAME(most)(distance, depth), NAME(all)(1e-9f));
  const F counted = AT(billtop_spike_counted);
  AT(billtop_spike_counted) = NAME(pick)(
      shortfall >= distance, NAME(most)(counted, -rules->drop_cap * distance), counted);
}

// An amount above the limit counts as the limit: one spike does not widen the spread.
static __attribute__((noinline)) F NAME(cap)(billtop_spike_tile *tile, int place, const float *rule,
                                             F scaled, M over) {
  const F weight = NAME(pick)(over, AT(place), NAME(all)(1));
  const F mean = AT(place + 1) / weight;
  const F rest = NAME(most)(AT(place + 2) - mean * AT(place + 1), NAME(all)(0));
  const F shrunk = (rest + rule[3]) / (weight + rule[2]);
  const F limit = mean + rule[0] * __builtin_elementwise_sqrt(shrunk);
  return NAME(pick)(over & (limit < scaled), limit, scaled);
}

FN void NAME(spread)(billtop_spike_tile *tile, int place, const float *rule, F scaled, F known) {
  F weight = AT(place), sum = AT(place + 1), squares = AT(place + 2);
  // Whether it lies above the limit, told without a root or a quotient.
  const F distance = scaled * weight - sum;
  const F rest = NAME(most)(squares * weight - sum * sum, NAME(all)(0));
  const M over = (distance > 0) & (weight >= rule[1]) &
                 (distance * distance * (weight + rule[2]) >
                  rule[0] * rule[0] * weight * (rest + rule[3] * weight));
  if (__builtin_expect(NAME(any)(over), 0)) scaled = NAME(cap)(tile, place, rule, scaled, over);
  const F memory = 1 - (1 - rule[4]) * known;
  AT(place) = weight * memory + known;
  AT(place + 1) = sum * memory + scaled * known;
  AT(place + 2) = squares * memory + scaled * scaled * known;
}

// One window: takes the day in, and sums the older part anew when the newer one is full.
#define WINDOW(name, fields, first, base, length, fresh)                                   \
  static void NAME(name##_older)(billtop_spike_tile * tile, int32_t last, int32_t newer) { \
    F sum[fields];                                                                         \
    for (int i = 0; i < fields; i++) sum[i] = fresh;                                       \
    for (int32_t back = 0; back < (length) - newer; back++) {                              \
      NAME(name##_add)(tile, last - back, sum);                                            \
      for (int i = 0; i < fields; i++) {                                                   \
        AT((base) + ((length) - 1 - back) * fields + i) = sum[i];                          \
      }                                                                                    \
    }                                                                                      \
  }                                                                                        \
  FN void NAME(name##_insert)(billtop_spike_tile * tile) {                                 \
    NAME(name##_add)(tile, tile->count, &AT(billtop_spike_newer + first));                 \
    if (__builtin_expect((tile->count + 1) % (length) == 0, 0)) {                          \
      for (int i = 0; i < fields; i++) AT(billtop_spike_newer + first + i) = fresh;        \
      NAME(name##_older)(tile, tile->count, 0);                                            \
    }                                                                                      \
  }

// Both parts of a window anew, after days up to this one have changed.
#define RENEW(name, fields, first, length, fresh)                                          \
  static void NAME(name##_renew)(billtop_spike_tile * tile) {                              \
    const int32_t newer = (tile->count + 1) % (length);                                    \
    for (int i = 0; i < fields; i++) AT(billtop_spike_newer + first + i) = fresh;          \
    for (int32_t back = newer - 1; back >= 0; back--) {                                    \
      NAME(name##_add)(tile, tile->count - back, &AT(billtop_spike_newer + first));        \
    }                                                                                      \
    NAME(name##_older)(tile, tile->count - newer, newer);                                  \
  }

FN void NAME(profile_add)(billtop_spike_tile *tile, int32_t day, F *sum) {
  sum[0] += ROW(day, billtop_spike_cleaned);
}
FN void NAME(level_add)(billtop_spike_tile *tile, int32_t day, F *sum) {
  sum[0] += ROW(day, billtop_spike_cleaned);
  sum[1] += ROW(day, billtop_spike_weight);
}
FN void NAME(far_add)(billtop_spike_tile *tile, int32_t day, F *sum) {
  NAME(level_add)(tile, day, sum);
}
FN void NAME(near_add)(billtop_spike_tile *tile, int32_t day, F *sum) {
  NAME(level_add)(tile, day, sum);
}
FN void NAME(noise_add)(billtop_spike_tile *tile, int32_t day, F *sum) {
  sum[0] += NAME(size)(ROW(day, billtop_spike_capped));
  if (day <= billtop_spike_warm_up) return;
  const F before = ROW(day - 1, billtop_spike_deviation);
  sum[1] += ROW(day, billtop_spike_deviation) * before;
  sum[2] += before * before * ROW(day, billtop_spike_known);
}
FN void NAME(recent_add)(billtop_spike_tile *tile, int32_t day, F *high) {
  const F cleaned = ROW(day, billtop_spike_cleaned);
  high[0] = NAME(pick)((ROW(day, billtop_spike_known) > 0) & (cleaned > high[0]), cleaned, high[0]);
}

WINDOW(profile, 1, 0, billtop_spike_older_profile, billtop_spike_profile_days, 0.0f)
WINDOW(far, 2, 1, billtop_spike_older_far, billtop_spike_level_days, 0.0f)
WINDOW(near, 2, 3, billtop_spike_older_near, billtop_spike_near_days, 0.0f)
WINDOW(noise, 3, 5, billtop_spike_older_noise, billtop_spike_residual_days, 0.0f)
WINDOW(recent, 1, 8, billtop_spike_older_recent, billtop_spike_recent_days, -1e30f)
RENEW(profile, 1, 0, billtop_spike_profile_days, 0.0f)
RENEW(far, 2, 1, billtop_spike_level_days, 0.0f)
RENEW(near, 2, 3, billtop_spike_near_days, 0.0f)
RENEW(recent, 1, 8, billtop_spike_recent_days, -1e30f)

// Where a change lasts, its last known days count as they are.
static __attribute__((noinline)) void NAME(rebase)(billtop_spike_tile *tile,
                                                   const billtop_spike_rules *rules, M lasting) {
  F left = NAME(only)(lasting, NAME(all)(rules->rebase_days));
  for (int32_t back = 0; back < billtop_spike_profile_days && NAME(any)(left > 0); back++) {
    const int32_t day = tile->count - back;
    const M takes = (left > 0) & (ROW(day, billtop_spike_known) > 0);
    ROW(day, billtop_spike_cleaned) = NAME(pick)(
        takes, ROW(day, billtop_spike_amount), ROW(day, billtop_spike_cleaned));
    left -= NAME(only)(takes, NAME(all)(1));
  }
  NAME(profile_renew)(tile);
  NAME(far_renew)(tile);
  NAME(near_renew)(tile);
  NAME(recent_renew)(tile);
}

FN void NAME(learn)(billtop_spike_tile *tile, const billtop_spike_rules *rules, int provisional) {
  const int32_t day = tile->count;
  const M judged = (M)AT(billtop_spike_judged);
  const F excess = AT(billtop_spike_excess), value = AT(billtop_spike_value);
  const F least = AT(billtop_spike_least) * (1 / rules->sensitivity);
  const F shortfall = NAME(only)(judged, -excess);
  AT(billtop_spike_shortfall) = shortfall;
  if (NAME(any)(shortfall >= least)) NAME(drop)(tile, rules, least);
  const M learns = provisional ? (M)0 : (M)AT(billtop_spike_present);
  const F one = NAME(all)(1);
  const F expected = AT(billtop_spike_expected), factor = AT(billtop_spike_factor);
  const F clip = rules->clip * NAME(most)(1.25f * AT(billtop_spike_mean_residual),
                                          0.02f * AT(billtop_spike_level));
  const F low = expected - clip, high = expected + clip;
  const F clipped = NAME(less)(NAME(most)(value, low), high);
  const F clean = NAME(only)(learns, NAME(pick)(judged, clipped, value));
  const F known = NAME(only)(learns, one);
  const F amount = NAME(only)(learns, value);
  ROW(day, billtop_spike_amount) = amount;
  ROW(day, billtop_spike_known) = known;
  ROW(day, billtop_spike_cleaned) = clean;
  ROW(day, billtop_spike_weight) = NAME(most)(factor, NAME(all)(0.05f)) * known;
  ROW(day, billtop_spike_residual) = NAME(only)(learns, excess);
  ROW(day, billtop_spike_deviation) = NAME(only)(learns, clean - AT(billtop_spike_plain));
  ROW(day, billtop_spike_capped) =
      day >= billtop_spike_warm_up ? NAME(only)(learns, AT(billtop_spike_counted)) : (F)0.0f;
  AT(billtop_spike_learnt) += known;
  AT(billtop_spike_highest) = NAME(most)(AT(billtop_spike_highest), amount);
  tile->complete = NAME(every)(learns) ? tile->complete + 1 : 0;
  tile->complete_use = NAME(any)(amount == 0) ? 0 : tile->complete_use + 1;
  const M spending = learns & (value > 0);
  const F counts = NAME(only)(spending, one);
  const F scale = NAME(log)(NAME(pick)(spending, value, one));
  const F weekday = NAME(log)(NAME(most)(factor, NAME(all)(0.2f)));
  NAME(spread)(tile, billtop_spike_spread, rules->spread, (scale - weekday) * counts, counts);
  NAME(spread)(tile, billtop_spike_sparse_spread, rules->sparse_spread, scale, counts);
  const M clips = judged & learns;
  const F run = AT(billtop_spike_streak), none = NAME(all)(0);
  const F moved = NAME(only)(value > high, NAME(most)(run, none) + 1) +
                  NAME(only)(value < low, NAME(less)(run, none) - 1);
  const F next = NAME(pick)(clips, moved, run);
  AT(billtop_spike_streak) = next;
  NAME(profile_insert)(tile);
  NAME(far_insert)(tile);
  NAME(near_insert)(tile);
  NAME(noise_insert)(tile);
  NAME(recent_insert)(tile);
  const M lasting = learns & (NAME(size)(next) >= rules->rebase_days);
  if (__builtin_expect(NAME(any)(lasting), 0)) NAME(rebase)(tile, rules, lasting);
  tile->count = day + 1;
}

static uint32_t NAME(run)(billtop_spike_tile *tile, const billtop_spike_rules *rules,
                          const float *values, size_t stride, size_t days, size_t *day,
                          int resumes, int provisional) {
  for (; *day < days; resumes = 0, *day += 1) {
    const float *from = values + *day * stride;
    if (!resumes) {
      const M mask = NAME(judge)(tile, rules, from);
      if (NAME(any)(mask)) {
        const uint32_t lanes = NAME(candidates)(tile, rules, mask);
        if (lanes) return lanes;
      }
    }
    NAME(learn)(tile, rules, provisional);
  }
  return 0;
}

#undef WINDOW
#undef RENEW
#undef FN
#undef ROW
#undef AT
#undef F
#undef M
#undef NAME
#undef LANES
