// Regions, sources and instruments -> values.

#include "content/parts.h"
#include "content/reader.h"

namespace unclench {
namespace {

Region read_region(const nlohmann::json& value, const std::string& code, const std::string& pointer, const ParsedFile& file,
                   Problems& problems) {
  Reader reader(value, file.path, pointer, problems);
  Region region;
  region.code = code;
  region.name = reader.text("name", true);
  region.emergency = reader.text("emergency", true);
  for (const char* term : {"urgent", "er", "doctor", "pharmacist", "physio", "paracetamol"}) {
    region.terms.emplace(term, reader.text(term, true));
  }
  reader.text("verified_on");
  if (const nlohmann::json* lines = reader.list("lines", true)) {
    for (std::size_t i = 0; i < lines->size(); ++i) {
      Reader entry((*lines)[i], file.path, child(reader.pointer("lines"), i), problems);
      HelpLine line;
      line.contact.kind = entry.one_of("kind", {"crisis", "abuse", "poison", "text"}, true);
      line.contact.name = entry.text("name", true);
      line.contact.number = entry.text("number");
      line.contact.sms = entry.text("sms");
      line.contact.hours = entry.text("hours");
      line.contact.url = entry.text("url");
      line.langs = entry.texts("langs");
      if (const nlohmann::json* date = entry.value("verified_on"); date != nullptr && date->is_string()) line.verified_on = date->get<std::string>();
      entry.value("source");
      entry.value("note");
      entry.finish();
      region.lines.push_back(std::move(line));
    }
  }
  reader.finish();
  return region;
}

}  // namespace

Instrument read_instrument(const ParsedFile& file, const std::string& id, Problems& problems) {
  Reader reader(file.value, file.path, "", problems);
  Instrument instrument;
  instrument.id = id;
  instrument.title = reader.text("title", true);
  instrument.source = reader.text("source", true);
  instrument.licence = reader.text("licence", true);
  instrument.lead_in = reader.text("lead_in", true);
  instrument.items = reader.texts("items", true);
  const std::string checksum = reader.text("checksum", true);
  std::string verbatim = instrument.lead_in;
  if (const nlohmann::json* options = reader.list("options")) {
    for (std::size_t i = 0; i < options->size(); ++i) {
      Reader entry((*options)[i], file.path, child("/options", i), problems);
      instrument.options.push_back({entry.text("value", true), entry.text("title", true), entry.texts("also"), entry.number("points")});
      entry.finish();
      verbatim += "\n" + instrument.options.back().title;
    }
  }
  for (const std::string& item : instrument.items) verbatim += "\n" + item;
  if (!checksum.empty() && checksum != sha256(verbatim)) {
    reader.problem("checksum", "the wording was changed: an instrument is verbatim and read-only", "restore the published wording");
  }
  reader.finish();
  return instrument;
}

Regions read_regions(const ParsedFile& file, Problems& problems) {
  Reader reader(file.value, file.path, "", problems);
  Regions regions;
  if (const nlohmann::json* all = reader.braces("regions", true)) {
    for (const auto& [code, value] : all->items()) {
      regions.by_code.emplace(code, read_region(value, code, child("/regions", code), file, problems));
    }
  }
  if (const nlohmann::json* unknown = reader.value("unknown", true)) {
    regions.unknown = read_region(*unknown, "unknown", "/unknown", file, problems);
  }
  reader.finish();
  return regions;
}

std::map<std::string, Source, std::less<>> read_sources(const ParsedFile& file, Problems& problems) {
  Reader reader(file.value, file.path, "", problems);
  std::map<std::string, Source, std::less<>> sources;
  if (const nlohmann::json* all = reader.braces("sources", true)) {
    for (const auto& [key, value] : all->items()) {
      Reader entry(value, file.path, child("/sources", key), problems);
      Source source{key, entry.text("title", true), entry.whole("year").value_or(0), "", entry.flag("checked").value_or(false)};
      const std::string doi = entry.text("doi");
      const std::string id = entry.text("id");
      const std::string url = entry.text("url");
      source.reference = !doi.empty() ? "doi:" + doi : !id.empty() ? id : url;
      entry.value("note");
      entry.finish();
      sources.emplace(key, std::move(source));
    }
  }
  reader.finish();
  return sources;
}

std::map<std::string, std::string, std::less<>> read_labels(const ParsedFile& file, Problems& problems) {
  Reader reader(file.value, file.path, "", problems);
  std::map<std::string, std::string, std::less<>> labels;
  if (const nlohmann::json* all = reader.value("labels", true)) {
    Reader inside(*all, file.path, "/labels", problems);
    for (const auto& [key, text] : inside.object().items()) labels.emplace(key, inside.text(key, true));
  }
  reader.finish();
  return labels;
}

}  // namespace unclench
