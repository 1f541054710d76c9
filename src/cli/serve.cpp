#include <spdlog/spdlog.h>

#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <thread>

#include "cli/commands.h"
#include "server/admin.h"
#include "server/http_server.h"
#include "store/open_store.h"

namespace unclench::cli {
namespace {

constexpr std::size_t kShortestToken = 16;

/// "127.0.0.1:8080", ":8080", "8080", "[::1]:8080".
HttpOptions parse_listen(const std::string& text, int threads, const char* option = "--listen") {
  HttpOptions options;
  options.threads = threads;
  const std::size_t colon = text.rfind(':');
  std::string host = colon == std::string::npos ? "" : text.substr(0, colon);
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  if (host.size() > 2 && host.front() == '[') host = host.substr(1, host.size() - 2);
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos || std::stoi(port) > 65535) {
    throw std::runtime_error(std::string(option) + " needs an address and a port, for instance 127.0.0.1:8080, not \"" + text + "\"");
  }
  if (!host.empty()) options.host = host;
  options.port = std::stoi(port);
  return options;
}

sigset_t watched_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGUSR2}) sigaddset(&set, signal);
  return set;
}

/// From now on, this thread and those it starts leave these signals to a SignalWatch.
void leave_signals_to_a_watch() {
  const sigset_t set = watched_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

/// Waits for SIGTERM, SIGINT (stop) and SIGHUP (reload) on a thread of its own, so that handlers may do real work. What they touch must outlive the watch.
class SignalWatch {
 public:
  template <typename Reload, typename Stop>
  SignalWatch(Reload reload, Stop stop)
      : thread_([reload, stop] {
          const sigset_t set = watched_signals();
          for (int signal = 0; sigwait(&set, &signal) == 0;) {
            if (signal == SIGUSR2) return;
            if (signal == SIGHUP) {
              reload();
            } else {
              stop();
              return;
            }
          }
        }) {}
  ~SignalWatch() {
    pthread_kill(thread_.native_handle(), SIGUSR2);
    thread_.join();
  }

 private:
  std::thread thread_;
};

}  // namespace

int run(const ServeCommand& command) {
  leave_signals_to_a_watch();  // before there is any other thread
  LoadedContent loaded = load_content(command.content);
  if (require_content(loaded) == nullptr) return kFailed;
  const std::unique_ptr<SessionStore> store = open_store(command.database);
  const SystemClock clock;
  Host host(*loaded.library, *store, clock);
  std::atomic<bool> draining{false};
  Api api(host, {}, [&draining] { return draining.load(); });
  spdlog::default_logger();  // made here, before there are threads that log
  HttpOptions options = parse_listen(command.listen, command.threads);
  const std::string address = options.host;
  HttpServer server(std::move(options), [&api](const ApiRequest& request) { return api.handle(request); });
  const int port = server.bind();
  std::unique_ptr<AdminApi> admin;
  std::unique_ptr<HttpServer> admin_server;
  if (!command.admin.empty()) {
    const char* token = std::getenv("UNCLENCH_ADMIN_TOKEN");
    if (token == nullptr || std::string_view(token).size() < kShortestToken) {
      throw std::runtime_error("--admin needs a token of 16 characters or more in UNCLENCH_ADMIN_TOKEN");
    }
    admin = std::make_unique<AdminApi>(*loaded.library, token);
    admin_server = std::make_unique<HttpServer>(parse_listen(command.admin, 2, "--admin"), [&](const ApiRequest& request) { return admin->handle(request); });
    std::cout << "The admin listener is on port " << admin_server->bind() << "\n";
  }
  const SignalWatch watch(
      [&] {
        Problems problems;
        if (loaded.library->reload(problems)) {
          spdlog::info("content reloaded: {}", loaded.library->snapshot()->hash);
        } else {
          spdlog::error("content not reloaded, the old one stays in use");
        }
        for (const Problem& problem : problems) {
          spdlog::log(problem.severity == Severity::kError ? spdlog::level::err : spdlog::level::warn, "{}", to_text(problem));
        }
      },
      [&] {
        spdlog::info("stopping: finishing what runs");
        draining = true;
        if (admin_server) admin_server->stop();
        server.stop();
      });
  std::thread admin_thread;
  if (admin_server) admin_thread = std::thread([&] { admin_server->serve(); });
  std::cout << "Unclench is listening on http://" << (address.find(':') == std::string::npos ? address : "[" + address + "]") << ':' << port
            << "  (conversations in " << command.database << ")\n"
            << "Nobody clinical has reviewed the content yet.\n"
            << std::flush;
  server.serve();
  if (admin_thread.joinable()) admin_thread.join();
  spdlog::info("stopped");
  return kDone;
}

}  // namespace unclench::cli
