package main

import (
	"testing"

	"parley/app/words/lang"
	"parley/cmd/internal/compress"
)

// TestCataloguesAreLight checks what a page in another language loads more than one in English.
func TestCataloguesAreLight(t *testing.T) {
	for _, tag := range lang.Tags() {
		packed, err := (compress.Cache{}).Brotli([]byte(lang.Shipped(tag)), compress.Best)
		if most := 25_000; err != nil || len(packed) > most {
			t.Errorf("%s: %d bytes as brotli, at most %d: %v", tag, len(packed), most, err)
		}
	}
}
