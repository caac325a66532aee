#!/usr/bin/env bash
# Intl.NumberFormat.formatRange writes a range from 3 to 3 as about 3.
# Needs: node
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >run.cjs <<'END'
const ranges = tag => {
  const f = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 })
  return `${tag}: ${f.formatRange(3, 3)} and ${f.formatRange(2.9, 3.1)}`
}
console.log(['en', 'de', 'fr'].map(ranges).join(', '))
END
echo "version: node $(node --version), ICU $(node -p process.versions.icu), CLDR $(node -p process.versions.cldr)"
echo "guess: ends that are equal give the number alone, 3; ends that only look equal after rounding may give about 3"
out=$(node run.cjs)
echo "behaviour: both are about 3: the sign depends on the texts of the ends, not on their values, so that an exact count becomes an estimate"
echo "output: $out"
[ "$out" = 'en: ~3 and ~3, de: ≈3 and ≈3, fr: ≃3 and ≃3' ]
