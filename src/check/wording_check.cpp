#include "check/checks.h"
#include "check/forbidden_phrases.h"
#include "check/said_texts.h"

namespace unclench {

Findings check_wording(const Content& content) {
  const WordingRules rules;
  Findings findings;
  for (const SaidText& said : said_texts(content)) {
    for (const Wording& wording : rules.find(said.text, said.kind == TextKind::kButton)) {
      findings.push_back(error(std::string("wording.") + wording.phrase->rule, said.file, said.pointer,
                               "\"" + wording.words + "\" must not be said", wording.phrase->instead));
    }
  }
  return findings;
}

}  // namespace unclench
