// Package realtools tests the downloads with the programs that readers open
// them with: networks in NetworkX and igraph, the calendar in icalendar, the
// structured data of pages in RDFLib, pictures in librsvg and Inkscape, maps
// and tables in GDAL, all XML in libxml2, and exports in TimelineJS, vis-timeline,
// markwhen, ical.js and a reader of Parquet. It only contains tests:
//
//	go test ./cmd/realtools
//
// They write the downloads of the bundled sets and of some small, hard records
// to a temporary folder, run each program once for all of them, and compare
// what it read with the record. A missing program skips its part with a
// message, or fails it if CI=true; .ci/need installs them all.
package realtools
