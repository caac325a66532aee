#!/usr/bin/env bash
# LibreOffice saves one cell, the day -0043-03-15, as a day of 43 BC in XLSX and as one of the year -43, 44 BC, in ODS.
# Needs: soffice unzip python3
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
printf 'day\n-0043-03-15\n' >a.csv
convert() { soffice "-env:UserInstallation=file://$dir/profile" --headless --convert-to "$1" --infilter="CSV:44,34,76,1,,1033,false,true" a.csv >/dev/null 2>&1; }
convert ods
convert xlsx
echo "version: $(soffice --version | head -1)"
echo "guess: both files hold one day: the year -43 of ISO 8601, which OpenDocument and the number of days alike count with a year 0"
serial=$(unzip -p a.xlsx xl/worksheets/sheet1.xml | grep -o '<v>-[0-9]*</v>' | tr -dc '0-9-')
out="ODS: $(unzip -p a.ods content.xml | grep -o 'date-value="[^"]*"')
XLSX: $serial days from 1899-12-30, of the Gregorian year $(python3 -c "print(1 + (693593 + $serial) // 365.2425)")"
echo "behaviour: the number of days knows no year 0, the text takes -43 over: whoever reads both by their standards finds them a year apart"
echo "output:"
echo "$out"
[ "$out" = 'ODS: date-value="-0043-03-13"
XLSX: -709228 days from 1899-12-30, of the Gregorian year -42.0' ]
