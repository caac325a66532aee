package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/andybalholm/brotli"
)

// theProgram returns the browser's program that the tool embeds, or else
// compiles it.
func theProgram(ctx context.Context) (*program, error) {
	p, err := carriedProgram(carried)
	if errors.Is(err, fs.ErrNotExist) {
		return compile(ctx)
	}
	return p, err
}

// carriedProgram unpacks an embedded program. The error is fs.ErrNotExist if
// there is none.
func carriedProgram(files fs.FS) (*program, error) {
	p := &program{}
	for name, to := range map[string]*[]byte{"app.wasm": &p.wasm, "wasm_exec.js": &p.exec, "reader.wasm": &p.reader} {
		data, err := fs.ReadFile(files, "carried/"+name+".br")
		if err != nil {
			return nil, err
		}
		if *to, err = io.ReadAll(brotli.NewReader(bytes.NewReader(data))); err != nil {
			return nil, fmt.Errorf("the program that the tool carries is damaged: %s: %w", name, err)
		}
	}
	return p, nil
}
