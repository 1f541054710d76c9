#include "catch.h"

#include "said.h"

using namespace unclench;
using namespace unclench::testing;

namespace {

const SlotSpec kYesNo{.name = "p4", .type = SlotType::kYesNo};

}  // namespace

TEST_CASE("yes is said in many ways", "[answer]") {
  auto typed = GENERATE(as<std::string>(),
                        "yes", "yep", "yeah", "yup", "ya", "aye", "yes please", "yes i do", "yes.",
                        "yes. definitely.", "uh huh", "mm hmm", "sure", "ok", "please", "right", "correct",
                        "true", "that is right", "of course", "affirmative", "absolutely", "definitely",
                        "totally", "for sure", "no doubt", "you bet", "hell yes", "god yes", "100 percent",
                        "why not", "go ahead", "sure why not", "thumbs up", "afraid so", "i am afraid so",
                        "unfortunately", "unfortunately yes", "i guess so", "i guess", "i suppose so",
                        "i think so", "yeah i think so", "i think it does", "i think i do", "nah yeah",
                        "no wait yes", "no yes", "well yes, a little", "erm yes", "yes yes yes", "i do",
                        "i am", "i have", "it does", "it is", "it did", "i certainly do", "i do a bit",
                        "i do have that", "a bit", "a little", "kind of", "sort of yeah", "probably",
                        "most likely", "quite often", "often", "always", "most of the time", "all the time",
                        "every night", "very much so", "yes but not always", "yes but i do not know why",
                        "yes when i sit", "yes, there is no feeling in my leg", "yes no feeling in my leg",
                        "my leg hurts but yes", "i never sleep well so yes", "not sure but i think yes",
                        "that is me");
  CAPTURE(typed);
  const Answer answer = answer_to(kYesNo, typed);
  CHECK(told(answer) == "yes");
  CHECK(answer.coverage >= 0.5);
}

TEST_CASE("no is said in many ways", "[answer]") {
  auto typed = GENERATE(as<std::string>(),
                        "no", "nope", "nah", "naw", "nay", "no thanks", "no.", "no no", "never", "not really",
                        "not at all", "not that i know of", "not that i am aware of", "not as far as i know",
                        "as far as i know no", "not to my knowledge", "definitely not", "absolutely not",
                        "of course not", "certainly not", "probably not", "maybe not", "i wish", "if only",
                        "i do not think so", "i do not believe so", "i doubt it", "unlikely", "hell no",
                        "no way", "not yet", "not anymore", "not today", "not at the moment", "not often",
                        "not much", "hardly ever", "rarely", "nothing", "nothing like that", "none",
                        "none of those", "neither", "nope nothing", "no nothing like that", "nope all good",
                        "nah i am good", "i do not", "i have not", "it does not", "it did not", "it is not",
                        "i am not", "do not", "does not", "i can not", "i do not have that",
                        "i have never had that", "i do not have any numbness", "i have not had any accidents",
                        "never had that", "not numb", "no numbness", "no but my leg hurts", "yeah nah",
                        "yeah no", "yes i mean no", "no it does not", "no i do not think so",
                        "err not really no", "thumbs down", "uh uh", "negative");
  CAPTURE(typed);
  const Answer answer = answer_to(kYesNo, typed);
  CHECK(told(answer) == "no");
  CHECK(answer.coverage >= 0.5);
}

TEST_CASE("not sure is said in many ways", "[answer]") {
  auto typed = GENERATE(as<std::string>(),
                        "sometimes", "maybe", "perhaps", "might be", "it might", "it depends", "not sure",
                        "i am not sure", "i am not sure really", "i do not know", "do not know",
                        "i honestly do not know", "no idea", "i have no idea", "no clue", "hard to say",
                        "can not say", "i can not remember", "who knows", "how should i know", "yes and no",
                        "sometimes yes sometimes no", "50 50", "on and off", "it comes and goes",
                        "not always", "it does not always", "now and then", "maybe sometimes",
                        "sometimes, when i am stressed", "unsure", "i used to");
  CAPTURE(typed);
  const Answer answer = answer_to(kYesNo, typed);
  CHECK(told(answer) == "unsure");
  CHECK(answer.coverage >= 0.5);
}

TEST_CASE("what neither says yes nor no is no answer", "[answer]") {
  auto typed = GENERATE(as<std::string>(),
                        "i am tired", "i am stressed about work", "right leg", "right leg hurts",
                        "no one told me", "no pain no gain", "not sure why it hurts",
                        "no idea why my back is killing me", "i want to talk about sciatica",
                        "i have 2 kids and my boss is awful", "no feeling in my leg", "no feeling down there",
                        "i can not feel my legs", "i do not feel anything down there",
                        "not much feeling down there", "hardly any feeling", "i do not sleep", "both legs",
                        "when i sit", "go back", "tell me more", "start again please", "thanks for nothing",
                        "thank you very much", "breathing did nothing for me", "the first one", "6",
                        "wrong answer", "turmeric yes or no", "never mind", "all of my back", "is that bad",
                        "why do you ask", "what does that mean", "can stress cause back pain",
                        "do i have to answer", "does it matter", "are you a person", "why", "what",
                        "how do you know that");
  CAPTURE(typed);
  const Answer answer = answer_to(kYesNo, typed);
  CAPTURE(told(answer));
  CHECK((answer.kind == AnswerKind::kNone || answer.coverage < 0.3));
}

TEST_CASE("a yes in the middle of a story explains little of it", "[answer]") {
  auto typed = GENERATE(as<std::string>(),
                        "my doctor said yes to the scan", "i told my boss no and he shouted at me");
  CHECK(answer_to(kYesNo, typed).coverage < 0.3);
}
