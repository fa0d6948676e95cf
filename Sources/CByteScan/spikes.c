#include "spikes.h"

// Each lane is computed alike whatever the width: nothing may be contracted where others can't.
#pragma clang fp contract(off)

#define LANES 4
#define NAME(name) four_##name
#include "spike_lanes.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define LANES 8
#define NAME(name) eight_##name
#include "spike_lanes.h"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512bw,avx512dq"))), \
                             apply_to = function)
#define LANES 16
#define NAME(name) sixteen_##name
#include "spike_lanes.h"
#pragma clang attribute pop
#endif

size_t billtop_spike_lanes(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")) {
    return 16;
  }
  if (__builtin_cpu_supports("avx2")) return 8;
#endif
  return 4;
}

void billtop_spike_start(billtop_spike_tile *tile, size_t lanes) {
  for (size_t i = 0; i < billtop_spike_numbers * lanes; i++) tile->numbers[i] = 0;
  const size_t recent = billtop_spike_older_recent * lanes;
  for (size_t i = recent; i < billtop_spike_numbers * lanes; i++) tile->numbers[i] = -1e30f;
  for (size_t lane = 0; lane < lanes; lane++) {
    tile->numbers[(billtop_spike_newer + 8) * lanes + lane] = -1e30f;
  }
  tile->count = 0;
  tile->complete = 0;
  tile->complete_use = 0;
}

uint32_t billtop_spike_run(billtop_spike_tile *tile, size_t lanes, const billtop_spike_rules *rules,
                           const float *values, size_t stride, size_t days, size_t *day,
                           int resumes, int provisional) {
#if defined(__x86_64__)
  if (lanes == 16) {
    return sixteen_run(tile, rules, values, stride, days, day, resumes, provisional);
  }
  if (lanes == 8) return eight_run(tile, rules, values, stride, days, day, resumes, provisional);
#endif
  return four_run(tile, rules, values, stride, days, day, resumes, provisional);
}
