package graphfile

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// elements writes XML; every text from a record is escaped.
type elements struct{ b []byte }

func (w *elements) raw(s string) { w.b = append(w.b, s...) }

func (w *elements) attr(name, value string) {
	w.raw(" " + name + `="`)
	w.text(value)
	w.raw(`"`)
}

func (w *elements) some(name, value string) {
	if value != "" {
		w.attr(name, value)
	}
}

func (w *elements) element(name, text string) {
	w.raw("<" + name + ">")
	w.text(text)
	w.raw("</" + name + ">\n")
}

// columns declares the attributes of GEXF; all are strings except the number of events.
func (w *elements) columns(class string, names []string) {
	w.raw(`<attributes class="` + class + "\">\n")
	for _, name := range names {
		w.raw("<attribute")
		w.attr("id", name)
		w.attr("title", name)
		w.attr("type", typeName(name, "integer"))
		w.raw("/>\n")
	}
	w.raw("</attributes>\n")
}

func (w *elements) keys(class string, names []string) {
	for _, name := range names {
		w.raw("<key")
		w.attr("id", keyID(class, name))
		w.attr("for", class)
		w.attr("attr.name", name)
		w.attr("attr.type", typeName(name, "int"))
		w.raw("/>\n")
	}
}

func typeName(column, number string) string {
	switch column {
	case "events":
		return number
	case "undirected":
		return "boolean"
	}
	return "string"
}

func (w *elements) values(names, cells []string) {
	for i, v := range cells {
		if v != "" {
			w.raw("<attvalue")
			w.attr("for", names[i])
			w.attr("value", v)
			w.raw("/>")
		}
	}
}

func (w *elements) data(key, value string) {
	if value != "" {
		w.raw("<data")
		w.attr("key", key)
		w.raw(">")
		w.whole(value)
		w.raw("</data>")
	}
}

// whole writes the text of an element. Text with markup is written as CDATA, because Tulip
// keeps only what follows the last escaped character.
func (w *elements) whole(s string) {
	if strings.ContainsAny(s, "&<>") && !strings.Contains(s, "]]>") && strings.IndexFunc(s, unwritten) < 0 {
		w.raw("<![CDATA[" + s + "]]>")
		return
	}
	w.text(s)
}

// unwritten reports whether a character cannot be written as itself in XML.
func unwritten(r rune) bool {
	return r < ' ' || r == 0xfffe || r == 0xffff || r == utf8.RuneError
}

// text writes escaped text for an element or an attribute. Characters that XML 1.0 forbids
// become the replacement character.
func (w *elements) text(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			w.raw("&amp;")
		case r == '<':
			w.raw("&lt;")
		case r == '>':
			w.raw("&gt;")
		case r == '"':
			w.raw("&quot;")
		case r == '\n' || r == '\t' || r == '\r':
			w.raw("&#" + strconv.Itoa(int(r)) + ";")
		case r < ' ' || r == 0xfffe || r == 0xffff || r >= 0xd800 && r < 0xe000:
			w.b = utf8.AppendRune(w.b, utf8.RuneError)
		default:
			w.b = utf8.AppendRune(w.b, r)
		}
	}
}
