#include "text/links.h"

#include <algorithm>
#include <array>

namespace unclench {
namespace {

bool is_host(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.find("..") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
         });
}

// Few, because people forget the space after a full stop: "it hurts.in the morning" is no address in India.
bool is_common_domain(std::string_view label) {
  constexpr std::array<std::string_view, 6> kCommon = {"com", "edu", "gov", "net", "org", "uk"};
  return std::find(kCommon.begin(), kCommon.end(), label) != kCommon.end();
}

}  // namespace

bool is_link(std::string_view text) {
  if (text.find("://") != std::string_view::npos || text.substr(0, 4) == "www.") return true;
  const std::string_view place = text.substr(0, text.find_first_of("/?#"));
  if (const auto at = place.rfind('@'); at != std::string_view::npos) {
    const std::string_view domain = place.substr(at + 1);
    return at > 0 && is_host(domain) && domain.find('.') != std::string_view::npos;
  }
  const auto dot = place.rfind('.');
  return dot != std::string_view::npos && is_host(place) && is_common_domain(place.substr(dot + 1));
}

}  // namespace unclench
