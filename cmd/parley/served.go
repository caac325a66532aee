package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"parley/app/site"
	"parley/cmd/internal/compress"
	"parley/cmd/internal/editor"
	"parley/cmd/internal/media"
)

// livePath is the path of what the server adds to the site: the script that
// reloads the page, and the stream it listens to.
const livePath = "/-/"

// reloadScript reloads the page when the server has rebuilt it. It keeps the
// fragment, and with it the reader's view.
const reloadScript = `"use strict";
new EventSource("/-/rebuilt").addEventListener("rebuilt", () => location.reload());
`

// types are the content types by file extension.
var types = withMedia(map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".wasm": "application/wasm", ".pack": "application/octet-stream", ".json": "application/json",
	".webmanifest": "application/manifest+json", ".png": "image/png",
	".txt": "text/plain; charset=utf-8", ".xml": "application/xml; charset=utf-8",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".csv":  "text/csv; charset=utf-8", ".ics": "text/calendar; charset=utf-8", ".geojson": "application/geo+json", ".gexf": "application/xml", ".graphml": "application/xml",
})

func withMedia(types map[string]string) map[string]string {
	maps.Copy(types, media.Types())
	return types
}

// headersOf returns the headers of every response of a published site with that policy
// of its pages. Any page may frame it, and sandboxed frames, which have no origin, may
// read the program and the data.
func headersOf(policy string) [][2]string {
	return [][2]string{
		{"Content-Security-Policy", policy + "; frame-ancestors *"},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Access-Control-Allow-Origin", "*"},
		{"Cross-Origin-Resource-Policy", "cross-origin"},
		{"Vary", "Accept-Encoding"},
	}
}

// served is a site being served. Pages and compressed copies are made on the
// first request and cached.
type served struct {
	site  *whole
	cache compress.Cache
	mu    sync.Mutex
	pages map[string][]byte
	small map[string][]byte // by coding and path
}

func newServed(w *whole, cache compress.Cache) *served {
	return &served{site: w, cache: cache, pages: map[string][]byte{}, small: map[string][]byte{}}
}

// file returns the content of a file, or nil if there is none.
func (v *served) file(path string) []byte {
	v.mu.Lock()
	defer v.mu.Unlock()
	if data, ok := v.pages[path]; ok {
		return data
	}
	data, err := v.site.file(path)
	if err != nil {
		return []byte(err.Error())
	}
	if data != nil {
		v.pages[path] = data
	}
	return data
}

// ServeHTTP serves the site and the server's own paths.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	at, policy := s.site.Load(), site.Policy
	if at != nil && at.site.pages != nil {
		policy = at.site.pages.Policy()
	}
	for _, h := range s.guard.headers(policy) {
		w.Header().Set(h[0], h[1])
	}
	if say := s.guard.refuses(r); say != "" {
		http.Error(w, say, http.StatusForbidden)
		return
	}
	if s.edit != nil && strings.HasPrefix(r.URL.Path, editor.Prefix) {
		s.edit.ServeHTTP(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	switch r.URL.Path {
	case livePath + "reload.js":
		w.Header().Set("Content-Type", types[".js"])
		w.Header().Set("Cache-Control", "no-cache")
		fmt.Fprint(w, reloadScript)
	case livePath + "edit.js":
		w.Header().Set("Content-Type", types[".js"])
		w.Header().Set("Cache-Control", "no-cache")
		fmt.Fprint(w, editScript)
	case livePath + "rebuilt":
		s.reload.stream(w, r)
	default:
		at.answer(w, r)
	}
}

// answer serves a file of the site.
func (v *served) answer(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.Path, "/")
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	data, status := v.file(path), http.StatusOK
	if data == nil && v.file(path+"/index.html") != nil {
		to := pathBase(r.URL.Path) + "/"
		if r.URL.RawQuery != "" {
			to += "?" + r.URL.RawQuery
		}
		http.Redirect(w, r, to, http.StatusMovedPermanently)
		return
	}
	if data == nil {
		path, status = "404.html", http.StatusNotFound
		data = v.file(path)
	}
	h := w.Header()
	h.Set("Content-Type", types[filepath.Ext(path)])
	h.Set("Cache-Control", "no-cache")
	if in, rest, _ := v.site.find(path); strings.HasPrefix(rest, assetsFolder) || in == nil && strings.HasPrefix(path, mediaFolder) {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if media.Plays(filepath.Ext(path)) { // players ask for parts
		h.Set("ETag", `"`+sumOf(data)+`"`)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
		return
	}
	body, coding := v.coded(path, data, r.Header.Get("Accept-Encoding"))
	if coding != "" {
		h.Set("Content-Encoding", coding)
	}
	sum := sha256.Sum256(data)
	tag := `"` + hex.EncodeToString(sum[:8]) + coding + `"`
	h.Set("ETag", tag)
	if status == http.StatusOK && strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", fmt.Sprint(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// pathBase returns the last segment of a path, for a redirect that works under
// any prefix.
func pathBase(p string) string { return p[strings.LastIndexByte(p, '/')+1:] }

// coded returns the body in the best encoding that the client accepts, with its
// name, or "" for the plain body.
func (v *served) coded(path string, data []byte, accept string) ([]byte, string) {
	if len(data) < 1024 || !compressible(file{path, data}) {
		return data, ""
	}
	for _, coding := range []string{"br", "gzip"} {
		if !accepts(accept, coding) {
			continue
		}
		v.mu.Lock()
		small, ok := v.small[coding+path]
		v.mu.Unlock()
		if !ok {
			var err error
			if small, err = v.pack(data, coding); err != nil {
				continue
			}
			v.mu.Lock()
			v.small[coding+path] = small
			v.mu.Unlock()
		}
		return small, coding
	}
	return data, ""
}

func (v *served) pack(data []byte, coding string) ([]byte, error) {
	if coding == "br" {
		return v.cache.Brotli(data, compress.Quick)
	}
	return v.cache.Gzip(data, compress.Quick)
}

// accepts reports whether a list of encodings contains one with a quality other
// than 0.
func accepts(list, coding string) bool {
	for part := range strings.SplitSeq(list, ",") {
		name, rest, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(name), coding) {
			q := strings.ReplaceAll(rest, " ", "")
			return q != "q=0" && q != "q=0.0" && q != "q=0.00" && q != "q=0.000"
		}
	}
	return false
}
