// Every content file names its JSON Schema, so that an editor completes and checks while an author types. Here the same schemas are held
// against the same files: what the editor accepts and what the program accepts must not drift apart.
//
// The only place that includes valijson. It reports from the inside out and in its own words; we keep the innermost findings and say them
// in ours.

// Without this a schema that is none would end the program.
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "check/checks.h"
#include "content/json_text.h"
#include "content/reader.h"

namespace unclench {
namespace {

using nlohmann::json;

constexpr const char* kRule = "schema";
constexpr std::size_t kLongestText = 20'000;  // std::regex, which valijson uses, walks a text recursively
constexpr std::size_t kMostPerFile = 8;       // the first few are enough to mend a file; the rest often follows from them

/// The schema a file of this path must name; empty when it has none.
std::string schema_of(std::string_view path) {
  if (begins_with(path, "intents/")) {
    const std::size_t slash = path.find('/', std::string_view("intents/").size());
    const std::string_view rest = slash == path.npos ? std::string_view() : path.substr(slash + 1);
    if (begins_with(rest, "vocabulary")) return "schema/vocabulary.schema.json";
    if (begins_with(rest, "safety/harmless/")) return "schema/harmless.schema.json";
    if (rest == "assertions.json") return "schema/assertions.schema.json";
    if (begins_with(rest, "safety/")) return "schema/safety.schema.json";
    return "schema/intent.schema.json";
  }
  if (begins_with(path, "dialogs/")) {
    for (const char* kind : {"regions", "sources", "labels", "person"}) {
      if (path == "dialogs/" + std::string(kind) + ".json") return "schema/" + std::string(kind) + ".schema.json";
    }
    if (begins_with(path, "dialogs/instruments/")) return "schema/instrument.schema.json";
    if (begins_with(path, "dialogs/locales/")) return "";
    return "schema/dialog.schema.json";
  }
  return "";
}

/// `reference` as seen from the folder of `path`: "../../schema/x" from "dialogs/faq/y.json" is "schema/x". Nothing when it leads outside.
std::optional<std::string> resolved(const std::string& path, std::string_view reference) {
  std::vector<std::string> parts;
  const auto walk = [&](std::string_view way) {
    for (std::size_t at = 0; at <= way.size();) {
      const std::size_t slash = std::min(way.find('/', at), way.size());
      const std::string_view part = way.substr(at, slash - at);
      if (part == "..") {
        if (parts.empty()) return false;
        parts.pop_back();
      } else if (part != "." && !part.empty()) {
        parts.emplace_back(part);
      }
      at = slash + 1;
    }
    return true;
  };
  walk(path);
  parts.pop_back();
  if (!walk(reference)) return std::nullopt;
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "/") + part;
  return out;
}

/// How `path` must name `schema`.
std::string reference_from(std::string_view path, const std::string& schema) {
  std::string up;
  for (const char c : path) up += c == '/' ? "../" : "";
  return up + schema;
}

std::size_t longest_text(const json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>().size();
  std::size_t longest = 0;
  if (!value.is_structured()) return longest;
  for (const auto& [key, inside] : value.items()) longest = std::max({longest, key.size(), longest_text(inside)});
  return longest;
}

/// "<root>", "[steps]", "[3]" -> "/steps/3".
std::string pointer_of(const std::vector<std::string>& context) {
  std::string pointer;
  for (std::size_t i = 1; i < context.size(); ++i) {
    const std::string& part = context[i];
    pointer = child(pointer, part.size() > 2 ? part.substr(1, part.size() - 2) : part);
  }
  return pointer;
}

/// What stands between the quotes of valijson's message: "...: 'serched'."
std::string name_in(const std::string& description) {
  const std::size_t begin = description.find('\'', description.rfind(':') == std::string::npos ? 0 : description.rfind(':'));
  const std::size_t end = description.rfind('\'');
  return begin == std::string::npos || end <= begin ? std::string() : description.substr(begin + 1, end - begin - 1);
}

struct Complaint {
  enum class Kind { kUnknownKey, kMissingKey, kNoneOf, kOther } kind = Kind::kOther;
  std::string pointer;
  std::string key;  // for the first two
  std::string what;
};

std::string kind_of(const json& value) {
  switch (value.type()) {
    case json::value_t::string: return "a text";
    case json::value_t::array: return "a list";
    case json::value_t::object: return "an object in braces";
    case json::value_t::boolean: return "true or false";
    case json::value_t::null: return "null";
    default: return "a number";
  }
}

/// One of valijson's messages in our words; nothing when it only says that something inside failed.
std::optional<Complaint> complaint_of(const valijson::ValidationResults::Error& error, const json& document) {
  const std::string& said = error.description;
  const auto says = [&](const char* start) { return begins_with(said, start); };
  Complaint complaint;
  complaint.pointer = pointer_of(error.context);
  const json::json_pointer place(complaint.pointer);
  const json& value = document.contains(place) ? document.at(place) : document;
  if (says("Failed to validate against any schemas allowed by anyOf")) {
    complaint.kind = Complaint::Kind::kNoneOf;
    complaint.what = "none of the keys that belong here is there";
  } else if (says("Failed to validate")) {
    return std::nullopt;
  } else if (says("Object contains a property that could not be validated")) {
    complaint.kind = Complaint::Kind::kUnknownKey;
    complaint.key = name_in(said);
    complaint.what = "unknown key \"" + complaint.key + "\"";
  } else if (says("Missing required property")) {
    complaint.kind = Complaint::Kind::kMissingKey;
    complaint.key = name_in(said);
    complaint.what = "\"" + complaint.key + "\" is missing";
  } else if (says("Value type not permitted")) {
    complaint.what = kind_of(value) + " does not belong here";
  } else if (says("Failed to match against any enum values")) {
    complaint.what = value.dump() + " is not one of the words allowed here";
  } else if (says("Failed to match expected value set by 'const'")) {
    complaint.what = value.dump() + " is not what belongs here";
  } else if (says("Failed to match regex")) {
    complaint.what = value.dump() + " is not written as it should be";
  } else if (says("Array should contain no fewer")) {
    complaint.what = "the list is too short";
  } else if (says("String should be no fewer")) {
    complaint.what = "must not be empty";
  } else {
    complaint.what = said;
  }
  return complaint;
}

std::vector<Complaint> complaints_of(valijson::ValidationResults& results, const json& document) {
  std::vector<Complaint> all;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    if (auto complaint = complaint_of(error, document)) all.push_back(std::move(*complaint));
  }
  const auto idle = [&](const Complaint& complaint) {
    return std::any_of(all.begin(), all.end(), [&](const Complaint& other) {
      // Each branch of "one of these keys" misses its own; the sum of it is enough.
      if (complaint.kind == Complaint::Kind::kMissingKey && other.kind == Complaint::Kind::kNoneOf) return complaint.pointer == other.pointer;
      // A key whose inside is wrong also counts as unknown.
      const std::string inside = child(complaint.pointer, complaint.key);
      return complaint.kind == Complaint::Kind::kUnknownKey &&
             (other.pointer == inside || begins_with(other.pointer, inside + "/"));
    });
  };
  std::vector<Complaint> kept;
  for (const Complaint& complaint : all) {
    const bool twice = std::any_of(kept.begin(), kept.end(), [&](const Complaint& k) { return k.pointer == complaint.pointer && k.what == complaint.what; });
    if (!twice && !idle(complaint)) kept.push_back(complaint);
  }
  return kept;
}

