#!/usr/bin/env bash
# dkpro-cassis 0.12.0: checking types raises AttributeError where a feature that is an array is not set.
#
# Goes in:   a type with a feature of uima.cas.FSArray, and one annotation of it that leaves the feature unset, which UIMA
#            allows for every feature; then the same with a feature of uima.cas.String unset.
# Comes out: Cas.typecheck() raises AttributeError for the array, and finds no fault for the string. Written as XMI and read
#            again, both are as they were.
# Expected:  no fault for either: null is a value of any feature that is not a primitive.
# Taken into account by: our tests compare what cassis reads instead of asking it to check types.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet dkpro-cassis==0.12.0
cat > "$folder/check.py" <<'PY'
import sys

from cassis import Cas, TypeSystem, load_cas_from_xmi

types = TypeSystem()
statement = types.create_type("harbour.Statement", "uima.tcas.Annotation")
types.create_feature(statement, "said", sys.argv[1])
cas = Cas(types)
cas.sofa_string = "She left."
cas.add(types.get_type("harbour.Statement")(begin=0, end=3))
again = load_cas_from_xmi(cas.to_xmi(), types)
assert [each.said for each in again.select("harbour.Statement")] == [None]
try:
    print("faults:", len(cas.typecheck()))
except AttributeError as fault:
    print(type(fault).__name__)
PY
array=$("$folder/venv/bin/python" "$folder/check.py" uima.cas.FSArray)
string=$("$folder/venv/bin/python" "$folder/check.py" uima.cas.String)
echo "dkpro-cassis 0.12.0, typecheck() with an unset feature: array $array; string $string"
[ "$array" = AttributeError ] && [ "$string" = "faults: 0" ]
