#!/usr/bin/env bash
# rdflib reads the xsd:date 12025-01-01 as 1202-01-01, and writes that.
# Needs: python3-rdflib
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >run.py <<'END'
from rdflib import Literal, XSD
for text in ("2025-01-01", "12025-01-01", "-0043-03-15"):
    print(Literal(text, datatype=XSD.date).n3().split("^^")[0], end=" ")
END
echo "version: rdflib $(/usr/bin/python3 -W ignore -c 'import rdflib; print(rdflib.__version__)'), $(/usr/bin/python3 -c 'from importlib.metadata import version; print("isodate", version("isodate"))'), $(/usr/bin/python3 --version)"
echo "guess: a literal keeps its text: XSD allows years of more than four digits and below zero, and Python's dates need not hold them"
out=$(/usr/bin/python3 -W ignore run.py 2>/dev/null)
echo "behaviour: the date before Christ keeps its text, the one of the year 12025 turns into another one of the year 1202"
echo "output: $out"
[ "$out" = '"2025-01-01" "1202-01-01" "-0043-03-15" ' ] || [ "$out" = '"2025-01-01" "1202-01-01" "-0043-03-15"' ]
