#!/usr/bin/env bash
# librsvg does not draw the line-through of a text element on what stands in a tspan inside it.
# Needs: rsvg-convert
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo "version: $(rsvg-convert --version)"
echo "guess: the line goes through the tspan, too, in the paint of the text element, as CSS has it (text-decoration goes on to all that is inside) and browsers and Inkscape draw it"
picture() { # NAME CONTENT
  printf '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="30"><rect width="120" height="30" fill="white"/>%s</svg>' "$2" >"$1.svg"
  rsvg-convert "$1.svg" -o "$1.png"
}
picture plain '<text x="10" y="20" font-size="14">Moscow</text>'
picture text '<text x="10" y="20" font-size="14" text-decoration="line-through">Moscow</text>'
picture tspan '<text x="10" y="20" font-size="14" text-decoration="line-through"><tspan>Moscow</tspan></text>'
same() { cmp -s "$1.png" "$2.png" && echo same || echo other; }
out="text and plain: $(same text plain), tspan and plain: $(same tspan plain)"
echo "behaviour: the text in the tspan is drawn without the line, pixel for pixel as one that has none"
echo "output: $out"
[ "$out" = "text and plain: other, tspan and plain: same" ]
