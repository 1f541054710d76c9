#pragma once

#include <string_view>

namespace unclench {

/// The OpenAPI 3.1 description of the API, as shipped in src/server/openapi.json.
std::string_view openapi_json();

}  // namespace unclench
