// Words are written out from the last to the first, because the reason for writing one out is most often what
// follows it, and that is then plain already: "its gonna" -> "its going to" -> "it is going to".

#include "text/text_rules.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "text/dense_script.h"
#include "text/english_tables.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace unclench {
namespace {

struct PlainWord {
  std::string_view text;  // of a token or a table
  Span source;
  Break before = Break::kNone;
};

bool starts_with_digit(std::string_view text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }

bool has_apostrophe(std::string_view text) { return text.find('\'') != std::string_view::npos; }

std::string without_apostrophes(std::string word) {
  word.erase(std::remove(word.begin(), word.end(), '\''), word.end());
  return squeezed(word);
}

/// "plss" -> "pls"
std::string without_doubles(std::string_view text) {
  std::string single(text);
  single.erase(std::unique(single.begin(), single.end()), single.end());
  return single;
}

class Writer {
 public:
  Writer(std::vector<Token>& tokens, const LanguageTables& tables) : tokens_(tokens), tables_(tables) {
    reversed_.reserve(tokens.size() * 2);
  }

  /// The words in reverse order; they look into the tokens and the tables.
  std::vector<PlainWord> reversed() && {
    for (here_ = tokens_.size(); here_-- > 0;) {
      write_token();
      reversed_.back().before = token().before;
      write_range();
    }
    return std::move(reversed_);
  }

 private:
  // --- what stands around ---

  const Token& token() const { return tokens_[here_]; }

  /// The token before, if nothing but spaces is between.
  const Token* last() const {
    if (here_ == 0 || token().before != Break::kNone) return nullptr;
    return &tokens_[here_ - 1];
  }

  /// The plain word after this one, or the one after that; empty at the end of the clause.
  std::string_view following(std::size_t ahead = 0) const {
    for (std::size_t i = 0; i <= ahead; ++i) {
      if (i >= reversed_.size() || reversed_[reversed_.size() - 1 - i].before != Break::kNone) return {};
    }
    return reversed_[reversed_.size() - 1 - ahead].text;
  }

  bool participle_follows() const {
    const std::size_t ahead = tables_.adverbs.contains(following()) ? 1 : 0;
    return tables_.participles.contains(following(ahead));
  }

  bool state_follows() const {
    const std::string_view next = following();
    if (next.empty() || tables_.not_states.contains(next)) return false;
    const bool is_form_of_verb = next.size() > 3 && (next.ends_with("ing") || next.ends_with("ed"));
    return is_form_of_verb || starts_with_digit(next) || tables_.states.contains(next);
  }

  bool holds(When when, std::string_view subject) const {
    switch (when) {
      case When::kAlways: return true;
      case When::kAlone: return tokens_.size() == 1;
      case When::kAfterI: return last() != nullptr && last()->text == "i";
      case When::kAfterNumber: return last() != nullptr && starts_with_digit(last()->text);
      case When::kFirst: return here_ == 0 || token().before == Break::kSentence;
      case When::kBeforeParticiple: return participle_follows();
      case When::kBeforeState: return state_follows();
      case When::kBeforeVerb:
        return tables_.verbs.contains(following()) &&
               (last() == nullptr || !tables_.before_ill.contains(last()->text));
      case When::kAfterSubject: return tables_.subjects.contains(subject);
      case When::kUnlessPossessive:
        return !following().empty() && !tables_.after_its.contains(following()) &&
               (last() == nullptr || !tables_.before_its.contains(last()->text));
    }
    return false;
  }

  const Rewrite* first_that_holds(const Rewrites& rewrites, std::string_view subject) const {
    const auto found = std::find_if(rewrites.begin(), rewrites.end(), [&](const Rewrite& rewrite) {
      return holds(rewrite.when, subject);
    });
    return found == rewrites.end() ? nullptr : &*found;
  }

  // --- writing ---

  /// `phrase` is one or more plain words, or none.
  void write(std::string_view phrase) {
    while (!phrase.empty()) {
      const auto space = phrase.rfind(' ');
      const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
      reversed_.push_back({phrase.substr(begin), token().source, Break::kNone});
      phrase = phrase.substr(0, begin == 0 ? 0 : space);
    }
  }

  void write_token() {
    Token& token = tokens_[here_];
    const bool plain = token.kind == TokenKind::kPlain || token.kind == TokenKind::kAside;
    if (plain) return write(token.text);
    if (rewrite(token.text)) return;
    if (token.stretched && rewrite(without_doubles(token.text))) return;
    if (!has_apostrophe(token.text)) return write(token.text);
    if (rewrite_ending(token.text)) return;
    token.text = without_apostrophes(token.text);
    if (!rewrite(token.text)) write(token.text);
  }

