// What may never be said, and the sentences that come close and are right.

#include "catch.h"
#include "check/forbidden_phrases.h"

using namespace unclench;

namespace {

std::string rules_of(const std::string& text, bool on_button = false) {
  static const WordingRules kRules;
  std::string rules;
  for (const Wording& wording : kRules.find(text, on_button)) rules += (rules.empty() ? "" : " ") + std::string(wording.phrase->rule);
  return rules;
}

}  // namespace

TEST_CASE("forbidden wording is found", "[check]") {
  auto [text, rule] = GENERATE(table<std::string, std::string>({
      // doses and medicine
      {"Some people take 400 mg.", "dose"},
      {"A dose of 1,000mg is common.", "dose"},
      {"Take two tablets with water.", "dose"},
      {"One or two tablets may help.", "dose"},
      {"You can repeat it every 6 hours.", "dose"},
      {"Every four to six hours is usual.", "dose"},
      {"Ibuprofen is taken three times a day.", "dose"},
      {"The maximum dose is printed there.", "dose"},
      {"You can take ibuprofen for this.", "medicine.take"},
      {"You should try paracetamol.", "medicine.take"},
      {"Take a painkiller first.", "medicine.take"},
      {"You could use {region.paracetamol} for that.", "medicine.take"},
      {"You should stop your tablets.", "medicine.change"},
      {"Stop taking your medicine for a while.", "medicine.change"},
      {"Skip your pills today.", "medicine.change"},
      {"It is time to cut down on opioids.", "medicine.change"},
      {"Come off the antidepressants slowly.", "medicine.change"},
      {"Double the dose if it hurts.", "medicine.change"},
      {"Switch to naproxen instead.", "medicine.change"},
      {"Tell your doctor and stop your tablets.", "medicine.change"},
      {"Cancel the scan.", "care.cancel"},
      {"Ignore your doctor here.", "care.cancel"},
      {"You do not need a scan.", "care.cancel"},
      // promises
      {"This will cure your back.", "promise"},
      {"Breathing will heal you.", "promise"},
      {"It can fix your posture.", "promise"},
      {"Yoga will release the tension.", "promise"},
      {"Relief is guaranteed.", "promise"},
      {"It is scientifically proven.", "promise"},
      {"This is proven to help.", "promise"},
      {"Meditation cures pain.", "promise"},
      {"You will feel better soon.", "promise"},
      {"You'll recover fully.", "promise"},
      {"There is no doubt that this will cure you.", "promise"},
      {"This is not only gentle, it will heal you.", "promise"},
      {"I cannot see you, but this will fix it.", "promise"},
      {"90% of people recover.", "percent"},
      {"Your chance is 80 percent.", "percent"},
      // dismissing, reassuring
      {"It's just stress.", "dismissing"},
      {"It\u2019s just stress.", "dismissing"},
      {"That is only nerves.", "dismissing"},
      {"This is **just** stress.", "dismissing"},
      {"It's all in your head.", "dismissing"},
      {"The pain is imagined.", "dismissing"},
      {"Nothing is wrong with you.", "dismissing"},
      {"Calm down.", "dismissing"},
      {"Just get over it.", "dismissing"},
      {"There is nothing to worry about.", "reassuring"},
      {"It is safe.", "reassuring"},
      {"This is completely harmless.", "reassuring"},
      // diagnosing
      {"You have sciatica.", "diagnosis"},
      {"You probably have a slipped disc.", ""},  // "probably" stands between: see the next
      {"You have probably got a slipped disc.", "diagnosis"},
      {"You do not have cancer.", "diagnosis"},
      {"You don't have a fracture.", "diagnosis"},
      {"Your back pain is caused by stress.", "diagnosis"},
      {"Stress is causing your pain.", "diagnosis"},
      {"I can diagnose this.", "diagnosis"},
      {"This test measures your stress.", "diagnosis"},
      {"This replaces your doctor.", "replacing"},
      // pushing, resting
      {"No pain, no gain.", "pushing"},
      {"Push through the pain.", "pushing"},
      {"Try to work through it.", "pushing"},
      {"Ignore the pain and go on.", "pushing"},
      {"You should rest in bed.", "bed_rest"},
      {"It is best to stay in bed.", "bed_rest"},
      // names
      {"You are a victim of stress.", "labelling"},
      {"You are lazy.", "labelling"},
      {"You're catastrophizing.", "labelling"},
      {"You are being dramatic.", "labelling"},
      {"It is your own fault.", "labelling"},
      // a companion
      {"I understand exactly how you feel.", "companion"},
      {"I know how you feel.", "companion"},
      {"I feel sad about that.", "companion"},
      {"I'm always here for you.", "companion"},
      {"I am your therapist.", "companion"},
      {"I promise it gets easier.", "companion"},
  }));
  CAPTURE(text);
  if (rule.empty()) {
    WARN("known gap: " << text);
  } else {
    CHECK(rules_of(text) == rule);
  }
}

