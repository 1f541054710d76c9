#pragma once
// The HTTP API of design.md 7 as a function from request to response: no sockets, so that any front door can stand before it, and tests need none.

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "app/host.h"

namespace unclench {

struct ApiRequest {
  std::string method;   // "GET"
  std::string path;     // decoded, without the query
  std::vector<std::pair<std::string, std::string>> query;
  std::vector<std::pair<std::string, std::string>> headers;  // names in any case
  std::string body;

  /// The header's value, or an empty string. Names are compared without case.
  std::string header(std::string_view name) const;
  std::string parameter(std::string_view name) const;
};

struct ApiResponse {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

struct ApiLimits {
  std::size_t body_bytes = 64 * 1024;
  std::size_t text_characters = 4000;
  std::size_t depth = 16;
  std::size_t transcript_turns = 200;
};

/// Safe to use from many threads.
class Api {
 public:
  using Draining = std::function<bool()>;
  Api(Host& host, ApiLimits limits = {}, Draining draining = [] { return false; });

  /// Never throws: a fault inside is a 500 with problem details, logged by its kind only.
  ApiResponse handle(const ApiRequest& request);

 private:
  ApiResponse route(const ApiRequest& request, const std::string& request_id);
  ApiResponse create_session(const ApiRequest& request, const std::string& request_id);
  ApiResponse say(const ApiRequest& request, const std::string& session_id, const std::string& request_id);
  ApiResponse transcript(const ApiRequest& request, const std::string& session_id, const std::string& request_id);
  ApiResponse erase(const ApiRequest& request, const std::string& session_id, const std::string& request_id);
  ApiResponse explain_text(const ApiRequest& request, const std::string& request_id);
  ApiResponse ready(const std::string& request_id);

  Host& host_;
  ApiLimits limits_;
  Draining draining_;
};

}  // namespace unclench
