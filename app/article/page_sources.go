package article

import (
	"strconv"
	"strings"

	"parley/app/chronicle"
	"parley/app/doc"
	"parley/data/dataset"
)

// Sources returns the notes of a page, numbered from 1.
func (w *Writer) Sources(list []dataset.SourceRef) *doc.Node {
	notes := doc.El(doc.Numbered, "fn")
	for i, ref := range list {
		notes.Add(doc.El(doc.Item, "", w.source(ref)...).With("id", "n"+strconv.Itoa(i+1)))
	}
	return section("sources", doc.Head(1, w.w.Say("page.sources")), notes)
}

// source returns a source in words with its links.
func (w *Writer) source(ref dataset.SourceRef) []*doc.Node {
	n := w.book.Source(ref)
	out := []*doc.Node{w.named(n.Name)}
	if n.Author != "" {
		out = append(out, doc.T(w.w.Comma()), w.named(n.Author))
	}
	switch {
	case n.Title != "":
		title := doc.El(doc.Name, "", outward(n.URL, n.Title))
		title.Lang = w.w.Foreign(w.d.TitleLang(n.Title, n.Lang))
		out = append(out, doc.T(w.w.Colon()), title)
	case chronicle.Outward(n.URL):
		out = append(out, doc.T(w.w.Comma()), outward(n.URL, host(n.URL)))
	}
	line := joined(w.w.Comma(), joined(w.w.Comma(), n.Kind, n.When.Words), n.Citing)
	out = append(out, doc.T(before(w.w.Comma(), line)+". "+n.Access))
	if chronicle.Outward(n.Archive) {
		out = append(out, doc.T(" "), outward(n.Archive, w.w.Say("source.archived")))
	}
	if n.Note != "" {
		out = append(out, doc.T(" "+n.Note))
	}
	return out
}

// host returns the host of an address without "www.".
func host(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	h, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(h, "www.")
}
