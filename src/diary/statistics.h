#pragma once
// What a diary honestly shows: rank correlation with an interval that knows about small numbers and about
// days that resemble their neighbours. Rules and vectors: content-brief section 5; Bonett and Wright 2000,
// doi 10.1007/BF02294183.

#include <optional>
#include <string>
#include <vector>

#include "diary/entry.h"

namespace unclench {

struct Point {
  Day day = 0;
  double value = 0;
};
using Series = std::vector<Point>;  // by day, each day once

enum class Verdict { kTooEarly, kNotEnoughVariation, kNoClearLink, kTogether, kOpposite };

struct Correlation {
  Verdict verdict = Verdict::kTooEarly;
  std::size_t pairs = 0;
  std::optional<double> r;    // Spearman, average ranks for ties
  std::optional<double> low;  // 95 % interval, the wider of the plain one and the one with n_eff
  std::optional<double> high;
  double effective_pairs = 0;  // n_eff, capped to [4, n]
  std::string strength;        // "slight", "moderate", "strong"; empty unless kTogether or kOpposite
};

inline constexpr std::size_t kMinPairs = 14;
inline constexpr std::size_t kMinLagPairs = 21;

/// Same-day pairs.
Correlation correlate(const Series& a, const Series& b, std::size_t min_pairs = kMinPairs);
/// `a` of a day with `b` of the next calendar day.
Correlation correlate_next_day(const Series& a, const Series& b, std::size_t min_pairs = kMinLagPairs);

/// Spearman's r; empty when a series has no variation.
std::optional<double> spearman(const std::vector<double>& a, const std::vector<double>& b);
struct Interval {
  double low = 0;
  double high = 0;
};
/// 95 % by Bonett and Wright; empty for |r| = 1 or n <= 3.
std::optional<Interval> interval(double r, double n);

/// Median of the last 7 days that end with `last`; empty with fewer than 4 values.
std::optional<double> week_median(const Series& series, Day last);
/// True at a change of at least 2 points or 30 %.
bool meaningful_change(double before, double after);

Series series_of(const std::vector<DiaryEntry>& entries, std::optional<int> DiaryEntry::*field);

}  // namespace unclench
