package compress

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestRoundTrip(t *testing.T) {
	text := []byte(strings.Repeat("Leaders met in Anchorage. ", 200))
	cache := Cache{Dir: t.TempDir()}
	for _, effort := range []Effort{Quick, Best} {
		for name, f := range map[string]struct {
			pack func([]byte, Effort) ([]byte, error)
			open func([]byte) (io.Reader, error)
		}{
			"brotli": {cache.Brotli, func(b []byte) (io.Reader, error) { return brotli.NewReader(bytes.NewReader(b)), nil }},
			"gzip":   {cache.Gzip, func(b []byte) (io.Reader, error) { return gzip.NewReader(bytes.NewReader(b)) }},
		} {
			for _, data := range [][]byte{text, nil} {
				packed, err := f.pack(data, effort)
				if err != nil {
					t.Fatal(err)
				}
				r, err := f.open(packed)
				if err != nil {
					t.Fatal(err)
				}
				back, err := io.ReadAll(r)
				if err != nil || !bytes.Equal(back, data) {
					t.Errorf("%s, effort %d: %d bytes came back of %d: %v", name, effort, len(back), len(data), err)
				}
			}
		}
	}
}

func TestCacheKeepsByContent(t *testing.T) {
	cache := Cache{Dir: filepath.Join(t.TempDir(), "cache")}
	first, err := cache.Brotli([]byte("one"), Best)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := filepath.Glob(filepath.Join(cache.Dir, "*.br"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept %v: %v", kept, err)
	}
	if err := os.WriteFile(kept[0], []byte("marked"), 0o644); err != nil {
		t.Fatal(err)
	}
	if b, _ := cache.Brotli([]byte("one"), Best); string(b) != "marked" {
		t.Error("the kept copy was not used")
	}
	for _, other := range []func() ([]byte, error){
		func() ([]byte, error) { return cache.Brotli([]byte("two"), Best) },
		func() ([]byte, error) { return cache.Brotli([]byte("one"), Quick) },
		func() ([]byte, error) { return cache.Gzip([]byte("one"), Best) },
		func() ([]byte, error) { return Cache{}.Brotli([]byte("one"), Best) },
	} {
		if b, err := other(); err != nil || string(b) == "marked" {
			t.Errorf("another content, effort or format got the copy: %v", err)
		}
	}
	if b, _ := (Cache{}).Brotli([]byte("one"), Best); !bytes.Equal(b, first) {
		t.Error("the same bytes compress differently a second time")
	}
}
