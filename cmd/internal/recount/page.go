package recount

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"parley/data/codebook"
	"parley/data/dataset"
)

// Page compares every number on a static page with the record and returns the
// differences. path is the page's path, from which its event or actor is known.
func (r *Record) Page(path string, root *html.Node) []string {
	p := &page{r: r, event: idIn(path, "event/"), actor: idIn(path, "actor/")}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			p.look(n)
		}
	}
	return p.found
}

// page is the state of checking one static page.
type page struct {
	r            *Record
	event, actor string // id of the page's event or actor, or ""
	found        []string
}

func (p *page) say(what string) {
	if what != "" {
		p.found = append(p.found, what)
	}
}

// look checks the text of an element outside its child elements.
func (p *page) look(n *html.Node) {
	if q := attr(n, "data-count"); q != "" {
		p.say(p.r.Check(text(n), q))
		return
	}
	own := ownText(n)
	switch {
	case strings.TrimSpace(own) == "" || ofRecord(n) || around(n, func(a *html.Node) bool { return attr(a, "data-count") != "" }):
	case class(n) == "s-lane-count" || class(n) == "s-row-office" || class(n) == "s-more":
		// In a picture; the tests of the pictures check it.
	case n.Data == "td" && class(n) == "num" && strings.HasPrefix(attr(n.Parent, "id"), "off-"):
		p.entries(n, own)
	case n.Data == "td" && class(n) == "num":
		p.cell(n, own)
	case class(n) == "role" && p.actor != "":
		p.say(p.r.Check(own, "contacts?from=..&to=..&who="+p.actor+"&with="+linked(n.Parent, "actor/")))
	case class(n) == "n":
		p.heading(n, own)
	case class(n) == "evi" || n.Parent != nil && class(n.Parent) == "standing":
		p.evidence(n, own)
	case Counts(own):
		p.say("«" + own + "» in <" + n.Data + " class=" + class(n) + "> counts nothing that the page names")
	}
}

// cell checks a number in a table: the sources of an event, the events of an
// actor.
func (p *page) cell(n *html.Node, own string) {
	if e := linked(n.Parent, "event/"); e != "" {
		p.say(p.r.Check(own, "sources?e="+e))
		return
	}
	if a := linked(n.Parent, "actor/"); a != "" {
		p.say(p.r.Check(own, "events?from=..&to=..&a="+a))
	}
}

// heading checks a number in a heading: the claims and sources of the page's
// event, or the entries of the list below.
func (p *page) heading(n *html.Node, own string) {
	if p.event != "" {
		p.say(p.r.Check(own, "claims?e="+p.event+" sources?e="+p.event))
		return
	}
	entries := 0
	for c := range section(n).Descendants() {
		if c.Data == "li" && c.Parent.Data != "details" && !around(c, func(a *html.Node) bool { return a.Data == "details" || a.Data == "li" }) {
			entries++
		}
	}
	if want, err := strconv.Atoi(strings.ReplaceAll(own, ",", "")); err == nil && want != entries && !cut(section(n)) {
		p.say("the heading of " + text(n.Parent) + " says " + own + " over a list of " + strconv.Itoa(entries))
	}
}

// entries checks a number in a row against the list that the row opens.
func (p *page) entries(n *html.Node, own string) {
	listed := 0
	for c := range n.Parent.Descendants() {
		if c.Data == "li" && linked(c, "event/") != "" {
			listed++
		}
	}
	if want, err := strconv.Atoi(own); err != nil || want < listed || want > listed && listed != mostListed {
		p.say("the row " + attr(n.Parent, "id") + " says " + own + " over a list of " + strconv.Itoa(listed))
	}
}

// mostListed is the maximum number of events that a row lists.
const mostListed = 40

// apart matches the counts in the explanation of a standing.
var apart = regexp.MustCompile(`^\W*(\d+) sources that do not pass on one another: (.*?)(?: and (\d+) more)?\.`)

// evidence checks the number of sources that an event is said to have.
func (p *page) evidence(n *html.Node, own string) {
	m := apart.FindStringSubmatch(own)
	if m == nil {
		return
	}
	id := p.event
	if id == "" {
		around(n, func(a *html.Node) bool { id = strings.TrimPrefix(attr(a, "id"), "e-"); return a.Data == "article" })
	}
	ref := p.r.m.IDs.Event(dataset.EventID(id))
	if ref < 0 {
		p.say("«" + own + "» is of no event")
		return
	}
	standing, why := dataset.Standing(p.r.d, ref, dataset.LatestDay)
	if n, _ := strconv.Atoi(m[1]); standing != codebook.Corroborated || n != len(why.Sources) {
		p.say(id + " is said to rest on " + m[1] + " sources, not " + strconv.Itoa(len(why.Sources)))
	}
}
