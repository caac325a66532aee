package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"parley/app/site"
	"parley/cmd/internal/compress"
	"parley/web"
)

// TestGuideWeighsTheLoader checks the size that the guide gives for the script
// for host pages.
func TestGuideWeighsTheLoader(t *testing.T) {
	source, err := web.Files.ReadFile("embed/embed.js")
	if err != nil {
		t.Fatal(err)
	}
	built := site.Minify("embed.js", source)
	packed, err := compress.Cache{}.Gzip(built, compress.Best)
	if err != nil {
		t.Fatal(err)
	}
	guide, err := os.ReadFile("../../web/EMBEDDING.md")
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("a script of %.1f kB, %.1f kB packed with gzip,", float64(len(built))/1000, float64(len(packed))/1000)
	if !strings.Contains(string(guide), want) {
		t.Errorf("the guide does not say %q", want)
	}
}
