package site

import (
	"bytes"
	"fmt"
	"path"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"parley/web"
)

// Sheet returns the one style sheet of the pages: the parts of web/css in order,
// then extra (what the drawn charts need), minified. The same input gives the
// same bytes.
func Sheet(extra string) []byte {
	var all bytes.Buffer
	for _, name := range web.Sheets() {
		part, err := web.Files.ReadFile("css/" + name + ".css")
		if err != nil {
			panic(fmt.Sprintf("site: the program was built without css/%s.css: %v", name, err))
		}
		all.Write(part)
	}
	all.WriteString(extra)
	return Minify("parley.css", all.Bytes())
}

// Minify gives a script (*.js) or a style sheet (*.css) that does the same in fewer
// bytes: without comments and blanks, with short names inside functions. What cannot
// be read, as a script of a later standard, stays as it is written.
func Minify(name string, source []byte) []byte {
	m := minify.New()
	m.Add(".js", &js.Minifier{})
	m.Add(".css", &css.Minifier{})
	out, err := m.Bytes(path.Ext(name), bytes.Clone(source)) // it writes into what it reads
	if err != nil {
		return source
	}
	return out
}
