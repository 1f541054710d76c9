#!/bin/sh
# kill -9 in the middle of a load of turns: every acknowledged turn is there after a restart, none twice.
set -eu
unclench=$1
root=$2
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill -9 $pid 2>/dev/null || true; rm -rf "$work"' EXIT
start() {
  : > "$work/log"
  "$unclench" serve --content "$root" --listen 127.0.0.1:0 --db "$work/chat.db" > "$work/log" 2>&1 &
  pid=$!
  while kill -0 $pid 2>/dev/null && ! grep -q listening "$work/log"; do sleep 0.1; done  # under a sanitizer it may take minutes
  url=$(grep -o 'http://[0-9.]*:[0-9]*' "$work/log" | head -1)
  [ -n "$url" ] || { echo "the server did not start"; cat "$work/log"; exit 1; }
}
total=0
for round in 1 2 3; do
  start
  people=
  for person in 1 2 3 4; do
    session=$(curl -s -X POST -H 'Content-Type: application/json' -d '{"locale":"en"}' "$url/v1/sessions")
    id=$(printf '%s' "$session" | sed 's/.*"session":{"id":"\([^"]*\)".*/\1/')
    token=$(printf '%s' "$session" | sed 's/.*"token":"\([^"]*\)".*/\1/')
    echo "$id $token" > "$work/who.$round.$person"
    : > "$work/acked.$round.$person"
    (
      n=0
      while [ $n -lt 400 ]; do
        n=$((n + 1))
        code=$(curl -s -o /dev/null -w '%{http_code}' --max-time 5 -X POST -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
          -d "{\"text\":\"marker-$round-$person-$n\"}" "$url/v1/sessions/$id/messages" || true)
        [ "$code" = 200 ] || exit 0
        echo "marker-$round-$person-$n" >> "$work/acked.$round.$person"
      done
    ) &
    people="$people $!"
  done
  sleep 1.$round
  kill -9 $pid
  wait $pid 2>/dev/null || true
  # shellcheck disable=SC2086
  wait $people
done
start
for round in 1 2 3; do
  for person in 1 2 3 4; do
    read -r id token < "$work/who.$round.$person"
    : > "$work/transcript"
    after=0
    while :; do
      curl -s -H "Authorization: Bearer $token" "$url/v1/sessions/$id/messages?after=$after" > "$work/page"
      grep -o '"said":{"text":"marker-[0-9-]*"' "$work/page" | sed 's/.*"\(marker[^"]*\)"/\1/' > "$work/markers" || true
      [ -s "$work/markers" ] || break
      cat "$work/markers" >> "$work/transcript"
      after=$(grep -o '"turn":[0-9]*,"at"' "$work/page" | tail -1 | grep -o '[0-9]*')
    done
    while read -r marker; do
      count=$(grep -cx "$marker" "$work/transcript" || true)
      [ "$count" = 1 ] || { echo "$marker was acknowledged and is there $count times"; exit 1; }
      total=$((total + 1))
    done < "$work/acked.$round.$person"
  done
done
[ "$total" -gt 20 ] || { echo "only $total turns were acknowledged: too few to prove anything"; exit 1; }
echo "$total acknowledged turns, none lost, none doubled"
