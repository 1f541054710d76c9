#include "dialog/answer.h"

#include "catch.h"

#include <ctime>

#include "said.h"

using namespace unclench;
using namespace unclench::testing;

namespace {

const std::vector<SlotType> kAskedTypes = {SlotType::kYesNo,  SlotType::kChoice,   SlotType::kMultiChoice,
                                           SlotType::kScale,  SlotType::kNumber,   SlotType::kDuration,
                                           SlotType::kDate,   SlotType::kText};

SlotSpec of_type(SlotType type) {
  SlotSpec spec{.name = "s", .type = type};
  if (type == SlotType::kChoice || type == SlotType::kMultiChoice) {
    spec.options = {{.value = "often", .title = "Often"}, {.value = "stress", .title = "Stress at work"}};
  }
  return spec;
}

}  // namespace

TEST_CASE("a question is never an answer, whatever was asked", "[answer]") {
  const SlotType type = GENERATE(from_range(kAskedTypes));
  for (const char* typed : {"why do you ask",
                            "why",
                            "what",
                            "what does that mean",
                            "what is a slot",
                            "how do you know that",
                            "how often",
                            "can stress cause back pain",
                            "could it be stress",
                            "does work matter",
                            "is 6 bad",
                            "is 6 bad?",
                            "is it often",
                            "should i see a doctor",
                            "who are you",
                            "are you a person",
                            "do i have to",
                            "when will it stop",
                            "so why do you want to know",
                            "ok but what is that",
                            "tell me about stress",
                            "explain please",
                            "i do not understand the question",
                            "which one is better",
                            "huh"}) {
    CAPTURE(typed, name_of(type));
    CHECK(answer_to(of_type(type), typed).kind == AnswerKind::kNone);
  }
}

TEST_CASE("what only begins like a question is no question", "[answer]") {
  auto [type, typed, expected] = GENERATE(table<SlotType, std::string, std::string>({
      {SlotType::kYesNo, "why not", "yes"}, {SlotType::kYesNo, "does not", "no"},
      {SlotType::kYesNo, "do not know", "unsure"}, {SlotType::kYesNo, "could be", "unsure"},
      {SlotType::kYesNo, "have not", "no"}, {SlotType::kYesNo, "who knows", "unsure"},
      {SlotType::kYesNo, "how should i know", "unsure"}, {SlotType::kYesNo, "will do", "yes"},
      {SlotType::kScale, "is about a 6", "6"}, {SlotType::kScale, "was a 6 or so", "6"},
      {SlotType::kScale, "6?", "6"}, {SlotType::kScale, "would say 6", "6"},
      {SlotType::kChoice, "is often like that", "often"},
      {SlotType::kText, "when i lift things", "when i lift things"},
      {SlotType::kText, "what i do at work", "what i do at work"}}));
  CAPTURE(typed);
  CHECK(told(answer_to(of_type(type), typed)) == expected);
}

TEST_CASE("an answer next to a question explains only itself", "[answer]") {
  const Answer answer = answer_to(of_type(SlotType::kScale), "6. why do you ask?");
  CHECK(told(answer) == "6");
  CHECK(answer.coverage == Approx(0.2));
  CHECK(told(answer_to(of_type(SlotType::kScale), "6 why do you ask")) == "6");
}

TEST_CASE("declining is understood whatever was asked", "[answer]") {
  const SlotType type = GENERATE(from_range(kAskedTypes));
  for (const char* typed :
       {"rather not say", "i would rather not say", "prefer not to say", "prefer not to", "no comment",
        "none of your business", "that is private", "pass", "i will pass", "skip this one",
        "i do not want to talk about it", "sorry, i would rather not answer", "not telling you",
        "um no comment thanks"}) {
    CAPTURE(typed, name_of(type));
    CHECK(answer_to(of_type(type), typed).kind == AnswerKind::kDeclined);
  }
}

TEST_CASE("words that could decline decline nothing inside other sentences", "[answer]") {
  const SlotType type = GENERATE(SlotType::kScale, SlotType::kChoice, SlotType::kDuration);
  auto typed = GENERATE(as<std::string>(),
                        "i pass out when i stand up quickly", "i prefer not to sit on hard chairs at work",
                        "i do not want to be operated on by him", "my private nurse comes on weekdays");
  CAPTURE(typed);
  CHECK(answer_to(of_type(type), typed).kind != AnswerKind::kDeclined);
}

TEST_CASE("not knowing is unsure where there is no such option", "[answer]") {
  const SlotType type = GENERATE(SlotType::kChoice, SlotType::kMultiChoice, SlotType::kScale,
                                 SlotType::kNumber, SlotType::kDuration, SlotType::kDate, SlotType::kText);
  for (const char* typed :
       {"i do not know", "do not know", "no idea", "not sure", "hard to say", "i can not remember",
        "i have no clue", "um i do not know really", "who knows"}) {
    CAPTURE(typed, name_of(type));
    CHECK(answer_to(of_type(type), typed).kind == AnswerKind::kUnsure);
  }
}

TEST_CASE("not knowing is an answer where the author offers it", "[answer]") {
  SlotSpec slot = of_type(SlotType::kChoice);
  slot.options.push_back({.value = "dunno", .title = "I don't know"});
  CHECK(told(answer_to(slot, "no idea")) == "dunno");
  CHECK(told(answer_to(slot, "i do not know")) == "dunno");
}

TEST_CASE("not knowing something else says nothing", "[answer]") {
  CHECK(told(answer_to(of_type(SlotType::kScale), "i do not know why it hurts so much")) == "(none)");
  CHECK(told(answer_to(of_type(SlotType::kScale), "i can not tell if you are a nurse")) == "(none)");
}

