#!/bin/sh
# The real server on loopback, spoken to with curl: a conversation, and every way to be refused.
set -eu
unclench=$1
root=$2
work=$(mktemp -d)
mkdir "$work/content"
cp -r "$root/intents" "$root/dialogs" "$work/content/"
export UNCLENCH_ADMIN_TOKEN=for-this-test-alone
"$unclench" serve --content "$work/content" --listen 127.0.0.1:0 --admin 127.0.0.1:0 --db "$work/chat.db" > "$work/log" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null || true; rm -rf "$work"' EXIT
while kill -0 $pid 2>/dev/null && ! grep -q listening "$work/log"; do sleep 0.1; done  # under a sanitizer it may take minutes
url=$(grep -o 'http://[0-9.]*:[0-9]*' "$work/log" | head -1)
[ -n "$url" ] || { echo "the server did not start"; cat "$work/log"; exit 1; }
passed=0

call() { # method, path, body, extra curl arguments... -> $work/body, $status
  method=$1 path=$2 body=$3
  shift 3
  if [ -n "$body" ]; then set -- "$@" -H 'Content-Type: application/json' --data-binary "$body"; fi
  status=$(curl -s -o "$work/body" -D "$work/head" -w '%{http_code}' --max-time 60 -X "$method" "$@" "$url$path")
}
expect() { # name, status, words in the body
  [ "$status" = "$2" ] || { echo "$1: status $status, not $2: $(head -c 600 "$work/body")"; exit 1; }
  [ -z "$3" ] || grep -qF -- "$3" "$work/body" || { echo "$1: no $3 in $(head -c 1500 "$work/body")"; exit 1; }
  passed=$((passed + 1))
}

call GET /healthz ''; expect health 200 alive
call GET /readyz ''; expect ready 200 ready
call GET /version ''; expect version 200 '"version"'
call GET /openapi.json ''; expect openapi 200 '"openapi"'
call GET / ''; expect "demo page" 200 '<html'
grep -qi "content-security-policy: default-src 'none'" "$work/head" || { echo "the page has no strict policy"; exit 1; }

