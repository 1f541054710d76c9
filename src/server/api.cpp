#include "server/api.h"

#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

#include "assistant/explain.h"
#include "content/json_text.h"
#include "server/demo_files.h"
#include "server/openapi.h"
#include "server/problem_details.h"
#include "server/version.h"

namespace unclench {
namespace {

using nlohmann::json;

bool same_without_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return (x >= 'A' && x <= 'Z' ? x + 32 : x) == (y >= 'A' && y <= 'Z' ? y + 32 : y);
         });
}

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t slash = path.find('/');
    segments.emplace_back(path.substr(0, slash));
    if (slash == path.npos) break;
    path.remove_prefix(slash);
  }
  return segments;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool is_valid_utf8(std::string_view text) {
  try {
    static_cast<void>(json(std::string(text)).dump());
    return true;
  } catch (const json::exception&) {
    return false;
  }
}

std::string bearer_of(const ApiRequest& request) {
  const std::string value = request.header("authorization");
  constexpr std::string_view kScheme = "bearer ";
  if (value.size() <= kScheme.size() || !same_without_case(std::string_view(value).substr(0, kScheme.size()), kScheme)) return "";
  return value.substr(kScheme.size());
}

/// The body as an object, or the problem that keeps it from being one.
std::variant<json, ApiResponse> read_object(const ApiRequest& request, const ApiLimits& limits, const std::string& request_id) {
  if (request.body.size() > limits.body_bytes) {
    return problem(413, "too-large", "The request is too large", "At most " + std::to_string(limits.body_bytes) + " bytes.", request.path, request_id);
  }
  const std::string type = request.header("content-type");
  const std::string_view essence = std::string_view(type).substr(0, type.find(';'));
  if (!request.body.empty() && !same_without_case(essence, "application/json")) {
    return problem(415, "media-type", "Send JSON", "The Content-Type must be application/json.", request.path, request_id);
  }
  if (!is_valid_utf8(request.body)) {
    return problem(400, "syntax", "The body is not valid UTF-8", "", request.path, request_id);
  }
  auto parsed = parse_json(request.body.empty() ? "{}" : request.body, {limits.body_bytes, limits.depth});
  if (const auto* error = std::get_if<JsonError>(&parsed)) {
    const bool duplicate = error->kind == JsonError::Kind::kDuplicateKey;
    const std::string where = error->line == 0 ? "" : " Line " + std::to_string(error->line) + ", column " + std::to_string(error->column) + ".";
    return problem(400, "syntax", "The body is not usable JSON",
                   (duplicate                                       ? "A key stands twice in the same object."
                    : error->kind == JsonError::Kind::kDepth ? "It is nested too deeply."
                                                              : "It does not parse.") + where,
                   request.path, request_id);
  }
  json value = std::get<json>(std::move(parsed));
  if (!value.is_object()) return problem(422, "validation", "Expected a JSON object", "", request.path, request_id, {{"", "must be an object"}});
  return value;
}

/// Checks that only known keys stand there; collects what is wrong.
class Fields {
 public:
  explicit Fields(const json& object) : object_(object) {}

  const json* get(const char* key) {
    known_.emplace_back(key);
    const auto it = object_.find(key);
    return it == object_.end() || it->is_null() ? nullptr : &*it;
  }
  std::string text(const char* key, std::size_t most) {
    const json* value = get(key);
    if (value == nullptr) return "";
    if (!value->is_string()) {
      errors.push_back({std::string("/") + key, "must be a string"});
      return "";
    }
    std::string text = value->get<std::string>();
    if (characters_in(text) > most) errors.push_back({std::string("/") + key, "at most " + std::to_string(most) + " characters"});
    return text;
  }
  void finish() {
    for (const auto& [key, value] : object_.items()) {
      // A stranger's key is not repeated back: it may be what a person wrote.
      if (std::find(known_.begin(), known_.end(), key) == known_.end()) errors.push_back({"", "there is a key that is not known here"});
    }
  }

  std::vector<FieldError> errors;

 private:
  const json& object_;
  std::vector<std::string> known_;
};

