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
  serve_app->add_option("--admin", serve.admin, "Address and port for reloads (POST /v1/admin/reload); needs UNCLENCH_ADMIN_TOKEN, 16 characters or more")->envname("UNCLENCH_ADMIN");
  serve_app->callback([&] { result = run(serve); });

  ChatCommand chat;
  CLI::App* chat_app = app.add_subcommand("chat", "Have a conversation in the terminal; nothing is stored");
  add_content(*chat_app, chat.content);
  chat_app->add_option("--region", chat.region, "Country for emergency numbers, for instance GB");
  chat_app->add_flag("--plain", chat.plain, "No colours");
  chat_app->add_flag("--explain", chat.explain, "Say after each reply why it was chosen");
  chat_app->add_option("--record", chat.record, "Write the conversation to this file as a test for `unclench test`");
  chat_app->callback([&] { result = run(chat); });

  CheckCommand check;
  CLI::App* check_app = app.add_subcommand("check", "Find everything that is wrong with the content");
  add_content(*check_app, check.content);
  check_app->add_flag("--json", check.json, "Print the problems as JSON");
  check_app->add_flag("--quiet", check.quiet, "Errors only, no warnings");
  check_app->add_flag("--coverage", check.coverage, "Also a table of topics: seed, evidence label, sources, patterns, examples, reading age");
  check_app->add_option("--topics", check.topics, "With --coverage: a TSV with the columns id and seed of topics that should be covered");
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
  explain_app->add_option("--db", explain.database, "With --session: the database that holds it")->envname("UNCLENCH_DB");
  CLI::Option* session = explain_app->add_option("--session", explain.session, "Explain a stored turn of this session instead of a message");
  explain_app->add_option("--turn", explain.turn, "Which turn of the session (default: the last)")->needs(session);
  explain_app->callback([&] {
    if (explain.text.empty() && !explain.batch && explain.session.empty()) throw CLI::RequiredError("a message, --batch or --session");
    if (!explain.session.empty() && explain.database.empty()) throw CLI::RequiredError("--db");
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

  ReplayCommand replay;
  CLI::App* replay_app = app.add_subcommand("replay", "Take stored conversations again: the same bytes, or what other content would change");
  add_content(*replay_app, replay.content);
  replay_app->add_option("--db", replay.database, "The database")->envname("UNCLENCH_DB")->required();
  replay_app->add_option("--session", replay.session, "One session alone");
  replay_app->add_option("--html", replay.html, "Also write the report as a page (it holds what people wrote)");
  replay_app->add_option("--examples", replay.examples, "Examples of each group")->capture_default_str();
  replay_app->add_flag("--json", replay.json, "Print JSON");
  replay_app->callback([&] { result = run(replay); });

  GraphCommand graph;
  CLI::App* graph_app = app.add_subcommand("graph", "Draw a dialog, for Graphviz or Mermaid");
  add_content(*graph_app, graph.content);
  graph_app->add_option("dialog", graph.dialog, "The dialog, for instance triage.start")->required();
  graph_app->add_option("--format", graph.format, "dot or mermaid")->check(CLI::IsMember({"dot", "mermaid"}))->capture_default_str();
  graph_app->add_option("--db", graph.database, "Write on each arrow how often people went that way");
  graph_app->callback([&] { result = run(graph); });

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
