// Package realtools holds what readers may take away against the programs that they
// open it with: networks in NetworkX and igraph, the calendar in icalendar, what pages
// say to machines in RDFLib, pictures in librsvg and Inkscape, maps and tables in GDAL,
// and everything that is XML in libxml2. It has tests alone:
//
//	go test ./cmd/realtools
//
// They write the downloads of the bundled sets and of some small, hard records into a
// temporary folder, start each program once for all of them, and compare what it read
// with the record. A program that is missing skips its part with a message, and fails
// it under CI=true; .ci/need installs them all.
package realtools
