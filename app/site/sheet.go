package site

import (
	"bytes"
	"fmt"

	"parley/web"
)

// Sheet is the one style sheet of the pages: the parts of web/css in order,
// then extra (what the drawn charts need), without comments and needless
// blanks. The same input gives the same bytes.
func Sheet(extra string) []byte {
	var all bytes.Buffer
	for _, name := range web.Sheets() {
		css, err := web.Files.ReadFile("css/" + name + ".css")
		if err != nil {
			panic(fmt.Sprintf("site: the program was built without css/%s.css: %v", name, err))
		}
		all.Write(css)
	}
	all.WriteString(extra)
	return Squeeze(all.Bytes())
}

// Squeeze takes comments and needless blanks out of a style sheet. Quoted
// strings are kept as they are, and so is every blank that may carry meaning:
// those round + and -, before an opening parenthesis and before a colon.
func Squeeze(css []byte) []byte {
	out := make([]byte, 0, len(css))
	blank := false
	for i := 0; i < len(css); i++ {
		switch c := css[i]; {
		case c == '/' && i+1 < len(css) && css[i+1] == '*':
			end := bytes.Index(css[i+2:], []byte("*/"))
			if end < 0 {
				return out
			}
			i += end + 3
			blank = true
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			blank = true
		case c == '"' || c == '\'':
			end := i + 1 + bytes.IndexByte(css[i+1:], c)
			if end <= i {
				end = len(css) - 1
			}
			out = join(out, c, blank)
			out = append(out, css[i+1:end+1]...)
			i, blank = end, false
		default:
			out = join(out, c, blank)
			blank = false
		}
	}
	return out
}

// join appends c, with a blank in front when one stood there and is needed.
func join(out []byte, c byte, blank bool) []byte {
	if n := len(out); n > 0 {
		last := out[n-1]
		if c == '}' && last == ';' {
			out[n-1] = '}'
			return out
		}
		if blank && bytes.IndexByte([]byte("{};,>:("), last) < 0 && bytes.IndexByte([]byte("{};,>)"), c) < 0 {
			out = append(out, ' ')
		}
	}
	return append(out, c)
}
