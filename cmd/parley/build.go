package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"parley/app/scene/raster"
	"parley/app/site"
	"parley/cmd/internal/compress"
	"parley/cmd/internal/disk"
	"parley/cmd/internal/plain"
	"parley/data/check"
	"parley/data/dataset"
	"parley/data/tongue"
)

func buildCommand() command {
	return command{
		name: "build", args: "DIR|FILE|ADDRESS -o OUT [flags]", summary: "Build a static site from a dataset",
		help: `Writes complete pages that read without a script, and the interactive program for
browsers that can run it. The same input gives the same bytes. What an earlier build left
in OUT is replaced; other files there are left alone, and where one has the name of a file
of the site, nothing is written. The new files take the place of the old ones only when
all are there: a build that is stopped (Ctrl-C) or finds the disk full leaves the old site.

  -o OUT            the folder to write
  --base ADDRESS    the address the site will have: for canonical links, feeds, the site
                    map and the pictures that a shared link shows
  --font FILE       one more font for those pictures, for scripts beyond Latin, Greek, Cyrillic,
                    Arabic and Hebrew; may be given again
  --theme FILE      a newsroom's colours and fonts; see web/EMBEDDING.md
  --lang TAG        the language of the pages, such as de, if not that of the record; see parley words
  --keep            write layout.json beside the dataset: it keeps where the actors stand on
                    the flat map while the record grows
  --strict          fail when a kept actor would move by more than 5 % of the map
  --compress        write .br and .gz copies beside the files (slow the first time)
  --single-file     write one HTML file that opens from a disk, with everything inside;
                    -o then names the file
  --no-program      pages only
  --program DIR     take app.wasm and wasm_exec.js from DIR instead of building them
` + importHelp + `

The ids of a table's events are kept in ids.csv beside it, so that a row that is moved or
retitled keeps its address. Exit status: 0 built, 1 built from a dataset with errors, 2 could not build.`,
		example: "parley build data/sets/august-2025 -o public\nparley build story.xlsx -o public --license CC-BY-4.0\nparley build data/sets/august-2025 -o talks.html --single-file\nparley build . -o public --base https://example.org/talks/ --compress",
		run:     runBuild,
	}
}

// buildOptions are the flags of parley build.
type buildOptions struct {
	dir                 input
	out, base, program  string
	theme, lang         string
	fonts               []string
	noProgram, compress bool
	keep, strict        bool
	single              bool
	put                 output
}

func runBuild(s streams, args []string) int {
	var o buildOptions
	flags := flag.NewFlagSet("build", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.out, "o", "", "")
	flags.StringVar(&o.base, "base", "", "")
	flags.StringVar(&o.program, "program", "", "")
	flags.StringVar(&o.theme, "theme", "", "")
	flags.StringVar(&o.lang, "lang", "", "")
	flags.Func("font", "", func(name string) error { o.fonts = append(o.fonts, name); return nil })
	flags.BoolVar(&o.noProgram, "no-program", false, "")
	flags.BoolVar(&o.compress, "compress", false, "")
	flags.BoolVar(&o.keep, "keep", false, "")
	flags.BoolVar(&o.strict, "strict", false, "")
	flags.BoolVar(&o.single, "single-file", false, "")
	o.dir.flags(flags)
	dirs, err := parseFlags(flags, args)
	switch {
	case err != nil:
		return s.fail("build: %v; see parley build --help", err)
	case len(dirs) != 1:
		return s.fail("build: name one folder with a dataset, such as parley build data/sets/august-2025 -o public")
	case o.out == "":
		return s.fail("build: missing -o DIR, the folder to write")
	case !o.single && strings.EqualFold(filepath.Ext(o.out), ".html"):
		return s.fail("build: -o %s names a file, and a site is a folder; name a folder, or add --single-file", o.out)
	case o.base != "" && site.ParseBase(o.base) == "":
		return s.fail("build: --base %s is not the address of a site, such as https://example.org/talks/; its host may have letters a to z, digits, hyphens and dots, and a port", o.base)
	}
	if err := cmp.Or(o.dir.name(dirs[0]), spoken(o.lang)); err != nil {
		return s.fail("build: %v", err)
	}
	var found []check.Finding
	err = untilStopped(func(ctx context.Context, gate *disk.Gate) (err error) {
		o.put = output{s.disk, gate, func(say string, args ...any) { fmt.Fprintf(s.err, say+"\n", args...) }}
		found, err = build(ctx, o, s.out, newMeter(s.err))
		return err
	})
	if errors.Is(err, disk.ErrStopped) {
		return s.fail("build: stopped; %s is as it was", o.out)
	}
	if errors.Is(err, errTheme) {
		check.Text(s.err, found)
	}
	if err != nil {
		return s.fail("build: %v", err)
	}
	check.Text(s.err, found)
	if check.Count(found, check.Error) > 0 {
		return exitFindings
	}
	return exitOK
}

