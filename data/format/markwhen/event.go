package markwhen

import (
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/items"
)

func (d *document) read(r *items.Row) {
	if r.Sort == "file" {
		d.about(r)
		return
	}
	if !d.title(r) {
		r.Reject("it has no title", "words after the colon")
		return
	}
	if relative.MatchString(r.Text("date")) {
		r.Reject("the date “"+r.Text("date")+"” depends on the day of reading or on another event, or repeats", "a date such as 2025-08-06")
		return
	}
	if why, fix := r.WhenOwned("date", "end", func(s string) assemble.Reading { return reading(s, d.dates) }); why != "" {
		r.Reject(why, fix)
		return
	}
	d.text(r)
	r.Tags("section", "\n")
	r.Owned()
	r.Event()
}

// about reads the header: what the record as a whole is.
func (d *document) about(r *items.Row) {
	if t := r.Text("title"); t != "" && r.Draft.Title == "" {
		r.Draft.Title = t
		r.Took("title")
	}
	if t := r.Text("description"); t != "" && r.Draft.Description == "" {
		r.Draft.Description = t
		r.Took("description")
	}
	r.Over(r.Draft)
}

// title reads the title of the event, without its tags and links. An event without one
// is called by the first line below it.
func (d *document) title(r *items.Row) bool {
	s := r.Text("title")
	if r.Text(items.Own+".when") != "" { // written by Parley: unchanged
		r.E.Title = strings.Join(strings.Fields(s), " ")
		r.Took("title")
		return r.E.Title != ""
	}
	for _, m := range hashed.FindAllStringSubmatch(bare.ReplaceAllString(s+"\n"+r.Text("text"), ""), -1) {
		r.E.Tags = append(r.E.Tags, m[1])
	}
	s = bare.ReplaceAllString(location.ReplaceAllString(link.ReplaceAllString(s, "$1"), "$1"), "")
	r.E.Title = strings.Join(strings.Fields(hashed.ReplaceAllString(s, "")), " ")
	if r.E.Title == "" {
		first, _, _ := strings.Cut(r.Text("text"), "\n")
		r.E.Title = assemble.Excerpt(link.ReplaceAllString(bullet.ReplaceAllString(first, ""), "$1"))
	}
	if r.E.Title == "" { // an address is better than nothing
		r.E.Title = strings.Join(strings.Fields(r.Text("title")), " ")
	}
	r.Changed("title", r.E.Title, "tags are tags, and addresses are sources that the file cites")
	return r.E.Title != ""
}

// text reads the lines below the title: addresses become cited sources, and the first
// location the place.
func (d *document) text(r *items.Row) {
	r.E.Text = r.Text("text")
	if r.Text(items.Own+".when") == "" {
		r.Cite(addresses(r.Text("title") + "\n" + r.E.Text))
		if m := location.FindStringSubmatch(r.E.Text); m != nil {
			r.E.Where = r.Draft.Spelling(m[1])
			r.E.Text = strings.TrimSpace(strings.Replace(r.E.Text, m[0], "", 1))
		}
	}
	r.Changed("text", r.E.Text, "a location is the place")
}

// addresses returns those in a text, those of links first.
func addresses(s string) (out []string) {
	for _, m := range link.FindAllStringSubmatch(s, -1) {
		out = append(out, m[2])
	}
	for _, a := range bare.FindAllString(link.ReplaceAllString(s, ""), -1) {
		out = append(out, strings.TrimRight(a, ".,;:"))
	}
	return out
}
