package main

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
)

// sumOf returns the hash used in file names and pages: the first five bytes of
// the SHA-256 of data in hexadecimal.
func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:5])
}

var (
	pageStart = regexp.MustCompile(`^<!doctype html>\s*<html`)
	pageSeal  = regexp.MustCompile(`^(<!doctype html>\s*<html) data-sum="([0-9a-f]{10})"`)
)

// sealed returns a page with the hash of its original content in its html
// element. With it, the service worker distinguishes a complete page of this
// site from any other response. Data other than a page is returned unchanged.
func sealed(data []byte) []byte {
	at := pageStart.FindIndex(data)
	if at == nil {
		return data
	}
	out := append([]byte{}, data[:at[1]]...)
	out = append(out, ` data-sum="`+sumOf(data)+`"`...)
	return append(out, data[at[1]:]...)
}

// sealOf returns the hash in a page, or "".
func sealOf(page []byte) string {
	if m := pageSeal.FindSubmatch(page); m != nil {
		return string(m[2])
	}
	return ""
}

// unsealed returns the original content of a sealed page.
func unsealed(page []byte) []byte { return pageSeal.ReplaceAll(page, []byte("$1")) }
