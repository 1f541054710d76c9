#include "intent/matcher.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace unclench {
namespace {

/// 0 for a rule that is as often wrong as right, near 1 for one that was hardly ever wrong. A rule that no example tried is trusted a little.
float trust_in(const RuleRecord& record) {
  const auto right = static_cast<float>(record.right) + 2.0F;
  const float precision = right / (right + static_cast<float>(record.wrong) + 0.5F);
  return std::max(0.0F, 2.0F * precision - 1.0F);
}

constexpr float kStrangeWord = 5.0F;  // rarity of a word that no example has

}  // namespace

WordRarity::WordRarity(const std::unordered_map<std::string, std::uint32_t>& counts, std::size_t examples) {
  const auto total = static_cast<float>(examples + 1);
  for (const auto& [word, count] : counts) {
    rarity_.emplace(word, std::min(kStrangeWord, std::log(total / static_cast<float>(count + 1)) * 0.8F));
  }
}

double WordRarity::of(std::string_view word) const {
  const auto it = rarity_.find(word);
  return static_cast<double>(it == rarity_.end() ? kStrangeWord : it->second);
}

void WordRarity::write(ByteWriter& out) const {
  std::vector<std::pair<std::string_view, float>> sorted(rarity_.begin(), rarity_.end());
  std::sort(sorted.begin(), sorted.end());
  out.value(static_cast<std::uint32_t>(sorted.size()));
  for (const auto& [word, rarity] : sorted) {
    out.text(word);
    out.value(rarity);
  }
}

WordRarity WordRarity::read(ByteReader& in) {
  WordRarity rarity;
  const auto count = in.value<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    std::string word(in.text());
    rarity.rarity_.emplace(std::move(word), in.value<float>());
  }
  return rarity;
}

Matcher::Matcher(std::vector<Intent> intents, std::vector<Rule> rules, const Atoms& atoms, Similarity similarity, WordRarity rarity,
                 const std::vector<std::uint32_t>& atom_counts, const std::vector<RuleRecord>& records, MatcherOptions options)
    : intents_(std::move(intents)),
      rules_(std::move(rules)),
      index_(rules_, atom_counts),
      rarity_(std::move(rarity)),
      atoms_(atoms),
      options_(options),
      similarity_(std::move(similarity)) {
  trust_.reserve(records.size());
  for (const RuleRecord& record : records) trust_.push_back(trust_in(record));
  for (std::uint32_t i = 0; i < intents_.size(); ++i) by_id_.emplace(intents_[i].id, i);
}

const Intent* Matcher::find(std::string_view id) const {
  const auto it = by_id_.find(id);
  return it == by_id_.end() ? nullptr : &intents_[it->second];
}

std::optional<std::uint32_t> Matcher::place_of(std::string_view id) const {
  const auto it = by_id_.find(id);
  return it == by_id_.end() ? std::nullopt : std::optional(it->second);
}

double Matcher::specificity(const RuleMatch& match, const NormalText& text, std::vector<Span>& explained) const {
  for (const RowMatch& row : match.rows) explained.insert(explained.end(), row.begin(), row.end());
  double inside = 0;
  double outside = 0;
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const Span at = text.words[i].at;
    const bool covered = std::any_of(explained.begin(), explained.end(), [&](Span span) { return span.overlaps(at); });
    (covered ? inside : outside) += rarity_.of(text.word(i));
  }
  if (outside <= 0) return 1.0;  // the whole message, word for word as the author foresaw
  if (inside <= 0) return 0.0;
  const double coverage = inside / (inside + options_.unexplained_weight * outside);
  return coverage * (0.4 + 0.6 * std::min(1.0, inside / options_.specific_enough));
}

Matches Matcher::match(const NormalText& text, const Marks& marks, const Features& features, Trace trace) const {
  if (text.empty()) return {};
  std::vector<float> scores = similarity_.margins(features);
  for (float& score : scores) score *= options_.sharpness;

  std::map<std::uint32_t, Match> by_rule;  // the most specific rule of each intent
  for (const std::uint32_t r : index_.candidates(marks)) {
    const Rule& rule = rules_[r];
    std::string why_not;
    const std::vector<RuleMatch> found = matches_of(rule, marks, atoms_, trace.wanted() ? &why_not : nullptr);
    if (found.empty()) {
      if (trace.wanted()) trace.refuse("rule " + rule.name, why_not);
      continue;
    }
    Match match;
    match.specificity = specificity(found.front(), text, match.explained);
    match.trust = trust_[r];
    Match& best = by_rule[rule.owner];
    if (!best.intent.empty() && best.specificity * best.trust >= match.specificity * match.trust) continue;
    match.intent = intents_[rule.owner].id;
    match.kind = MatchKind::kRule;
    match.rule = rule.name;
    match.pattern = rule.source;
    for (std::size_t i = 0; i < found.front().rows.size(); ++i) {
      for (std::size_t p = 0; p < found.front().rows[i].size(); ++p) {
        match.captures.merge(marks.captures(found.front().sources[i]->pieces[p], found.front().rows[i][p]));
      }
    }
    best = std::move(match);
  }
  for (const auto& [owner, match] : by_rule) {
    const float weight = match.specificity >= 1.0 ? options_.whole_weight : options_.rule_weight;
    scores[owner] += weight * static_cast<float>(match.specificity * match.trust);
  }
  softmax(scores);

  std::vector<std::uint32_t> order(scores.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const std::size_t most = std::min(options_.most, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(),
                    [&](std::uint32_t a, std::uint32_t b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
  Matches matches;
  for (std::size_t i = 0; i < most; ++i) {
    const auto ruled = by_rule.find(order[i]);
    Match match = ruled != by_rule.end() ? std::move(ruled->second) : Match{};
    match.intent = intents_[order[i]].id;
    match.score = static_cast<double>(scores[order[i]]);
    matches.push_back(std::move(match));
  }
  for (std::size_t i = most; i < order.size(); ++i) {
    const auto ruled = by_rule.find(order[i]);
    if (ruled == by_rule.end() || !intents_[order[i]].last_resort) continue;
    ruled->second.score = static_cast<double>(scores[order[i]]);
    matches.push_back(std::move(ruled->second));
  }
  return matches;
}

}  // namespace unclench
