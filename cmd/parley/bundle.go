package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"parley/app/scene/raster"
	"parley/app/scene/svg"
	"parley/app/site"
	"parley/app/site/theme"
	"parley/app/words"
	"parley/app/words/lang"
	"parley/cmd/internal/compress"
	"parley/cmd/internal/plain"
	"parley/cmd/internal/wasmbuild"
	"parley/data/dataset"
	"parley/data/pack"
	"parley/data/tongue"
	"parley/web"
)

// program is the compiled program for the browser, the runtime it needs, and
// the second program that reads datasets of a reader's own, or nil.
type program struct{ wasm, exec, reader []byte }

// scripts are the hand-written scripts of the page, in the order in which they
// run; the runtime of the program comes before them.
var scripts = []string{"painter.js", "boot.js"}

// file is one file of a site: its path from the site's root, with slashes, and
// its content.
type file struct {
	path string
	data []byte
}

// bundle is a list of files in order of their paths.
type bundle []file

// whole is a whole site: its assets, and its pages, which are made when they are
// asked for.
type whole struct {
	assets bundle
	late   map[string]bool // assets that few readers load: no copy is kept ahead
	pages  *site.Site
	media  *gallery // files of pictures, sounds, films and documents; nil for none
	drawn  *drawn   // pictures that an earlier build left; nil for none

	more   []further // the site in the record's further languages
	root   *whole    // the site around this one, which is in a further language; or nil
	folder string    // in which this one lies there, "" for the root
	shared []string  // what this one loads from there, as paths from its own root
}

// wholeOptions say how a site is put together.
type wholeOptions struct {
	program  *program // nil for pages without it
	base     site.Base
	fonts    [][]byte // further fonts for the pictures that shared links show
	extra    []string
	findings site.Findings
	gzip     bool // there will be a .gz copy of the program
	offline  bool // a service worker keeps the site for days without a network, and it can be installed
	shots    []picture
	theme    *theme.Theme // of a newsroom, or nil
	lang     string       // of the pages, BCP 47; "" for that of the record
	own      string       // of the record
	langs    []string     // further languages of the site, see tongue.Langs
	drawn    *drawn       // pictures that an earlier build left, or nil
	media    *gallery     // what gather found of the dataset, or nil
	oneFile  bool
}

// tag returns the language of the pages of a record.
func (o *wholeOptions) tag(d *dataset.Dataset) string { return cmp.Or(o.lang, d.Meta.Language) }

// words returns the catalogue of the pages of a record.
func (o *wholeOptions) words(d *dataset.Dataset) *words.Words { return lang.Words(o.tag(d)) }

// assemble makes the site of a sealed dataset. The same dataset, program and
// options give the same bytes. File names in assets/ carry a hash of the
// content, so caches may keep them.
func assemble(d *dataset.Dataset, o wholeOptions) (*whole, error) {
	w := &whole{late: map[string]bool{}, media: o.media, drawn: o.drawn}
	if o.own = tongue.Own(d); o.lang == "" && !o.oneFile {
		o.langs = tongue.Langs(d)
	}
	if err := w.fill(tongue.In(d, o.tag(d)), o); err != nil {
		return nil, err
	}
	w.speak(d, o)
	return w, nil
}

// fill makes the assets and the pages in one language.
func (w *whole) fill(d *dataset.Dataset, o wholeOptions) error {
	a := site.Assets{Sheet: w.add("parley.css", site.Sheet(svg.Stylesheet()+o.theme.CSS())), Icon: w.add("icon.svg", site.IconSVG())}
	if err := w.addEmbed(&a); err != nil {
		return err
	}
	if err := w.addMedia(d, &a); err != nil {
		return err
	}
	steps, err := w.addDrawings(d, o, &a)
	if err != nil {
		return err
	}
	if o.program != nil {
		if err := w.addProgram(d, o, &a); err != nil {
			return err
		}
	}
	var icons site.Icons
	if o.program != nil && o.offline {
		icons = w.addIcons(&a)
	}
	var fonts *raster.Fonts
	if o.base != "" {
		if fonts, err = raster.NewFonts(o.fonts...); err != nil {
			return err
		}
	}
	w.pages, err = site.New(d, site.Options{Steps: steps, Words: o.words(d), Fonts: fonts, Assets: a, Base: o.base, Theme: o.theme, Extra: o.extra, Findings: o.findings, OneFile: o.oneFile, Tongues: o.tongues(tongue.Own(d))})
	if err == nil && a.Worker != "" {
		err = w.addApp(icons, a, o.shots)
	}
	slices.SortFunc(w.assets, func(x, y file) int { return cmp.Compare(x.path, y.path) })
	return err
}

