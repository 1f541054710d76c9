#!/bin/sh
# What is understood may only get better: the figures of `unclench eval` on messages that nobody used as examples, against the floors recorded beside them.
# Prints every figure. A folder `shared/eval` beside the project is measured as well, when it is there.
set -eu
unclench=$1
root=$2
floors=$root/tests/understanding/floors.tsv
report=$(mktemp)
trap 'rm -f "$report"' EXIT
failed=0
measure() { # folder, name in the floors
  for file in "$1"/*.tsv; do
    name=$2/$(basename "$file")
    grep -q "^$name	" "$floors" || continue
    "$unclench" eval --content "$root" --topics "$1/topics.tsv" "$file" > "$report"
    grep "^$name	" "$floors" | while IFS='	' read -r _ what bound figure; do
      got=$(awk -v what="$what" 'index($0, "  " what) == 1 { print $(NF - 1); exit }' "$report")
      [ -n "$got" ] || { echo "MISSING  $name: no figure \"$what\""; exit 1; }
      awk -v got="$got" -v figure="$figure" -v bound="$bound" 'BEGIN { exit !(bound == "least" ? got >= figure : got <= figure) }' ||
        { echo "WORSE    $name: $what $got %, the floor is at $bound $figure %"; exit 1; }
      printf '%-28s %-36s %6s %%  (at %s %s)\n' "$name" "$what" "$got" "$bound" "$figure"
    done || failed=1
  done
}
measure "$root/tests/understanding" own
[ ! -d "$root/../shared/eval" ] || measure "$root/../shared/eval" shared
exit $failed
