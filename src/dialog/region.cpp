#include "dialog/region.h"

namespace unclench {

std::string lines_text(const Region& region, std::string_view kind) {
  std::string out;
  for (const HelpLine& line : region.lines) {
    if (line.contact.kind != kind) continue;
    if (!out.empty()) out += "; ";
    out += line.contact.name;
    if (!line.contact.number.empty()) out += ": " + line.contact.number;
    if (!line.contact.sms.empty() && line.contact.sms != line.contact.number) out += ", text " + line.contact.sms;
    if (!line.contact.hours.empty()) out += " (" + line.contact.hours + ")";
    if (line.contact.number.empty() && !line.contact.url.empty()) out += ": " + line.contact.url;
  }
  return out;
}

std::string region_word(const Region& region, std::string_view name) {
  if (name == "emergency") return region.emergency;
  if (name == "name") return region.name;
  const auto with_fallback = [&](std::string_view kind) {
    std::string text = lines_text(region, kind);
    return text.empty() ? lines_text(region, "crisis") : text;
  };
  if (name == "crisis_lines") return with_fallback("crisis");
  if (name == "abuse_lines") return with_fallback("abuse");
  if (name == "poison_line") {
    const std::string text = lines_text(region, "poison");
    return text.empty() ? region.emergency : text;
  }
  const auto it = region.terms.find(name);
  return it == region.terms.end() ? std::string() : it->second;
}

std::vector<std::string> region_words() {
  return {"emergency", "name", "urgent", "er", "doctor", "pharmacist", "physio", "paracetamol", "crisis_lines", "abuse_lines", "poison_line"};
}

}  // namespace unclench
