package main

import (
	"cmp"
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
	"parley/cmd/internal/editor"
	"parley/data/check"
	"parley/data/dataset"
)

func serveCommand() command {
	return command{
		name: "serve", args: "[DIR|FILE|ADDRESS] [flags]", summary: "Serve a dataset while you edit it",
		help: `Builds the site in memory, shows what the checker finds on the page and here, and
rebuilds and reloads the page when a file that it is made of changes: a file of the record,
layout.json, the theme, the program. A faulty file never ends it: the rest of the record
stays on show. Without DIR it serves the bundled dataset. It answers its own pages only, at
the address it listens on: no page of another site can read the record, or show it in a frame.

  --addr HOST:PORT  where to listen (the default is 127.0.0.1:8080)
  --public          answer every machine that reaches the address, and the pages of other
                    sites, as a published site does
  --edit            write the record in the page: prints an address with a token, which alone
                    opens the editor; only with a folder, and on this machine only
  --since=VERSION   with --edit: what was published; whoever changes a fact of it is asked for
                    the entry of the corrections
  --theme FILE      a newsroom's colours and fonts
  --lang TAG        the language of the pages, such as de, if not that of the record
  --no-program      pages only, without the interactive program
  --program DIR     take app.wasm and wasm_exec.js from DIR instead of building them
` + importHelp + `

The ids of a table's events are kept in ids.csv beside it, so that a row that is moved or
retitled keeps its address. An address is asked again every ten seconds.`,
		example: "parley serve\nparley serve story.xlsx\nparley serve talks --addr 127.0.0.1:9000\nparley serve --edit --since=public talks",
		run:     runServe,
	}
}

func runServe(s streams, args []string) int {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	addr := flags.String("addr", "127.0.0.1:8080", "")
	prebuilt := flags.String("program", "", "")
	look := flags.String("theme", "", "")
	tag := flags.String("lang", "", "")
	public := flags.Bool("public", false, "")
	noProgram := flags.Bool("no-program", false, "")
	edit := flags.Bool("edit", false, "")
	since := flags.String("since", "", "")
	var in input
	in.flags(flags)
	dirs, err := parseFlags(flags, args)
	switch {
	case err != nil:
		return s.fail("serve: %v; see parley serve --help", err)
	case len(dirs) > 1:
		return s.fail("serve: name one folder, or none for the bundled dataset")
	}
	allowed, err := newGuard(*addr, *public)
	if err = cmp.Or(err, spoken(*tag)); err != nil {
		return s.fail("serve: %v", err)
	}
	v := &server{streams: s, reload: newBell(), theme: *look, lang: *tag, prebuilt: *prebuilt, guard: allowed}
	if *edit {
		if v.edit, err = v.newEditor(dirs, *addr, *since, *public); err != nil {
			return s.fail("serve: %v", err)
		}
	}
	if len(dirs) == 1 {
		if err := in.name(dirs[0]); err != nil {
			return s.fail("serve: %v", err)
		}
		in.idsTo, v.from = s.disk.Write, in
		if err := in.readable(); err != nil {
			return s.fail("serve: %v", err)
		}
	}
	listener, err := net.Listen("tcp", *addr)
	if err != nil {
		return s.fail("serve: %v; choose another place with --addr", err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if !v.begin(ctx, listener.Addr()) {
		return exitOK // stopped before there was a site to serve
	}
	if !*noProgram {
		go v.addProgram(ctx)
	}
	return v.listen(ctx, listener)
}

// begin builds the site for the first time and then watches its files. It
// returns false if the user stops it meanwhile.
func (s *server) begin(ctx context.Context, at net.Addr) bool {
	inputs := s.inputs()
	done := make(chan struct{})
	go func() { s.rebuild(); close(done) }()
	select {
	case <-ctx.Done():
		return false
	case <-done:
	}
	fmt.Fprintf(s.out, "http://%s/\n", at)
	if s.edit != nil {
		fmt.Fprintf(s.out, "http://%s%s#%s\n", at, editor.Prefix, s.edit.Token)
	}
	if say := s.guard.opens(); say != "" {
		fmt.Fprintln(s.out, say)
	}
	go s.follow(ctx, inputs)
	return true
}

// server is a dataset being served.
type server struct {
	streams
	from     input
	theme    string // file, or ""
	lang     string // of the pages, or ""
	prebuilt string // folder of a prebuilt program, or ""
	guard    guard
	edit     *editor.Server // nil without --edit
	program  atomic.Pointer[program]
	site     atomic.Pointer[served]
	last     *dataset.Dataset // the last one that could be read
	reload   *bell            // its lock is held while a build runs
	cache    compress.Cache
}

// listen serves until the context ends.
func (s *server) listen(ctx context.Context, l net.Listener) int {
	h := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-ctx.Done()
		s.reload.close()
		stop, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if h.Shutdown(stop) != nil {
			h.Close() // slow clients do not delay the exit
		}
	}()
	if err := h.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		fmt.Fprintln(s.err, "parley serve:", err)
		return exitFailed
	}
	return exitOK
}

