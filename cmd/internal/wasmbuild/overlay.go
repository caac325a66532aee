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

// stub replaces every file of one package of the standard library by a single
// source that declares only what go-app refers to.
type stub struct {
	pkg    string // import path, also the folder below GOROOT/src
	source []byte
}

// stubbed lists the replaced packages and their sources. Each source says what
// the package would weigh and why it is not missed.
var stubbed = []struct{ pkg, file string }{
	{"net/http", "http"}, {"regexp", "regexp"}, {"encoding/json", "json"}, {"html", "html"}, {"database/sql/driver", "driver"},
	{"crypto/aes", "aes"}, {"crypto/cipher", "cipher"}, {"crypto/rand", "rand"}, {"crypto/md5", "md5"}, {"crypto/sha1", "sha1"},
	{"internal/godebug", "godebug"}, {"internal/fmtsort", "fmtsort"}, {"net/url", "url"},
}

// powers is the file of the standard library with a table that is computed in
// the browser, and the name of the source that does it.
const powers, powersStub = "internal/strconv/pow10tab.go", "pow10"

// Replaced returns the packages of the standard library that Build replaces in
// its overlay. Parley's own packages must not import them in the wasm program:
// they do not do what their names say.
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

// writeOverlay writes the stubs and the file for go build -overlay to dir and
// returns the name of that file. goroot is the output of go env GOROOT.
//
// It returns an error if a folder cannot be written or a package is missing
// from the standard library.
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
	source, err := stubFiles.ReadFile("stubs/" + powersStub + ".txt")
	if err != nil {
		return "", err
	}
	table := filepath.Join(dir, powersStub+"_stub.go")
	replace[filepath.Join(goroot, "src", filepath.FromSlash(powers))] = table
	if err := (disk.Disk{}).Write(table, source); err != nil {
		return "", err
	}
	list, err := json.MarshalIndent(map[string]any{"Replace": replace}, "", "\t")
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "overlay.json")
	return file, (disk.Disk{}).Write(file, list)
}
