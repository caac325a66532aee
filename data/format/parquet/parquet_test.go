package parquet

import (
	"bytes"
	"encoding/binary"
	"testing"

	"parley/data/testkit/bundled"
)

// The file begins and ends with its mark, says how long its description is, and is the
// same each time; what it holds is read by another program in cmd/realtools.
func TestWrite(t *testing.T) {
	d := bundled.Wide(t)
	data := Write(d)
	n := len(data)
	if !bytes.HasPrefix(data, []byte("PAR1")) || !bytes.HasSuffix(data, []byte("PAR1")) || int(binary.LittleEndian.Uint32(data[n-8:])) > n-12 {
		t.Errorf("%d bytes: %q … %q", n, data[:4], data[n-8:])
	}
	if !bytes.Equal(data, Write(d)) {
		t.Error("a second time it is another file")
	}
}

// Levels are runs of equal ones after their length.
func TestLevels(t *testing.T) {
	for in, want := range map[string][]byte{"": {0, 0, 0, 0}, "\x01": {2, 0, 0, 0, 2, 1}, "\x00\x00\x01\x00": {6, 0, 0, 0, 4, 0, 2, 1, 2, 0}} {
		if got := levelsOf([]byte(in)); !bytes.Equal(got, want) {
			t.Errorf("% x is % x, want % x", in, got, want)
		}
	}
}
