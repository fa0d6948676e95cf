// The spike detector's rules over several series side by side: one series is a lane.
#ifndef BILLTOP_SPIKES_H
#define BILLTOP_SPIKES_H
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

// Days in the detector's windows.
enum {
  billtop_spike_profile_days = 56,
  billtop_spike_level_days = 21,
  billtop_spike_near_days = 7,
  billtop_spike_residual_days = 42,
  billtop_spike_recent_days = 28,
  billtop_spike_warm_up = 7,
};

// What a day's record holds; the last 64 days are kept, day n at n modulo 64.
enum {
  billtop_spike_amount,
  billtop_spike_known,
  billtop_spike_cleaned,
  billtop_spike_weight,
  billtop_spike_residual,
  billtop_spike_capped,
  billtop_spike_deviation,
  billtop_spike_record,
};

// Where the numbers of a tile are, one for each lane: what the days before a day say, what runs
// along, the records, and the sums of the older parts of the windows.
enum {
  billtop_spike_factor,
  billtop_spike_plain,
  billtop_spike_expected,
  billtop_spike_level,
  billtop_spike_mean_residual,
  billtop_spike_recent_high,
  billtop_spike_sparse,
  billtop_spike_third,
  billtop_spike_excess,
  billtop_spike_counted,
  billtop_spike_judged,
  billtop_spike_value,
  billtop_spike_present,
  billtop_spike_least,
  billtop_spike_shortfall,

  billtop_spike_learnt,
  billtop_spike_days,
  billtop_spike_used,
  billtop_spike_residuals,
  billtop_spike_highest,
  billtop_spike_streak,
  billtop_spike_spread,
  billtop_spike_sparse_spread = billtop_spike_spread + 3,
  billtop_spike_newer = billtop_spike_sparse_spread + 3,
  billtop_spike_weekdays = billtop_spike_newer + 9,

  billtop_spike_records = billtop_spike_weekdays + 7,
  billtop_spike_older_profile = billtop_spike_records + 64 * billtop_spike_record,
  billtop_spike_older_far = billtop_spike_older_profile + billtop_spike_profile_days,
  billtop_spike_older_near = billtop_spike_older_far + 2 * billtop_spike_level_days,
  billtop_spike_older_noise = billtop_spike_older_near + 2 * billtop_spike_near_days,
  billtop_spike_older_recent = billtop_spike_older_noise + 3 * billtop_spike_residual_days,
  billtop_spike_numbers = billtop_spike_older_recent + billtop_spike_recent_days,
};

// The detector's constants, and one series' settings.
typedef struct {
  float near_share, echo, mean_residual, relative, far_above_recent, above_recent;
  float sparse_share, third_largest, third_smallest, below_recent, drop_cap, clip;
  float least_days, rebase_days;
  // Spreads above the middle, the least weight, the prior's weight, its squares, the memory.
  float spread[5], sparse_spread[5];
  float sensitivity, floor;
} billtop_spike_rules;

typedef struct {
  float *numbers;
  int32_t count;
  // Days since one lane or another had none.
  int32_t complete, complete_use;
} billtop_spike_tile;

// How many lanes a tile has on this processor: 16, 8 or 4; each may be asked for that is not wider.
size_t billtop_spike_lanes(void);

// Sets up a tile of so many lanes; its numbers lie at a multiple of 64 bytes.
void billtop_spike_start(billtop_spike_tile *tile, size_t lanes);

// Reads days up to the first on which lanes may be alarms, and says which; 0 when all are read.
// The caller puts what their excess counts as into the tile, and goes on with `resumes`.
// A lane's value of a day is at day * stride + lane; NaN where it is missing.
uint32_t billtop_spike_run(billtop_spike_tile *tile, size_t lanes, const billtop_spike_rules *rules,
                           const float *values, size_t stride, size_t days, size_t *day,
                           int resumes, int provisional);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif
#endif
