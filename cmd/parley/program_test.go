package main

import (
	"bytes"
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"
)

func TestCarriedProgram(t *testing.T) {
	packed := func(s string) *fstest.MapFile {
		var b bytes.Buffer
		w := brotli.NewWriter(&b)
		_, _ = w.Write([]byte(s))
		_ = w.Close()
		return &fstest.MapFile{Data: b.Bytes()}
	}
	files := fstest.MapFS{"carried/app.wasm.br": packed("a"), "carried/wasm_exec.js.br": packed("b"), "carried/reader.wasm.br": packed("c")}
	if p, err := carriedProgram(files); err != nil || string(p.wasm) != "a" || string(p.exec) != "b" || string(p.reader) != "c" {
		t.Errorf("%v, %+v", err, p)
	}
	files["carried/app.wasm.br"] = &fstest.MapFile{Data: []byte("no brotli")}
	if _, err := carriedProgram(files); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a damaged program: %v", err)
	}
	if _, err := carriedProgram(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no program: %v", err)
	}
}
