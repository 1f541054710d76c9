#!/bin/sh
# The command line as scripts use it: what it prints, and its exit codes.
set -eu
unclench=$1
root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0

expect() { # name, wanted exit code, wanted words, command...
  name=$1 code=$2 words=$3
  shift 3
  set +e
  output=$("$@" 2>&1)
  got=$?
  set -e
  [ "$got" -eq "$code" ] || { echo "$name: exit $got, not $code: $output"; exit 1; }
  printf '%s' "$output" | grep -qF -- "$words" || { echo "$name: does not say \"$words\": $output"; exit 1; }
  passed=$((passed + 1))
}

expect "help names the commands" 0 "serve" "$unclench" --help
expect "version" 0 "unclench 0." "$unclench" version
expect "no command" 2 "subcommand" "$unclench"
expect "unknown command" 2 "" "$unclench" frobnicate
expect "explain" 0 "faq.can_stress_cause_back_pain" "$unclench" explain --content "$root" "can stress cause back pain"
expect "explain as JSON" 0 '"decision": "answer"' "$unclench" explain --json --content "$root" "can stress cause back pain"
expect "a sign in explain" 0 "redflag.cauda_equina" "$unclench" explain --content "$root" "I can't feel when I wipe"
printf 'hello\n{"text":"no numbness, but a dull ache","phrases":["numbness","dull ache"]}\n' > "$work/lines"
"$unclench" explain --batch --content "$root" < "$work/lines" > "$work/out"
[ "$(wc -l < "$work/out")" -eq 2 ] || { echo "batch: not one line each"; exit 1; }
grep -q '"status":"negated","text":"numbness"' "$work/out" || { echo "batch: phrases not reported: $(cat "$work/out")"; exit 1; }
passed=$((passed + 1))

printf 'id\ttext\ttopic\n1\tcan stress cause back pain\tfaq.can_stress_cause_back_pain\n' > "$work/topics_file.tsv"
expect "eval of topics" 0 "right topic first                  100.00 %" "$unclench" eval --content "$root" "$work/topics_file.tsv"
printf 'id\ttext\tlabel\n1\tI want to kill myself\tcrisis.suicide\n2\tmy back is killing me\tnone\n' > "$work/safety.tsv"
expect "eval of safety" 0 "alarm or crisis raised             100.00 %" "$unclench" eval --content "$root" "$work/safety.tsv"
expect "eval of nothing" 2 "cannot read" "$unclench" eval --content "$root" "$work/missing.tsv"

expect "a picture" 0 "flowchart TD" "$unclench" graph triage.start --format mermaid --content "$root"
expect "a picture of nothing" 2 'did you mean "triage.start"' "$unclench" graph triage.strat --content "$root"
printf 'text\tlabel\nhello\t\n' > "$work/no_label.tsv"
expect "eval without a label" 2 'no_label.tsv, line 2: the column "label" is empty' "$unclench" eval --content "$root" "$work/no_label.tsv"
printf 'text\ttopic\nhello\tchitchat.greeting\n' > "$work/topic.tsv"
printf 'id\tgroup\r\nshort\r\n' > "$work/groups.tsv"
expect "eval with a short line of groups" 0 'right topic first                  100.00 %' "$unclench" eval --content "$root" --topics "$work/groups.tsv" "$work/topic.tsv"
expect "a follow-up" 0 'in context  "is yoga safe every day"' "$unclench" explain --content "$root" --after movement.yoga "is it safe every day"
expect "a follow-up to nothing" 2 'did you mean "movement.yoga"' "$unclench" explain --content "$root" --after movement.yogga "is it safe"
expect "replay of nothing" 2 "there is no database" "$unclench" replay --content "$root" --db "$work/none.db"
printf 'can stress cause back pain\ntell me more\nquit\n' | "$unclench" chat --plain --content "$root" --record "$work/recorded.txt" > /dev/null
grep -q '^person   can stress cause back pain' "$work/recorded.txt" && grep -q '^decision topic' "$work/recorded.txt" || { cat "$work/recorded.txt"; exit 1; }
expect "a recorded chat is a test" 0 "1 passed, 0 failed" "$unclench" test --content "$root" "$work/recorded.txt"
passed=$((passed + 1))

# Broken content names file, place and what would be right; nothing starts with it.
mkdir "$work/content"
cp -r "$root/intents" "$root/dialogs" "$root/schema" "$work/content/"
sed -i 's/"goto": "age"/"goto": "agee"/' "$work/content/dialogs/triage/start.json"
expect "a misspelt step" 1 'no step "agee"; did you mean "age"?' "$unclench" check --content "$work/content"
expect "serve refuses it" 2 'dialogs/triage/start.json /steps' "$unclench" serve --content "$work/content" --listen 127.0.0.1:0 --db "$work/a.db"
expect "no content there" 2 "no folder" "$unclench" check --content "$work"
expect "a database that is none" 2 "" "$unclench" serve --content "$root" --listen 127.0.0.1:0 --db "$work/lines"
expect "a wrong address" 2 "--listen needs" "$unclench" serve --content "$root" --listen nowhere --db "$work/a.db"
echo "$passed passed, 0 failed"
