package site

import (
	"encoding/json"
	"html"
	"strconv"
	"strings"

	"parley/app/story"
	"parley/data/dataset"
)

// oembed is an answer as https://oembed.com has it, of type rich. It stands in a
// file, so it cannot keep to a maxwidth that is asked for; the frame is as wide
// as its place allows.
type oembed struct {
	Version      string `json:"version"`
	Type         string `json:"type"`
	Provider     string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`
	Title        string `json:"title"`
	Author       string `json:"author_name,omitempty"`
	AuthorURL    string `json:"author_url,omitempty"`
	Cache        int    `json:"cache_age"` // seconds
	Thumbnail    string `json:"thumbnail_url,omitempty"`
	ThumbnailW   int    `json:"thumbnail_width,omitempty"`
	ThumbnailH   int    `json:"thumbnail_height,omitempty"`
	Width        int    `json:"width"`
	Height       int    `json:"height"`
	HTML         string `json:"html"`
	address, say string // of the page; one line about it
	frame        string // address of what the frame shows
}

// The answers lie below oembedFolder at the path of the page they are about.
const (
	oembedFolder = "oembed/"
	oembedWidth  = 600
	oembedCache  = 3600
)

// oembedPaths lists the oEmbed answers: of the story, each step, each event and each actor.
func (s *Site) oembedPaths() []string {
	out := []string{oembedFolder + "index.json"}
	for i := range s.d.Steps {
		out = append(out, oembedFolder+"story/"+strconv.Itoa(i+1)+".json")
	}
	for i := range s.d.Events {
		out = append(out, oembedFolder+"event/"+string(s.d.Events[i].ID)+".json")
	}
	for i := range s.d.Actors {
		out = append(out, oembedFolder+"actor/"+string(s.d.Actors[i].ID)+".json")
	}
	return out
}

// oembedAddress returns the address of the answer about the page at a path, "" where
// the site's own address is not known.
func (s *Site) oembedAddress(path string) string {
	path = strings.TrimSuffix(path, "/index.html")
	if path = strings.TrimSuffix(path, ".html"); !s.Absolute() {
		return ""
	}
	return s.o.Base.Join(oembedFolder + path + ".json")
}

// oembedFile returns the answer at a path, nil when there is none.
func (s *Site) oembedFile(path string) []byte {
	kind, id, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(path, oembedFolder), ".json"), "/")
	o := &oembed{Version: "1.0", Type: "rich", Provider: s.title(), ProviderURL: string(s.o.Base), Cache: oembedCache, Width: oembedWidth, Height: EmbedHeight}
	switch event, actor := s.x.Event(dataset.EventID(id)), s.x.Actor(dataset.ActorID(id)); {
	case kind == "index":
		h := s.head()
		o.Title, o.say = h.Headline, h.Finding
		o.address, o.frame = string(s.o.Base), s.o.Base.Join("embed/")
		o.picture(s.cardURL("", ""))
	case kind == "story" && s.stepOf(id) > 0:
		o.Title, o.say = s.stepTitle(story.Authored(s.d), s.stepOf(id)), s.head().Headline
	case kind == "event" && event >= 0:
		row, _ := s.book.Row(event, dataset.LatestDay)
		o.Title, o.say = row.Title, joined(" · ", row.When.Words, row.Place, s.title())
	case kind == "actor" && actor >= 0:
		p := s.book.Actor(actor, dataset.LatestDay)
		o.Title, o.say = p.Text, joined(" · ", p.Office, p.Kind, s.title())
	default:
		return nil
	}
	if o.address == "" {
		o.address = s.o.Base.Join(kind + "/" + id + "/")
		o.frame = o.address
		o.picture(s.cardURL(kind, id))
	}
	if c := s.d.Meta.Creators; len(c) > 0 {
		o.Author, o.AuthorURL = c[0].Name, Safe(c[0].URL)
	}
	o.HTML = o.markup()
	data, err := json.Marshal(o)
	if err != nil {
		panic("site: oembed: " + err.Error()) // it holds texts and numbers only
	}
	return append(data, '\n')
}

func (o *oembed) picture(address string) {
	if address != "" {
		o.Thumbnail, o.ThumbnailW, o.ThumbnailH = address, 1200, 630
	}
}

// markup is what a page shows. It has only the elements and attributes that
// WordPress lets through: a blockquote without attributes, which stays where
// frames are taken out, then the frame.
func (o *oembed) markup() string {
	esc := html.EscapeString
	return `<blockquote><a href="` + esc(o.address) + `">` + esc(o.Title) + `</a> ` + esc(o.say) + `</blockquote>` +
		`<iframe src="` + esc(o.frame) + `" width="` + strconv.Itoa(o.Width) + `" height="` + strconv.Itoa(o.Height) +
		`" frameborder="0" marginwidth="0" marginheight="0" scrolling="auto" title="` + esc(o.Title) + `"></iframe>`
}
