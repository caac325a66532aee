package main

import (
	"encoding/hex"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
)

// latest is the small file that open pages poll: the current content of the
// site. Paths are relative to the site's root.
type latest struct {
	Program []string `json:"program"` // what an open page cannot replace without a reload
	Pack    string   `json:"pack"`
	Texts   string   `json:"texts"`
	Pages   int      `json:"pages"` // pages other than the first, as listed in pagesPath
	Bytes   int      `json:"bytes"` // their total size, with that of their media
	Media   int      `json:"media"` // files of pictures, sounds and films among them
}

// Paths of the two lists.
const (
	latestPath = "latest.json"
	pagesPath  = "pages.json"
)

// lists returns latest.json and pages.json of a site. pages.json has the
// address of every page except the first, with a hash of its content, so that a
// device that keeps all pages only downloads those that changed; and of the media that
// offline reports to be enough without a network.
func lists(b []written, offline func(path string) bool) (bundle, error) {
	var now latest
	pages := [][2]string{}
	for _, f := range b {
		switch name := filepath.Base(f.path); {
		case filepath.Ext(name) == ".html":
			if address, ok := strings.CutSuffix(f.path, "/index.html"); ok {
				pages = append(pages, [2]string{address + "/", hex.EncodeToString(f.sum[:4])})
				now.Pages++
				now.Bytes += f.size
			}
		case offline(strings.TrimPrefix(f.path, "../")):
			pages = append(pages, [2]string{f.path, hex.EncodeToString(f.sum[:4])})
			now.Media++
			now.Bytes += f.size
		case strings.HasPrefix(f.path, assetsFolder+"core."):
			now.Pack = f.path
		case strings.HasPrefix(f.path, assetsFolder+"texts."):
			now.Texts = f.path
		case !strings.HasPrefix(strings.TrimPrefix(f.path, "../"), assetsFolder):
		case slices.Contains([]string{"app", "boot", "device", "painter", "parley", "wasm_exec"}, name[:strings.IndexByte(name, '.')]):
			now.Program = append(now.Program, f.path)
		}
	}
	if now.Pack == "" {
		return nil, nil // no program
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
