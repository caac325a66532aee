// Package remote fetches tables published at an address. Only the tool does so,
// never a page. Responses are cached, revalidated by their ETag, and used if
// the address does not respond.
package remote

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// most is the maximum response size in bytes; patience is the timeout of a
// request; rest is how long a response is used without revalidation.
const (
	most     = 256 << 20
	patience = 30 * time.Second
	rest     = 10 * time.Second
)

// Is reports whether a name is an http or https address.
func Is(name string) bool {
	return strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://")
}

// Address is a published table. It is safe for concurrent use.
type Address struct {
	url   *url.URL
	cache string // cache folder, or ""
	now   func() time.Time
	mu    sync.Mutex
	last  Answer
	asked time.Time
}

// Answer is the content of an address. Stale is the reason why it is an older
// copy, or nil.
type Answer struct {
	Data  []byte
	At    time.Time // when it was modified, or else fetched
	Stale error
	tag   string
}

// New returns an Address with a cache folder, or "" for none. It returns an
// error for an invalid address or one with a password.
func New(address, cache string) (*Address, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, err
	case u.Host == "":
		return nil, fmt.Errorf("%s names no host", address)
	case u.User != nil:
		return nil, errors.New("an address with a name and a password is not fetched; publish the table, or save it as a file")
	}
	return &Address{url: table(u), cache: cache, now: time.Now}, nil
}

// String returns the address.
func (a *Address) String() string { return a.url.String() }

// Name returns the name of the table: the last segment of its path, or else its
// host.
func (a *Address) Name() string {
	if base := path.Base(a.url.Path); base != "." && base != "/" && strings.Contains(base, ".") {
		return base
	}
	return a.url.Hostname()
}

// Get returns the current content of the address, or an older copy. It returns
// an error if there is neither.
func (a *Address) Get() (Answer, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.asked.IsZero() && a.now().Sub(a.asked) < rest && a.last.Data != nil {
		return a.last, nil
	}
	if a.last.Data == nil {
		a.last = a.copied()
	}
	got, err := a.fetch(a.last.tag)
	a.asked = a.now()
	switch {
	case err == nil && got.Data != nil:
		a.last = got
		a.write()
	case err == nil: // not modified
		a.last.Stale = nil
	case a.last.Data != nil:
		a.last.Stale = err
	default:
		return Answer{}, fmt.Errorf("%s: %w", a, err)
	}
	return a.last, nil
}

// fetch requests what differs from the copy with a tag; Data is nil if nothing
// does.
func (a *Address) fetch(tag string) (got Answer, err error) {
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	q, err := http.NewRequestWithContext(ctx, http.MethodGet, a.url.String(), nil)
	if err != nil {
		return got, err
	}
	if tag != "" {
		q.Header.Set("If-None-Match", tag)
	}
	r, err := http.DefaultClient.Do(q)
	if err != nil {
		return got, err
	}
	defer r.Body.Close()
	switch {
	case r.StatusCode == http.StatusNotModified && tag != "":
		return got, nil
	case r.StatusCode != http.StatusOK:
		return got, fmt.Errorf("the answer is %s", r.Status)
	case strings.HasPrefix(r.Header.Get("Content-Type"), "text/html"):
		return got, errors.New("the answer is a page, not a table; in the spreadsheet choose to publish it as CSV, and give that address")
	}
	got.Data, err = io.ReadAll(io.LimitReader(r.Body, most+1))
	if err == nil && len(got.Data) > most {
		err = fmt.Errorf("the answer holds more than %d MB", most>>20)
	}
	got.tag, got.At = r.Header.Get("ETag"), a.now().UTC()
	if at, err := http.ParseTime(r.Header.Get("Last-Modified")); err == nil {
		got.At = at
	}
	return got, err
}

// copyOf is a copy in the cache.
type copyOf struct {
	Address, Tag string
	At           time.Time
	Data         []byte
}

func (a *Address) file() string {
	sum := sha256.Sum256([]byte(a.url.String()))
	return filepath.Join(a.cache, hex.EncodeToString(sum[:8])+".json")
}

// copied returns the cached copy, or an empty Answer.
func (a *Address) copied() Answer {
	var c copyOf
	if a.cache == "" {
		return Answer{}
	}
	data, err := os.ReadFile(a.file())
	if err != nil || json.Unmarshal(data, &c) != nil || c.Address != a.url.String() {
		return Answer{}
	}
	return Answer{Data: c.Data, At: c.At, tag: c.Tag}
}

// write stores a copy. If the folder cannot be written, only the copy is lost.
func (a *Address) write() {
	data, err := json.Marshal(copyOf{a.url.String(), a.last.tag, a.last.At, a.last.Data})
	if err != nil || a.cache == "" || os.MkdirAll(a.cache, 0o700) != nil {
		return
	}
	_ = os.WriteFile(a.file(), data, 0o600)
}
