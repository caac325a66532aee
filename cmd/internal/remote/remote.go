// Package remote fetches tables that are published at an address. Only the tool does,
// never a page. What was fetched is kept, asked for again by its ETag, and used when
// the address does not answer.
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

// most is the size in bytes above which an answer is refused; patience is how long one
// may take; rest is how long an answer is not asked for again.
const (
	most     = 256 << 20
	patience = 30 * time.Second
	rest     = 10 * time.Second
)

// Is reports whether a name is an http or https address.
func Is(name string) bool {
	return strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://")
}

// Address is a published table. Its methods may be called from several goroutines.
type Address struct {
	url   *url.URL
	cache string // folder for copies, or ""
	now   func() time.Time
	mu    sync.Mutex
	last  Answer
	asked time.Time
}

// Answer is what an address gave. Stale says why it is an older copy, or is nil.
type Answer struct {
	Data  []byte
	At    time.Time // when it was changed, else when it was fetched
	Stale error
	tag   string
}

// New is an address, with a folder for copies or "". It returns an error for one that
// is no address or names a password.
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
	return &Address{url: u, cache: cache, now: time.Now}, nil
}

// String is the address.
func (a *Address) String() string { return a.url.String() }

// Name is what the table is called: the last word of its path, else its host.
func (a *Address) Name() string {
	if base := path.Base(a.url.Path); base != "." && base != "/" && strings.Contains(base, ".") {
		return base
	}
	return a.url.Hostname()
}

// Get is what the address gives now, or an older copy of it. It returns an error when
// there is neither.
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
	case err == nil: // as it was
		a.last.Stale = nil
	case a.last.Data != nil:
		a.last.Stale = err
	default:
		return Answer{}, fmt.Errorf("%s: %w", a, err)
	}
	return a.last, nil
}

// fetch asks for what differs from the copy with a tag; Data is nil when nothing does.
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

// copyOf is a copy as it is kept.
type copyOf struct {
	Address, Tag string
	At           time.Time
	Data         []byte
}

func (a *Address) file() string {
	sum := sha256.Sum256([]byte(a.url.String()))
	return filepath.Join(a.cache, hex.EncodeToString(sum[:8])+".json")
}

// copied is the copy that was kept, or an empty answer.
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

// write keeps a copy. A folder that cannot be written costs the copy alone.
func (a *Address) write() {
	data, err := json.Marshal(copyOf{a.url.String(), a.last.tag, a.last.At, a.last.Data})
	if err != nil || a.cache == "" || os.MkdirAll(a.cache, 0o700) != nil {
		return
	}
	_ = os.WriteFile(a.file(), data, 0o600)
}
