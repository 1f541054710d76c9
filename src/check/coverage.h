#pragma once
// What the content covers: one row for each topic, with what answers it and what that rests on.

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "content/content.h"

namespace unclench {

/// A line of a list of topics that should be covered.
struct TopicMark {
  std::string id;
  std::string seed;  // where it comes from: "D1", "D1 D2", "added"
  std::string kind;  // "answer", "technique", "control", ...
};

/// Tab-separated with the columns "id", "seed" and "kind" in any order, named in the first line. Otherwise says what is wrong.
std::variant<std::vector<TopicMark>, std::string> read_topic_marks(std::string_view tsv);

struct CoverageRow {
  std::string topic;
  std::string title;
  std::string seed;                  // empty without a mark
  std::string dialog;                // that answers; empty when none does
  std::string label;                 // of the evidence; empty without
  std::vector<std::string> sources;  // keys
  std::size_t patterns = 0;
  std::size_t examples = 0;
  double grade = 0;  // of all messages of the dialog
};

/// Topics are all intents of `locale` that neither steer nor are outside, and everything marked (of a kind other than "control" and "outside"),
/// sorted. A marked topic without an intent has no patterns and no examples.
std::vector<CoverageRow> coverage(const Content& content, std::string_view locale, const std::vector<TopicMark>& marks);

}  // namespace unclench
