#include "dialog/answer_phrases.h"

namespace unclench {
namespace {

using Phrase = std::string_view;

constexpr PhraseTable kFillers(
    {// sounds and manners
     "um", "umm", "uh", "uhh", "uhm", "er", "err", "erm", "eh", "ehm", "ah", "oh", "hm", "hmm", "mm", "well",
     "so", "ok", "okay", "right", "hey", "hi", "hello", "please", "thanks", "thank you", "sorry", "lol",
     "haha", "mate", "man", "bro", "dear", "yeah", "yes", "x", "xx", "then", "cheers",
     "yep", "yup",
     // saying that one says it
     "i would say", "i would guess", "i would put it at", "i would put it", "i would give it",
     "i would go with", "i would go for", "i would call it", "i would rate it", "i would score it",
     "i would choose", "i would pick", "i would like", "i would have to say", "i would think", "i would",
     "would say", "would guess", "i will say", "i will go with", "i will go for", "i will take",
     "i will have", "i will pick", "i will choose", "i will do", "i am going to say", "going to say",
     "i am going with", "going with", "i say", "i said", "i think", "i guess", "i suppose", "i reckon",
     "i believe", "i feel like", "i feel", "feel like", "i choose", "i pick", "i picked", "i choose",
     "i prefer", "i want", "i rate it", "guess", "reckon", "think", "let us say", "let me say", "lets say",
     "let us go with", "lets go with", "go with", "say", "call it", "make it", "put it at", "put me down for",
     "put down", "put", "give it", "rate it", "my answer is", "the answer is", "answer is", "answer",
     "it would be", "would be", "must be", "should be", "has to be", "have to be", "probably be",
     "feels like", "it feels like", "seems like", "seems", "looks like",
     // how sure, how exactly
     "about", "around", "roughly", "approximately", "approx", "circa", "maybe", "probably", "perhaps",
     "possibly", "like", "ish", "or so", "or thereabouts", "thereabouts", "give or take", "more or less",
     "something like", "somewhere around", "somewhere near", "somewhere between", "somewhere in",
     "anywhere between", "anywhere from", "anywhere", "somewhere", "in the region of", "round about", "round",
     "close to", "closer to", "more like", "nearer", "almost", "nearly", "just under", "just over",
     "just about", "a bit over", "a bit under", "a bit more than", "a bit less than", "a little over",
     "a little under", "slightly", "over", "under", "above", "at least", "at most", "more than", "less than",
     "up to", "well over", "at about", "going on", "only", "just", "even", "exactly", "precisely",
     "definitely", "certainly", "for sure", "really", "honestly", "actually", "basically", "literally",
     "simply", "mainly", "mostly", "mainly just", "to be honest", "tbh", "to be fair", "to be exact",
     "if i am honest", "i mean", "you know", "of course", "obviously", "unfortunately", "sadly", "luckily",
     "thankfully", "i am afraid", "afraid", "sort of", "kind of", "kinda", "sorta", "pretty", "quite", "very",
     "fairly", "rather", "somewhat", "for me", "in my case", "personally", "at all", "though", "tho", "too",
     "as well", "also", "and a bit", "still", "already", "again", "all good", "all ok", "all fine",
     "i am good", "i am fine", "i am ok", "i am okay", "fine", "no worries", "god", "not sure",
     "i am not sure", "hard to say", "it is hard to say", "difficult to say", "it varies", "it depends",
     "depends", "varies", "do not know", "i do not know", "off the top of my head", "if i had to guess",
     "at a guess", "at a push", "wait", "no wait", "hang on", "hold on", "scratch that", "make that",
     "correction", "oops", "whoops", "nope", "all in all", "as far as i know", "i know",
     // when
     "today", "now", "right now", "just now", "currently", "at the moment", "at present", "atm",
     "this morning", "this afternoon", "this evening", "this week", "tonight", "last night", "yesterday",
     "at night", "in the night", "in the morning", "in the mornings", "in the evening", "in the evenings",
     "in the afternoon", "first thing", "mornings", "nights", "evenings", "at times", "on average", "average",
     "on a good day", "on a bad day", "on bad days", "on good days", "most days", "some days",
     "most of the time", "some of the time", "all the time", "these days", "on and off", "off and on",
     "lately", "recently", "usually", "normally", "generally", "typically", "often", "sometimes", "overall",
     "in general", "so far", "at rest", "at worst", "at best", "at its worst", "at its best", "earlier",
     "later", "always", "before", "afterwards", "once"});

constexpr PhraseTable kGlue(
    {"a",     "an",      "the",     "it",     "that",    "this",   "is",    "was",   "are",     "am",
     "be",    "been",    "being",   "i",      "my",      "me",     "mine",  "at",    "of",      "on",
     "in",    "to",      "for",     "with",   "from",    "by",     "or",    "and",   "between", "one",
     "ones",  "option",  "options", "number", "score",   "rating", "scale", "level", "point",   "points",
     "feel",  "feeling", "feels",   "there",  "do",      "does",   "did",   "would", "will",    "can",
     "could", "pain",    "back",    "lower",  "upper",   "some",   "any",   "out",   "as",      "its",
     "them",  "those",   "these",   "up",     "bit",     "go",     "im",    "solid", "good",    "strong",
     "weak",  "high",    "low",     "easily", "happens", "happen", "went",  "gone",  "dropped", "came",
     "hurts", "hurt",    "aches",   "flares", "comes",   "goes",   "gets",  "stays", "started", "start",
     "began", "when",    "we",      "he",     "she",     "they",   "doc",   "doctor"});

constexpr PhraseTable kConnectors({
    "but", "because", "and", "since", "though", "although", "when", "if", "cause", "cos", "coz", "which",
    "while", "or", "plus", "until", "due", "except", "after", "before", "unless", "so", "especially",
    "depending", "cuz", "whenever", "even", "then"});

constexpr PhraseTable kSubjects({
    "i", "it", "my", "he", "she", "we", "they", "you", "there", "the", "this", "that", "his", "her", "our",
    "their", "nothing", "everything", "not", "no", "in", "at", "with", "without", "on", "for", "from",
    "during", "only"});

constexpr PhraseTable kLeads({
    "i would say", "i would give", "i would put", "i would rate", "i would call", "i would guess",
    "i will say", "i say", "i think", "i guess", "i reckon", "call it", "make it", "it is", "it was",
    "my answer is", "the answer is", "going to say", "i am going to say"});

constexpr PhraseTable kSubordinate({
    "when", "if", "until", "before", "after", "while", "unless", "whenever", "which", "because", "since",
    "except"});

constexpr PhraseTable kCorrections({
    "no wait", "wait no", "no actually", "actually no", "actually", "wait", "i mean", "no i mean", "i meant",
    "no", "nope", "nah", "sorry", "no sorry", "sorry no", "make that", "no make that", "make it",
    "scratch that", "correction", "or rather", "rather", "oops", "hang on", "hold on", "not that",
    "change that to", "no more like"});

constexpr PhraseTable kDeclining({
    "rather not say", "rather not answer", "rather not tell", "rather not talk about it", "rather not",
    "i would rather not say", "i would rather not answer", "i would rather not",
    "i would rather not talk about it", "prefer not to say", "prefer not to answer", "prefer not to",
    "prefer not to tell", "prefer not", "prefer not say", "i prefer not to say", "i prefer not to",
    "i would prefer not to", "i would prefer not to say", "i would prefer not to answer",
    "i do not want to say", "i do not want to answer", "do not want to say", "do not want to answer",
    "i do not want to talk about it", "do not want to talk about it", "i do not want to talk about that",
    "do not want to talk about that", "do not want to tell you", "i do not want to tell you",
    "i do not want to answer that", "i do not want to answer this", "none of your business",
    "not your business", "that is none of your business", "it is none of your business",
    "mind your own business", "mind your business", "that is not your business", "no comment", "pass",
    "i pass", "i will pass", "skip", "skip it", "skip this", "skip that", "skip this one",
    "skip this question", "next question", "no answer", "not telling", "not telling you",
    "i am not telling you", "not saying", "i am not saying", "i am not answering that", "not answering that",
    "not answering", "that is private", "it is private", "private", "that is personal", "it is personal",
    "personal", "too personal", "that is too personal", "it is too personal", "a bit personal",
    "that is a bit personal", "not comfortable answering", "not comfortable saying",
    "i do not feel comfortable answering", "i do not feel comfortable saying",
    "i am not comfortable answering", "do not feel comfortable", "i decline", "decline", "decline to answer",
    "i decline to answer", "refuse to answer", "i refuse to answer", "i refuse", "leave it blank",
    "leave that blank", "keep that to myself", "i will keep that to myself",
    "i would rather keep that to myself", "do not ask", "do not ask me that", "no way i am telling you",
    "i do not have to answer that", "i do not have to tell you", "want to skip", "i want to skip",
    "can not answer that", "i can not answer that", "i do not want to", "want to skip this"});

constexpr PhraseTable kUnsure({
    "i do not know", "do not know", "i really do not know", "really do not know", "i honestly do not know",
    "honestly do not know", "i just do not know", "i do not really know", "do not really know",
    "i do not actually know", "i would not know", "would not know", "not sure", "i am not sure",
    "am not sure", "not really sure", "i am not really sure", "not too sure", "i am not too sure",
    "not so sure", "not quite sure", "i am not quite sure", "not entirely sure", "not completely sure",
    "not 100 percent sure", "not certain", "i am not certain", "unsure", "i am unsure", "uncertain",
    "no idea", "i have no idea", "have no idea", "no clue", "i have no clue", "not a clue",
    "i have not a clue", "i do not have a clue", "have not got a clue", "i have not got a clue",
    "have not a clue", "not the foggiest", "hard to say", "it is hard to say", "difficult to say",
    "it is difficult to say", "tough to say", "hard to tell", "it is hard to tell", "difficult to tell",
    "can not say", "i can not say", "i could not say", "could not say", "can not tell", "i can not tell",
    "could not tell you", "i could not tell you", "can not really say", "i can not really say",
    "can not remember", "i can not remember", "do not remember", "i do not remember", "do not recall",
    "i do not recall", "can not recall", "i can not recall", "i forget", "i forgot", "i have forgotten",
    "forgot", "who knows", "god knows", "lord knows", "goodness knows", "god only knows", "how should i know",
    "how would i know", "how am i supposed to know", "beats me", "search me", "you tell me",
    "your guess is as good as mine", "it depends", "depends", "it varies", "varies", "i am undecided",
    "undecided", "never thought about it", "i never thought about it", "never really thought about it",
    "do not know how to answer", "i do not know how to answer", "i do not know how to answer that",
    "i do not know what to say", "i do not know what to put", "i am confused", "can not decide",
    "i can not decide", "no opinion", "could not say for sure", "do not know for sure",
    "i do not know for sure", "not that sure", "i am not that sure", "ask me another", "what do i know"});

}  // namespace

PhraseList filler_phrases() { return kFillers; }
PhraseList glue_words() { return kGlue; }
PhraseList connectors() { return kConnectors; }
PhraseList clause_subjects() { return kSubjects; }
PhraseList leads() { return kLeads; }
PhraseList subordinates() { return kSubordinate; }
PhraseList corrections() { return kCorrections; }
PhraseList declining_phrases() { return kDeclining; }
PhraseList unsure_phrases() { return kUnsure; }

}  // namespace unclench
