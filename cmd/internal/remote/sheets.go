package remote

import (
	"net/url"
	"regexp"
	"strings"
)

// Addresses of a Google sheet: as published for people to read, as its editors have it,
// and as TimelineJS is given it.
var (
	shown  = regexp.MustCompile(`^/spreadsheets/d/e/([\w-]+)/pubhtml$`)
	edited = regexp.MustCompile(`^/spreadsheets/d/([\w-]{20,})(?:/(?:edit|view|preview)?)?$`)
	source = regexp.MustCompile(`^(?:v2:)?([\w-]{20,})$`)
)

// table returns the address at which a sheet is served as CSV, for one at which people read
// or edit it, or for a timeline of TimelineJS that shows it; any other address is itself.
func table(u *url.URL) *url.URL {
	switch {
	case u.Host == "docs.google.com" && shown.MatchString(u.Path):
		return google("/spreadsheets/d/e/"+shown.FindStringSubmatch(u.Path)[1]+"/pub", u, "output")
	case u.Host == "docs.google.com" && edited.MatchString(u.Path):
		return google("/spreadsheets/d/"+edited.FindStringSubmatch(u.Path)[1]+"/export", u, "format")
	case u.Host == "cdn.knightlab.com" && source.MatchString(u.Query().Get("source")):
		id := source.FindStringSubmatch(u.Query().Get("source"))[1]
		if strings.HasPrefix(id, "2PACX-") {
			id = "e/" + id
		}
		return google("/spreadsheets/d/"+id+"/pub", &url.URL{}, "output")
	}
	return u
}

// google returns an address of a sheet as CSV, of the same tab as of.
func google(path string, of *url.URL, as string) *url.URL {
	q := url.Values{as: {"csv"}}
	tab, _ := url.ParseQuery(of.Fragment)
	for _, key := range [...]string{"gid", "single"} {
		for _, from := range [...]url.Values{of.Query(), tab} {
			if v := from.Get(key); v != "" {
				q.Set(key, v)
			}
		}
	}
	return &url.URL{Scheme: "https", Host: "docs.google.com", Path: path, RawQuery: q.Encode()}
}
