// Package web holds the hand-written static files of the page: style sheets,
// icons and the small scripts. It contains no logic; app/site and the tool put
// the files into a build.
package web

import "embed"

// Files is the content of this folder as it is shipped: *.js, css/*.css,
// icons/*.svg, outlines/*.pack, and in embed/ what only pages in frames and
// their hosts need.
//
//go:embed css/*.css icons/*.svg outlines/*.pack *.js embed/*
var Files embed.FS

// Sheets lists the style sheets in the order in which they are joined to the
// one sheet of the page.
func Sheets() []string {
	return []string{"tokens", "base", "frame", "panel", "paper", "table", "program", "pane", "phone", "print", "forced"}
}
