// Package web holds the hand-written static files of the page: style sheets,
// icons and the small scripts. It contains no logic; app/site and the tool put
// the files into a build.
package web

import (
	"bytes"
	"embed"
)

// Files is the content of this folder as it is shipped: *.js, css/*.css,
// icons/*.svg, outlines/*.pack, in device/ the parts of device.js, and in embed/
// what only pages in frames and their hosts need, in media/
// what only records with pictures, sounds, films or documents need.
//
//go:embed css/*.css icons/*.svg outlines/*.pack *.js device/*.js embed/* media/*
var Files embed.FS

// Edit is the page to write a record in, and the style sheet whose colours it takes. It is
// served by parley serve --edit and is in no site.
//
//go:embed edit/* css/tokens.css
var Edit embed.FS

// Licences is the text of the licences of all that ships: of the modules, Go, the
// fonts and the outlines. cmd/internal/licences makes it.
//
//go:embed licences.txt
var Licences []byte

// Sheets lists the style sheets in the order in which they are joined to the
// one sheet of the page.
func Sheets() []string {
	return []string{"tokens", "base", "frame", "panel", "paper", "story", "table", "program", "pane", "phone", "print", "forced"}
}

// DeviceParts lists the scripts of device/ in the order in which they are joined.
func DeviceParts() []string {
	return []string{"state", "copy", "update", "pages", "install", "own", "print", "verbs"}
}

// Device is device.js: the scripts of device/ joined in one scope of their own. It
// returns an error when one cannot be read.
func Device() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("(() => {\n")
	for _, name := range DeviceParts() {
		js, err := Files.ReadFile("device/" + name + ".js")
		if err != nil {
			return nil, err
		}
		b.Write(js)
	}
	b.WriteString("})();\n")
	return b.Bytes(), nil
}
