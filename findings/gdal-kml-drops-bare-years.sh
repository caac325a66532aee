#!/usr/bin/env bash
# GDAL's LIBKML driver drops a TimeSpan or TimeStamp that is a year, and keeps one that is a month.
# Needs: gdal-bin
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >talks.kml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>talks</name>
<Placemark><name>A</name><TimeSpan><begin>2025</begin><end>2025-08</end></TimeSpan><Point><coordinates>1,2</coordinates></Point></Placemark>
<Placemark><name>B</name><TimeStamp><when>2025</when></TimeStamp><Point><coordinates>1,2</coordinates></Point></Placemark>
<Placemark><name>C</name><TimeStamp><when>2025-08-06</when></TimeStamp><Point><coordinates>1,2</coordinates></Point></Placemark>
</Folder></Document></kml>
END
echo "version: $(ogrinfo --version)"
echo "guess: the year is kept as a text, or becomes 1 January (KML allows years, months, days and times alike)"
out=$(TZ=UTC ogr2ogr -f GeoJSON /vsistdout/ talks.kml | grep -oE '"Name": "[A-C]"|"(begin|end|timestamp)": "[^"]*"')
echo "behaviour: the begin of A and the whole date of B are missing, without a warning; the month becomes its first day"
echo "output:"
echo "$out"
[ "$out" = '"Name": "A"
"end": "2025-08-01T00:00:00"
"Name": "B"
"Name": "C"
"timestamp": "2025-08-06T00:00:00"' ]
