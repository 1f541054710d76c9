#include "server/http_server.h"

#include <thread>

#include "catch.h"

using namespace unclench;

namespace {

ApiResponse nothing(const ApiRequest&) { return {200, "application/json", "{}", {}}; }

}  // namespace

TEST_CASE("a stop that comes before the start is not forgotten", "[http_server]") {
  HttpServer server({.host = "127.0.0.1", .port = 0, .threads = 2}, nothing);
  CHECK(server.bind() > 0);
  server.stop();
  server.serve();  // returns
}

TEST_CASE("a stop at the very moment of the start is not forgotten", "[http_server]") {
  for (int i = 0; i < 50; ++i) {
    HttpServer server({.host = "127.0.0.1", .port = 0, .threads = 2}, nothing);
    server.bind();
    std::thread stopper([&server] { server.stop(); });
    server.serve();
    stopper.join();
  }
}
