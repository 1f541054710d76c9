#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

#include "cli/commands.h"

using namespace unclench::cli;

namespace {

void add_content(CLI::App& command, ContentOptions& options) {
  command.add_option("--content", options.directory, "Folder that holds intents/ and dialogs/ (default: found beside the program)")
      ->envname("UNCLENCH_CONTENT");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Unclench: a rule-based chat server for people with back pain.\n"
               "Nothing is said that an author did not write. The content has not been reviewed by a clinician yet."};
  app.require_subcommand(1);
  app.footer("Exit codes: 0 done, 1 problems found, 2 could not run.\nFirst steps: unclench serve, then open the address it prints; or unclench chat.");
  int result = kDone;

  ServeCommand serve;
  CLI::App* serve_app = app.add_subcommand("serve", "Serve the HTTP API and the demo page");
  add_content(*serve_app, serve.content);
  serve_app->add_option("--listen", serve.listen, "Address and port")->envname("UNCLENCH_LISTEN")->capture_default_str();
  serve_app->add_option("--db", serve.database, "SQLite file for conversations, or memory:")->envname("UNCLENCH_DB")->capture_default_str();
  serve_app->add_option("--threads", serve.threads, "Connections served at the same time")->envname("UNCLENCH_THREADS")->check(CLI::Range(1, 4096))->capture_default_str();
  serve_app->callback([&] { result = run(serve); });

  ChatCommand chat;
  CLI::App* chat_app = app.add_subcommand("chat", "Have a conversation in the terminal; nothing is stored");
  add_content(*chat_app, chat.content);
  chat_app->add_option("--region", chat.region, "Country for emergency numbers, for instance GB");
  chat_app->add_flag("--plain", chat.plain, "No colours");
  chat_app->add_flag("--explain", chat.explain, "Say after each reply why it was chosen");
  chat_app->callback([&] { result = run(chat); });

  CheckCommand check;
  CLI::App* check_app = app.add_subcommand("check", "Find everything that is wrong with the content");
  add_content(*check_app, check.content);
  check_app->add_flag("--json", check.json, "Print the problems as JSON");
  check_app->add_flag("--quiet", check.quiet, "Errors only, no warnings");
  check_app->callback([&] { result = run(check); });

  ExplainCommand explain;
  CLI::App* explain_app = app.add_subcommand("explain", "Say why a message is understood as it is");
  add_content(*explain_app, explain.content);
  explain_app->add_option("text", explain.text, "The message, in quotes");
  explain_app->add_option("--locale", explain.locale, "Language")->capture_default_str();
  explain_app->add_option("--after", explain.after, "The topic that was talked about before, for instance movement.yoga");
  explain_app->add_option("--phrase", explain.phrases, "Also report whether this phrase is present, negated, ... (may be repeated)");
  explain_app->add_flag("--json", explain.json, "Print JSON");
  explain_app->add_flag("--batch", explain.batch, "Read messages from standard input, one a line (or {\"text\",\"phrases\"}); write JSON lines");
  explain_app->callback([&] {
    if (explain.text.empty() && !explain.batch) throw CLI::RequiredError("a message, or --batch");
    result = run(explain);
  });

  EvalCommand eval;
  CLI::App* eval_app = app.add_subcommand("eval", "Measure understanding on labelled messages (TSV)");
  add_content(*eval_app, eval.content);
  eval_app->add_option("files", eval.files, "TSV files with the columns text and topic, or text and label, or text alone")->required();
  eval_app->add_option("--topics", eval.topics, "TSV that maps topic ids to groups (default: topics.tsv beside each file)");
  eval_app->add_flag("--json", eval.json, "Print JSON");
  eval_app->add_flag("--errors", eval.errors, "List every message that went wrong");
  eval_app->callback([&] { result = run(eval); });

  TestCommand test;
  CLI::App* test_app = app.add_subcommand("test", "Run conversations (docs/conversations.md) against the content");
  add_content(*test_app, test.content);
  test_app->add_option("paths", test.paths, "Files, or folders of .txt files")->required();
  test_app->callback([&] { result = run(test); });

  CLI::App* version_app = app.add_subcommand("version", "Print the version");
  version_app->callback([] { std::cout << version_text("") << '\n'; });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? kDone : kFailed;
  } catch (const std::exception& error) {
    std::cerr << "unclench: " << error.what() << '\n';
    return kFailed;
  }
  return result;
}
