package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"parley/app/site"
	"parley/web"
)

// workerPath is the path of the service worker, whose scope is its folder.
// manifestPath is the path of the web app manifest, at the root for the same
// reason.
const (
	workerPath   = "sw.js"
	manifestPath = "manifest.webmanifest"
)

// addDevice adds what keeps the site on a reader's device and what reads a
// reader's own dataset.
func (w *whole) addDevice(o wholeOptions, a *site.Assets) error {
	js, err := web.Device()
	if err != nil {
		return err
	}
	a.Device = w.add("device.js", site.Minify("device.js", js))
	if o.offline {
		a.Worker, a.Manifest = workerPath, manifestPath
	}
	if o.program.reader == nil {
		return nil
	}
	if js, err = web.Files.ReadFile("reader.js"); err != nil {
		return err
	}
	wasm := w.addLate("reader.wasm", o.program.reader)
	text := strings.NewReplacer("@WASM@", filepath.Base(wasm), "@EXEC@", filepath.Base(a.Scripts[0])).Replace(string(js))
	a.Reader = w.addLate("reader.js", site.Minify("reader.js", []byte(text)))
	return nil
}

// addIcons adds the icons of the installed app.
func (w *whole) addIcons(a *site.Assets) site.Icons {
	a.Touch = w.addLate("touch.png", site.Icon(site.Maskable, 180))
	return site.Icons{
		SVG: a.Icon, Small: w.addLate("icon-192.png", site.Icon(site.Plain, site.SmallIcon)), Large: w.addLate("icon-512.png", site.Icon(site.Plain, site.LargeIcon)),
		Maskable: w.addLate("icon-mask.png", site.Icon(site.Maskable, site.LargeIcon)), Mono: w.addLate("icon-mono.png", site.Icon(site.Mono, site.LargeIcon)),
	}
}

// picture is a screenshot next to the dataset.
type picture struct {
	name          string
	data          []byte
	width, height int
}

// mostPicture is the maximum size of a picture in bytes.
const mostPicture = 32 << 20

// screenshots reads the optional screenshots in a dataset's folder, for app
// stores. It returns an error for one that is not a PNG.
func screenshots(dir folder) ([]picture, error) {
	var out []picture
	for _, name := range []string{"screenshot-wide.png", "screenshot-narrow.png"} {
		data, err := dir.beside(name, mostPicture)
		if errors.Is(err, fs.ErrNotExist) {
			continue // screenshots are optional
		}
		if err != nil {
			return nil, err
		}
		c, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w; it must be a PNG picture of the site in use", filepath.Join(string(dir), name), err)
		}
		out = append(out, picture{name, data, c.Width, c.Height})
	}
	return out, nil
}

// addApp adds the manifest and the service worker. The worker lists the first
// page and the assets that every reader needs, and has a version that changes
// with any of them.
func (w *whole) addApp(icons site.Icons, a site.Assets, pictures []picture) error {
	var shots []site.Shot
	for _, p := range pictures {
		shots = append(shots, site.Shot{Path: w.addLate(p.name, p.data), Type: "image/png", Width: p.width, Height: p.height})
	}
	manifest, err := w.pages.Manifest(icons, shots)
	if err != nil {
		return err
	}
	source, err := web.Files.ReadFile(workerPath)
	if err != nil {
		return err
	}
	first, err := w.page("index.html")
	if err != nil {
		return err
	}
	sum := sha256.New()
	sum.Write(first)
	sum.Write(source)
	names := []string{`"./"`}
	needed := func(path string) {
		if !w.late[path] {
			names = append(names, strconv.Quote(path))
			sum.Write([]byte(path))
		}
	}
	for _, f := range w.assets {
		needed(f.path)
	}
	for _, path := range w.shared {
		needed(path)
	}
	root := "./"
	if w.root != nil {
		root = "../"
	}
	text := strings.NewReplacer("/*FILES*/", strings.Join(names, ","), "@GZIP@", a.WasmGzip, "@ROOT@", root, "@FIRST@", sealOf(first), "@VERSION@", hex.EncodeToString(sum.Sum(nil)[:6])).Replace(string(source))
	w.assets = append(w.assets, file{manifestPath, manifest}, file{workerPath, site.Minify(workerPath, []byte(text))})
	return nil
}
