package site

import (
	"bytes"
	"html/template"
	"regexp"
	"strings"

	"parley/web"
)

// spriteMark is where a page wants its symbols.
const spriteMark = "<!--sprite-->"

// Sprite returns the mark in the place of the symbols; addSprite replaces it.
func (p *Page) Sprite() template.HTML { return spriteMark }

// symbol finds one symbol of a sprite, with its id.
var symbol = regexp.MustCompile(`<symbol id="([^"]+)"[^>]*>.*?</symbol>`)

// addSprite puts the symbols that a page uses in the place of its mark: all of
// them when the program may use any.
func addSprite(page []byte, all bool) []byte {
	if !bytes.Contains(page, []byte(spriteMark)) {
		return page
	}
	var b strings.Builder
	b.WriteString(`<svg class="sr" aria-hidden="true" focusable="false">`)
	for _, name := range []string{"marks", "icons"} {
		if name == "icons" && !all {
			break
		}
		svg, err := web.Files.ReadFile("icons/" + name + ".svg")
		if err != nil {
			panic("site: the program was built without icons/" + name + ".svg")
		}
		for _, m := range symbol.FindAllSubmatch(svg, -1) {
			if all || bytes.Contains(page, []byte(`href="#`+string(m[1])+`"`)) {
				b.Write(m[0])
			}
		}
	}
	b.WriteString("</svg>\n")
	return bytes.Replace(page, []byte(spriteMark), []byte(b.String()), 1)
}