std::optional<WidgetResult> read_widget(const json& value, std::vector<FieldError>& errors) {
  if (!value.is_object()) {
    errors.push_back({"/widget_result", "must be an object with \"type\" and \"value\""});
    return std::nullopt;
  }
  Fields fields(value);
  WidgetResult widget;
  widget.id = fields.text("id", 40);
  widget.type = fields.text("type", 40);
  const json* result = fields.get("value");
  fields.finish();
  if (widget.type.empty() && fields.errors.empty()) fields.errors.push_back({"/type", "is missing"});
  for (FieldError& error : fields.errors) errors.push_back({"/widget_result" + error.pointer, error.detail});
  if (!fields.errors.empty()) return std::nullopt;
  if (result != nullptr) widget.value = value_from_json(*result);  // what an exercise tells of itself, an object, is not kept
  return widget;
}

std::optional<Message> read_message(const json& object, const ApiLimits& limits, std::vector<FieldError>& errors) {
  Fields fields(object);
  Message message;
  const bool has_text = fields.get("text") != nullptr;
  const bool has_payload = fields.get("payload") != nullptr;
  const json* widget = fields.get("widget_result");
  message.text = fields.text("text", limits.text_characters);
  message.payload = fields.text("payload", 500);
  if (widget != nullptr) message.widget = read_widget(*widget, fields.errors);
  fields.finish();
  const int given = (has_text ? 1 : 0) + (has_payload ? 1 : 0) + (widget != nullptr ? 1 : 0);
  if (given != 1 && fields.errors.empty()) fields.errors.push_back({"", "send exactly one of \"text\", \"payload\" and \"widget_result\""});
  errors = fields.errors;
  if (!errors.empty()) return std::nullopt;
  return message;
}

std::string iso_time(std::int64_t ms) {
  const std::int64_t seconds = ms / 1000 % 86400;
  char time[32];
  std::snprintf(time, sizeof time, "T%02d:%02d:%02dZ", static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  return to_iso(day_of(ms)) + time;
}

ApiResponse not_found(const ApiRequest& request, const std::string& request_id) {
  return problem(404, "not-found", "There is nothing here", "No such address, or no such session for this token.", request.path, request_id);
}

ApiResponse method_not_allowed(const ApiRequest& request, const std::string& request_id, const std::string& allowed) {
  ApiResponse response = problem(405, "method", "This address does not take that method", "Allowed: " + allowed + ".", request.path, request_id);
  response.headers.emplace_back("Allow", allowed);
  return response;
}

ApiResponse unavailable(const ApiRequest& request, const std::string& request_id) {
  ApiResponse response = problem(503, "unavailable", "The conversation cannot be saved right now", "Please send the same message again in a moment.",
                                 request.path, request_id);
  response.headers.emplace_back("Retry-After", "2");
  return response;
}

}  // namespace

std::string ApiRequest::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_without_case(key, name)) return value;
  }
  return "";
}

std::string ApiRequest::parameter(std::string_view name) const {
  for (const auto& [key, value] : query) {
    if (key == name) return value;
  }
  return "";
}

Api::Api(Host& host, ApiLimits limits, Draining draining) : host_(host), limits_(limits), draining_(std::move(draining)) {}

