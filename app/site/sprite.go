package site

import (
	"bytes"
	"html/template"
	"regexp"
	"strings"
	"sync"

	"parley/web"
)

// spriteMark is where a page wants its symbols.
const spriteMark = "<!--sprite-->"

// Sprite returns the mark in the place of the symbols; addSprite replaces it.
func (p *Page) Sprite() template.HTML { return spriteMark }

// symbol finds one symbol of a sprite, with its id.
var symbol = regexp.MustCompile(`<symbol id="([^"]+)"[^>]*>.*?</symbol>`)

// sign is one symbol; the icons are for the program alone.
type sign struct {
	id   string
	svg  []byte
	icon bool
}

// signs are all symbols, read once.
var signs = sync.OnceValue(func() []sign {
	var out []sign
	for _, name := range []string{"marks", "icons"} {
		svg, err := web.Files.ReadFile("icons/" + name + ".svg")
		if err != nil {
			panic("site: the program was built without icons/" + name + ".svg")
		}
		for _, m := range symbol.FindAllSubmatch(svg, -1) {
			out = append(out, sign{string(m[1]), m[0], name == "icons"})
		}
	}
	return out
})

// addSprite puts the symbols that a page uses in the place of its mark: all of
// them when the program may use any.
func addSprite(page []byte, all bool) []byte {
	if !bytes.Contains(page, []byte(spriteMark)) {
		return page
	}
	used := usedSigns(page)
	var b strings.Builder
	b.WriteString(`<svg class="sr" aria-hidden="true" focusable="false">`)
	for _, s := range signs() {
		if all || !s.icon && used[s.id] {
			b.Write(s.svg)
		}
	}
	b.WriteString("</svg>\n")
	return bytes.Replace(page, []byte(spriteMark), []byte(b.String()), 1)
}

// usedSigns returns the ids within a page to which it refers.
func usedSigns(page []byte) map[string]bool {
	used := map[string]bool{}
	ref := []byte(`href="#`)
	for {
		at := bytes.Index(page, ref)
		if at < 0 {
			return used
		}
		page = page[at+len(ref):]
		if end := bytes.IndexByte(page, '"'); end >= 0 {
			used[string(page[:end])] = true
		}
	}
}