call POST /v1/sessions '{"locale":"en","region":"GB"}'; expect "new session" 201 '"token"'
id=$(sed 's/.*"session":{"id":"\([^"]*\)".*/\1/' "$work/body")
token=$(sed 's/.*"token":"\([^"]*\)".*/\1/' "$work/body")
auth="Authorization: Bearer $token"
[ ${#token} -eq 43 ] || { echo "the token has not 256 bits"; exit 1; }
say() { call POST "/v1/sessions/$id/messages" "$1" -H "$auth"; }
say '{"text":"can stress cause my back pain?"}'; expect "an answer" 200 '"faq.can_stress_cause_back_pain"'
call POST "/v1/sessions/$id/messages" '{"text":"yoga?"}' -H "$auth" -H 'Idempotency-Key: k1'; expect "with a key" 200 '"turn":3'
call POST "/v1/sessions/$id/messages" '{"text":"yoga?"}' -H "$auth" -H 'Idempotency-Key: k1'; expect "the same key again" 200 '"turn":3'
call POST "/v1/sessions/$id/messages" '{"text":"pilates?"}' -H "$auth" -H 'Idempotency-Key: k1'; expect "the key of another" 422 'idempotency'
say '{"text":"I want to do some slow breathing"}'; expect breathing 200 '"technique.diaphragmatic_breathing"'
say '{"text":"I cant feel when I wipe and I keep leaking"}'; expect "a red flag in mid-breathing" 200 '"label":"redflag.cauda_equina"'
grep -q '"type":"crisis_banner"' "$work/body" && grep -q '999' "$work/body" || { echo "no banner with the number"; exit 1; }
call GET "/v1/sessions/$id/messages" '' -H "$auth"; expect transcript 200 '"said":{"text":"yoga?"}'
tag=$(grep -i '^etag:' "$work/head" | sed 's/[^"]*\("[^"]*"\).*/\1/')
call GET "/v1/sessions/$id/messages" '' -H "$auth" -H "If-None-Match: $tag"; expect "not changed" 304 ''
call GET "/v1/sessions/$id/messages?after=4" '' -H "$auth"; expect "after a turn" 200 '"turn":5'
call POST /v1/explain '{"text":"no numbness, my back hurts","phrases":["numbness"]}'; expect explain 200 '"status":"negated"'
call POST /v1/explain '{"text":"is it safe every day","after":"movement.yoga"}'; expect "explain in context" 200 'is yoga safe every day'
call POST /v1/explain '{"text":"is it safe","after":"movement.yogga"}'; expect "explain after no topic" 422 'did you mean'

say '{"payload":"topic:meta.talk_to_human"}'; expect "a person is wanted, and the client is told" 200 '"effects":["hand_over"]'
call POST "/v1/sessions/$id/messages" '{"widget_result":{"kind":"scale","value":1}}' -H "$auth"; expect "a widget of no type" 422 '/widget_result'
call POST "/v1/sessions/$id/messages" '{"payload":null}' -H "$auth"; expect "nothing but null" 422 'exactly one of'

# Refusals: problem details, nothing stored, nothing repeated back.
call GET "/v1/sessions/$id/messages" ''; expect "no token" 404 '"request_id"'
call GET "/v1/sessions/$id/messages" '' -H "Authorization: Bearer wrong"; expect "wrong token" 404 'not-found'
call GET "/v1/sessions/nobody/messages" '' -H "$auth"; expect "no such session" 404 'not-found'
say '{"text":'; expect "cut off" 400 'syntax'
say '{"text":"a","text":"b"}'; expect "a key twice" 400 'twice'
say '[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]'; expect "too deep" 400 'deeply'
say '{"text":7}'; expect "wrong type" 422 '/text'
say '{"text":"a","payload":"b"}'; expect "two at once" 422 'exactly one'
say '{}'; expect "nothing at all" 422 'exactly one'
say '{"secretword":"a"}'; expect "an unknown key" 422 'not known'
grep -q secretword "$work/body" && { echo "what was sent is repeated back"; exit 1; }
call POST "/v1/sessions/$id/messages" "{\"text\":\"$(head -c 5000 /dev/zero | tr '\0' a)\"}" -H "$auth"; expect "a long text" 422 '4000'
head -c 70000 /dev/zero | tr '\0' a > "$work/large"
call POST "/v1/sessions/$id/messages" "@$work/large" -H "$auth"; expect "a large body" 413 ''
call POST "/v1/sessions/$id/messages" '{"text":"a"}' -H "$auth" -H 'Transfer-Encoding: chunked'; expect "chunked" 411 ''
status=$(curl -s -o "$work/body" -w '%{http_code}' -X POST -H "$auth" -H 'Content-Type: text/plain' --data 'hello' "$url/v1/sessions/$id/messages"); expect "no JSON" 415 'application/json'
call POST /v1/sessions '{"region":"XX"}'; expect "no such country" 422 '/region'
call PUT "/v1/sessions/$id/messages" '{"text":"a"}' -H "$auth"; expect "wrong method" 405 'Allowed'
call GET /nothing/here ''; expect "no such page" 404 'not-found'
call GET "/v1/sessions/$id/messages" '' -H "$auth"; expect "refusals stored nothing" 200 '"turn":6'
grep -q '"turn":7' "$work/body" && { echo "a refusal was stored"; exit 1; }

# What was kept can be taken again byte for byte, next to the running server; other words are found.
"$unclench" replay --content "$root" --db "$work/chat.db" > "$work/replay" || { echo "not the same when taken again:"; cat "$work/replay"; exit 1; }
grep -q 'byte for byte the same' "$work/replay"; passed=$((passed + 1))
mkdir "$work/other"
cp -r "$root/intents" "$root/dialogs" "$work/other/"
sed -i 's/yoga/YOGA/Ig' "$work/other/dialogs/movement/yoga.json"
"$unclench" replay --content "$work/other" --db "$work/chat.db" --html "$work/report.html" > "$work/replay" && { echo "other words were not found"; exit 1; }
grep -q 'wording after topic movement.yoga' "$work/replay" && grep -q 'YOGA' "$work/report.html" || { cat "$work/replay"; exit 1; }
passed=$((passed + 1))
"$unclench" explain --content "$root" --db "$work/chat.db" --session "$id" --turn 5 | grep -q 'ALARM *redflag.cauda_equina' || { echo "no reason for the alarm"; exit 1; }
"$unclench" graph technique.diaphragmatic_breathing --content "$root" --db "$work/chat.db" --format mermaid | grep -q '(1)' || { echo "no way was counted"; exit 1; }
passed=$((passed + 2))

mode=$(stat -c %a "$work/chat.db"); [ "$mode" = 600 ] || { echo "the database is $mode"; exit 1; }
call DELETE "/v1/sessions/$id" '' -H "$auth"; expect delete 204 ''
call GET "/v1/sessions/$id/messages" '' -H "$auth"; expect "after delete" 404 ''
if grep -aqE 'yoga|keep leaking' "$work"/chat.db*; then echo "words are left in the file after delete"; exit 1; fi

# Reloads: by a call with its token, or by a signal; broken content keeps the old one, and says what is wrong with it. SIGTERM ends in order.
admin=http://127.0.0.1:$(sed -n 's/.*admin listener is on port //p' "$work/log")
public=$url
url=$admin
call POST /v1/admin/reload ''; expect "a reload without the token" 401 'admin token'
call POST /v1/admin/reload '' -H 'Authorization: Bearer wrong'; expect "a reload with a wrong token" 401 'admin token'
key="Authorization: Bearer $UNCLENCH_ADMIN_TOKEN"
call POST /v1/admin/reload '' -H "$key"; expect "a reload" 200 '"content"'
sed -i 's/"goto": "age"/"goto": "agee"/' "$work/content/dialogs/triage/start.json"
call POST /v1/admin/reload '' -H "$key"; expect "a reload of what is broken" 409 'did you mean \"age\"'
call GET /v1/admin/reload '' -H "$key"; expect "the wrong method" 405 'POST'
kill -HUP $pid; for _ in $(seq 100); do grep -q 'the old one stays' "$work/log" && break; sleep 0.1; done
grep -q 'triage/start.json' "$work/log" || { echo "the log does not say what is broken"; exit 1; }
url=$public
call GET /healthz ''; expect "after a reload" 200 alive
call POST /v1/admin/reload '' -H "$key"; expect "no reload from outside" 404 ''
call POST /v1/explain '{"text":"can stress cause back pain"}'; expect "the old content answers" 200 'faq.can_stress'
kill -TERM $pid; wait $pid; passed=$((passed + 1))
grep -qi 'yoga' "$work/log" && { echo "words of a person are in the log"; exit 1; }
trap 'rm -rf "$work"' EXIT
echo "$passed passed, 0 failed"
