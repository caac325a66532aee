package main

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
)

// sumOf is the hash that names carry and pages hold: the first five bytes of the
// SHA-256 of data, as ten hexadecimal digits.
func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:5])
}

var (
	pageStart = regexp.MustCompile(`^<!doctype html>\s*<html`)
	pageSeal  = regexp.MustCompile(`^(<!doctype html>\s*<html) data-sum="([0-9a-f]{10})"`)
)

// sealed is a page with a hash of itself, as it was before, in its html element.
// By it the worker of web/sw.js tells a whole page of this site from whatever else
// its address may answer with. What is no page stays as it is.
func sealed(data []byte) []byte {
	at := pageStart.FindIndex(data)
	if at == nil {
		return data
	}
	out := append([]byte{}, data[:at[1]]...)
	out = append(out, ` data-sum="`+sumOf(data)+`"`...)
	return append(out, data[at[1]:]...)
}

// sealOf is the hash that a page holds, "" for one without.
func sealOf(page []byte) string {
	if m := pageSeal.FindSubmatch(page); m != nil {
		return string(m[2])
	}
	return ""
}

// unsealed is a page as it was before it was sealed.
func unsealed(page []byte) []byte { return pageSeal.ReplaceAll(page, []byte("$1")) }
