#include "content/content.h"

namespace unclench {

const LocalePack& Content::pack_for(std::string_view locale) const {
  auto it = packs.find(locale);
  if (it == packs.end()) it = packs.find(locale.substr(0, locale.find_first_of("-_")));
  if (it == packs.end()) it = packs.find("en");
  return it->second;
}

std::string Content::title_of(const LocalePack& pack, std::string_view topic) const {
  if (const Intent* intent = pack.matcher->find(topic)) return intent->title;
  if (const Dialog* dialog = dialogs.find(topic)) return dialog->title;
  return std::string(topic);
}

}  // namespace unclench