  bool rewrite(std::string_view word) {
    const auto found = tables_.rewrites.find(word);
    if (found == tables_.rewrites.end()) return false;
    const Rewrite* chosen = first_that_holds(found->second, word);
    if (chosen == nullptr) return false;
    write(chosen->to);
    return true;
  }

  /// "shouldn't've" -> "should not have". False, and nothing written, when an apostrophe would be left.
  bool rewrite_ending(std::string_view word) {
    for (const Ending& ending : tables_.endings) {
      if (word.size() <= ending.text.size() || !word.ends_with(ending.text)) continue;
      const std::string_view stem = word.substr(0, word.size() - ending.text.size());
      const Rewrite* chosen = first_that_holds(ending.rewrites, stem);
      if (chosen == nullptr) continue;
      const std::size_t written = reversed_.size();
      write(chosen->to);
      if (rewrite(stem) || rewrite_ending(stem)) return true;
      if (!has_apostrophe(stem)) {
        write(stem);
        return true;
      }
      reversed_.resize(written);
    }
    return false;
  }

  /// "6-7" is a range, "4-7-8" is a row of numbers.
  void write_range() {
    if (!continues_range(here_) || continues_range(here_ + 1) || continues_range(here_ - 1)) return;
    reversed_.back().before = Break::kNone;
    reversed_.push_back({tables_.range, token().dash, Break::kNone});
  }

  bool continues_range(std::size_t index) const {
    return index > 0 && index < tokens_.size() && tokens_[index].dash != Span{} &&
           starts_with_digit(tokens_[index].text) && starts_with_digit(tokens_[index - 1].text);
  }

  std::vector<Token>& tokens_;
  const LanguageTables& tables_;
  std::size_t here_ = 0;
  std::vector<PlainWord> reversed_;
};

/// "don t" and "i m" come from programs that turn an apostrophe into a space. The ending goes back to its
/// word.
void mend_lost_apostrophes(std::vector<Token>& tokens, const LanguageTables& tables) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool may_be_ending = kept > 0 && tokens[i].before == Break::kNone && tokens[i].text.size() < 3;
    if (may_be_ending && tables.splittable.contains(tokens[kept - 1].text + '\'' + tokens[i].text)) {
      tokens[kept - 1].text += '\'' + tokens[i].text;
      tokens[kept - 1].source.end = tokens[i].source.end;
    } else if (kept++ != i) {
      tokens[kept - 1] = std::move(tokens[i]);
    }
  }
  tokens.resize(kept);
}

void drop_asides(std::vector<Token>& tokens) {
  const auto is_aside = [](const Token& token) { return token.kind == TokenKind::kAside; };
  if (std::all_of(tokens.begin(), tokens.end(), is_aside)) return;
  tokens.erase(std::remove_if(tokens.begin(), tokens.end(), is_aside), tokens.end());
}

void append(NormalText& normal, const PlainWord& word) {
  if (!normal.text.empty()) normal.text += ' ';
  const auto begin = static_cast<std::uint32_t>(normal.text.size());
  normal.text += word.text;
  const auto end = static_cast<std::uint32_t>(normal.text.size());
  const Break before = normal.words.empty() ? Break::kNone : word.before;
  normal.words.push_back({.at = {begin, end}, .source = word.source, .before = before});
}

}  // namespace

struct TextRules::Tables {
  LanguageTables language;
  Folding folding;
  DenseScript dense;
};

TextRules::TextRules(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
TextRules::TextRules(TextRules&&) noexcept = default;
TextRules& TextRules::operator=(TextRules&&) noexcept = default;
TextRules::~TextRules() = default;

TextRules TextRules::english() {
  return TextRules(std::make_unique<const Tables>(Tables{english_tables(), Folding(), DenseScript()}));
}

NormalText TextRules::normalise(std::string_view typed) const {
  NormalText normal;
  normal.original = valid_utf8(typed, kMaxText);
  const std::vector<Glyph> glyphs = tables_->folding.fold(normal.original);
  std::vector<Token> tokens = tokens_of(glyphs, tables_->language, tables_->dense);
  drop_asides(tokens);
  mend_lost_apostrophes(tokens, tables_->language);
  const std::vector<PlainWord> words = Writer(tokens, tables_->language).reversed();

  normal.text.reserve(normal.original.size() + normal.original.size() / 4);
  normal.words.reserve(words.size());
  std::for_each(words.rbegin(), words.rend(), [&normal](const PlainWord& word) { append(normal, word); });
  return normal;
}

}  // namespace unclench
