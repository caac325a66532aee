#!/usr/bin/env bash
# ogr2ogr takes a text such as -0043-03-15 in GeoJSON for a date, and writes it into GeoJSON as an empty text.
# Needs: gdal-bin
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >places.geojson <<'END'
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Rome","first_day":"-0043-03-15"},"geometry":{"type":"Point","coordinates":[12.5,41.9]}},
{"type":"Feature","properties":{"name":"London","first_day":"0099-02-03"},"geometry":{"type":"Point","coordinates":[-0.1,51.5]}}]}
END
echo "version: $(ogrinfo --version)"
echo "guess: -0043-03-15 stays the text that it is in the file"
read_back() { grep -oE '"first_day": ?("[^"]*"|null)' | tr '\n' ' '; }
ogr2ogr -f GPKG places.gpkg places.geojson 2>/dev/null
out="GeoJSON: $(ogr2ogr -f GeoJSON /vsistdout/ places.geojson 2>/dev/null | read_back)
GeoPackage: $(ogr2ogr -f GeoJSON /vsistdout/ places.gpkg 2>/dev/null | read_back)
CSV: $(ogr2ogr -f CSV /vsistdout/ places.geojson -sql "SELECT name, first_day FROM places" 2>/dev/null | tr '\n' ' ')"
echo "behaviour: the column becomes one of dates; the date before Christ is empty in GeoJSON and by way of GeoPackage, and has three digits in CSV"
echo "output:"
echo "$out"
[ "$out" = 'GeoJSON: "first_day": "" "first_day": "0099-02-03" 
GeoPackage: "first_day": "" "first_day": "0099-02-03" 
CSV: name,first_day Rome,-043/03/15 London,0099/02/03 ' ]
