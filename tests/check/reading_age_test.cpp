#include "check/reading_age.h"

#include "catch.h"
#include "pack.h"

using namespace unclench;

TEST_CASE("syllables are counted as they are spoken", "[check]") {
  auto [word, count] = GENERATE(table<std::string, std::size_t>({
      {"pain", 1}, {"stress", 1}, {"back", 1}, {"the", 1}, {"breathe", 1}, {"made", 1}, {"makes", 1}, {"helped", 1}, {"eased", 1}, {"called", 1}, {"through", 1},
      {"muscle", 2}, {"little", 2}, {"careful", 2}, {"movement", 2}, {"needed", 2}, {"doctor", 2}, {"breathing", 2}, {"lying", 2}, {"saying", 2}, {"staying", 2},
      {"being", 2}, {"quiet", 2}, {"science", 2}, {"nation", 2}, {"social", 2}, {"tension", 2}, {"going", 2}, {"react", 2}, {"create", 2}, {"changes", 2},
      {"worrying", 3}, {"exercise", 3}, {"radio", 3}, {"previous", 3}, {"period", 3}, {"easier", 3}, {"guidelines", 2}, {"tissues", 2}, {"mechanism", 4},
      {"experience", 4}, {"anxiety", 4}, {"variety", 4}, {"situation", 4}, {"usually", 4}, {"meditation", 4}, {"diaphragmatic", 5}, {"physiotherapist", 6},
      {"didn't", 2}, {"can't", 1}, {"isn't", 2}, {"don't", 1}, {"10", 1}, {"", 1}, {"x", 1},
  }));
  CAPTURE(word);
  CHECK(syllables_in(word) == count);
}

TEST_CASE("a grade follows the published formula", "[check]") {
  const Reading reading = reading_of("The cat sat on the mat. It was a warm day.");
  CHECK(reading.sentences == 2);
  CHECK(reading.words == 11);
  CHECK(reading.syllables == 11);
  CHECK(reading.longest == 6);
  CHECK(reading.longest_sentence == "The cat sat on the mat.");
  CHECK(reading.grade() == Approx(0.39 * 11 / 2 + 11.8 * 11 / 11 - 15.59));
  CHECK(reading_of("").grade() == 0);
}

TEST_CASE("names, lists and numbers count as what a person reads", "[check]") {
  CHECK(reading_of("Call {region.emergency} now.").words == 3);
  CHECK(reading_of("- rest\n- walk a little\n- sleep").sentences == 3);
  CHECK(reading_of("Breathe for 6.5 seconds, 10 times.").words == 6);
  CHECK(reading_of("... !?").words == 0);
}

TEST_CASE("the messages of a dialog are read together", "[check]") {
  const Compiled compiled = compile_content(sound_pack(), nullptr);
  REQUIRE(compiled.content != nullptr);
  for (const DialogReading& dialog : reading_of_dialogs(*compiled.content)) {
    if (dialog.dialog != "faq.should_i_rest") continue;
    CHECK(dialog.reading.sentences == 5);  // evidence, question, why, two answers; no titles
    CHECK(dialog.reading.longest == 8);
    return;
  }
  FAIL("no reading of faq.should_i_rest");
}
