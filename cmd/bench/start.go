package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"parley/cmd/internal/chromium"
)

// started is what a start of the wide set costs a reader with a slow phone on a
// slow line. Times are milliseconds from the navigation.
type started struct {
	Bytes    float64 // over the wire
	Paint    float64 // something of the page is seen
	Readable float64 // the largest piece of its first screen is seen
	Live     float64 // the program answers
}

// published is the folder with the wide set as it is published, with its
// compressed copies.
var published = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(".out", "bench", "start")
	_, err := output(exec.Command("go", "run", "./cmd/parley", "build", wideSet, "-o", dir, "--compress"))
	return dir, err
})

// good serves a folder as a good host does: brotli, assets to be kept, everything
// else to be asked for again. sent counts the bytes of the answers.
func good(dir string, sent *atomic.Int64) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := path.Clean(r.URL.Path)
		if strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		w.Header().Set("Cache-Control", "no-cache")
		if strings.HasPrefix(name, "/assets/") {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		if _, err := os.Stat(file + ".br"); err == nil && strings.Contains(r.Header.Get("Accept-Encoding"), "br") {
			w.Header().Set("Content-Encoding", "br")
			for ext, kind := range map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml"} {
				if strings.HasSuffix(name, ext) {
					w.Header().Set("Content-Type", kind)
				}
			}
			file += ".br"
		}
		body, err := os.ReadFile(file)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		tag := fmt.Sprintf("%q", fmt.Sprintf("%x", sha256.Sum256(body))[:16])
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		sent.Add(int64(len(body)))
		w.Header().Set("Content-Length", fmt.Sprint(len(body)))
		w.Write(body)
	})
}

// tells waits until the program answers and says what the start cost.
const tells = `(async () => {
	const root = document.documentElement;
	while (!root.matches(".live, .story, .failed")) await new Promise(requestAnimationFrame);
	await parley.idle();
	const live = performance.getEntriesByName("parley:live")[0].startTime;
	const largest = await new Promise(done => new PerformanceObserver(list => done(list.getEntries().map(e => e.startTime).filter(t => t < live).pop())).observe({ type: "largest-contentful-paint", buffered: true }));
	return { Paint: performance.getEntriesByName("first-contentful-paint")[0].startTime, Readable: largest, Live: live };
})()`

// starts measures the first start, the next one, and one without a network. Of
// two tries the one that is readable first counts.
var starts = sync.OnceValues(func() (best map[string]started, err error) {
	for range 2 {
		got, err := startOnce()
		if err != nil {
			return nil, err
		}
		if best == nil {
			best = got
		}
		for kind, s := range got {
			b := best[kind]
			best[kind] = started{min(b.Bytes, s.Bytes), min(b.Paint, s.Paint), min(b.Readable, s.Readable), min(b.Live, s.Live)}
		}
	}
	return best, nil
})

func startOnce() (map[string]started, error) {
	dir, err := published()
	if err != nil {
		return nil, err
	}
	b, err := launched()
	if err != nil {
		return nil, err
	}
	var gone atomic.Bool
	var sent atomic.Int64
	site := good(dir, &sent)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone.Load() {
			panic(http.ErrAbortHandler)
		}
		site.ServeHTTP(w, r)
	}))
	defer server.Close()
	ctx, cancel, err := b.Tab()
	if err != nil {
		return nil, err
	}
	defer cancel()
	ctx, end := context.WithTimeout(ctx, 3*time.Minute)
	defer end()
	if err := chromium.Phone(ctx); err != nil {
		return nil, err
	}
	out := map[string]started{}
	for _, kind := range []string{"first", "next", "offline"} {
		gone.Store(kind == "offline")
		before := sent.Load()
		s, err := start(ctx, server.URL+"/")
		s.Bytes = float64(sent.Load() - before)
		if err != nil {
			return nil, fmt.Errorf("%s start: %w", kind, err)
		}
		out[kind] = s
		if err := chromium.Run(ctx, `(async () => { while (parleyDevice?.state.copy !== "ready") await new Promise(requestAnimationFrame) })()`); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func start(ctx context.Context, address string) (started, error) {
	if err := errors.Join(chromium.Go(ctx, "about:blank"), chromium.Go(ctx, address)); err != nil {
		return started{}, err
	}
	return chromium.Eval[started](ctx, tells)
}

// startRows returns the budgets of a start. What a reader waits for to read is held
// tightly; the rest leaves room for a busy machine.
func startRows() []row {
	var out []row
	add := func(kind, what string, most float64, in unit, of func(started) float64) {
		out = append(out, row{"slow phone, " + kind + " start: " + what, most, in, func(context.Context) (float64, error) {
			all, err := starts()
			return of(all[kind]), err
		}})
	}
	for _, k := range []struct {
		kind        string
		bytes, live float64
	}{{"first", 1500, 15_000}, {"next", 200, 9_000}, {"offline", 10, 9_000}} {
		add(k.kind, "bytes over the wire", k.bytes, kilobytes, func(s started) float64 { return s.Bytes / 1000 })
		add(k.kind, "first paint", 1500, milliseconds, func(s started) float64 { return s.Paint })
		add(k.kind, "readable", 1500, milliseconds, func(s started) float64 { return s.Readable })
		add(k.kind, "the program answers", k.live, milliseconds, func(s started) float64 { return s.Live })
	}
	return out
}
