#include "catch.h"
#include "safety/assertion.h"
#include "support/texts.h"

using namespace unclench;

namespace {

const Assertions& rules() {
  static const Assertions kRules({.cues = {{"no", Status::kNegated, Direction::kForward, 0},
                                  {"denies", Status::kNegated, Direction::kForward, 0},
                                  {"not", Status::kNegated, Direction::kForward, 4},
                                  {"is gone", Status::kNegated, Direction::kBackward, 0},
                                  {"my mum", Status::kOther, Direction::kForward, 0},
                                  {"years ago", Status::kPast, Direction::kBoth, 0},
                                  {"what are the signs of", Status::kHypothetical, Direction::kForward, 0},
                                  {"there was no", Status::kNegated, Direction::kForward, 0},
                                           {"no change in", Status::kNegated, Direction::kPseudo, 0},
                                           {"was negative", Status::kNegated, Direction::kBackward, 0},
                                           {"negative for", Status::kNegated, Direction::kForward, 0},
                                           {"if", Status::kHypothetical, Direction::kForward, 0},
                                           {"she", Status::kOther, Direction::kForward, 0, true}},
                                  .terminators = {"but", "apart from"},
                                  .notes = {"the patient"},
                                  .openers = {"my"},
                                  .verbs = {"feel"},
                                  .joiners = {"or", "that"},
                                  .negators = {"no", "not"}});
  return kRules;
}

/// The status of `sign` in `message`; `own` is what the pattern itself matched (the sign alone when empty).
std::string status_in(const std::string& message, const std::string& sign, const std::string& own = "") {
  const NormalText text = plain_text(message);
  const auto span = [&](const std::string& words) {
    const std::size_t at = text.text.find(words);
    REQUIRE(at != std::string::npos);
    return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  };
  return std::string(name_of(rules().of(text, rules().scopes(text), span(sign), {span(own.empty() ? sign : own)}).status));
}

}  // namespace

TEST_CASE("a sign is present unless a cue in its scope says otherwise", "[safety]") {
  auto [message, sign, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"numbness in both legs", "numbness", "present"},
      {"no numbness", "numbness", "negated"},
      {"denies fever, chills or sweats", "sweats", "negated"},
      {"no fever. numb between my legs", "numb", "present"},              // the sentence ends the scope
      {"no fever but numb between my legs", "numb", "present"},           // a terminator does
      {"no fever, my legs are numb", "numb", "present"},                  // a comma and a new subject do
      {"no fever apart from numbness", "numbness", "present"},
      {"the numbness is gone", "numbness", "negated"},
      {"my mum had cancer", "cancer", "other"},
      {"cancer years ago", "cancer", "past"},
      {"what are the signs of cauda equina", "cauda equina", "hypothetical"},
      {"no change in numbness", "numbness", "present"},                   // a pseudo-cue is none
      {"not a b c d numbness", "numbness", "present"},                    // beyond the window
      {"no fever, legs feel numb", "numb", "present"},                    // a verb makes a statement of its own
      {"no fever, sweats or legs that feel numb", "numb", "negated"},     // unless the list goes on to it
      {"there was no change in numbness", "numbness", "present"},         // a pseudo-cue that goes on where the cue ends
      {"not fever, chills, sweats, aches, numbness", "numbness", "negated"},  // the window is that of each item
      {"numbness? no.", "numbness", "negated"},                           // an answer
      {"numbness? no. fever", "fever", "present"},
      {"numbness? not sleeping either", "numbness", "present"},
      {"my legs have numbness, is that bad? no.", "numbness", "present"},
      {"numbness. no. fever", "numbness", "present"},                     // to a question alone
      {"numbness? no i want to see somebody today", "numbness", "present"},
      {"the scan was negative for cancer", "cancer", "negated"},          // of two cues that overlap, the one that goes on
      {"no fever, +numbness", "numbness", "present"},                     // what a note marks as there
      {"no fever, numbness ++, rash", "numbness", "present"},
      {"no fever, spleen 16 cm", "spleen", "present"},                    // or has measured
      {"no fever +numbness", "fever", "negated"},
      {"no fever: shingles", "shingles", "present"},
      {"no fever - shingles", "shingles", "present"},
      {"no: fever, numbness", "numbness", "negated"},
      {"if you have fever, feel numb", "numb", "hypothetical"},           // "if" goes on over verbs
      {"if you have fever, my legs feel numb", "numb", "present"},
      {"she has cancer", "cancer", "other"},
      {"the patient is here, she has cancer", "cancer", "present"},       // in a note "she" is the patient
  }));
  CAPTURE(message, sign);
  CHECK(status_in(message, sign) == expected);
}

TEST_CASE("a not that is part of the sign denies nothing", "[safety]") {
  CHECK(status_in("i can not feel when i wipe", "can not feel", "can not feel") == "present");
  CHECK(status_in("i do not have cancer", "cancer", "cancer") == "negated");
}

TEST_CASE("a status from far away is uncertain", "[safety]") {
  const NormalText text = plain_text("no fever numb between my legs since i woke up and leaking");
  const auto at = static_cast<std::uint32_t>(text.text.find("leaking"));
  const Assertion assertion = rules().of(text, rules().scopes(text), {at, at + 7}, {{at, at + 7}});
  CHECK(assertion.status == Status::kNegated);
  CHECK_FALSE(assertion.certain);
}
