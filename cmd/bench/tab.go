package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"time"

	"parley/cmd/internal/chromium"
	"parley/data/dataset"
	"parley/data/pack"
	"parley/data/testkit"
)

//go:embed meter.js
var meter string

// launched is the one browser of a run, started by the first row that needs it.
var launched = sync.OnceValues(func() (*chromium.Browser, error) {
	b, err := chromium.Launch()
	running = b
	return b, err
})

// running is that browser, nil until it has started.
var running *chromium.Browser

// smallSite is the folder with a built site whose pack the generated ones take
// the place of.
var smallSite = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(".out", "bench", "page")
	_, err := output(exec.Command("go", "run", "./cmd/parley", "build", "data/sets/august-2025", "--lang", "en", "-o", dir))
	return dir, err
})

var packNames = regexp.MustCompile(`\bdata-(pack|texts)="([^"?]+)`)

// served returns a site in a folder with another dataset in it. A page may measure
// time finely there. The page compares a file with the hash in its name, so the
// other dataset has names without one.
func served(dir string, core, texts []byte) (http.Handler, error) {
	html, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		return nil, err
	}
	html = packNames.ReplaceAll(html, []byte(`data-$1="assets/$1.pack`))
	instead := map[string][]byte{"/": html, "/assets/pack.pack": core, "/assets/texts.pack": texts}
	for name := range instead {
		if !bytes.Contains(html, []byte(`="`+name[1:])) {
			return nil, fmt.Errorf("%s/index.html does not name its pack and texts", dir)
		}
	}
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
		w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
		if b, ok := instead[r.URL.Path]; ok {
			w.Write(b)
			return
		}
		files.ServeHTTP(w, r)
	}), nil
}

// tab is the explorer with generated events, open in a browser.
type tab struct {
	ctx   context.Context
	close func()
}

// patience is how long the measures of one page may take.
const patience = 5 * time.Minute

// openTab opens the explorer with n generated events.
func openTab(n int) (*tab, error) {
	t, err := openSet(testkit.Events(n, testkit.Options{Style: styleOf(n)}), "")
	if err != nil {
		return nil, fmt.Errorf("the page with %d events: %w", n, err)
	}
	return t, nil
}

// openSet opens the explorer with a dataset, at the state that the fragment of
// the address names, and waits until the program is shown and rests.
func openSet(d *dataset.Dataset, fragment string) (*tab, error) {
	dir, err := smallSite()
	if err != nil {
		return nil, err
	}
	b, err := launched()
	if err != nil {
		return nil, err
	}
	core, texts := pack.Encode(d)
	site, err := served(dir, core, texts)
	if err != nil {
		return nil, err
	}
	server := httptest.NewServer(site)
	ctx, cancel, err := b.Tab()
	if err != nil {
		server.Close()
		return nil, err
	}
	ctx, end := context.WithTimeout(ctx, patience)
	t := &tab{ctx, func() { end(); cancel(); server.Close() }}
	if err := errors.Join(chromium.Forget(t.ctx), chromium.Open(t.ctx, server.URL+"/"+fragment, meter), t.live()); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

func (t *tab) live() error {
	return t.run(`(async () => {
		const root = document.documentElement;
		while (!root.matches(".live, .failed")) {
			await new Promise(requestAnimationFrame);
			if (root.matches(".story")) location.replace("#v=timeline");
		}
		if (root.matches(".failed")) throw new Error("the program has failed");
		await parley.idle();
	})()`)
}

func (t *tab) run(script string) error { return chromium.Run(t.ctx, script) }

// number returns the value of a JavaScript expression.
func (t *tab) number(script string) (float64, error) { return chromium.Eval[float64](t.ctx, script) }

// box is the middle of an element and its width.
type box struct{ X, Y, W float64 }

func (t *tab) box(selector string) (box, error) {
	return chromium.Eval[box](t.ctx, fmt.Sprintf(`(r => ({ X: r.left + r.width / 2, Y: r.top + r.height / 2, W: r.width }))(document.querySelector(%q).getBoundingClientRect())`, selector))
}

// emptyTab returns the memory of a tab that shows nothing: the browser's own part of
// every tab.
func emptyTab(context.Context) (float64, error) {
	b, err := launched()
	if err != nil {
		return 0, err
	}
	ctx, cancel, err := b.Tab()
	if err != nil {
		return 0, err
	}
	defer cancel()
	if err := chromium.Forget(ctx); err != nil {
		return 0, err
	}
	bytes, err := chromium.Memory(ctx)
	return float64(bytes) / 1e6, err
}

// styleOf says how so many events come to be: thousands are written by editors,
// a hundred thousand and more are coded by a machine that reads the news.
func styleOf(n int) testkit.Style {
	if n >= 100_000 {
		return testkit.Coded
	}
	return testkit.Written
}
