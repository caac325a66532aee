// Package feed writes lists of news as Atom (RFC 4287) and as JSON Feed 1.1.
package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"strings"
	"unicode/utf8"
)

// Feed is a list of news, the newest first. All addresses are absolute.
type Feed struct {
	Title, About string
	Home         string // address of the page whose news it has
	Atom, JSON   string // addresses of the two files
	Lang         string // BCP 47
	Author       string // never empty in a valid feed
	Rights       string
	Updated      string // RFC 3339
	Items        []Item
}

// Item is one piece of news.
type Item struct {
	ID        string // permanent, an address
	URL       string
	Title     string
	Summary   string
	HTML      string // the whole text as markup, trusted
	Published string // RFC 3339
	Updated   string // RFC 3339
	Tags      []string
	Image     string // address of a picture, or ""
}

type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		About   string      `xml:"subtitle,omitempty"`
		Updated string      `xml:"updated"`
		Author  atomAuthor  `xml:"author"`
		Links   []atomLink  `xml:"link"`
		Rights  string      `xml:"rights,omitempty"`
		Maker   string      `xml:"generator"`
		Entries []atomEntry `xml:"entry"`
	}
	atomAuthor struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID        string     `xml:"id"`
		Title     string     `xml:"title"`
		Link      atomLink   `xml:"link"`
		Published string     `xml:"published,omitempty"`
		Updated   string     `xml:"updated"`
		Tags      []atomTag  `xml:"category"`
		Summary   string     `xml:"summary,omitempty"`
		Content   *atomWords `xml:"content,omitempty"`
	}
	atomTag struct {
		Term string `xml:"term,attr"`
	}
	atomWords struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
)

// WriteAtom returns the feed as Atom. Characters that XML cannot carry are left out.
func (f *Feed) WriteAtom() []byte {
	out := atomFeed{Lang: f.Lang, ID: f.Atom, Title: clean(f.Title), About: clean(f.About), Updated: f.Updated, Author: atomAuthor{clean(f.Author)}, Rights: clean(f.Rights), Maker: "Parley",
		Links: []atomLink{{"self", "application/atom+xml", f.Atom}, {"alternate", "text/html", f.Home}}}
	for _, i := range f.Items {
		e := atomEntry{ID: i.ID, Title: clean(i.Title), Link: atomLink{"alternate", "text/html", i.URL}, Published: i.Published, Updated: i.Updated, Summary: clean(i.Summary)}
		for _, t := range i.Tags {
			e.Tags = append(e.Tags, atomTag{clean(t)})
		}
		if i.HTML != "" {
			e.Content = &atomWords{"html", clean(i.HTML)}
		}
		out.Entries = append(out.Entries, e)
	}
	text, err := xml.MarshalIndent(out, "", " ")
	if err != nil {
		panic("feed: texts cannot be written as XML: " + err.Error())
	}
	return append(append([]byte(xml.Header), text...), '\n')
}

// clean leaves out what XML 1.0 cannot carry.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return r
		case r < ' ' || r == utf8.RuneError || r == 0xfffe || r == 0xffff:
			return -1
		}
		return r
	}, s)
}

type (
	jsonFeed struct {
		Version string       `json:"version"`
		Title   string       `json:"title"`
		Home    string       `json:"home_page_url"`
		Self    string       `json:"feed_url"`
		About   string       `json:"description,omitempty"`
		Lang    string       `json:"language,omitempty"`
		Authors []jsonAuthor `json:"authors"`
		Items   []jsonItem   `json:"items"`
	}
	jsonAuthor struct {
		Name string `json:"name"`
	}
	jsonItem struct {
		ID        string   `json:"id"`
		URL       string   `json:"url"`
		Title     string   `json:"title"`
		HTML      string   `json:"content_html,omitempty"`
		Text      string   `json:"content_text,omitempty"`
		Summary   string   `json:"summary,omitempty"`
		Image     string   `json:"image,omitempty"`
		Published string   `json:"date_published,omitempty"`
		Modified  string   `json:"date_modified,omitempty"`
		Tags      []string `json:"tags,omitempty"`
	}
)

// WriteJSON returns the feed as JSON Feed.
func (f *Feed) WriteJSON() []byte {
	out := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Home: f.Home, Self: f.JSON, About: f.About, Lang: f.Lang,
		Authors: []jsonAuthor{{f.Author}}, Items: []jsonItem{}}
	for _, i := range f.Items {
		j := jsonItem{ID: i.ID, URL: i.URL, Title: i.Title, HTML: i.HTML, Summary: i.Summary, Image: i.Image, Published: i.Published, Modified: i.Updated, Tags: i.Tags}
		if j.HTML == "" {
			j.Text = i.Summary // the format wants one of the two
		}
		out.Items = append(out.Items, j)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(out); err != nil {
		panic("feed: texts cannot be written as JSON: " + err.Error())
	}
	return b.Bytes()
}
