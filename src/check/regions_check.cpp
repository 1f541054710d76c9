#include <algorithm>

#include "check/checks.h"
#include "content/reader.h"

namespace unclench {
namespace {

constexpr const char* kFile = "dialogs/regions.json";
constexpr Day kFreshDays = 180;

void check_date(const HelpLine& line, const std::string& place, Day today, Findings& findings) {
  if (line.verified_on.empty()) {
    findings.push_back(warning("regions.not_verified", kFile, place, "\"" + line.contact.name + "\" has not been checked yet",
                               "open its own page, then write the date into \"verified_on\""));
    return;
  }
  const std::optional<Day> day = day_from_iso(line.verified_on);
  if (!day) {
    findings.push_back(error("regions.date", kFile, place + "/verified_on", "\"" + line.verified_on + "\" is no date", "write it as " + to_iso(today)));
  } else if (*day > today) {
    findings.push_back(error("regions.date", kFile, place + "/verified_on", line.verified_on + " is in the future", "today is " + to_iso(today)));
  } else if (today - *day > kFreshDays) {
    findings.push_back(error("regions.stale", kFile, place + "/verified_on",
                             "\"" + line.contact.name + "\" was checked " + std::to_string(today - *day) + " days ago, more than " + std::to_string(kFreshDays),
                             "check it again, then write today's date"));
  }
}

void check_region(const Region& region, const std::string& place, Day today, Findings& findings) {
  if (region.emergency.empty()) {
    findings.push_back(error("regions.no_emergency", kFile, place, "no emergency number", "add \"emergency\""));
  }
  const bool has_crisis = std::any_of(region.lines.begin(), region.lines.end(), [](const HelpLine& line) { return line.contact.kind == "crisis"; });
  if (!has_crisis) findings.push_back(error("regions.no_crisis_line", kFile, child(place, "lines"), "no line of the kind \"crisis\"", "add at least one"));
  for (std::size_t i = 0; i < region.lines.size(); ++i) {
    const HelpLine& line = region.lines[i];
    const std::string at = child(child(place, "lines"), i);
    if (line.contact.number.empty() && line.contact.sms.empty() && line.contact.url.empty()) {
      findings.push_back(error("regions.no_contact", kFile, at, "\"" + line.contact.name + "\" cannot be reached", "add \"number\", \"sms\" or \"url\""));
    }
    check_date(line, at, today, findings);
  }
}

}  // namespace

Findings check_regions(const Content& content, Day today) {
  Findings findings;
  if (content.regions.by_code.empty()) {
    findings.push_back(error("regions.none", kFile, "", "no countries: nobody could be given a number", "write " + std::string(kFile)));
    return findings;
  }
  for (const auto& [code, region] : content.regions.by_code) check_region(region, child("/regions", code), today, findings);
  check_region(content.regions.unknown, "/unknown", today, findings);
  return findings;
}

}  // namespace unclench
