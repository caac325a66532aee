package wasmcode

import (
	"bytes"
	"testing"
)

// small is a program with one imported and one other function.
func small(kinds string) []byte {
	return []byte(header + "\x01" + string(rune(len(kinds))) + kinds +
		"\x02\x07\x01\x01m\x01f\x00\x00" + // imports m.f
		"\x03\x02\x01\x00" + // a function of type 0
		"\x0a\x06\x01\x04\x00\x41\x00\x0b") // which returns 0
}

const (
	one = "\x01\x60\x01\x7f\x01\x7f"             // the type of Go's calling convention
	two = "\x02\x60\x01\x7f\x01\x7f\x60\x00\x00" // and the type of a start
)

func TestStart(t *testing.T) {
	for name, kinds := range map[string]string{"a new type": one, "a type that is there": two} {
		m, err := Open(small(kinds))
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Start([]byte{0, nop, end}); err != nil {
			t.Fatal(err)
		}
		want := header + "\x01\x09" + two + "\x02\x07\x01\x01m\x01f\x00\x00" + "\x03\x03\x02\x00\x01" +
			"\x08\x01\x02" + "\x0a\x0a\x02\x04\x00\x41\x00\x0b\x03\x00\x01\x0b"
		if got := m.Bytes(); string(got) != want {
			t.Errorf("%s:\n% x, want\n% x", name, got, want)
		}
	}
}

func TestModuleReportsWhatIsMissing(t *testing.T) {
	whole := small(one)
	for cut := range whole {
		m, err := Open(whole[:cut])
		if err == nil {
			err = m.Start([]byte{0, end})
		}
		if err == nil {
			t.Errorf("%d of %d bytes are taken for a program", cut, len(whole))
		}
	}
	memory := bytes.Replace(whole, []byte("f\x00\x00"), []byte("f\x02\x00"), 1)
	m, err := Open(memory)
	if err != nil || m.Start([]byte{0, end}) == nil {
		t.Errorf("a program with a memory of another is given a start, %v", err)
	}
}

func TestModuleKeepsItsSections(t *testing.T) {
	m, err := Open(small(one))
	if err != nil || !bytes.Equal(m.Bytes(), small(one)) {
		t.Fatalf("% x becomes % x, %v", small(one), m.Bytes(), err)
	}
	m.Set(DataSection, []byte{0})
	m.Set(CodeSection, []byte{0})
	m.Set(StartSection, []byte{7})
	again, err := Open(m.Bytes())
	if err != nil || string(again.Content(DataSection)) != "\x00" || string(again.Content(CodeSection)) != "\x00" || string(again.Content(StartSection)) != "\x07" {
		t.Errorf("% x, %v", m.Bytes(), err)
	}
}