// addProgram builds the browser's program while the pages are already served,
// and then serves them with it.
func (s *server) addProgram(ctx context.Context) {
	build := func() (*program, error) { return theProgram(ctx) }
	if s.prebuilt != "" {
		build = func() (*program, error) { return readProgram(s.prebuilt) }
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

// rebuild reads the dataset and replaces the served site. Errors are shown on
// the page and in the terminal; the last good record stays visible.
func (s *server) rebuild() {
	s.reload.Lock()
	defer s.reload.Unlock()
	start := time.Now()
	v, err := s.from.version()
	d, found := v.d, v.found
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
	pictures, faults := gather(d, v.pos, s.from.folder.home(), nil)
	found = check.Sort(append(found, faults...))
	s.last = d
	if s.prebuilt != "" && s.program.Load() != nil { // it may have been rebuilt
		if p, err := readProgram(s.prebuilt); err == nil {
			s.program.Store(p)
		}
	}
	w, err := s.put(d, pictures, found, look)
	if err != nil {
		fmt.Fprintln(s.err, "parley serve:", err)
		return
	}
	s.site.Store(newServed(w, s.cache))
	check.Text(s.err, found)
	fmt.Fprintf(s.out, "%s: %d events, %s, built in %v\n", s.from, len(d.Events), findingsText(found), time.Since(start).Round(time.Millisecond))
	s.reload.ring()
}

// put assembles the site. It recovers from a panic, which must not end the
// server.
func (s *server) put(d *dataset.Dataset, pictures *gallery, found []check.Finding, look *theme.Theme) (w *whole, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the site could not be put together: %v", r)
		}
	}()
	return assemble(d, wholeOptions{program: s.program.Load(), extra: []string{livePath + "reload.js"}, findings: shown(found), theme: look, lang: s.lang, media: pictures})
}

// empty returns an empty dataset.
func empty() *dataset.Dataset {
	d := &dataset.Dataset{}
	dataset.Seal(d)
	return d
}

// onPage is the maximum number of findings at the top of each page.
const onPage = 100

// shown returns the findings as the page shows them.
func shown(found []check.Finding) site.Findings {
	out := site.Findings{Summary: findingsText(found)}
	found, left := check.First(found, onPage)
	for _, f := range found {
		line := site.Finding{Where: f.Where.String(), Text: f.Severity.String() + ": " + f.Say}
		if f.Suggest != "" {
			line.Hint = "fix: " + f.Suggest
		}
		out.Lines = append(out.Lines, line)
	}
	if left > 0 {
		out.Lines = append(out.Lines, site.Finding{Text: check.And(left), Hint: "parley check lists them"})
	}
	return out
}

// findingsText formats the number of findings.
func findingsText(found []check.Finding) string {
	errs, warns := check.Count(found, check.Error), check.Count(found, check.Warning)
	return plural(errs, "error") + ", " + plural(warns, "warning")
}
