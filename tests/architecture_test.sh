#!/bin/sh
# The arrows between rooms point one way, and the core knows no file, socket, clock, dice or thread.
set -eu
cd "$1/src"
failed=0

# room: rooms it may include
allowed() {
  case $1 in
    base) echo "base" ;;
    text) echo "base text" ;;
    intent) echo "base text intent" ;;
    safety) echo "base text intent safety" ;;
    diary) echo "base diary" ;;
    dialog) echo "base text diary dialog" ;;
    content) echo "base text intent safety diary dialog content" ;;
    assistant) echo "base text intent safety diary dialog content assistant" ;;
    check) echo "base text intent safety diary dialog content assistant check" ;;
    store) echo "base text intent safety diary dialog content assistant store" ;;
    app) echo "base text intent safety diary dialog content assistant store app" ;;
    server) echo "base text intent safety diary dialog content assistant store app server" ;;
    cli) echo "base text intent safety diary dialog content assistant check store app server cli" ;;
  esac
}

for room in base text intent safety diary dialog content assistant check store app server cli; do
  may=$(allowed "$room")
  for line in $(grep -rhoE '^#include "[a-z]+/' "$room" | sed 's/.*"//; s#/##' | sort -u); do
    case " $may " in
      *" $line "*) ;;
      *) echo "$room includes $line:"; grep -rnE "^#include \"$line/" "$room"; failed=1 ;;
    esac
  done
done
if grep -rnE '<fstream>|<filesystem>|httplib|sqlite3|libpq|::now\(|random_device|<thread>|<mutex>' base text intent safety diary dialog content assistant check; then
  echo "the core must not know these"
  failed=1
fi
[ $failed -eq 0 ] && echo "all arrows point down"
exit $failed
