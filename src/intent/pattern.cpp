#include "intent/pattern.h"

#include <algorithm>

#include "intent/re2_version.h"
#include "intent/word_pattern.h"

namespace unclench {
namespace {

constexpr std::size_t kMostPhrases = 1'000;  // of one atom

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Splits at `.*` outside brackets. A `.*` inside brackets leaves a piece with `.*` in it, which is refused.
std::vector<std::string_view> pieces_of(std::string_view row) {
  std::vector<std::string_view> pieces;
  int depth = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\') {
      ++i;
    } else if (row[i] == '(' || row[i] == '[') {
      ++depth;
    } else if (row[i] == ')' || row[i] == ']') {
      --depth;
    } else if (depth == 0 && row.substr(i, 2) == ".*") {
      pieces.push_back(trimmed(row.substr(start, i - start)));
      start = ++i + 1;
    }
  }
  pieces.push_back(trimmed(row.substr(start)));
  return pieces;
}

bool is_whole_concept(std::string_view piece) {
  bool whole = false;
  each_concept(piece, [&](std::string_view, std::size_t begin, std::size_t end) {
    whole = begin == 0 && end == piece.size();
  });
  return whole;
}

/// Word boundaries are for Latin letters; RE2's \b knows no others.
bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

std::string joined(const std::vector<std::string>& rows) {
  std::string out;
  for (const std::string& row : rows) out += (out.empty() ? "" : " + ") + row;
  return out;
}

}  // namespace

std::string PatternSource::text() const {
  if (in_string) return joined(all);
  std::string out;
  if (!all.empty()) out += "all: " + joined(all);
  if (!any.empty()) out += (out.empty() ? "any: " : "; any: ") + joined(any);
  if (!none.empty()) out += "; none: " + joined(none);
  return out;
}

Atoms::Atoms(const Vocabulary& vocabulary, std::string_view filler_concept) : vocabulary_(vocabulary) {
  std::string unknown;
  if (!vocabulary.has(filler_concept)) return;
  fillers_ = vocabulary.expand("{" + std::string(filler_concept) + "}", unknown).value_or("");
  filler_phrases_ = finite_language(fillers_, kMostPhrases).value_or(std::vector<std::string>{});
}

AtomId Atoms::add(std::string source, const std::string& inside, std::vector<std::string> phrases, bool at_start, bool at_end) {
  std::string expression = "(?:" + inside + ")";
  if (is_ascii(inside)) expression = "\\b" + expression + "\\b";
  if (at_start) expression = (fillers_.empty() ? "^" : "^(?:" + fillers_ + " )*") + expression;
  if (at_end) expression += fillers_.empty() ? "$" : "(?: " + fillers_ + ")*$";
  const auto known = ids_.find(expression);
  if (known != ids_.end()) return known->second;
  const AtomId id = static_cast<AtomId>(atoms_.size());
  ids_.emplace(expression, id);
  std::string words = phrases.empty() ? inside : std::string();
  atoms_.push_back({std::move(source), std::move(expression), std::move(phrases), std::move(words), at_start, at_end});
  return id;
}

AtomId Atoms::concept_atom(std::string_view name) {
  const std::string source = "{" + std::string(name) + "}";
  std::string unknown;
  const std::string inside = vocabulary_.expand(source, unknown).value_or("");
  const AtomId id = add(source, inside, finite_language(inside, kMostPhrases).value_or(std::vector<std::string>{}), false, false);
  concepts_.emplace(name, id);
  return id;
}

std::optional<AtomId> Atoms::find_concept(std::string_view name) const {
  const auto it = concepts_.find(name);
  if (it == concepts_.end()) return std::nullopt;
  return it->second;
}

std::string Atoms::concept_of(AtomId id) const {
  const std::string& source = atoms_[id].source;
  return is_whole_concept(source) ? source.substr(1, source.size() - 2) : std::string();
}

std::vector<Row> Atoms::rows(const std::vector<std::string>& sources, const std::string& file, const std::string& pointer,
                             Problems& problems) {
  std::vector<Row> rows;
  for (const std::string& source : sources) {
    Row row;
    const std::vector<std::string_view> pieces = pieces_of(source);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      std::string_view piece = pieces[i];
      const bool at_start = i == 0 && !piece.empty() && piece.front() == '^';
      if (at_start) piece.remove_prefix(1);
      const bool at_end = i + 1 == pieces.size() && !piece.empty() && piece.back() == '$';
      if (at_end) piece.remove_suffix(1);
      piece = trimmed(piece);
      if (piece.empty()) {
        // "^ .*x": an anchor with nothing beside it says nothing; the pieces around it still count.
        if (pieces.size() == 1) problems.push_back({file, pointer, "an empty pattern", "write the words to look for"});
        continue;
      }
      if (piece.find(".*") != piece.npos || piece.find(".+") != piece.npos) {
        problems.push_back({file, pointer, "\".*\" inside brackets in \"" + source + "\"",
                            "put \" .*\" between pieces, or write two patterns"});
        continue;
      }
      if (!at_start && !at_end && is_whole_concept(piece) && vocabulary_.has(piece.substr(1, piece.size() - 2))) {
        row.pieces.push_back(concept_atom(piece.substr(1, piece.size() - 2)));
        continue;
      }
      std::string unknown;
      const auto expanded = vocabulary_.expand(piece, unknown);
      if (!expanded) {
        problems.push_back({file, pointer, "no concept {" + unknown + "}", did_you_mean(unknown, vocabulary_.names())});
        continue;
      }
      std::vector<std::string> phrases = finite_language(*expanded, kMostPhrases).value_or(std::vector<std::string>{});
      bool matches_nothing_at_all = std::find(phrases.begin(), phrases.end(), "") != phrases.end();
      if (phrases.empty()) {
        const RE2 check("(?:" + *expanded + ")", re2_options());
        if (!check.ok()) {
          problems.push_back({file, pointer, "\"" + std::string(piece) + "\" is not a pattern: " + check.error(), ""});
          continue;
        }
        matches_nothing_at_all = RE2::FullMatch(re2_view(""), check);
      }
      if (matches_nothing_at_all) {
        // Beside other pieces it only says nothing; alone it would match every message.
        const Severity severity = pieces.size() > 1 ? Severity::kWarning : Severity::kError;
        problems.push_back({file, pointer, "\"" + std::string(piece) + "\" matches everything", "make a part of it required", severity});
        continue;
      }
      row.pieces.push_back(add((at_start ? "^" : "") + std::string(piece) + (at_end ? "$" : ""), *expanded, std::move(phrases), at_start, at_end));
    }
    if (!row.pieces.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

Rule Atoms::compile(const PatternSource& source, const std::string& name, std::uint32_t owner, const std::string& file,
                    Problems& problems) {
  Rule rule;
  rule.name = name;
  rule.source = source.text();
  rule.owner = owner;
  const bool plain = source.in_string;
  rule.all = rows(source.all, file, source.pointer + (plain ? "" : "/all"), problems);
  rule.any = rows(source.any, file, source.pointer + "/any", problems);
  rule.none = rows(source.none, file, source.pointer + "/none", problems);
  if (source.all.empty() && source.any.empty()) {
    problems.push_back({file, source.pointer, "a pattern needs \"all\" or \"any\"", ""});
  }
  return rule;
}

}  // namespace unclench
