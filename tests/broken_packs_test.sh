#!/bin/sh
# Packs that are broken on purpose, one fault each: `check` must find the fault, say where it is, show the counter-example, and find nothing else.
#
# A pack is tests/broken/base, which is sound, with the files of tests/broken/<fault> laid over it. Each line of its expected.txt must stand within one
# line that `check` prints; lines that begin with # are remarks. A folder with a file not_yet.txt holds a fault that `check` cannot see so far, and the file
# says what would prove it; as soon as anything is found there, that file must go.
set -eu
unclench=$1
root=$2
broken=$root/tests/broken
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export UNCLENCH_CACHE=  # a dozen examples are learned at once, and must not push out what was learned from the real content

check() { # folder of the pack
  "$unclench" check --quiet --content "$1" > "$work/out" 2>&1
}

# The base says what it is about; whatever else the program opens by name gets a stub.
base=$work/base
cp -R "$broken/base" "$base"
cp "$root/dialogs/labels.json" "$base/dialogs"
ln -s "$root/schema" "$base/schema"
check "$base" || true
sed -n 's/^\(dialogs\/.*\.json\): the program opens this dialog by name.*\[built_in\]$/\1/p' "$work/out" | while read -r file; do
  mkdir -p "$base/$(dirname "$file")"
  up=$(printf '%s' "$file" | sed 's/[^/]*//g; s/\//..\//g')
  printf '{"$schema": "%sschema/dialog.schema.json", "title": "Short", "steps": [{"say": "That is fine."}]}\n' "$up" > "$base/$file"
done
check "$base" || { echo "FAULTY  the base, which should be sound"; cat "$work/out"; exit 1; }

caught=0
not_yet=0
failed=0
for folder in "$broken"/*/; do
  fault=$(basename "$folder")
  [ "$fault" != base ] || continue
  rm -rf "$work/pack"
  cp -R "$base" "$work/pack"
  cp -R "$folder". "$work/pack"
  code=0
  check "$work/pack" || code=$?
  grep -v '^#' "$folder/expected.txt" > "$work/expected" || { echo "$fault: nothing in expected.txt"; exit 1; }
  while read -r line; do
    grep -qF -- "$line" "$work/out" || printf '        does not say: %s\n' "$line"
  done < "$work/expected" > "$work/missing"
  [ "$code" -eq 1 ] || echo "        exit $code, not 1" >> "$work/missing"
  grep -E '\[[a-z_.]+\]$' "$work/out" | grep -vF -f "$work/expected" | sed 's/^/        also says: /' > "$work/more" || true

  if [ -f "$folder/not_yet.txt" ] && [ "$code" -eq 0 ]; then
    echo "not yet $fault"
    not_yet=$((not_yet + 1))
  elif [ -f "$folder/not_yet.txt" ]; then
    echo "CAUGHT  $fault: remove its not_yet.txt"
    cat "$work/missing" "$work/more"
    failed=1
  elif [ -s "$work/missing" ] || [ -s "$work/more" ]; then
    echo "MISSED  $fault"
    cat "$work/missing" "$work/more"
    failed=1
  else
    echo "caught  $fault: $(head -n 1 "$work/expected")"
    caught=$((caught + 1))
  fi
done
echo "$caught broken packs are caught, $not_yet not yet"
[ "$caught" -ge 10 ] || { echo "at least 10 must be"; exit 1; }
exit $failed
