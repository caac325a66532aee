// Package editor is what parley serve --edit adds to the site: a page to write the record
// in, and what the page asks for. It answers the machine it runs on only, and only who
// knows the token of its address.
package editor

import (
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"path"
	"strings"

	"parley/cmd/internal/desk"
	"parley/cmd/internal/media"
	"parley/web"
)

// Prefix begins the paths of the editor.
const Prefix = "/edit/"

// Server answers the requests of the page.
type Server struct {
	desk.Desk
	Token string
}

// mostBody is the size in bytes of the largest request without a file.
const mostBody = 8 << 20

// policy lets the page load its own files, and show the site in a frame.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// ServeHTTP serves the page, which holds nothing of the record, and answers its requests,
// which name the token. A request of another site has no token, and browsers send none
// with a header of that name without asking first.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Cache-Control", "no-store")
	name := strings.TrimPrefix(r.URL.Path, Prefix)
	if what, ok := strings.CutPrefix(name, "api/"); ok {
		s.answer(w, r, what)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	s.file(w, name)
}

// kinds are the types of the files of the page, by their ending.
var kinds = map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}

func (s *Server) file(w http.ResponseWriter, name string) {
	from := "edit/" + name
	switch name {
	case "":
		from += "index.html"
	case "tokens.css":
		from = "css/" + name
	}
	data, err := web.Edit.ReadFile(from)
	if err != nil {
		http.Error(w, "there is no such page", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", kinds[path.Ext(from)])
	w.Write(data)
}

// answer answers one request of the page: in JSON, or with a file of the record.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, what string) {
	if subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Parley-Token")), []byte(s.Token)) != 1 {
		http.Error(w, s.Words.Say("edit.say.no-token"), http.StatusForbidden)
		return
	}
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", "POST")
		http.Error(w, "only POST", http.StatusMethodNotAllowed)
		return
	}
	most := int64(mostBody)
	if what == "upload" {
		most = media.MostFile
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	if err != nil {
		http.Error(w, s.Words.Say("edit.say.too-large"), http.StatusRequestEntityTooLarge)
		return
	}
	var out any
	switch ok := true; what {
	case "file":
		s.picture(w, string(body))
		return
	case "upload":
		out, err = s.Upload(r.Context(), r.URL.Query().Get("name"), body)
	default:
		if out, ok, err = s.Ask(r.Context(), what, body); !ok {
			http.Error(w, "there is no such request", http.StatusNotFound)
			return
		}
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(out) // the page is gone
}

// picture answers with a media file of the record, for the form that names it. What it is
// its content says, and it runs nothing.
func (s *Server) picture(w http.ResponseWriter, name string) {
	data, err := s.Folder.File(name)
	f, fault := media.Read(name, data)
	if err != nil || f.Kind == "" {
		http.Error(w, errors.Join(err, fault).Error(), http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Write(data)
}
