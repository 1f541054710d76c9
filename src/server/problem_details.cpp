#include "server/problem_details.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace unclench {

ApiResponse problem(int status, const std::string& kind, const std::string& title, const std::string& detail, const std::string& instance,
                    const std::string& request_id, const std::vector<FieldError>& errors) {
  nlohmann::json body{{"type", "urn:unclench:problem:" + kind}, {"title", title}, {"status", status}, {"request_id", request_id}};
  if (!detail.empty()) body["detail"] = detail;
  if (!instance.empty()) body["instance"] = instance;
  if (!errors.empty()) {
    body["errors"] = nlohmann::json::array();
    for (const FieldError& error : errors) body["errors"].push_back({{"pointer", error.pointer}, {"detail", error.detail}});
  }
  return {status, "application/problem+json", body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), {}};
}

std::string request_id_of(const ApiRequest& request) {
  const std::string given = request.header("x-request-id");
  constexpr std::string_view kAllowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
  const bool decent = !given.empty() && given.size() <= 64 && given.find_first_not_of(kAllowed) == std::string::npos;
  return decent ? given : random_token(12);
}

}  // namespace unclench
