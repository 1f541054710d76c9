#pragma once
// The words of the yes_no reader (answer_yes_no.cpp). English.

#include "dialog/answer_words.h"

namespace unclench::yes_no {

inline constexpr PhraseTable kYes({
    "yes", "yep", "yeah", "yea", "yah", "yup", "yas", "yess", "yeh", "aye", "affirmative", "uh huh", "mhm",
    "mm hmm", "mmhmm", "mm hm", "yes please", "yes indeed", "absolutely", "definitely", "deffo", "certainly",
    "of course", "for sure", "sure thing", "sure is", "sure do", "sure does", "you bet", "you betcha",
    "god yes", "hell yes", "hell yeah", "heck yes", "heck yeah", "too right", "damn right", "100 percent",
    "a hundred percent", "hundred percent", "one hundred percent", "without a doubt", "no doubt about it",
    "no question", "no question about it", "very much so", "most certainly", "most definitely",
    "that is right", "you are right", "that is correct", "that is true", "so true", "very true", "that is me",
    "that is me exactly", "sounds like me", "sounds right", "sounds about right", "thats right", "i think so",
    "i believe so", "i guess so", "i suppose so", "i reckon so", "i would say so", "i would think so",
    "i should think so", "i imagine so", "i expect so", "i am afraid so", "afraid so", "unfortunately so",
    "unfortunately yes", "sadly yes", "yes sadly", "i must admit", "i admit", "thumbsup", "why not",
    "go ahead", "go for it", "let us do it", "lets do it", "let us go", "lets go", "sounds good", "so do i",
    "guilty as charged", "always have", "always has", "i agree", "agreed", "it is true", "not wrong",
    "you are not wrong", "can not deny it", "as a matter of fact yes"});

// Yes only when nothing follows in their clause: "right", but not "right leg".
inline constexpr PhraseTable kYesAlone({
    "right", "correct", "true", "sure", "ok", "okay", "please", "k", "y", "very", "very much", "alright",
    "all right", "okey", "okey dokey", "granted", "unfortunately", "sadly", "regrettably", "will do",
    "can do", "go on then", "indeed", "spot on", "bang on", "all of them", "all of the above", "all of that",
    "all of it", "both", "both of them", "some of them", "some of it", "one of them", "a few of them",
    "most of them", "exactly", "precisely", "si", "ya", "ye", "def", "guilty", "once or twice", "i did once",
    "totally", "please do", "i guess", "i suppose", "i reckon", "no doubt", "thumbs up"});

inline constexpr PhraseTable kNo({
    "no", "nope", "nah", "naw", "nay", "noo", "nooo", "nuh uh", "nah uh", "uh uh", "no sir", "no thanks",
    "no thank you", "no never", "never", "not really", "not at all", "not in the slightest",
    "not in the least", "not a bit", "not one bit", "not that i know of", "not that i am aware of",
    "not that i am aware", "not that i know", "not that i can tell", "not that i can think of",
    "not that i remember", "not that i can remember", "not that i recall", "not that i have noticed",
    "not that i noticed", "not to my knowledge", "not as far as i know", "not as far as i can tell",
    "not as far as i am aware", "not me", "not i", "not yet", "not any more", "not anymore", "no more",
    "no longer", "not now", "not right now", "not today", "not currently", "not at the moment", "not lately",
    "not recently", "not particularly", "not especially", "not exactly", "not quite", "not so much",
    "not very much", "not very often", "not usually", "not normally", "not generally", "not often",
    "not that often", "not in my case", "not likely", "not a chance", "not on your life", "not ever",
    "not once", "not any", "not any of those", "not any of them", "not any of that", "nothing like that",
    "nothing of the sort", "nothing of that sort", "nothing at all", "none of that", "none of those",
    "none of these", "none of them", "none of the above", "none at all", "neither of them",
    "neither of those", "hardly at all", "i wish", "i do not think so", "do not think so",
    "i do not believe so", "do not believe so", "i would not say so", "would not say so",
    "i would not say that", "i think not", "i guess not", "i suppose not", "i believe not", "i would say not",
    "afraid not", "i am afraid not", "unfortunately not", "sadly not", "fortunately not", "thankfully not",
    "luckily not", "thank god no", "definitely not", "absolutely not", "certainly not", "of course not",
    "probably not", "most likely not", "maybe not", "perhaps not", "possibly not", "obviously not",
    "clearly not", "hell no", "heck no", "god no", "lord no", "oh god no", "i doubt it", "doubt it",
    "i doubt that", "unlikely", "very unlikely", "highly unlikely", "thumbs down", "thumbsdown",
    "far from it", "on the contrary", "neither do i", "nor do i", "nor does it", "no chance", "no siree",
    "that is not right", "that is not true", "not true", "that is not me", "not me no", "no need",
    "not interested", "i disagree", "disagree", "negative"});

inline constexpr PhraseTable kNoAlone({
    "nothing", "none", "neither", "n", "false", "nowhere", "zero", "nil", "nada", "hardly", "barely",
    "no way", "na", "hardly ever", "rarely", "very rarely", "seldom", "not much", "not very", "not a lot",
    "not for me", "as if", "if only"});

inline constexpr PhraseTable kHedgedYes({
    "a bit", "a little", "a little bit", "little bit", "bit", "a tad", "a touch", "slightly", "mildly",
    "somewhat", "sort of", "kind of", "kinda", "sorta", "to some extent", "to some degree", "to an extent",
    "to a degree", "to a certain extent", "in a way", "more or less", "pretty much", "quite a bit",
    "quite a lot", "a lot", "lots", "loads", "quite often", "very often", "often", "a lot of the time",
    "most of the time", "all the time", "always", "constantly", "every day", "every time", "every night",
    "nearly always", "almost always", "usually", "mostly", "frequently", "regularly", "most days",
    "most nights", "probably", "most likely", "very likely", "likely", "quite likely", "quite possibly",
    "quite", "extremely", "really badly", "big time", "more than i would like", "more than ever",
    "i have noticed that", "i have noticed it", "now that you mention it", "some", "only a bit",
    "only a little", "only slightly", "only at night", "only sometimes", "partly", "partially", "it seems so",
    "seems so", "it seems like it", "seems like it", "looks like it", "feels like it", "it feels like it",
    "it would seem so", "apparently", "i feel that", "i feel it", "i have that", "i get that",
    "i do get that"});

inline constexpr PhraseTable kHedgedNo({
    "not so often", "it is rare", "once in a blue moon", "very occasionally", "only rarely"});

inline constexpr PhraseTable kHedgedUnsure({
    "maybe", "perhaps", "possibly", "might", "might be", "it might", "it might be", "could be", "it could be",
    "may be", "it may be", "it could", "sometimes", "some times", "at times", "occasionally", "now and then",
    "now and again", "every now and then", "every now and again", "every so often", "from time to time",
    "once in a while", "on and off", "off and on", "it comes and goes", "comes and goes", "some days",
    "not always", "not all the time", "not every time", "not every day", "not necessarily", "i hope so",
    "i hope not", "hopefully", "hopefully not", "hope so", "hope not", "yes and no", "no and yes",
    "yes no maybe", "maybe maybe not", "maybe yes maybe no", "so so", "50 50", "fifty fifty",
    "sometimes yes sometimes no", "sometimes it does sometimes it does not", "ish", "meh", "in some ways",
    "yeah right", "i used to", "it used to", "used to"});

// Of no meaning here, though a word of them would have one.
inline constexpr PhraseTable kNeutral({
    "thank you very much", "thanks very much", "very good", "never mind", "nevermind", "no worries",
    "no problem", "not bad", "not too bad", "no rush", "not to worry", "no comment", "no idea why",
    "no pain no gain", "no one", "nobody", "no matter", "not only", "not just", "i am good", "i am fine",
    "i am ok", "i am okay", "i am all right", "all ok", "i am alright", "it is fine", "it is ok",
    "it is all good", "so good", "good morning", "good evening", "good afternoon", "right now", "of course i",
    "no longer than", "no more than", "no less than", "yes or no", "or no", "or nah", "or nay", "or not",
    "or nope"});

inline constexpr PhraseTable kPersons({
    "i", "it", "they", "he", "she", "we", "that", "this", "there", "mine"});
inline constexpr PhraseTable kVerbs({
    "do", "does", "did", "am", "is", "are", "was", "were", "have", "has", "had", "can", "could", "will",
    "would", "should"});
inline constexpr PhraseTable kBetween({
    "really", "certainly", "definitely", "sure", "just", "still", "sometimes", "actually", "also", "often",
    "always", "probably", "honestly"});
inline constexpr PhraseTable kAfterVerb({
    "have that", "have it", "have this", "have those", "have them", "have any of those", "have any of that",
    "have any of these", "have any of them", "have either", "get that", "get it", "get those",
    "get any of that", "get any of those", "feel that", "notice that", "notice it", "think it does",
    "think it is", "think i do", "think i have", "think i am", "think that", "think so", "any of those",
    "any of that", "any of these", "any of them", "anything like that", "have anything like that", "that",
    "it", "had that", "had it", "had this", "like that", "have", "anymore", "any more", "yet", "at all",
    "too", "as well", "do that", "do it", "do"});

// "I do not have any numbness": what comes next may be named.
inline constexpr PhraseTable kNaming({
    "have any", "have a", "have", "had any", "had a", "had", "get any", "get a", "get", "notice any",
    "noticed any", "any"});

// "No feeling in my foot" to "Is anything numb?" is rather a yes, so it is no answer at all.
inline constexpr PhraseTable kGoodToHave({
    "feeling", "feelings", "feel", "sensation", "sense", "control", "strength", "power", "movement",
    "balance", "sleep", "energy", "appetite", "move", "walk", "stand", "lift", "response", "reflexes",
    "relief"});

inline constexpr PhraseTable kAskedAbout({"why", "how", "what", "when", "where", "who", "which"});

}  // namespace unclench::yes_no
