package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// machine is what may come out differently on another machine, in the text of a Go
// file: floating point, the layout of memory, the mathematical library, and code for
// some systems only. All else, whole numbers and texts, maps and slices, is defined by
// the language, and tested natively.
var machine = regexp.MustCompile(`\bfloat(32|64)\b|\bPx\b|"(unsafe|math|runtime)"|//go:build `)

// differing returns the packages that hold something of machine outside their tests,
// in the same order. It must run at the root of the module, and returns an error when a
// file cannot be read.
func differing(packages []string) (out []string, err error) {
	for _, p := range packages {
		files, err := filepath.Glob(filepath.Join(filepath.FromSlash(strings.TrimPrefix(p, "parley/")), "*.go"))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				return nil, fmt.Errorf("look for floating point: %w", err)
			}
			if !strings.HasSuffix(f, "_test.go") && machine.Match(text) {
				out = append(out, p)
				break
			}
		}
	}
	return out, nil
}
