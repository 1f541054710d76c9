#!/bin/sh
# `check` on the real content. Nothing but messages that are not yet understood as their author wished may be found, and of those no more than
# tests/known_findings.txt allows: that number may only fall.
set -eu
unclench=$1
root=$2
out=$(mktemp)
trap 'rm -f "$out"' EXIT
"$unclench" check --quiet --content "$root" > "$out" 2>&1 || true
tail -1 "$out"
others=$(grep -E '\[[a-z_.]+\]$' "$out" | grep -cv '\[understanding\.' || true)
known=$(grep -c '\[understanding\.' "$out" || true)
allowed=$(grep -v '^#' "$root/tests/known_findings.txt")
grep -q ' errors' "$out" || { echo "check did not finish"; cat "$out"; exit 1; }
[ "$others" -eq 0 ] || { grep -E '\[[a-z_.]+\]$' "$out" | grep -v '\[understanding\.'; exit 1; }
[ "$known" -le "$allowed" ] || { grep '\[understanding\.' "$out"; echo "$known messages are misunderstood, $allowed are allowed"; exit 1; }
echo "$known messages are not understood as their author wished; $allowed are allowed"