ApiResponse Api::handle(const ApiRequest& request) {
  const std::string request_id = request_id_of(request);
  ApiResponse response;
  try {
    response = route(request, request_id);
  } catch (const StoreError& error) {
    spdlog::error("store: {} (request {})", error.what(), request_id);
    response = unavailable(request, request_id);
  } catch (const std::exception& error) {
    spdlog::error("fault of kind {} (request {})", typeid(error).name(), request_id);
    response = problem(500, "internal", "Something went wrong inside", "It has been logged under the request id.", request.path, request_id);
  }
  response.headers.emplace_back("X-Request-Id", request_id);
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  const bool cacheable = std::any_of(response.headers.begin(), response.headers.end(), [](const auto& h) { return h.first == "Cache-Control"; });
  if (!cacheable) response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

ApiResponse Api::route(const ApiRequest& request, const std::string& request_id) {
  const std::vector<std::string> path = segments_of(request.path);
  const std::string& method = request.method;
  const bool reads = method == "GET" || method == "HEAD";
  if (path.size() >= 2 && path[0] == "v1" && path[1] == "sessions") {
    if (path.size() == 2) return method == "POST" ? create_session(request, request_id) : method_not_allowed(request, request_id, "POST");
    if (path.size() == 3) return method == "DELETE" ? erase(request, path[2], request_id) : method_not_allowed(request, request_id, "DELETE");
    if (path.size() == 4 && path[3] == "messages") {
      if (method == "POST") return say(request, path[2], request_id);
      if (reads) return transcript(request, path[2], request_id);
      return method_not_allowed(request, request_id, "GET, POST");
    }
    return not_found(request, request_id);
  }
  if (request.path == "/v1/explain") return method == "POST" ? explain_text(request, request_id) : method_not_allowed(request, request_id, "POST");
  const bool known = request.path == "/healthz" || request.path == "/readyz" || request.path == "/version" || request.path == "/openapi.json" ||
                     find_demo_file(request.path) != nullptr;
  if (!known) return not_found(request, request_id);
  if (!reads) return method_not_allowed(request, request_id, "GET");
  if (request.path == "/healthz") return {200, "application/json", R"({"status":"alive"})", {}};
  if (request.path == "/readyz") return ready(request_id);
  if (request.path == "/openapi.json") return {200, "application/json", std::string(openapi_json()), {}};
  if (request.path == "/version") {
    const auto content = host_.content().snapshot();
    return {200, "application/json", dumped({{"version", kVersion}, {"content", content == nullptr ? "" : content->hash}}), {}};
  }
  const DemoFile& file = *find_demo_file(request.path);
  return {200, std::string(file.type), std::string(file.text),
          {{"Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'; require-trusted-types-for 'script'"},
           {"Referrer-Policy", "no-referrer"},
           {"Cache-Control", "no-cache"}}};
}

ApiResponse Api::create_session(const ApiRequest& request, const std::string& request_id) {
  auto read = read_object(request, limits_, request_id);
  if (auto* refused = std::get_if<ApiResponse>(&read)) return std::move(*refused);
  Fields fields(std::get<json>(read));
  const std::string locale = fields.text("locale", 35);
  const std::string region = fields.text("region", 8);
  fields.finish();
  const auto content = host_.content().snapshot();
  if (!region.empty() && content->regions.by_code.count(region) == 0 && fields.errors.empty()) {
    fields.errors.push_back({"/region", "is no country we have numbers for; leave it out"});
  }
  if (!fields.errors.empty()) return problem(422, "validation", "The request does not fit", "", request.path, request_id, fields.errors);
  const NewSession session = host_.create(locale.empty() ? "en" : locale, region);
  const std::string body = R"({"session":)" + dumped({{"id", session.id}, {"token", session.token}, {"locale", session.locale}}) +
                           R"(,"reply":)" + session.reply + "}";
  return {201, "application/json", body, {{"Location", "/v1/sessions/" + session.id}}};
}

ApiResponse Api::say(const ApiRequest& request, const std::string& session_id, const std::string& request_id) {
  auto read = read_object(request, limits_, request_id);
  if (auto* refused = std::get_if<ApiResponse>(&read)) return std::move(*refused);
  std::vector<FieldError> errors;
  const std::optional<Message> message = read_message(std::get<json>(read), limits_, errors);
  if (!message) return problem(422, "validation", "The request does not fit", "", request.path, request_id, errors);
  const std::string key = request.header("idempotency-key");
  if (key.size() > 200) return problem(422, "validation", "The Idempotency-Key is too long", "At most 200 characters.", request.path, request_id);
  const Said said = host_.say({session_id, bearer_of(request), false}, *message, key, key.empty() ? "" : hash_hex(request.body));
  switch (said.status) {
    case SayStatus::kReplied: {
      if (said.wants_person) spdlog::info("a person asks for a human: session {}", session_id);
      ApiResponse response{200, "application/json", said.reply, {}};
      if (said.repeated) response.headers.emplace_back("Idempotency-Replayed", "true");
      if (said.unsaved) response.headers.emplace_back("Unclench-Saved", "false");
      return response;
    }
    case SayStatus::kNotFound: return not_found(request, request_id);
    case SayStatus::kKeyReused:
      return problem(422, "idempotency", "This Idempotency-Key belongs to another message", "Use a new key for a new message.", request.path, request_id);
    case SayStatus::kBusy:
    case SayStatus::kUnavailable: break;
  }
  return unavailable(request, request_id);
}

ApiResponse Api::transcript(const ApiRequest& request, const std::string& session_id, const std::string& request_id) {
  std::int64_t after = -1;
  if (const std::string given = request.parameter("after"); !given.empty()) {
    if (given.size() > 9 || given.find_first_not_of("0123456789") != std::string::npos) {
      return problem(422, "validation", "\"after\" must be a turn number", "", request.path, request_id);
    }
    after = std::stoll(given);
  }
  const auto turns = host_.transcript({session_id, bearer_of(request), false}, after, limits_.transcript_turns);
  if (!turns) return not_found(request, request_id);
  std::string body = R"({"turns":[)";
  for (const StoredTurn& turn : *turns) {
    if (body.back() == '}') body += ',';
    body += R"({"turn":)" + std::to_string(turn.turn) + R"(,"at":")" + iso_time(turn.at_ms) + R"(","said":)" + turn.said + R"(,"reply":)" + turn.reply + "}";
  }
  body += "]}";
  const std::string tag = "\"" + hash_hex(body).substr(0, 32) + "\"";
  if (request.header("if-none-match") == tag) return {304, "application/json", "", {{"ETag", tag}, {"Cache-Control", "private, no-cache"}}};
  return {200, "application/json", std::move(body), {{"ETag", tag}, {"Cache-Control", "private, no-cache"}}};
}

ApiResponse Api::erase(const ApiRequest& request, const std::string& session_id, const std::string& request_id) {
  if (!host_.erase({session_id, bearer_of(request), false})) return not_found(request, request_id);
  return {204, "application/json", "", {}};
}

ApiResponse Api::explain_text(const ApiRequest& request, const std::string& request_id) {
  auto read = read_object(request, limits_, request_id);
  if (auto* refused = std::get_if<ApiResponse>(&read)) return std::move(*refused);
  const json& object = std::get<json>(read);
  Fields fields(object);
  const bool has_text = fields.get("text") != nullptr;
  const std::string text = fields.text("text", limits_.text_characters);
  const std::string locale = fields.text("locale", 35);
  ExplainOptions options;
  options.last_topic = fields.text("after", 100);
  if (const json* phrases = fields.get("phrases")) {
    if (!phrases->is_array() || phrases->size() > 50) {
      fields.errors.push_back({"/phrases", "must be a list of at most 50 strings"});
    } else {
      for (const json& phrase : *phrases) {
        if (phrase.is_string()) options.phrases.push_back(phrase.get<std::string>());
        if (!phrase.is_string()) fields.errors.push_back({"/phrases", "must be a list of strings"});
      }
    }
  }
  const auto content = host_.content().snapshot();
  if (!options.last_topic.empty()) {
    const std::string hint = hint_for_topic(*content, locale.empty() ? "en" : locale, options.last_topic);
    if (!hint.empty()) fields.errors.push_back({"/after", "is no topic; " + hint});
  }
  fields.finish();
  if (!has_text && fields.errors.empty()) fields.errors.push_back({"/text", "is missing"});
  if (!fields.errors.empty()) return problem(422, "validation", "The request does not fit", "", request.path, request_id, fields.errors);
  return {200, "application/json", dumped(explain(*content, locale.empty() ? "en" : locale, text, options)), {}};
}

ApiResponse Api::ready(const std::string& request_id) {
  if (draining_()) return problem(503, "draining", "Shutting down", "", "/readyz", request_id);
  host_.store().check_writable();
  return {200, "application/json", R"({"status":"ready"})", {}};
}

}  // namespace unclench
