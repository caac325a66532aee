package chronicle

import (
	"strconv"
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
)

// Styles returns the ways in which a citation can be written.
func Styles() []string { return []string{"plain", "apa", "wiki", "bibtex"} }

// cited has the parts of a citation.
type cited struct {
	who, title, version, year, asOf, known, url, key string
}

// Cite returns a citation of the record, or of an event in it (None: the record), in
// one of Styles, with the address url. With a knowledge day other than
// dataset.LatestDay it says as known when. It is "" for an unknown style.
func (b *Book) Cite(style string, ref dataset.EventRef, on dataset.Day, url string) string {
	m := &b.d.Meta
	c := cited{title: m.Title, version: m.Version, asOf: b.w.Date(m.AsOf), url: url, key: m.ID}
	var names []string
	for _, p := range m.Creators {
		names = append(names, p.Name)
	}
	c.who = b.w.List(names)
	if c.who == "" {
		c.who = m.Publisher
	}
	if m.AsOf.Earliest.Finite() && !m.AsOf.IsZero() {
		y, _, _ := m.AsOf.Earliest.Civil()
		c.year = strconv.FormatInt(y, 10)
	}
	if ref >= 0 {
		st, _ := b.state(ref, on)
		title := st.Title
		if title == "" {
			title = b.d.Events[ref].Title
		}
		c.title, c.key = title+". "+m.Title, m.ID+"-"+string(b.d.Events[ref].ID)
	}
	if on != dataset.LatestDay {
		c.known = b.w.Say("cite.known", b.w.For("cite.known", 0).Date(edtf.FromDay(int64(on))))
	}
	return c.write(b, style)
}

// write formats the citation without the parts that the record lacks, such as creator or
// version.
func (c *cited) write(b *Book, style string) string {
	stand := b.w.Say("cite.as-of", c.asOf)
	if c.version != "" {
		stand = b.w.Say("cite.version", c.version, c.asOf)
	}
	switch style {
	case "plain":
		title := c.title
		if c.who != "" {
			title = b.w.Say("cite.by", c.who, c.title)
		}
		return strings.TrimSpace(b.w.Say("cite.plain", title, stand, c.url) + " " + c.known)
	case "apa":
		title := c.title
		if c.version != "" {
			title = b.w.Say("cite.apa-version", c.title, c.version)
		}
		out := b.w.Say("cite.apa-title", title, c.year, c.url)
		if c.who != "" {
			out = b.w.Say("cite.apa", c.who, c.year, title, c.url)
		}
		return strings.TrimSpace(out + " " + c.known)
	case "wiki":
		return "{{cite web" + note(" |author=", wiki(c.who)) + " |title=" + wiki(c.title) + note(" |version=", wiki(c.version)) +
			" |date=" + wiki(c.asOf) + " |url=" + wikiURL(c.url) + note(" |quote=", wiki(c.known)) + "}}"
	case "bibtex":
		author := ""
		if c.who != "" {
			author = "  author = {" + bib(c.who) + "},\n"
		}
		return "@misc{" + c.key + ",\n" + author + "  title = {" + bib(c.title) + "},\n  year = {" + c.year + "},\n  note = {" +
			bib(stand) + note(". ", bib(c.known)) + "},\n  url = {" + c.url + "}\n}"
	}
	return ""
}

// note returns a text after a mark, or nothing where there is no text.
func note(mark, s string) string {
	if s == "" {
		return ""
	}
	return mark + s
}

// wiki keeps a text from ending a template or a parameter of one.
func wiki(s string) string {
	return strings.NewReplacer("|", "{{!}}", "{", "&#123;", "}", "&#125;", "[", "&#91;", "]", "&#93;").Replace(s)
}

func wikiURL(s string) string {
	return strings.NewReplacer("|", "%7C", "{", "%7B", "}", "%7D").Replace(s)
}

// bib escapes what TeX reads as its own.
func bib(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "$", `\$`, "_", `\_`, "~", `\~{}`, "^", `\^{}`).Replace(s)
}
