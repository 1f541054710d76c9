#include "check/forbidden_phrases.h"

namespace unclench {
namespace {

using P = ForbiddenPhrase;

// What people take, as a kind or by name.
#define MEDICINE                                                                                                                          \
  "(?:(?:medicines?|medications?|meds|tablets?|pills?|capsules?|painkillers?|drugs|prescriptions?|opioids?|opiates?|antidepressants?|"       \
  "anti-?inflammator(?:y|ies)|nsaids?|muscle relaxants?|blood thinners?|steroids?|ibuprofen|naproxen|diclofenac|aspirin|paracetamol|"     \
  "acetaminophen|codeine|tramadol|morphine|oxycodone|gabapentin|pregabalin|diazepam|amitriptyline|duloxetine)\\b|\\{region\\.paracetamol\\})"

#define CONDITION                                                                                                                         \
  "(?:sciatica|arthritis|osteoarthritis|osteoporosis|cancer|a tumou?r|an? infection|a (?:spinal )?fracture|a broken \\w+|"                \
  "a (?:slipped|herniated|bulging|prolapsed) (?:disc|disk)|a (?:trapped|pinched|squeezed) nerve|cauda equina(?: syndrome)?|stenosis|"     \
  "spinal stenosis|spondylosis|spondylitis|ankylosing spondylitis|shingles|kidney stones?|an? (?:aortic )?aneurysm|fibromyalgia|tms|"     \
  "depression|an? anxiety disorder|anxiety|ptsd|burnout|a panic disorder|an eating disorder|stress-related (?:back )?pain|"               \
  "psychosomatic pain|a chronic pain (?:syndrome|condition))"

#define NUMBER "(?:\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|eight|ten|twelve)"

}  // namespace

const std::vector<ForbiddenPhrase>& forbidden_phrases() {
  static const std::vector<ForbiddenPhrase> kPhrases = {
      // Medicine: never a dose, schedule, maximum, brand choice or combination; never start, stop, taper or swap.
      {"dose", "\\b\\d+(?:[.,]\\d+)? ?(?:mg|mcg|\u00b5g|milligram(?:me)?s?|micrograms?)\\b", P::kNever, "leave doses to the leaflet and the pharmacist"},
      {"dose", "\\b" NUMBER " (?:or " NUMBER " |to " NUMBER " )?(?:tablets?|pills?|capsules?|caplets?|doses|spoonfuls?|teaspoons?)\\b", P::kNever,
       "leave doses to the leaflet and the pharmacist"},
      {"dose", "\\bevery (?:" NUMBER "(?:(?: to |-| or )" NUMBER ")?|few) hours\\b", P::kNever, "leave schedules to the leaflet and the pharmacist"},
      {"dose", "\\b" MEDICINE ".*\\b(?:once|twice|" NUMBER " times) (?:a|per|every|each) day\\b", P::kNever, "leave schedules to the leaflet and the pharmacist"},
      {"dose", "\\b(?:maximum|highest|safe|usual|recommended|normal) (?:daily )?dose (?:is|of)\\b", P::kDenied | P::kAsked, "leave doses to the leaflet and the pharmacist"},
      {"medicine.take", "\\byou (?:can|could|should|may|might want to|must) (?:safely |also |just )?(?:take|use|try) (?:an? |some |any |your |the |it with )*" MEDICINE,
       P::kDenied | P::kAsked | P::kReferred, "say what kind of medicine it is, and that a pharmacist can say whether it fits"},
      {"medicine.take", "^(?:please |just |simply )?(?:take|try) (?:an? |some |any |your |the |more )*" MEDICINE, P::kReferred,
       "say what kind of medicine it is, and that a pharmacist can say whether it fits"},
      {"medicine.change",
       "\\b(?:stop|skip|quit|start|change|reduce|increase|double|halve|taper|swap|switch|cut down(?: on)?|cut back(?: on)?|come off|drop|restart|adjust) (?:taking |using )?"
       "(?:your |the |a |an |any |all |this |that |these |those |it |prescribed |new |daily |other |pain )*(?:\\w+ )?" MEDICINE,
       P::kDenied | P::kAsked | P::kConditional | P::kReferred, "only the one who prescribed it may say so: \"Ask before you change ...\""},
      {"medicine.change", "\\b(?:stop|skip|reduce|increase|double|halve|taper|change) (?:your|the|a) doses?\\b",
       P::kDenied | P::kAsked | P::kConditional | P::kReferred, "only the one who prescribed it may say so: \"Ask before you change ...\""},
      {"care.cancel", "\\b(?:cancel|skip|refuse|ignore|disregard|do not need|don't need|avoid) (?:your |the |that |an? |any )*(?:doctor|gp|surgeon|clinician|physio\\w*|\\{region\\.doctor\\}|scan|mri|x-ray|operation|surgery|appointment|treatment)\\b",
       P::kDenied | P::kAsked | P::kConditional | P::kReferred, "never advise against care; say what to ask there"},

      // Promises.
      {"promise", "\\b(?:will|is going to|can) (?:\\w+ly |soon |always |also )?(?:cure|fix|eliminate|banish|erase|get rid of|melt away) ", P::kDenied | P::kAsked | P::kQuoted,
       "\"may ease\", \"some people find\""},
      {"promise", "\\b(?:this|it|that|which|exercise|movement|breathing|yoga|meditation|mindfulness|relaxation|therapy|treatment) will (?:\\w+ly |soon |always |also )?(?:heal|release|take away|end|stop|remove|relieve|solve)\\b",
       P::kDenied | P::kAsked | P::kQuoted, "\"may ease\", \"some people find\""},
      {"promise", "\\b(?:cures|a (?:sure |quick |miracle )?cure for|miracle cure|quick fix)\\b", P::kDenied | P::kAsked | P::kQuoted, "\"may ease\", \"some people find\""},
      {"promise", "\\b(?:guaranteed?|guarantees)\\b", P::kDenied | P::kAsked, "nothing is certain; say how sure we can be"},
      {"promise", "\\b(?:(?:scientifically|clinically|medically) (?:proven|proved)|proven to|has been proven|is proven|science proves|studies prove)\\b", P::kDenied | P::kAsked,
       "\"studies suggest\", with the label of the evidence"},
      {"promise", "\\byou(?:'ll| will| are going to) (?:\\w+ly |soon |be able to )?(?:recover|heal|get better|feel better|feel calmer|be fine|be ok|be okay|be alright|be pain[- ]free|be cured)\\b",
       P::kDenied | P::kAsked | P::kConditional, "\"many people recover\"; never predict for one"},
      {"percent", "\\b\\d+(?:\\.\\d+)? ?(?:%|percent|per cent)[^.!?]*\\b(?:recover\\w*|better|improv\\w*|heal\\w*|success\\w*|pain[- ]free|cured?|chance|risk)\\b", P::kNever,
       "no percentages of recovery; say \"most\", \"some\", \"few\" with the source"},
      {"percent", "\\b(?:recover\\w*|improv\\w*|heal(?:s|ed)?|success\\w*|pain[- ]free|cured?|chances?|better)\\b[^.!?]*\\b\\d+(?:\\.\\d+)? ?(?:%|percent|per cent)", P::kNever,
       "no percentages of recovery; say \"most\", \"some\", \"few\" with the source"},

      // Dismissing.
      {"dismissing", "\\b(?:it'?s|it is|that'?s|that is|this is|the pain is|your pain is|pain is) (?:just|only|simply|merely|nothing but|all) (?:in the mind|stress|anxiety|nerves|tension|psychological|psychosomatic|mental|emotional)\\b",
       P::kDenied | P::kAsked | P::kQuoted, "pain is always real; \"stress may play a part\""},
      {"dismissing", "\\ball in (?:your|the|their|her|his|one'?s) (?:head|mind)\\b", P::kDenied | P::kAsked | P::kQuoted, "pain is always real, whatever plays a part"},
      {"dismissing", "\\b(?:imaginary|imagining (?:it|things|the pain|your pain)|imagined|made up|making it up)\\b", P::kDenied | P::kAsked | P::kQuoted, "pain is always real, whatever plays a part"},
      {"dismissing", "\\bnothing(?:'s| is| seems) (?:really |actually )?wrong\\b", P::kDenied | P::kAsked | P::kQuoted, "\"I did not hear a warning sign\""},
      {"dismissing", "^(?:please |just |try to |you should |you need to )*(?:calm down|relax|cheer up|stop worrying|don't worry|do not worry)[.!]", P::kQuoted, "take it seriously, kindly", false},
      {"dismissing", "\\b(?:get over it|toughen up|man up|don't be silly|overreacting|snap out of it)\\b", P::kDenied | P::kAsked | P::kQuoted, "take it seriously, kindly"},
      {"reassuring", "\\b(?:nothing to worry about|nothing serious|no need to see (?:a|your) (?:doctor|gp))\\b", P::kDenied | P::kAsked | P::kQuoted | P::kConditional, "\"I did not hear a warning sign\", and when to get help"},
      {"reassuring", "\\b(?:it|this|that)(?:'s| is) (?:completely |perfectly |totally |quite )?(?:safe|harmless)\\b", P::kDenied | P::kAsked | P::kConditional | P::kReferred, "\"I did not hear a warning sign\"; \"usually safe for most people\""},

      // Naming what someone has.
      {"diagnosis", "\\byou(?:'ve got| have| have got| do have) (?:\\w+ly )?(?:got )?" CONDITION "\\b", P::kDenied | P::kAsked | P::kConditional | P::kQuoted, "we cannot diagnose: \"this can be a sign of ...\", and who can tell"},
      {"diagnosis", "\\byou (?:don't|do not|haven't|have not) (?:have|got) (?:\\w+ )?" CONDITION "\\b", P::kAsked | P::kConditional, "we cannot rule anything out: \"I did not hear a warning sign\""},
      {"diagnosis", "\\byou(?:'re| are) (?:\\w+ly )?suffering from\\b", P::kDenied | P::kAsked | P::kConditional, "we cannot diagnose"},
      {"diagnosis", "\\byour (?:back |leg )?pain is (?:\\w+ly )?(?:caused by|due to|because of|from|coming from)\\b", P::kDenied | P::kAsked | P::kConditional, "\"stress may play a part\""},
      {"diagnosis", "\\bstress (?:is|was) (?:\\w+ly )?(?:causing|the cause of|behind|to blame for) your\\b", P::kDenied | P::kAsked | P::kConditional, "\"stress may play a part\""},
      {"diagnosis", "\\bi (?:can|could|will|am able to) (?:diagnose|measure|detect|predict|rule out)\\b", P::kDenied | P::kAsked, "we educate and point the way; we do not measure or diagnose"},
      {"diagnosis", "\\b(?:measures?|detects?|diagnoses) your (?:stress|pain|condition|recovery)\\b", P::kDenied | P::kAsked, "we educate and point the way; we do not measure or diagnose"},
      {"replacing", "\\b(?:replaces?|instead of|rather than|better than) (?:your |a |the |seeing |asking )*(?:doctor|gp|therapist|clinician|physio\\w*|treatment|medical care|professional)\\b", P::kDenied | P::kAsked, "this does not replace care"},

      // Pushing, and the opposite.
      {"pushing", "\\bno pain,? no gain\\b", P::kDenied | P::kQuoted, "\"ease off if it hurts more\""},
      {"pushing", "\\b(?:push|work|power|fight|train|breathe) through (?:the |your |any |sharp |that |this |it\\b)*(?:pain)?", P::kDenied | P::kQuoted, "\"ease off if it hurts more\""},
      {"pushing", "\\bignore (?:the |your |any )*pain\\b", P::kDenied | P::kQuoted | P::kAsked, "\"listen to it, and ease off if it grows\""},
      {"bed_rest", "\\b(?:should|must|need to|have to|ought to|it is best to|it's best to|try to|please) (?:just )?(?:rest|stay|lie|remain) in bed\\b", P::kDenied | P::kAsked | P::kQuoted, "\"keep moving as far as it feels OK\""},

      // Calling people names.
      {"labelling", "\\byou(?:'re| are) (?:just |being |only |so |too )*(?:an? )?(?:victims?|lazy|catastrophi[sz]ing|catastrophi[sz]er|non-?compliant|overreacting|dramatic|hysterical|crazy|weak-willed|hypochondriac|attention[- ]seeking|malingering|difficult patient|to blame|oversensitive)\\b",
       P::kAsked | P::kQuoted | P::kDenied, "describe what happens, not who someone is"},
      {"labelling", "\\byour (?:own )?fault\\b", P::kDenied | P::kAsked | P::kQuoted, "\"it is not your fault\""},

      // A program has no feelings and is no therapist.
      {"companion", "\\bi (?:\\w+ly )?(?:understand|know) (?:exactly |just |completely |precisely |fully )?(?:how|what) (?:you|it|this|that) (?:feel|feels|must feel|are feeling|are going through)\\b", P::kDenied | P::kQuoted, "\"that sounds hard\"", false},
      {"companion", "\\bi(?:'m| am)? feel(?:ing)?\\b", P::kDenied | P::kQuoted | P::kAsked, "a program does not feel: \"that sounds hard\"", false},
      {"companion", "\\bi(?:'m| am| will|'ll) (?:always|forever) (?:be )?(?:here|there)\\b", P::kDenied | P::kQuoted, "\"you can write to me at any time; in an emergency call ...\"", false},
      {"companion", "\\bi(?:'m| am) (?:a|an|your) (?:\\w+ )?(?:therapist|doctor|nurse|counsell?or|psychologist|physio\\w*|clinician|friend|coach|person|human)\\b", P::kDenied | P::kQuoted | P::kAsked, "\"I am an automated program\"", false},
      {"companion", "\\bi (?:promise|swear|care about you|love you|worry about you|am worried about you|am proud of you|miss(?:ed)? you)\\b", P::kDenied | P::kQuoted, "a program does not feel, and promises nothing", false},
  };
  return kPhrases;
}

#undef MEDICINE
#undef CONDITION
#undef NUMBER

}  // namespace unclench
