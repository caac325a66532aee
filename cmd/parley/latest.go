package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
)

// latest is the small file that an open page asks for now and then: what the
// site consists of today. Paths are from the site's root.
type latest struct {
	Program []string `json:"program"` // what an open page cannot change without a reload
	Pack    string   `json:"pack"`
	Texts   string   `json:"texts"`
	Pages   int      `json:"pages"` // pages beside the first, as pagesPath lists them
	Bytes   int      `json:"bytes"` // and their size
}

// Where the two lists stand.
const (
	latestPath = "latest.json"
	pagesPath  = "pages.json"
)

// lists are latest.json and pages.json of a site. pages.json holds the address of
// every page beside the first, each with a hash of its content, so that a device
// that keeps them all gets only those again that have changed.
func lists(b bundle) (bundle, error) {
	var now latest
	pages := [][2]string{}
	for _, f := range b {
		switch name := filepath.Base(f.path); {
		case filepath.Ext(name) == ".html":
			if address, ok := strings.CutSuffix(f.path, "/index.html"); ok {
				sum := sha256.Sum256(f.data)
				pages = append(pages, [2]string{address + "/", hex.EncodeToString(sum[:4])})
				now.Pages++
				now.Bytes += len(f.data)
			}
		case !strings.HasPrefix(f.path, "assets/"):
		case strings.HasPrefix(name, "core."):
			now.Pack = f.path
		case strings.HasPrefix(name, "texts."):
			now.Texts = f.path
		case slices.Contains([]string{"app", "boot", "device", "painter", "parley", "wasm_exec"}, name[:strings.IndexByte(name, '.')]):
			now.Program = append(now.Program, f.path)
		}
	}
	if now.Pack == "" {
		return nil, nil // a site without the program
	}
	out := bundle{{latestPath, nil}, {pagesPath, nil}}
	for i, v := range []any{now, pages} {
		data, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		out[i].data = append(data, '\n')
	}
	return out, nil
}
