#!/usr/bin/env bash
# bratly 0.1.4: an event of brat standoff that has another event in a role is left out.
#
# Goes in:   three text-bound annotations, an event E1, and after it an event E2 whose role Cause is E1.
# Comes out: E1 alone. bratly prints that E2 refers to something that does not exist, and goes on without it. With a
#            text-bound annotation in the same role, E2 is there.
# Expected:  both. The format's own page has events in the roles of events, and corpora of biology are full of them.
# Taken into account by: content/formats/brat.md; the test that reads our standoff with bratly counts the events apart.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet bratly==0.1.4 bratly-io-fs==0.1.4
cd "$folder"
echo 'The quay flooded in May, and the repair took a year.' > words.txt
standoff() {
    printf 'T1\tQuay 4 8\tquay\nT2\tFlood 9 16\tflooded\nT3\tRepair 33 39\trepair\n'
    printf 'E1\tFlood:T2 Place:T1\nE2\tRepair:T3 Cause:%s\n' "$1"
}
events() {
    standoff "$1" > words.ann
    venv/bin/python -W ignore - <<'PY' | sed -n 's/^found //p'
from bratly.io import read_and_load_ann_file

for each in read_and_load_ann_file("words.ann").annotations:
    if each.id.startswith("E"):
        print("found", each.id)
PY
}
of_event=$(events E1 | tr '\n' ' ')
of_words=$(events T2 | tr '\n' ' ')
echo "bratly 0.1.4: Cause is an event: ${of_event}; Cause is words: ${of_words}"
[ "$of_event" = "E1 " ] && [ "$of_words" = "E1 E2 " ]
