#!/usr/bin/env bash
# go-geom writes the measure of a WKT point (POINT M) into GeoJSON as its height.
# Needs: go
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'END'
module measure
go 1.24
END
cat >main.go <<'END'
package main

import (
	"fmt"

	"github.com/twpayne/go-geom/encoding/geojson"
	"github.com/twpayne/go-geom/encoding/wkt"
)

func main() {
	for _, text := range []string{"POINT M (1 2 2025)", "POINT Z (1 2 150)", "LINESTRING M (1 2 2024, 3 4 2025)"} {
		g, err := wkt.Unmarshal(text)
		if err != nil {
			panic(err)
		}
		b, err := geojson.Marshal(g)
		fmt.Println(text, string(b), err)
	}
}
END
export GOFLAGS=-mod=mod
go get github.com/twpayne/go-geom@v1.7.0 >/dev/null 2>&1
echo "version: go-geom $(go list -m -f '{{.Version}}' github.com/twpayne/go-geom), $(go version)"
echo "guess: GeoJSON has no place for a measure, so it is left out: [1,2]"
out=$(go run .)
echo "behaviour: the measure stands third, where RFC 7946 has the height in metres; nothing tells it from POINT Z"
echo "output:"
echo "$out"
[ "$out" = 'POINT M (1 2 2025) {"type":"Point","coordinates":[1,2,2025]} <nil>
POINT Z (1 2 150) {"type":"Point","coordinates":[1,2,150]} <nil>
LINESTRING M (1 2 2024, 3 4 2025) {"type":"LineString","coordinates":[[1,2,2024],[3,4,2025]]} <nil>' ]