// build runs the command and prints a summary to stdout.
func build(ctx context.Context, o buildOptions, stdout io.Writer, m *meter) ([]check.Finding, error) {
	defer m.done()
	if err := o.put.finish(ctx, o.out); err != nil {
		return nil, err
	}
	m.say("reading %s", o.dir)
	var later beside
	o.dir.idsTo = later.add
	v, err := o.dir.version()
	if err != nil {
		return nil, err
	}
	d := v.d
	places, err := o.place(d, &later)
	if err != nil {
		return nil, err
	}
	fonts, err := readFonts(o.fonts)
	if err != nil {
		return nil, err
	}
	var old *drawn
	if !o.single {
		old = readDrawn(o.out, fonts)
	}
	m.say("looking at pictures and films")
	shown, faults := gather(d, v.pos, o.dir.folder.home(), old)
	found := check.Sort(append(v.found, faults...))
	if o.single {
		inline(d)
	}
	look, faults, err := readTheme(o.theme)
	if err != nil {
		return faults, err
	}
	if o.base == "" {
		o.base = d.Meta.URL
	}
	p, err := programFor(ctx, o, m)
	if err != nil {
		return nil, err
	}
	shots, err := screenshots(o.dir.folder)
	if err != nil {
		return nil, err
	}
	base := site.ParseBase(o.base)
	w, err := assemble(d, wholeOptions{program: p, base: base, fonts: fonts, gzip: o.compress && !o.single, offline: !o.single, shots: shots, theme: look, lang: o.lang, drawn: old, media: shown, oneFile: o.single})
	if err != nil {
		return nil, err
	}
	if o.single {
		m.say("writing %s", o.out)
		page, err := w.single(copies(ctx))
		if err == nil {
			err = o.put.single(o.out, page, later)
		}
		if err == nil {
			fmt.Fprintf(stdout, "%s, %s\n", o.out, bytesText(len(page)))
		}
		return found, err
	}
	k := &making{w: w, base: base, cache: copies(ctx), copy: o.compress, m: m}
	if err := o.put.site(ctx, o.out, k.source(ctx), later); err != nil {
		return nil, err
	}
	m.done()
	report(stdout, d, o.out, k)
	if line := places.String(); line != "" && !o.keep {
		fmt.Fprintln(stdout, line)
	}
	if !w.pages.Absolute() {
		fmt.Fprintln(stdout, "no feeds, no site map, no pictures for shared links and no canonical links: they need the address of the site; give it with --base, or as url in dataset.yaml")
	} else if n, r := w.pages.Cardless(); n > 0 {
		fmt.Fprintf(stdout, "no picture for shared links of %s: no font has %q; give one with --font\n", plural(n, "page"), r)
	}
	return found, nil
}

// mostFont is the maximum size of a font in bytes.
const mostFont = 64 << 20

// readFonts reads the fonts given by flags.
func readFonts(names []string) ([][]byte, error) {
	var out [][]byte
	for _, name := range names {
		data, err := plain.File(name, mostFont)
		if err != nil {
			return nil, fmt.Errorf("--font: %w", err)
		}
		if _, err := raster.NewFonts(data); err != nil {
			return nil, fmt.Errorf("--font %s: not TrueType or OpenType: %w", name, err)
		}
		out = append(out, data)
	}
	return out, nil
}

// programFor returns the browser's program as the flags require, or nil.
func programFor(ctx context.Context, o buildOptions, m *meter) (*program, error) {
	switch {
	case o.noProgram:
		return nil, nil
	case o.program != "":
		return readProgram(o.program)
	}
	m.say("building the program for the browser")
	return theProgram(ctx)
}

// report prints what was built and its size for a reader.
func report(w io.Writer, d *dataset.Dataset, out string, k *making) {
	claims := 0
	for i := range d.Events {
		claims += len(d.Events[i].Claims)
	}
	fmt.Fprintf(w, "%s, %s, %s, %s\n", plural(len(d.Events), "event"), plural(len(d.Actors), "actor"), plural(claims, "claim"), plural(len(d.Sources), "source"))
	first := k.first()
	fmt.Fprintf(w, "first page %s, %s as brotli\n", bytesText(first.size()), bytesText(brotliSize(first, k.cache)))
	for _, f := range k.made.list {
		if strings.HasPrefix(f.path, "assets/app.") {
			fmt.Fprintf(w, "program %s\n", bytesText(f.size))
		}
	}
	for _, lang := range k.w.langs() {
		has, all := tongue.Count(d, lang)
		fmt.Fprintf(w, "%s: %d of %s\n", lang, has, plural(all, "text"))
	}
	fmt.Fprintf(w, "%d files, %s, in %s\n", k.all.Load(), bytesText(int(k.bytes.Load())), out)
}

func brotliSize(b bundle, cache compress.Cache) int {
	n := 0
	for _, f := range b {
		if br, err := cache.Brotli(f.data, compress.Quick); err == nil {
			n += len(br)
		}
	}
	return n
}

// bytesText formats a size: "812 B", "61.2 kB", "5.1 MB".
func bytesText(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1_000_000:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