// addDrawings adds the map of actors, the pictures of the author's steps and the script
// that pins them.
func (w *whole) addDrawings(d *dataset.Dataset, o wholeOptions, a *site.Assets) (*site.StepPictures, error) {
	if actors := site.DrawActors(d, o.words(d), o.theme); actors != nil {
		a.ActorMap = w.add("actors.svg", actors)
	}
	steps := site.DrawSteps(d, o.words(d), o.theme)
	if steps == nil {
		return nil, nil
	}
	for i, width := range site.StepWidths {
		a.Steps[i] = w.add(fmt.Sprintf("steps-%g.svg", width), steps.Files[i])
	}
	js, err := web.Files.ReadFile("story.js")
	if err != nil {
		return nil, err
	}
	a.StoryScript = w.add("story.js", site.Minify("story.js", js))
	return steps, nil
}

// addEmbed adds what pages in frames of other pages need.
func (w *whole) addEmbed(a *site.Assets) error {
	css, err := web.Files.ReadFile("embed/embed.css")
	if err != nil {
		return err
	}
	js, err := web.Files.ReadFile("embed/child.js")
	if err != nil {
		return err
	}
	loader, err := web.Files.ReadFile("embed/embed.js")
	if err != nil {
		return err
	}
	w.assets = append(w.assets, file{"embed.js", site.Minify("embed.js", loader)}) // hosts name it, so its name stays
	w.late["embed.js"] = true
	a.EmbedSheet, a.EmbedScript = w.addLate("embed.css", site.Minify("embed.css", css)), w.addLate("child.js", site.Minify("child.js", js))
	return nil
}

// add puts a file among the assets, under a name with its hash, which it returns.
func (w *whole) add(name string, data []byte) string {
	ext := filepath.Ext(name)
	path := assetsFolder + strings.TrimSuffix(name, ext) + "." + sumOf(data) + ext
	if w.root != nil && w.root.asset(path) != nil {
		w.shared = append(w.shared, "../"+path)
		return "../" + path
	}
	w.assets = append(w.assets, file{path, data})
	return path
}

// addLate is add for a file that few readers load.
func (w *whole) addLate(name string, data []byte) string {
	path := w.add(name, data)
	w.late[path] = true
	return path
}

// addProgram adds what the interactive program needs: itself, its runtime, the
// page's scripts and the record.
func (w *whole) addProgram(d *dataset.Dataset, o wholeOptions, a *site.Assets) error {
	a.Scripts = append(a.Scripts, w.add("wasm_exec.js", site.Minify("wasm_exec.js", o.program.exec)))
	for _, name := range scripts {
		js, err := web.Files.ReadFile(name)
		if err != nil {
			return err
		}
		a.Scripts = append(a.Scripts, w.add(name, site.Minify(name, js)))
	}
	a.Wasm, a.WasmBytes = w.add("app.wasm", o.program.wasm), int64(len(o.program.wasm))
	if o.gzip {
		a.WasmGzip = a.Wasm + ".gz"
	}
	if err := w.addDevice(o, a); err != nil {
		return err
	}
	core, texts := pack.Encode(d)
	a.Pack, a.Texts = w.add("core.pack", core), w.add("texts.pack", texts)
	if len(o.langs) > 0 {
		js, err := web.Files.ReadFile("tongues.js")
		if err != nil {
			return err
		}
		a.Tongues = w.add("tongues.js", site.Minify("tongues.js", js))
	}
	if text := lang.Shipped(o.tag(d)); text != "" {
		a.Words = w.add("words.txt", []byte(text))
	}
	return w.addLand(a)
}

// addLand adds the outlines of the world, which the map loads when it is opened and
// again, finer, when it is enlarged.
func (w *whole) addLand(a *site.Assets) error {
	coarse, err := web.Files.ReadFile("outlines/world-110m.pack")
	if err != nil {
		return err
	}
	fine, err := web.Files.ReadFile("outlines/world-50m.pack")
	if err != nil {
		return err
	}
	a.Land, a.LandFine = w.add("land.pack", coarse), w.add("land-fine.pack", fine)
	return nil
}

