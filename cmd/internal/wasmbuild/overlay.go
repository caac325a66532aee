package wasmbuild

import (
	"embed"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"parley/cmd/internal/disk"
)

//go:embed stubs/*.txt
var stubFiles embed.FS

// stub replaces every file of one package of the standard library by one
// source that declares only what go-app mentions.
type stub struct {
	pkg    string // import path, also the folder below GOROOT/src
	source []byte
}

// stubbed lists the packages that are replaced and their sources. What each
// would weigh, and why nothing misses it, is said in the source.
var stubbed = []struct{ pkg, file string }{
	{"net/http", "http"}, {"regexp", "regexp"}, {"encoding/json", "json"}, {"html", "html"}, {"database/sql/driver", "driver"},
	{"crypto/aes", "aes"}, {"crypto/cipher", "cipher"}, {"crypto/rand", "rand"}, {"crypto/md5", "md5"}, {"crypto/sha1", "sha1"},
	{"internal/godebug", "godebug"}, {"internal/fmtsort", "fmtsort"}, {"net/url", "url"},
}

// Replaced lists the packages of the standard library that Build with overlay
// replaces. Parley's own packages must not import them on the way into the
// wasm: what they find there is not what the name says.
func Replaced() []string {
	var list []string
	for _, s := range stubbed {
		list = append(list, s.pkg)
	}
	return list
}

func stubs() ([]stub, error) {
	var list []stub
	for _, s := range stubbed {
		source, err := stubFiles.ReadFile("stubs/" + s.file + ".txt")
		if err != nil {
			return nil, err
		}
		list = append(list, stub{s.pkg, source})
	}
	return list, nil
}

// writeOverlay writes the stubs and the file for go build -overlay into dir and
// returns the name of that file. goroot is the answer of go env GOROOT.
//
// It returns an error when a folder cannot be written or when a package is not
// where the standard library keeps it.
func writeOverlay(dir, goroot string) (string, error) {
	replace := map[string]string{}
	sources, err := stubs()
	if err != nil {
		return "", err
	}
	for _, s := range sources {
		src := filepath.Join(goroot, "src", filepath.FromSlash(s.pkg))
		names, err := filepath.Glob(filepath.Join(src, "*.go"))
		if err != nil {
			return "", err
		}
		if len(names) == 0 {
			return "", fmt.Errorf("overlay: no sources of %s in %s; is GOROOT complete?", s.pkg, src)
		}
		for _, n := range names {
			if !strings.HasSuffix(n, "_test.go") {
				replace[n] = ""
			}
		}
		file := filepath.Join(dir, strings.ReplaceAll(s.pkg, "/", "_")+"_stub.go")
		if err := (disk.Disk{}).Write(file, s.source); err != nil {
			return "", err
		}
		replace[filepath.Join(src, "parley_stub.go")] = file
	}
	list, err := json.MarshalIndent(map[string]any{"Replace": replace}, "", "\t")
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "overlay.json")
	return file, (disk.Disk{}).Write(file, list)
}
