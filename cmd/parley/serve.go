package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"parley/app/site"
	"parley/app/site/theme"
	"parley/cmd/internal/compress"
	"parley/data/check"
	"parley/data/dataset"
)

func serveCommand() command {
	return command{
		name: "serve", args: "[DIR] [flags]", summary: "Serve a dataset while you edit it",
		help: `Builds the site in memory, shows what the checker finds on the page and here, and
rebuilds and reloads the page when a file of DIR changes. A faulty file never ends it: the
rest of the record stays on show. Without DIR it serves the bundled dataset.

  --addr HOST:PORT  where to listen (the default is 127.0.0.1:8080)
  --theme FILE      a newsroom's colours and fonts
  --no-program      pages only, without the interactive program
  --program DIR     take app.wasm and wasm_exec.js from DIR instead of building them`,
		example: "parley serve\nparley serve talks --addr 127.0.0.1:9000",
		run:     runServe,
	}
}

func runServe(s streams, args []string) int {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	addr := flags.String("addr", "127.0.0.1:8080", "")
	prebuilt := flags.String("program", "", "")
	look := flags.String("theme", "", "")
	noProgram := flags.Bool("no-program", false, "")
	dirs, err := parseFlags(flags, args)
	switch {
	case err != nil:
		return s.fail("serve: %v; parley serve --help tells how", err)
	case len(dirs) > 1:
		return s.fail("serve: name one folder, or none for the bundled dataset")
	}
	v := &server{streams: s, reload: newBell(), theme: *look}
	if len(dirs) == 1 {
		v.from = folder(dirs[0])
		if _, err := readFiles(dirs[0]); err != nil {
			return s.fail("serve: %v", err)
		}
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		return s.fail("serve: %v; choose another place with --addr", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	v.rebuild()
	fmt.Fprintf(s.out, "http://%s/\n", listener.Addr())
	if !*noProgram {
		go v.addProgram(ctx, *prebuilt)
	}
	go v.follow(ctx)
	return v.listen(ctx, listener)
}

// server holds a dataset as it is served.
type server struct {
	streams
	from    folder
	theme   string // file, or ""
	program atomic.Pointer[program]
	site    atomic.Pointer[served]
	last    *dataset.Dataset // the last that could be read
	reload  *bell            // its lock is held while a build runs
	cache   compress.Cache
}

// listen serves until the context ends.
func (s *server) listen(ctx context.Context, l net.Listener) int {
	h := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-ctx.Done()
		s.reload.close()
		stop, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		h.Shutdown(stop)
	}()
	if err := h.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		fmt.Fprintln(s.err, "parley serve:", err)
		return exitFailed
	}
	return exitOK
}

// addProgram builds the program for the browser while the pages are already
// served, and then serves them with it.
func (s *server) addProgram(ctx context.Context, prebuilt string) {
	build := func() (*program, error) { return compile(ctx) }
	if prebuilt != "" {
		build = func() (*program, error) { return readProgram(prebuilt) }
	}
	p, err := build()
	if err != nil {
		if ctx.Err() == nil {
			fmt.Fprintf(s.err, "%v\nThe pages are served without the interactive program.\n", err)
		}
		return
	}
	s.program.Store(p)
	s.rebuild()
	fmt.Fprintf(s.out, "interactive program ready (%s)\n", bytesText(len(p.wasm)))
}

// watchEvery is how often the dataset's folder is looked at.
const watchEvery = 200 * time.Millisecond

// follow rebuilds when a file of the dataset has changed and then stayed as it
// is for one more look: an editor may write a file in several steps.
func (s *server) follow(ctx context.Context) {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	built := s.from.stamp()
	before := built
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			now := s.from.stamp()
			if now != built && now == before {
				built = now
				s.rebuild()
			}
			before = now
		}
	}
}

// rebuild reads the dataset and puts the new site in the place of the old one.
// Whatever goes wrong is shown on the page and in the terminal; the last good
// record stays on show.
func (s *server) rebuild() {
	s.reload.Lock()
	defer s.reload.Unlock()
	start := time.Now()
	d, found, err := s.from.load()
	if err != nil {
		found = []check.Finding{{Severity: check.Error, Say: err.Error()}}
	}
	if d != nil {
		if _, err := s.from.place(d); err != nil {
			found = append(found, check.Finding{Severity: check.Error, Say: err.Error()})
		}
	}
	look, faults, err := readTheme(s.theme)
	if found = append(found, faults...); err != nil && !errors.Is(err, errTheme) {
		found = append(found, check.Finding{Severity: check.Error, Say: err.Error()})
	}
	if d == nil {
		if d = s.last; d == nil {
			d = empty()
		}
	}
	s.last = d
	w, err := s.put(d, found, look)
	if err != nil {
		fmt.Fprintln(s.err, "parley serve:", err)
		return
	}
	s.site.Store(newServed(w, s.cache))
	check.Text(s.err, found)
	fmt.Fprintf(s.out, "%s: %d events, %s, built in %v\n", s.from, len(d.Events), findingsText(found), time.Since(start).Round(time.Millisecond))
	s.reload.ring()
}

// put assembles the site. A fault in it must not end the server.
func (s *server) put(d *dataset.Dataset, found []check.Finding, look *theme.Theme) (w *whole, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the site could not be put together: %v", r)
		}
	}()
	return assemble(d, wholeOptions{program: s.program.Load(), extra: []string{livePath + "reload.js"}, findings: shown(found), theme: look})
}

// empty is a dataset with nothing in it.
func empty() *dataset.Dataset {
	d := &dataset.Dataset{}
	dataset.Seal(d)
	return d
}

// shown are the findings as the page shows them.
func shown(found []check.Finding) site.Findings {
	out := site.Findings{Summary: findingsText(found)}
	for _, f := range found {
		line := site.Finding{Where: f.Where.String(), Text: f.Severity.String() + ": " + f.Say}
		if f.Suggest != "" {
			line.Hint = "fix: " + f.Suggest
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}

// findingsText counts findings in words.
func findingsText(found []check.Finding) string {
	errs, warns := check.Count(found, check.Error), check.Count(found, check.Warning)
	return plural(errs, "error") + ", " + plural(warns, "warning")
}
