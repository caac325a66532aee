package recount

import (
	"strings"

	"golang.org/x/net/html"
)

// Program compares every number in the program's HTML with the record and
// returns the differences: numbers that are wrong, and counts that do not say
// what they count. n is the number of those that do.
func (r *Record) Program(root *html.Node) (wrong []string, n int) {
	for e := range root.Descendants() {
		if e.Type != html.ElementNode || ofRecord(e) || around(e, isPicture) {
			continue
		}
		if q := attr(e, "data-count"); q != "" {
			n++
			if w := r.Check(strings.TrimSpace(text(e)), q); w != "" {
				wrong = append(wrong, w)
			}
			continue
		}
		own := ownText(e)
		if Counts(own) && !around(e, func(a *html.Node) bool {
			return attr(a, "data-count") != "" || class(a) == "facts" || class(a) == "standing"
		}) && class(e) != "gist" && class(e) != "why" {
			wrong = append(wrong, "«"+strings.TrimSpace(own)+"» in <"+e.Data+" class="+class(e)+"> counts nothing that the page names")
		}
	}
	return wrong, n
}

// isPicture reports whether an element is a drawing; the tests of the drawings
// check its numbers.
func isPicture(n *html.Node) bool { return n.Data == "svg" }