// file returns the content of a file of the site, nil when there is none.
func (w *whole) file(path string) ([]byte, error) {
	if in, rest, err := w.find(path); in != nil || err != nil {
		if err != nil {
			return nil, err
		}
		return in.file(rest)
	}
	if f := w.asset(path); f != nil {
		return f.data, nil
	}
	if data, err := w.media.file(path); data != nil || err != nil {
		return data, err
	}
	return w.page(path)
}

// asset returns the asset at a path, nil if there is none.
func (w *whole) asset(path string) *file {
	if i, ok := slices.BinarySearchFunc(w.assets, path, func(f file, p string) int { return cmp.Compare(f.path, p) }); ok {
		return &w.assets[i]
	}
	return nil
}

// page returns a page or another file that is made when it is asked for, nil when there
// is none.
func (w *whole) page(path string) ([]byte, error) {
	make := func() ([]byte, error) {
		data, err := w.pages.Page(path)
		return sealed(data), err
	}
	if w.drawn != nil {
		if key := w.pages.CardKey(path); key != "" {
			return w.drawn.take(w.folder+path, key, make)
		}
	}
	return make()
}

// size returns the number of bytes of all files.
func (b bundle) size() int {
	n := 0
	for i := range b {
		n += len(b[i].data)
	}
	return n
}

// elsewhere lists the scripts that the first page does not name: those for frames,
// and those asked for when the page is at rest, or never.
var elsewhere = []string{"child", "embed", "device", "reader"}

// firstPage lists what a reader loads before the program: the first page with
// its style sheet and scripts.
func (b bundle) firstPage() bundle {
	var out bundle
	for _, f := range b {
		name := filepath.Base(f.path)
		if slices.Contains(elsewhere, name[:max(0, strings.IndexByte(name, '.'))]) {
			continue
		}
		if f.path == "index.html" || strings.HasPrefix(f.path, "assets/") && (strings.HasSuffix(name, ".css") || strings.HasSuffix(name, ".js")) {
			out = append(out, f)
		}
	}
	return out
}

// compressed lists the endings of files of which a copy in a compressed form is
// worth having.
var compressed = []string{".html", ".css", ".js", ".svg", ".json", ".webmanifest", ".wasm", ".pack", ".txt", ".xml", ".csv", ".ics", ".geojson", ".gexf", ".graphml", ".vtt"}

// compressible reports whether a copy of the file in a compressed form is worth
// having.
func compressible(f file) bool {
	return slices.Contains(compressed, filepath.Ext(f.path)) && len(f.data) > 512
}

// workshop returns the folder for what is kept between builds: .out in the module
// that holds the program's source. It returns an error when the tool does not
// run inside that module.
func workshop(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "env", "GOMOD").Output()
	if err != nil {
		return "", errors.New("the program for the browser is built with Go, which is not installed; see --no-program and --program")
	}
	mod := strings.TrimSpace(string(out))
	data, err := plain.File(mod, 1<<20)
	if err != nil || !strings.HasPrefix(string(data), "module parley\n") {
		return "", errors.New("the program for the browser is built from Parley's source: run this inside its folder, or see --no-program and --program")
	}
	return filepath.Join(filepath.Dir(mod), ".out"), nil
}

// compile builds the program for the browser, or takes it from the cache of the
// Go tool.
func compile(ctx context.Context) (*program, error) {
	dir, err := workshop(ctx)
	if err != nil {
		return nil, err
	}
	dir = filepath.Join(dir, "wasm")
	if err := wasmbuild.Site(ctx, dir); err != nil {
		return nil, err
	}
	return readProgram(dir)
}

// mostProgram is the size in bytes above which a file of the program is refused.
const mostProgram = 256 << 20

// readProgram reads what wasmbuild.Site left in dir; reader/app.wasm may be missing.
func readProgram(dir string) (*program, error) {
	wasm, err := plain.File(filepath.Join(dir, "app.wasm"), mostProgram)
	if err != nil {
		return nil, fmt.Errorf("read the program for the browser: %w", err)
	}
	exec, err := plain.File(filepath.Join(dir, "wasm_exec.js"), mostProgram)
	if err != nil {
		return nil, fmt.Errorf("read the runtime of the program: %w", err)
	}
	reader, err := plain.File(filepath.Join(dir, "reader", "app.wasm"), mostProgram)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("read the reader of datasets: %w", err)
	}
	return &program{wasm, exec, reader}, nil
}

// copies keeps compressed copies between builds where there is a place for them.
func copies(ctx context.Context) compress.Cache {
	if dir, err := workshop(ctx); err == nil {
		return compress.Cache{Dir: filepath.Join(dir, "cache")}
	}
	return compress.Cache{}
}
