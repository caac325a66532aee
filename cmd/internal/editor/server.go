// Package editor is what parley serve --edit adds to the site: a page to write the record
// in, and what the page asks for. It answers the machine it runs on only, and only who
// knows the token of its address.
package editor

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"parley/app/words"
	"parley/cmd/internal/edits"
	"parley/data/check"
	"parley/data/dataset"
	"parley/data/patch"
	"parley/web"
)

// Prefix begins the paths of the editor.
const Prefix = "/edit/"

// Server answers the requests of the page.
type Server struct {
	Folder edits.Folder
	Token  string
	Words  *words.Words
	// Check reads and checks files as parley check does.
	Check func(files []patch.File) (*dataset.Dataset, []check.Finding)
	// Missing are the entries that a change of published facts lacks, each as the keys of a
	// correction. It is nil where nothing was published.
	Missing func(files []patch.File) ([]Entry, error)
	// Shown reports whether the site has a page by now.
	Shown func(page string) bool
	// Today is the day, as in 2025-08-06.
	Today func() string
}

// Entry is an entry of the corrections that is missing.
type Entry struct {
	Say   string // what is wrong
	Entry string // its keys in YAML, without a reason; "" where it is no correction
}

// mostBody is the size in bytes of the largest request.
const mostBody = 8 << 20

// policy lets the page load its own files, and show the site in a frame.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// ServeHTTP serves the page, which holds nothing of the record, and answers its requests,
// which name the token. A request of another site has no token, and browsers send none
// with a header of that name without asking first.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Cache-Control", "no-store")
	name := strings.TrimPrefix(r.URL.Path, Prefix)
	if do := answers[name]; do != nil {
		s.answer(w, r, do)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	s.file(w, name)
}

// parts are the files of the page, by path.
var parts = map[string]struct{ from, kind string }{
	"":         {"edit/index.html", "text/html; charset=utf-8"},
	"edit.css": {"edit/edit.css", "text/css; charset=utf-8"}, "edit.js": {"edit/edit.js", "text/javascript; charset=utf-8"},
	"fields.js": {"edit/fields.js", "text/javascript; charset=utf-8"}, "tokens.css": {"css/tokens.css", "text/css; charset=utf-8"},
}

func (s *Server) file(w http.ResponseWriter, name string) {
	p, ok := parts[name]
	if !ok {
		http.Error(w, "there is no such page", http.StatusNotFound)
		return
	}
	data, err := web.Edit.ReadFile(p.from)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", p.kind)
	w.Write(data)
}

// answer answers one request of the page in JSON.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, do func(*Server, context.Context, request) (any, error)) {
	if subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Parley-Token")), []byte(s.Token)) != 1 {
		http.Error(w, s.Words.Say("edit.say.no-token"), http.StatusForbidden)
		return
	}
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", "POST")
		http.Error(w, "only POST", http.StatusMethodNotAllowed)
		return
	}
	var q request
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, mostBody)).Decode(&q); err != nil {
		http.Error(w, fmt.Sprintf("the request cannot be read: %v", err), http.StatusBadRequest)
		return
	}
	out, err := do(s, r.Context(), q)
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(out) // the page is gone
}
