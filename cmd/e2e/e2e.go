// Package e2e opens built pages in a real browser for the tests in the folders
// below, one folder for each topic, at most ten files in each.
//
// One browser serves a test binary; every page has its own storage, cache and
// worker. What is opened is served by Serve or one of its kind from a Build, which
// is made once for all binaries. Waits are for promises and states of the page,
// never for time to pass, and are as patient as the machine is busy.
//
//	func TestMain(m *testing.M) { e2e.Main(m) }
//
//	func TestPanelOpens(t *testing.T) {
//		p := e2e.Explorer(t, "#e="+e2e.Witkoff, e2e.Phone)
//		p.Click("#event .actors a")
//		p.Idle()
//		p.Wants("who", "witkoff")
//		p.Axe()
//	}
//
// The browser itself is behind cmd/internal/engine: no file here or below knows
// which one it is.
package e2e

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"

	"parley/cmd/internal/chromium"
	"parley/cmd/internal/engine"
)

// bare and whole are the browsers of the test binary, each started by the first page
// that wants it: see WholeBrowser.
var bare, whole = &shared{launch: chromium.Engine}, &shared{launch: chromium.Whole}

// shared is one browser for many pages.
type shared struct {
	launch func() (engine.Browser, error)
	once   sync.Once
	is     engine.Browser
	err    error
	left   map[string]*Page // pages that tests leave to the next, by their look: see Visit
}

func (s *shared) browser() (engine.Browser, error) {
	s.once.Do(func() { s.is, s.err = s.launch() })
	return s.is, s.err
}

// Main runs the tests of a package and ends their browsers. Every package of
// browser tests calls it from TestMain.
func Main(m *testing.M) {
	code := m.Run()
	for _, s := range []*shared{bare, whole} {
		if s.is != nil {
			s.is.Close()
		}
	}
	os.Exit(code)
}

// browser returns a shared one. Where none can be had it skips the test, and fails it
// under CI=true.
func browser(t testing.TB, s *shared) engine.Browser {
	t.Helper()
	b, err := s.browser()
	if errors.Is(err, engine.ErrMissing) && os.Getenv("CI") != "true" {
		fmt.Fprintln(os.Stderr, "\n*** "+t.Name()+" SKIPPED: "+err.Error())
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}
