#include "server/admin.h"

#include <nlohmann/json.hpp>

#include "app/host.h"
#include "server/problem_details.h"

namespace unclench {

AdminApi::AdminApi(ContentLibrary& content, std::string token) : content_(content), token_(std::move(token)) {}

ApiResponse AdminApi::handle(const ApiRequest& request) {
  const std::string id = request_id_of(request);
  if (request.path == "/healthz") return {200, "application/json", R"({"status":"alive"})", {}};
  if (!same_secret(request.header("Authorization"), "Bearer " + token_)) {
    ApiResponse refused = problem(401, "unauthorized", "The admin token is missing or wrong", "", request.path, id);
    refused.headers.emplace_back("WWW-Authenticate", "Bearer");
    return refused;
  }
  if (request.path != "/v1/admin/reload") return problem(404, "not-found", "There is nothing here", "", request.path, id);
  if (request.method != "POST") {
    ApiResponse refused = problem(405, "method-not-allowed", "This cannot be done here", "Allowed: POST", request.path, id);
    refused.headers.emplace_back("Allow", "POST");
    return refused;
  }
  Problems problems;
  const bool reloaded = content_.reload(problems);
  nlohmann::json list = nlohmann::json::array();
  for (const Problem& found : problems) {
    list.push_back({{"file", found.file}, {"pointer", found.pointer}, {"what", found.what}, {"hint", found.hint},
                    {"severity", found.severity == Severity::kError ? "error" : "warning"}});
  }
  if (reloaded) {
    return {200, "application/json", nlohmann::json{{"content", content_.snapshot()->hash}, {"problems", std::move(list)}}.dump(), {}};
  }
  ApiResponse refused = problem(409, "content", "The content on disk has errors; the old one stays in use", "", request.path, id);
  nlohmann::json body = nlohmann::json::parse(refused.body);
  body["content"] = content_.snapshot()->hash;
  body["problems"] = std::move(list);
  refused.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return refused;
}

}  // namespace unclench
