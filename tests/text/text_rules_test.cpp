#include "text/text_rules.h"

#include "catch.h"

#include <random>
#include <string>
#include <vector>

#include "normal_text_invariants.h"

using namespace unclench;

namespace {

const TextRules& rules() {
  static const TextRules english = TextRules::english();
  return english;
}

std::string plain(std::string_view typed) { return rules().normalise(typed).text; }

/// The words with "/" for a clause's end and "//" for a sentence's between them.
std::string with_breaks(std::string_view typed) {
  const NormalText text = rules().normalise(typed);
  std::string shown;
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    if (i > 0) shown += ' ';
    if (text.words[i].before == Break::kClause) shown += "/ ";
    if (text.words[i].before == Break::kSentence) shown += "// ";
    shown += text.word(i);
  }
  return shown;
}

}  // namespace

TEST_CASE("a message becomes lower case words with one space between", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {" \t\r\n ", ""},
      {"?!", ""},
      {"  My   BACK\thurts ", "my back hurts"},
      {"\"quoted\" 'words' “and” ‘more’ «here»", "quoted words and more here"},
      {"self-harm x-ray flare-up", "self harm x ray flare up"},
      {"PT/OT or sir/madam", "pt ot or sir madam"},
      {"*really* **bad** _today_ #pain", "really bad today pain"},
      {"su*cide f**k", "sucide fk"},
      {"café NAÏVE", "cafe naive"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("contractions are written out", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"I can't feel it", "i can not feel it"},
      {"I can’t feel it", "i can not feel it"},
      {"can\x92t", "can not"},
      {"won't shan't isn't", "will not shall not is not"},
      {"I ain't sleeping, it ain't easy", "i am not sleeping it is not easy"},
      {"I'm we're you've they'll", "i am we are you have they will"},
      {"shouldn't've", "should not have"},
      {"I'd like", "i would like"},
      {"I'd been asleep", "i had been asleep"},
      {"how'd it go", "how did it go"},
      {"let's go", "let us go"},
      {"y'all c'mon", "you all come on"},
      {"cannot", "can not"},
      {"'cause of 'em 'til now", "because of them until now"},
      {"'em doctors'", "them doctors"},
      {"O'Brien's", "obriens"},
      {"do'nt ca'nt", "do not can not"},
      {"i don t and i m", "i do not and i am"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("contractions are written out without the apostrophe too", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"im ive dont cant wont isnt", "i am i have do not can not will not is not"},
      {"whats wrong, thats it, theres more", "what is wrong that is it there is more"},
      {"hes been ill", "he has been ill"},
      {"couldve shouldve", "could have should have"},
      {"youre theyre weve", "you are they are we have"},
      {"i aint well", "i am not well"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("what could be a word of its own needs a reason", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"ill try that", "i will try that"},
      {"i think ill end it", "i think i will end it"},
      {"i feel ill do you know why", "i feel ill do you know why"},
      {"im ill do i need a doctor", "i am ill do i need a doctor"},
      {"it makes you ill", "it makes you ill"},
      {"id like a test", "i would like a test"},
      {"delete my id please", "delete my id please"},
      {"well were shell hell shed wed", "well were shell hell shed wed"},
      {"its stress", "it is stress"},
      {"its been bad, its never been worse", "it has been bad it has never been worse"},
      {"its gonna go", "it is going to go"},
      {"at its worst", "at its worst"},
      {"on its own", "on its own"},
      {"whats its cause", "what is its cause"},
      {"lets start", "let us start"},
      {"my back lets go", "my back lets go"},
      {"ur back", "your back"},
      {"when ur stressed", "when you are stressed"},
      {"n", "no"},
      {"signs n symptoms", "signs and symptoms"},
      {"y", "yes"},
      {"y does it hurt", "why does it hurt"},
      {"5 min", "5 minutes"},
      {"the min dose", "the min dose"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("an 's is \"is\", \"has\" or a possessive by what stands around it", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"it's bad", "it is bad"},
      {"it's been bad", "it has been bad"},
      {"who's right", "who is right"},
      {"everyone's sick of it", "everyone is sick of it"},
      {"my back's gone", "my back is gone"},
      {"back's killing me", "back is killing me"},
      {"back's a 7", "back is a 7"},
      {"back's 7", "back is 7"},
      {"back's been awful", "back has been awful"},
      {"back's never been worse", "back has never been worse"},
      {"the doctor's letter", "the doctor letter"},
      {"my wife's back hurts", "my wife back hurts"},
      {"mum's morning pills", "mum morning pills"},
      {"my back's, well", "my back well"},
      {"doctors' letters", "doctors letters"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("short spellings are written out", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"who r u", "who are you"},
      {"wat shud i do abt it rn pls", "what should i do about it right now please"},
      {"idk, dunno", "i do not know do not know"},
      {"wanna gonna gotta kinda gimme lemme", "want to going to got to kind of give me let me"},
      {"thx tho thru nite 2moro b4 gr8", "thanks though through night tomorrow before great"},
      {"cuz bc cos coz b/c", "because because because because because"},
      {"yoga w a bad back w/o pain", "yoga with a bad back without pain"},
      {"seven outta ten", "seven out of ten"},
      {"killin me, goin out", "killing me going out"},
      {"plssss cantttt", "please can not"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("words of crisis, and what would bring in a denial, stay as they are", "[text][rules]") {
  const std::string typed = GENERATE("kms", "kys", "unalive", "od", "ngl", "i am 2 tired 4 this");
  CHECK(plain(typed) == typed);
}

TEST_CASE("three or more equal letters become two", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({{"sooooo", "soo"},
                                                                {"Nooooo waaaay", "noo waay"},
                                                                {"call 000 or 1000", "call 000 or 1000"},
                                                                {"aaa", "aaa"},
                                                                {"zzzzzz", "zzz"}}));
  CHECK(plain(typed) == text);
}

TEST_CASE("numbers stay whole", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"7/10", "7/10"},
      {"7 / 10", "7/10"},
      {"6.5", "6.5"},
      {".5", "0.5"},
      {"6½", "6.5"},
      {"24/7 since 10:30", "24/7 since 10:30"},
      {"1,000 or 10,000,000", "1000 or 10000000"},
      {"6,7", "6 7"},
      {"30th L5-S1 4pm 2x", "30th l5 s1 4pm 2x"},
      {"4hrs 10mg 16yo 6ish", "4 hours 10 mg 16 years old 6 ish"},
      {"6.5hrs", "6.5 hours"},
      {"2.My back", "2 my back"},
      {"7️⃣", "7"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("dashes between and before numbers are words", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"6-7", "6 to 7"},
      {"6 – 7", "6 to 7"},
      {"10-15min", "10 to 15 minutes"},
      {"4-7-8", "4 7 8"},
      {"2026-11-21", "2026 11 21"},
      {"-3", "minus 3"},
      {"it is -3", "it is minus 3"},
      {"pain - 3", "pain 3"},
      {"covid-19", "covid 19"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("signs with a number, or between words, are words", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"£60 or 5$", "60 pounds or 5 dollars"},
      {"50%", "50 percent"},
      {"39°C", "39 degrees c"},
      {"A&E", "a and e"},
      {"yoga + rest", "yoga and rest"},
      {"50+", "50"},
      {"~6 and >8", "about 6 and more than 8"},
      {"% & $", "and"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("addresses are a link, and forgotten spaces are not", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"see https://example.org/a?b=1.", "see link"},
      {"(www.example.com)", "link"},
      {"mail me@example.org!", "mail link"},
      {"it hurts.in the morning", "it hurts in the morning"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("an emoji that stands for a thing is a word", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"which 💊 can i take", "which pills can i take"},
      {"are you a 🤖?", "are you a robot"},
      {"🍔", ""},
  }));
  CHECK(plain(typed) == text);
}

TEST_CASE("a thumb or a mood is a word only when there is no other", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"👍🏽", "yes"},
      {"👍👍👍", "yes"},
      {"👎", "no"},
      {"🤷‍♀️", "not sure"},
      {"😭", "crying"},
      {":(", "sad"},
      {"slept 4 hours 😭😭", "slept 4 hours"},
      {"thank you <3", "thank you"},
      {"ok :)", "ok"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("punctuation is remembered as breaks", "[text][rules]") {
  auto [typed, shown] = GENERATE(table<std::string, std::string>({
      {"no fever. can't pee!", "no fever // can not pee"},
      {"no fever, can't pee", "no fever / can not pee"},
      {"no fever\ncan't pee", "no fever // can not pee"},
      {"one (two) three: four", "one / two / three / four"},
      {"one; two? three", "one // two // three"},
      {"one - two -- three — four—five", "one / two / three / four / five"},
      {"one?, two", "one // two"},
      {"I can't feel it… when I WIPE!!", "i can not feel it / when i wipe"},
      {"so.. what", "so / what"},
      {"numb 😭 help", "numb // help"},
      {"no 💊 today", "no // pills // today"},
      {"e.g. at 3 a.m. it aches", "eg / at 3 am / it aches"},
      {"ask Dr. Smith", "ask dr / smith"},
      {"K.M.S.", "kms"},
      {"me or u.i think", "me or you // i think"},
      {"6-7, not 8", "6 to 7 / not 8"},
      {"well-known", "well known"},
      {"...so", "so"},
      {"¿qué? 痛い。痛い", "que // 痛い // 痛い"},
  }));
  CAPTURE(typed);
  CHECK(with_breaks(typed) == shown);
}

TEST_CASE("scripts without spaces get them, others stay as they are", "[text][rules]") {
  auto [typed, text] = GENERATE(table<std::string, std::string>({
      {"我的背很痛", "我的 背 很 痛"},
      {"MRI结果", "mri 结果"},
      {"หลังของฉันเจ็บ", "หลัง ของ ฉัน เจ็บ"},
      {"Болит спина", "болит спина"},
      {"पीठ में दर्द", "पीठ में दर्द"},
  }));
  CAPTURE(typed);
  CHECK(plain(typed) == text);
}

TEST_CASE("every word leads back to what was typed", "[text][rules]") {
  const NormalText text = rules().normalise("É can’t 6–7hrs £60 ﬁne idk 😭");
  std::string shown;
  for (const Word& word : text.words) {
    shown += std::string(text.view(word.at)) + "=" + std::string(text.source_of(word.at)) + " ";
  }
  CHECK(shown ==
        "e=É can=can’t not=can’t 6=6 to=– 7=7 hours=hrs 60=£60 pounds=£60 fine=ﬁne i=idk do=idk not=idk "
        "know=idk ");
}

TEST_CASE("words of one contraction share its source", "[text][rules]") {
  const NormalText text = rules().normalise("I can't");
  REQUIRE(text.words.size() == 3);
  CHECK(text.words[1].source == Span{2, 7});
  CHECK(text.words[2].source == Span{2, 7});
}

TEST_CASE("a message that is too long is cut at 4,000 code points", "[text][rules]") {
  std::string typed;
  for (int i = 0; i < 2500; ++i) typed += "é ";
  const NormalText text = rules().normalise(typed);
  CHECK(text.original.size() == 6000);
  CHECK(text.words.size() == 2000);
}

TEST_CASE("whatever is typed, the result keeps its promises", "[text][rules]") {
  const std::vector<std::string> parts = {
      "can't", "its", "ill", "’", "'", "-", "—", "6", "7", ".", ",", "/", " ", " ", "\n", "😭", "👍",
      "sooo", "£", "%", "\xFF", "\xE2\x80", "é", "e\u0301", "\u200B", "我的背", "w/o", ":(", "@", "www.",
      "*", "u", "n", "½", "K.M.S", "hrs", "\u0336", "don", "t", "ﷺ", std::string(1, '\0')};
  std::mt19937 dice(3);
  for (int i = 0; i < 5000; ++i) {
    std::string typed;
    for (std::size_t left = dice() % 12; left > 0; --left) typed += parts[dice() % parts.size()];
    CAPTURE(typed);
    REQUIRE(broken_invariant(rules().normalise(typed)).empty());
  }
}

TEST_CASE("a heap of anything is read in no time", "[text][rules]") {
  const std::string part =
      GENERATE("a", "(", "'", "*", "a.", "1 /", "1,", "-", "a'", "@.", "e\u0301", "👍", "我");
  std::string typed;
  while (typed.size() < 16000) typed += part;
  CHECK(broken_invariant(rules().normalise(typed)).empty());
}
