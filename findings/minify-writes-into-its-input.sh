#!/usr/bin/env bash
# tdewolff/minify writes the short names of a script into the bytes that it was given, but only if their slice has room for one more byte.
# Needs: go
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >main.go <<'GO'
package main

import (
	"bytes"
	"fmt"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
)

const script = "(() => { let total = 1; globalThis.count = () => { let step = 2; return total += step } })()"

// kept reports whether minifying a slice of that capacity leaves its bytes as they are.
func kept(capacity int) bool {
	m := minify.New()
	m.Add(".js", &js.Minifier{})
	source := append(make([]byte, 0, capacity), script...)
	if _, err := m.Bytes(".js", source); err != nil {
		panic(err)
	}
	return bytes.Equal(source, []byte(script))
}

func main() {
	fmt.Printf("unchanged without room %v, with room %v\n", kept(len(script)), kept(len(script)+100))
}
GO
go mod init example.org/minify >/dev/null 2>&1
go get github.com/tdewolff/minify/v2@v2.24.25 >/dev/null 2>&1
go mod tidy >/dev/null 2>&1
echo "version: github.com/tdewolff/minify/v2 v2.24.25"
echo "guess: minifier.Bytes returns new bytes and leaves those that it was given as they are, whatever their capacity"
out=$(go run .)
echo "behaviour: the parser works on the slice itself where a closing zero fits behind it, as behind what os.ReadFile returns, and renaming variables writes into it: minified a second time it is another script"
echo "output: $out"
[ "$out" = "unchanged without room true, with room false" ]
