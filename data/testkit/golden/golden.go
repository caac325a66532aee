// Package golden compares the output of a test with a stored file.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files again")

// Same fails the test if got differs from the file, and shows the first line
// that differs. With -update it writes the file instead, and its folder.
func Same(t testing.TB, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("%v; go test -update writes it", err)
		return
	}
	if n, a, b := differs(got, want); n > 0 {
		t.Errorf("%s differs in line %d; go test -update renews it\n got %s\nwant %s", file, n, a, b)
	}
}

// differs returns the number of the first line that differs, from 1, and both
// lines, shortened if long; 0 if the texts are equal. The line after the end of
// a text says so.
func differs(got, want []byte) (line int, a, b []byte) {
	if bytes.Equal(got, want) {
		return 0, nil, nil
	}
	for line = 1; ; line++ {
		var more, also bool
		a, got, more = bytes.Cut(got, []byte("\n"))
		b, want, also = bytes.Cut(want, []byte("\n"))
		if !bytes.Equal(a, b) || more != also {
			return line, shown(a, b, more), shown(b, a, also)
		}
	}
}

// shown returns a line from shortly before the position where it differs from
// the other.
func shown(line, other []byte, more bool) []byte {
	from := 0
	for from < min(len(line), len(other)) && line[from] == other[from] {
		from++
	}
	from = max(0, from-40)
	end := ""
	if !more {
		end = " (the end)"
	}
	return append(bytes.Clone(line[from:min(len(line), from+200)]), end...)
}
