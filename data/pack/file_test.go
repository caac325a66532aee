package pack

import (
	"bytes"
	"testing"

	"parley/data/dataset"
	"parley/data/testkit/limit"
)

func TestJoinAndSplit(t *testing.T) {
	core, texts := Encode(anything(1))
	file := Join(core, texts)
	c, x := Split(file)
	if !bytes.Equal(c, core) || !bytes.Equal(x, texts) {
		t.Fatalf("%d and %d bytes come back as %d and %d", len(core), len(texts), len(c), len(x))
	}
	d, err := Decode(c)
	if err == nil {
		err = AddTexts(d, x)
	}
	if err != nil {
		t.Fatal(err)
	}
	if c, x := Split(core); !bytes.Equal(c, core) || len(x) != 0 {
		t.Error("a core alone does not stay whole")
	}
}

// FuzzSplit checks for any file that Split loses no byte and Decode returns
// without a panic.
func FuzzSplit(f *testing.F) {
	core, texts := Encode(&dataset.Dataset{})
	f.Add(Join(core, texts))
	f.Add(core[:len(core)/2])
	f.Add([]byte("\x8bPLYC\x01\x00\x00\x00\x00\x00\x00\x00\x00\x02\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x02\x03"))
	f.Fuzz(func(t *testing.T, file []byte) {
		c, x := Split(file)
		if !bytes.Equal(append(bytes.Clone(c), x...), file) {
			t.Error("bytes are lost")
		}
		limit.Time(t, len(file), func() { Split(file); _, _ = Decode(c) })
	})
}
