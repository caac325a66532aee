#!/usr/bin/env bash
# rrule.js takes the Z of UNTIL for the zone of DTSTART, so the last meeting of a series is missing; rrule-go has it.
# Needs: node npm go
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts rrule@2.8.1 >/dev/null
cat >run.cjs <<'END'
const { rrulestr } = require('rrule')
const rule = 'DTSTART;TZID=Europe/Kyiv:20250806T100000\nRRULE:FREQ=DAILY;UNTIL=20250808T070000Z'
console.log('rrule.js', rrulestr(rule).all().map(d => d.toISOString().slice(0, 16) + 'Z').join(' '))
END
cat >go.mod <<'END'
module until
go 1.24
END
cat >main.go <<'END'
package main

import (
	"fmt"
	_ "time/tzdata"

	"github.com/teambition/rrule-go"
)

func main() {
	set, err := rrule.StrToRRuleSet("DTSTART;TZID=Europe/Kyiv:20250806T100000\nRRULE:FREQ=DAILY;UNTIL=20250808T070000Z")
	if err != nil {
		panic(err)
	}
	fmt.Print("rrule-go")
	for _, t := range set.All() {
		fmt.Print(" ", t.UTC().Format("2006-01-02T15:04Z"))
	}
	fmt.Println()
}
END
export GOFLAGS=-mod=mod TZ=UTC
go get github.com/teambition/rrule-go@v1.8.2 >/dev/null 2>&1
echo "version: rrule $(node -p "require('rrule/package.json').version"), rrule-go $(go list -m -f '{{.Version}}' github.com/teambition/rrule-go), node $(node --version), $(go version)"
echo "guess: three meetings in both, at 10:00 in Kyiv, the last at the very moment of UNTIL (RFC 5545 wants UNTIL in UTC here, and counts its moment in)"
out=$(node run.cjs && go run .)
echo "behaviour: rrule.js compares 07:00 with 10:00 as if both were in one zone, and stops a day early"
echo "known: https://github.com/jkbrzt/rrule/issues/596"
echo "output:"
echo "$out"
[ "$out" = 'rrule.js 2025-08-06T07:00Z 2025-08-07T07:00Z
rrule-go 2025-08-06T07:00Z 2025-08-07T07:00Z 2025-08-08T07:00Z' ]