TEST_CASE("free text is whatever is said, as it was typed", "[answer]") {
  const SlotSpec note = of_type(SlotType::kText);
  CHECK(told(answer_to(note, "It started at work, I think.")) == "It started at work, I think.");
  CHECK(answer_to(note, "It started at work").coverage == 1);
  CHECK(told(answer_to(note, "no")) == "no");
  CHECK(told(answer_to(note, "i do not know, it just started")) == "i do not know, it just started");
  CHECK(told(answer_to(note, "")) == "(none)");
}

TEST_CASE("free text ends at a thousand characters, whatever their bytes", "[answer]") {
  const SlotSpec note = of_type(SlotType::kText);
  std::string e_acute;
  for (int i = 0; i < 1000; ++i) e_acute += "\xC3\xA9";
  CHECK(answer_to(note, e_acute).kind == AnswerKind::kValue);
  const Answer longer = answer_to(note, e_acute + "e");
  CHECK(told(longer) == "(too_long)");
  CHECK(longer.number == 1001);
}

TEST_CASE("a flag is never answered", "[answer]") {
  CHECK(answer_to(of_type(SlotType::kFlag), "yes").kind == AnswerKind::kNone);
  CHECK(read_payload(of_type(SlotType::kFlag), "true").kind == AnswerKind::kNone);
}

TEST_CASE("nothing said is no answer", "[answer]") {
  const SlotType type = GENERATE(from_range(kAskedTypes));
  CHECK(answer_to(of_type(type), "").kind == AnswerKind::kNone);
  CHECK(answer_to(of_type(type), "...").kind == AnswerKind::kNone);
}

TEST_CASE("coverage is the share of the message that the answer explains", "[answer]") {
  auto [typed, coverage] = GENERATE(table<std::string, double>({
      {"6", 1.0},
      {"i would say about a 6 today", 1.0},
      {"6 because my boss is awful", (1 + 5 * 0.5) / 6},  // what is said besides counts half
      {"my boss is awful so i would say 6", (5 + 4 * 0.5) / 9},
      {"6 crates lifted", (1 + 2 * 0.25) / 3},  // an answer that comes first, not in its own clause
      {"we carried 6 heavy crates", 0.2},       // only itself
  }));
  CAPTURE(typed);
  SlotSpec slot = of_type(SlotType::kScale);
  if (typed.find("crates") != std::string::npos) slot.unit = "crates";
  CHECK(answer_to(slot, typed).coverage == Approx(coverage));
}

TEST_CASE("a long story does not prepare for an answer", "[answer]") {
  std::string story = "so";
  for (int i = 0; i < 10; ++i) story += " we walked round the lake and fed swans,";
  CHECK(answer_to(of_type(SlotType::kScale), story + " 6").coverage < 0.3);
  CHECK(answer_to(of_type(SlotType::kScale), "6, " + story).coverage >= 0.5);
}

TEST_CASE("an answer says where it stands", "[answer]") {
  const NormalText text = said("well, i would say seven out of ten today");
  const Answer answer = read_answer(of_type(SlotType::kScale), text, kNow);
  CHECK(text.view(answer.at) == "seven out of ten");
}

TEST_CASE("a payload is taken exactly", "[answer]") {
  auto [type, payload, expected] = GENERATE(table<SlotType, std::string, std::string>({
      {SlotType::kYesNo, "yes", "yes"}, {SlotType::kYesNo, "unsure", "unsure"},
      {SlotType::kYesNo, "Yes", "(none)"}, {SlotType::kChoice, "often", "often"},
      {SlotType::kChoice, "Often", "(none)"}, {SlotType::kChoice, "", "(none)"},
      {SlotType::kMultiChoice, "stress,often", "[often stress]"},
      {SlotType::kMultiChoice, "often", "[often]"}, {SlotType::kMultiChoice, "", "[]"},
      {SlotType::kMultiChoice, "often,never", "(none)"}, {SlotType::kMultiChoice, "often,often", "[often]"},
      {SlotType::kMultiChoice, ",", "(none)"}, {SlotType::kScale, "6", "6"}, {SlotType::kScale, "6.5", "6.5"},
      {SlotType::kScale, "11", "(above)"}, {SlotType::kScale, "-1", "(below)"},
      {SlotType::kScale, "six", "(none)"}, {SlotType::kScale, "6 ", "(none)"},
      {SlotType::kScale, "nan", "(none)"}, {SlotType::kScale, "1e1", "(none)"}, {SlotType::kNumber, "7", "7"},
      {SlotType::kDuration, "42", "42"}, {SlotType::kDuration, "-1", "(below)"},
      {SlotType::kDate, "20778", "20778"}, {SlotType::kDate, "2026-11-21", "20778"},
      {SlotType::kDate, "1.5", "(none)"}, {SlotType::kText, "x", "(none)"}}));
  CAPTURE(name_of(type), payload);
  CHECK(told(read_payload(of_type(type), payload)) == expected);
}

TEST_CASE("reading takes time in proportion to what is said", "[answer]") {
  const SlotType type = GENERATE(from_range(kAskedTypes));
  const auto seconds_for = [&](const std::string& part, std::size_t length) {
    std::string typed;
    while (typed.size() < length) typed += part + ' ';
    const std::clock_t start = std::clock();
    answer_to(of_type(type), typed);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  for (const char* part :
       {"um", "right", "no", "5", "not often", "sometimes no often", "2 or 3 weeks", "last may the 5th",
        "on a scale of 1 to", "a hundred and", "i do not know", "half", "one year and", "why do you"}) {
    CAPTURE(part, name_of(type));
    CHECK(seconds_for(part, 4000) <=
          30 * seconds_for(part, 400) + 0.1);  // 10 times, and room for a busy machine
  }
}