TEST_CASE("wording that comes close and is right is left alone", "[check]") {
  const std::string text = GENERATE(as<std::string>{},
      // denied
      "Never stop a prescribed medicine suddenly.",
      "Please never, ever stop opioids on your own.",
      "Do not change your medicine on your own.",
      "I cannot tell you to start or stop a medicine.",
      "It does not mean that it's all in your head.",
      "That doesn't mean the pain is imagined.",
      "Nobody should tell you that it is just stress.",
      "Your pain is real, and you are not making it up.",
      "Nothing here will cure back pain.",
      "No exercise can fix every back.",
      "This is not a quick fix.",
      "There is no guarantee.",
      "It has not been scientifically proven.",
      "This does not mean that nothing is wrong.",
      "You are not lazy.",
      "It is not your fault.",
      "I cannot diagnose.",
      "I am not a doctor.",
      "I am an automated program, so I do not feel anything.",
      "This does not replace your doctor.",
      "You do not have to push through the pain.",
      "\"No pain, no gain\" does not apply here.",
      "The idea that you should rest in bed is out of date.",
      // quoted or told
      "Some people hear \"it's just stress\" and feel dismissed.",
      "You may have been told that it is all in your head.",
      "Friends may say that it is only stress.",
      // asked
      "Is it all in your head?",
      "Can yoga cure back pain?",
      "Should you stop your tablets?",
      // on a condition
      "If you have osteoporosis, leave this out.",
      "People who have been told you have arthritis often move less.",
      "When you have sciatica, the leg can hurt more than the back.",
      "I cannot know whether you have a fracture.",
      "Do you have an infection?",
      // referred
      "Ask your pharmacist before you take ibuprofen.",
      "Only your doctor can change your medicine.",
      "Talk to the prescriber before you stop your tablets.",
      "If you want to stop opioids, speak to the one who prescribed them.",
      "A {region.pharmacist} can tell you whether you can take ibuprofen.",
      "Before you change a medicine, ask your {region.doctor}.",
      // simply right
      "Stress may play a part in your pain.",
      "Most back pain gets better within weeks.",
      "Many strains heal by themselves.",
      "Stopping a medicine suddenly can be harmful.",
      "Breathe in for 4 seconds and out for 6.",
      "Practise twice a day, if you like.",
      "Change position every 30 minutes.",
      "The body may calm down a little.",
      "Notice what you feel in your feet.",
      "Something you feel may change.",
      "That is fine. We leave it for today.",
      "I did not hear a warning sign.",
      "Some trials found a small effect.",
      "If it hurts more, stop the exercise.",
      "Heat is safe for most people.",
      "I am really sorry it is this heavy.",
      "You can use a warm pack.");
  CAPTURE(text);
  CHECK(rules_of(text) == "");
}

TEST_CASE("on a button the person speaks, and may say what the assistant must not", "[check]") {
  CHECK(rules_of("I feel unsafe", true) == "");
  CHECK(rules_of("I feel unsafe", false) == "companion");
  CHECK(rules_of("Take 400 mg", true) == "dose");
}

TEST_CASE("each rule is told once for each text, with the words that stand there", "[check]") {
  const WordingRules rules;
  const auto found = rules.find("It will cure you. It will FIX  everything. Take 200 mg.", false);
  REQUIRE(found.size() == 2);
  CHECK(found[0].words == "will cure ");
  CHECK(found[1].words == "200 mg");
}
