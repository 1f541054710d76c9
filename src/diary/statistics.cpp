#include "diary/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <set>

namespace unclench {
namespace {

constexpr double kTwoSided95 = 1.959963984540054;  // of the standard normal distribution
constexpr double kPerfect = 1e-12;                 // nearer to 1 than this is 1: it is only rounding
constexpr double kFewestEffective = 4;
constexpr std::size_t kFewestDistinct = 3;
constexpr std::size_t kTooFewForInterval = 3;
constexpr Day kWeek = 7;
constexpr std::size_t kFewestInWeek = 4;
constexpr double kMeaningfulPoints = 2;
constexpr double kMeaningfulShare = 0.3;
constexpr double kModerateFrom = 0.3;
constexpr double kStrongAbove = 0.5;

struct Pairs {
  std::vector<Day> days;  // of the first series, ascending
  std::vector<double> a;
  std::vector<double> b;
};

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::vector<double> centred(std::vector<double> values) {
  const double centre = mean(values);
  for (double& value : values) value -= centre;
  return values;
}

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// 1 is the smallest; equal values share the mean of their places.
std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return values[i] < values[j]; });
  std::vector<double> rank(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double shared = static_cast<double>(first + 1 + end) / 2;
    for (std::size_t i = first; i < end; ++i) rank[order[i]] = shared;
    first = end;
  }
  return rank;
}

/// Lag 1, over the days that have a next day. Days around a gap are not neighbours.
double autocorrelation(const std::vector<double>& ranked, const std::vector<Day>& days) {
  const std::vector<double> off = centred(ranked);
  double together = 0;
  for (std::size_t i = 1; i < off.size(); ++i) {
    if (days[i] == days[i - 1] + 1) together += off[i - 1] * off[i];
  }
  return together / dot(off, off);
}

double effective_pairs(const Pairs& pairs) {
  const auto n = static_cast<double>(pairs.days.size());
  const double alike =
      autocorrelation(ranks(pairs.a), pairs.days) * autocorrelation(ranks(pairs.b), pairs.days);
  return std::clamp(n * (1 - alike) / (1 + alike), std::min(kFewestEffective, n), n);
}

Pairs paired(const Series& a, const Series& b, Day lag) {
  Pairs pairs;
  auto other = b.begin();
  for (const Point& point : a) {
    while (other != b.end() && other->day < point.day + lag) ++other;
    if (other == b.end()) break;
    if (other->day != point.day + lag) continue;
    pairs.days.push_back(point.day);
    pairs.a.push_back(point.value);
    pairs.b.push_back(other->value);
  }
  return pairs;
}

bool varies(const std::vector<double>& values) {
  return std::set<double>(values.begin(), values.end()).size() >= kFewestDistinct;
}

std::string strength(double r) {
  if (std::abs(r) > kStrongAbove) return "strong";
  return std::abs(r) < kModerateFrom ? "slight" : "moderate";
}

Verdict verdict(const Correlation& of) {
  if (of.pairs <= kTooFewForInterval) return Verdict::kNoClearLink;
  const double low = of.low.value_or(*of.r);  // without an interval r is 1 or -1, and the interval a point
  const double high = of.high.value_or(*of.r);
  if (low > 0) return Verdict::kTogether;
  return high < 0 ? Verdict::kOpposite : Verdict::kNoClearLink;
}

Correlation correlated(const Pairs& pairs, std::size_t min_pairs) {
  Correlation result;
  result.pairs = pairs.days.size();
  if (result.pairs < min_pairs) return result;
  result.verdict = Verdict::kNotEnoughVariation;
  if (!varies(pairs.a) || !varies(pairs.b)) return result;
  result.r = spearman(pairs.a, pairs.b);
  if (!result.r) return result;

  result.effective_pairs = effective_pairs(pairs);
  const std::optional<Interval> plain = interval(*result.r, static_cast<double>(result.pairs));
  const std::optional<Interval> cautious = interval(*result.r, result.effective_pairs);
  if (plain && cautious) {
    result.low = std::min(plain->low, cautious->low);
    result.high = std::max(plain->high, cautious->high);
  }
  result.verdict = verdict(result);
  if (result.verdict != Verdict::kNoClearLink) result.strength = strength(*result.r);
  return result;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

Correlation correlate(const Series& a, const Series& b, std::size_t min_pairs) {
  return correlated(paired(a, b, 0), min_pairs);
}

Correlation correlate_next_day(const Series& a, const Series& b, std::size_t min_pairs) {
  return correlated(paired(a, b, 1), min_pairs);
}

std::optional<double> spearman(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size() || a.size() < 2) return std::nullopt;
  const std::vector<double> x = centred(ranks(a));
  const std::vector<double> y = centred(ranks(b));
  const double spread = std::sqrt(dot(x, x) * dot(y, y));
  if (spread == 0) return std::nullopt;
  const double r = dot(x, y) / spread;
  return std::abs(r) > 1 - kPerfect ? std::copysign(1.0, r) : r;
}

std::optional<Interval> interval(double r, double n) {
  if (std::abs(r) >= 1 || n <= static_cast<double>(kTooFewForInterval)) return std::nullopt;
  const double half = kTwoSided95 * std::sqrt((1 + r * r / 2) / (n - 3));
  return Interval{.low = std::tanh(std::atanh(r) - half), .high = std::tanh(std::atanh(r) + half)};
}

std::optional<double> week_median(const Series& series, Day last) {
  std::vector<double> values;
  for (const Point& point : series) {
    if (point.day <= last && last - point.day < kWeek) values.push_back(point.value);
  }
  return values.size() >= kFewestInWeek ? std::optional(median(std::move(values))) : std::nullopt;
}

bool meaningful_change(double before, double after) {
  constexpr double kRounding = 1e-9;
  const double change = std::abs(after - before) + kRounding;
  return change >= kMeaningfulPoints || (before != 0 && change >= kMeaningfulShare * std::abs(before));
}

Series series_of(const std::vector<DiaryEntry>& entries, std::optional<int> DiaryEntry::*field) {
  Series series;
  for (const DiaryEntry& entry : entries) {
    if (entry.*field) series.push_back({.day = entry.day, .value = static_cast<double>(*(entry.*field))});
  }
  std::stable_sort(series.begin(), series.end(),
                   [](const Point& a, const Point& b) { return a.day < b.day; });
  Series once;  // the entry written last is the one that counts
  for (const Point& point : series) {
    if (!once.empty() && once.back().day == point.day) once.pop_back();
    once.push_back(point);
  }
  return once;
}

}  // namespace unclench