/// Schemas by path, each parsed when first asked for.
class Shelf {
 public:
  explicit Shelf(const std::vector<ContentFile>& schemas) {
    for (const ContentFile& schema : schemas) texts_.emplace(schema.path, schema.text);
  }

  /// Null when there is no such schema, or it is none; that is told once.
  const valijson::Schema* find(const std::string& path, Findings& findings) {
    const auto known = parsed_.find(path);
    if (known != parsed_.end()) return known->second.get();
    std::unique_ptr<valijson::Schema>& schema = parsed_[path];
    const auto text = texts_.find(path);
    if (text == texts_.end()) {
      findings.push_back(error(kRule, path, "", "this schema is missing", "it stands beside intents/ and dialogs/"));
      return nullptr;
    }
    auto document = parse_json(text->second, {.bytes = 1 << 20, .depth = 32});
    if (std::get_if<JsonError>(&document) != nullptr) {
      findings.push_back(error(kRule, path, "", "this schema is not valid JSON"));
      return nullptr;
    }
    schema = std::make_unique<valijson::Schema>();
    try {
      valijson::SchemaParser(valijson::SchemaParser::kDraft7)
          .populateSchema(valijson::adapters::NlohmannJsonAdapter(std::get<json>(document)), *schema);
    } catch (const std::exception& reason) {
      findings.push_back(error(kRule, path, "", std::string("not a schema: ") + reason.what()));
      schema.reset();
    }
    return schema.get();
  }

 private:
  std::map<std::string, std::string> texts_;
  std::map<std::string, std::unique_ptr<valijson::Schema>> parsed_;
};

void check_name(const ContentFile& file, const json& document, const std::string& wanted, Findings& findings) {
  const std::string right = "write \"$schema\": \"" + reference_from(file.path, wanted) + "\"";
  if (!document.is_object() || !document.contains("$schema")) {
    findings.push_back(error(kRule, file.path, "", "names no schema", right));
    return;
  }
  const json& named = document["$schema"];
  if (named.is_string() && resolved(file.path, named.get<std::string>()) == wanted) return;
  findings.push_back(error(kRule, file.path, "/$schema", named.dump() + " is not the schema of this file", right));
}

}  // namespace

Findings check_schemas(const std::vector<ContentFile>& files, const std::vector<ContentFile>& schemas) {
  Findings findings;
  if (schemas.empty()) {
    findings.push_back(warning(kRule, "schema", "", "no schemas: files were not held against them", "put the folder beside intents/ and dialogs/"));
    return findings;
  }
  Shelf shelf(schemas);
  valijson::Validator validator;
  for (const ContentFile& file : files) {
    const std::string wanted = schema_of(file.path);
    if (wanted.empty()) continue;
    auto parsed = parse_json(file.text);
    const json* document = std::get_if<json>(&parsed);
    if (document == nullptr) continue;
    check_name(file, *document, wanted, findings);
    if (longest_text(*document) > kLongestText) {
      findings.push_back(error(kRule, file.path, "", "a text of more than " + std::to_string(kLongestText) + " characters", "make several of it"));
      continue;
    }
    const valijson::Schema* schema = shelf.find(wanted, findings);
    if (schema == nullptr) continue;
    valijson::ValidationResults results;
    if (validator.validate(*schema, valijson::adapters::NlohmannJsonAdapter(*document), &results)) continue;
    std::size_t told = 0;
    for (const Complaint& complaint : complaints_of(results, *document)) {
      if (told++ == kMostPerFile) break;
      findings.push_back(error(kRule, file.path, complaint.pointer, complaint.what, "see " + wanted));
    }
    if (told == 0) findings.push_back(error(kRule, file.path, "", "does not fit its schema", "see " + wanted));
  }
  return findings;
}

}  // namespace unclench
