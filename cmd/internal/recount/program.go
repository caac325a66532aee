package recount

import (
	"strings"

	"golang.org/x/net/html"
)

// Program compares every number in the HTML of the program with the record, and lists
// what is wrong: a number that is not what it says it counts, and one that counts
// something and does not say what. n is how many numbers say so.
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
		}) && class(e) != "gist" {
			wrong = append(wrong, "«"+strings.TrimSpace(own)+"» in <"+e.Data+" class="+class(e)+"> counts nothing that the page names")
		}
	}
	return wrong, n
}

// isPicture reports whether an element is a drawing: its numbers are held against the
// record by the tests of the drawings.
func isPicture(n *html.Node) bool { return n.Data == "svg" }
