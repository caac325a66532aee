package site

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Icons names the icons of a manifest, as paths from the site's root.
type Icons struct{ SVG, Small, Large, Maskable, Mono string }

// The sizes of Icons.Small and of the others that are no drawings, in pixels.
const (
	SmallIcon = 192
	LargeIcon = 512
)

// Shot is a picture of the site in use, for the shop window of an app store.
type Shot struct {
	Path          string // from the site's root
	Type          string // "image/png"
	Width, Height int
}

// Manifest returns the web app manifest (W3C Application Manifest) of the site, for
// its root: every address in it is relative, so it holds wherever the site is
// put. The id alone is absolute, and left out where the address is not known;
// browsers then take the start address, which is the same.
func (s *Site) Manifest(icons Icons, shots []Shot) ([]byte, error) {
	type object = map[string]any
	name, ground := s.title(), s.ground()
	m := struct {
		ID              string   `json:"id,omitempty"`
		StartURL        string   `json:"start_url"`
		Scope           string   `json:"scope"`
		Name            string   `json:"name"`
		ShortName       string   `json:"short_name"`
		Description     string   `json:"description,omitempty"`
		Lang            string   `json:"lang"`
		Dir             string   `json:"dir"`
		Display         string   `json:"display"`
		DisplayOverride []string `json:"display_override"`
		ThemeColor      string   `json:"theme_color"`
		BackgroundColor string   `json:"background_color"`
		Dark            object   `json:"color_scheme_dark"`
		Icons           []object `json:"icons"`
		Screenshots     []object `json:"screenshots,omitempty"`
		Categories      []string `json:"categories"`
		Shortcuts       []object `json:"shortcuts"`
		LaunchHandler   object   `json:"launch_handler"`
		ShareTarget     object   `json:"share_target"`
		FileHandlers    []object `json:"file_handlers"`
	}{
		StartURL: "./", Scope: "./", Name: name, ShortName: shortName(name), Description: clip(s.d.Meta.Description, 300),
		Lang: s.own, Dir: s.direction(), Display: "standalone", DisplayOverride: []string{"standalone", "minimal-ui"},
		ThemeColor: ground.Light, BackgroundColor: ground.Light,
		Dark: object{"theme_color": ground.Dark, "background_color": ground.Dark},
		Icons: []object{
			{"src": icons.SVG, "type": "image/svg+xml", "sizes": "any", "purpose": "any"},
			{"src": icons.Small, "type": "image/png", "sizes": "192x192", "purpose": "any"},
			{"src": icons.Large, "type": "image/png", "sizes": "512x512", "purpose": "any"},
			{"src": icons.Maskable, "type": "image/png", "sizes": "512x512", "purpose": "maskable"},
			{"src": icons.Mono, "type": "image/png", "sizes": "512x512", "purpose": "monochrome"},
		},
		Categories:    []string{"news", "education"},
		LaunchHandler: object{"client_mode": "navigate-existing"},
		ShareTarget:   object{"action": "./", "method": "GET", "enctype": "application/x-www-form-urlencoded", "params": object{"title": "share-title", "text": "share-text", "url": "share-url"}},
		FileHandlers: []object{{"action": "./", "accept": object{
			"application/json": []string{".json"}, "application/yaml": []string{".yaml", ".yml"}, "application/x-parley": []string{".parley"},
		}}},
	}
	if s.o.Base != "" {
		m.ID = s.o.Base.Root()
	}
	if s.o.RTL {
		m.Dir = "rtl"
	}
	for _, c := range [][2]string{{"device.latest", "./#pane=changes"}, {"view.actors", "./#v=actors"}, {"search.name", "./?search=1"}} {
		m.Shortcuts = append(m.Shortcuts, object{"name": s.w.Say(c[0]), "url": c[1], "icons": m.Icons[1:2]})
	}
	for _, shot := range shots {
		form := "wide"
		if shot.Height > shot.Width {
			form = "narrow"
		}
		m.Screenshots = append(m.Screenshots, object{"src": shot.Path, "type": shot.Type, "form_factor": form, "label": name,
			"sizes": fmt.Sprintf("%dx%d", shot.Width, shot.Height)})
	}
	return json.MarshalIndent(m, "", " ")
}

// shortName is as much of a name as stands under an icon: whole words, some
// twelve characters.
func shortName(name string) string {
	const most = 14
	if utf8.RuneCountInString(name) <= most {
		return name
	}
	short := ""
	for word := range strings.FieldsSeq(name) {
		if next := strings.TrimSpace(short + " " + word); utf8.RuneCountInString(next) <= most {
			short = next
			continue
		}
		break
	}
	if short == "" {
		return string([]rune(name)[:most-1]) + "…"
	}
	return strings.TrimRight(short, ",;:–-")
}

// direction is that of the record's name: that of the page, unless the record is in
// another language, which then decides by its own letters.
func (s *Site) direction() string {
	if s.w.Foreign(s.own) != "" {
		return "auto"
	}
	return "ltr"
}
