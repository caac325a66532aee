package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// version is the version of CLDR, and packages are its npm packages with the SHA-512 of their
// tarballs in the format of package lock files.
const version = "48.2.0"

var packages = []struct{ name, sum string }{
	{"cldr-core", "zfmLothncSwfv2jlevoSrgI2VGgH8SDGHXst6jUEotHA8nq9Igeg9jzdJDFtBso9pgJuG89DK16TzrmZDdo2Bg=="},
	{"cldr-dates-full", "zMrKvjMO414HDftLr6vKH1fNQHakFNe+F1h4S0eg+zmL4WRi9pI41fxB3UrTJDY42MEM87jCuAw/qlqCgYKcAQ=="},
	{"cldr-numbers-full", "0EQ+UkVDsyXOlxnWnL1RIENVZFqCnb04D1Yrku0obnOyttbuZz8tHmUd5c5AEvhGS/Gg2zI4fTaCm51LSGITog=="},
	{"cldr-misc-full", "dSc2Tr53dQcUGwsTinamEeoP2YXOhQrIZ+SyeuUrv4MzJOSjT/Q0qkSmX11ZwfcTbYSkIqbrgALQLhAm1yf5fA=="},
}

// source holds the JSON files of the packages by their path.
type source map[string][]byte

// read decodes a file of the packages. It returns an error if there is none.
func (s source) read(path string, into any) error {
	data, ok := s[path]
	if !ok {
		return fmt.Errorf("no file %s", path)
	}
	return json.Unmarshal(data, into)
}

// fetch returns what the packages hold of the languages. npm downloads them once to a folder. It
// returns an error if npm is missing or a tarball has another checksum.
func fetch(dir string) (source, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	out := source{}
	for _, p := range packages {
		tarball := filepath.Join(dir, p.name+"-"+version+".tgz")
		if _, err := os.Stat(tarball); err != nil {
			said, err := exec.Command("npm", "pack", "--loglevel=error", "--pack-destination", dir, p.name+"@"+version).CombinedOutput()
			if err != nil {
				return nil, fmt.Errorf("npm pack %s: %w\n%s", p.name, err, said)
			}
		}
		packed, err := os.ReadFile(tarball)
		if err != nil {
			return nil, err
		}
		if sum := sha512.Sum512(packed); base64.StdEncoding.EncodeToString(sum[:]) != p.sum {
			return nil, fmt.Errorf("%s is not the package it should be; delete it", tarball)
		}
		if err := out.unpack(packed); err != nil {
			return nil, fmt.Errorf("%s: %w", tarball, err)
		}
	}
	return out, nil
}

// unpack keeps the JSON files of a tarball that are used.
func (s source) unpack(packed []byte) error {
	plain, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	for r := tar.NewReader(plain); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		name := strings.TrimPrefix(h.Name, "package/")
		switch filepath.Base(name) {
		case "plurals.json", "ca-gregorian.json", "numbers.json", "layout.json", "listPatterns.json", "delimiters.json":
			if s[name], err = io.ReadAll(r); err != nil {
				return err
			}
		}
	}
}
