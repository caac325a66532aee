package main

import (
	"fmt"
	"strings"
	"sync"

	"parley/app/site"
	"parley/data/dataset"
	"parley/data/tongue"
)

// further is the site of a record in another of its languages. It lies in a folder of that
// name, and loads from the site around it what both have. It is put together once somebody
// asks for a file of it.
type further struct {
	folder string // "uk/"
	make   func() (*whole, error)
}

// folderOf returns the folder of a language in a site.
func folderOf(lang string) string { return lang + "/" }

// speak adds the sites of the record in its further languages.
func (w *whole) speak(d *dataset.Dataset, o wholeOptions) {
	for _, lang := range o.langs {
		w.more = append(w.more, further{folderOf(lang), sync.OnceValues(func() (*whole, error) {
			o := o
			o.lang, o.base = lang, site.Base(o.base.Join(folderOf(lang)))
			out := &whole{late: map[string]bool{}, drawn: o.drawn, root: w, folder: folderOf(lang)}
			return out, out.fill(inFolder(tongue.In(d, lang)), o)
		})})
	}
}

// inFolder changes a record whose site lies in a folder of another: media are in that.
func inFolder(d *dataset.Dataset) *dataset.Dataset {
	d.EachMedia(func(m *dataset.Media, _ string) {
		for _, path := range []*string{&m.Made.Path, &m.Made.Small, &m.Made.Large, &m.Made.Poster, &m.Made.VTT} {
			if strings.HasPrefix(*path, mediaFolder) {
				*path = "../" + *path
			}
		}
		m.Made.Set = strings.ReplaceAll(m.Made.Set, mediaFolder, "../"+mediaFolder)
	})
	return d
}

// inLanguage returns a record in one of its languages, "" for its own. It returns an error if the
// record has no text in that language.
func inLanguage(d *dataset.Dataset, lang string) (*dataset.Dataset, error) {
	if lang == "" {
		return d, nil
	}
	in := tongue.In(d, lang)
	if in == d && !strings.EqualFold(lang, tongue.Own(d)) {
		return nil, fmt.Errorf("--lang %s: the record is in %s", lang, strings.Join(append([]string{tongue.Own(d)}, tongue.Langs(d)...), ", "))
	}
	return in, nil
}

// assetsFolder is the folder of files whose names carry a hash of their content.
const assetsFolder = "assets/"

// tongues lists all languages of a site, as seen from that in one of them, nil where there is one.
func (o *wholeOptions) tongues(lang string) []site.Tongue {
	if len(o.langs) == 0 {
		return nil
	}
	out := []site.Tongue{{Lang: o.own, Root: "../"}}
	if lang == o.own {
		out[0].Root = ""
	}
	for _, other := range o.langs {
		t := site.Tongue{Lang: other, Root: folderOf(other)}
		switch {
		case other == lang:
			t.Root = ""
		case lang != o.own:
			t.Root = "../" + t.Root
		}
		out = append(out, t)
	}
	return out
}

// find returns the site in a further language that a path belongs to, and the path in it.
func (w *whole) find(path string) (*whole, string, error) {
	for _, f := range w.more {
		if rest, ok := strings.CutPrefix(path, f.folder); ok {
			s, err := f.make()
			return s, rest, err
		}
	}
	return nil, path, nil
}

// langs returns the further languages.
func (w *whole) langs() []string {
	var out []string
	for _, f := range w.folders() {
		out = append(out, strings.TrimSuffix(f, "/"))
	}
	return out
}

// folders returns those of the further languages.
func (w *whole) folders() []string {
	var out []string
	for _, f := range w.more {
		out = append(out, f.folder)
	}
	return out
}

// within returns the files of one language of a site, by their paths from its root. A site in
// a further language has those of the site around it, too.
func (w *whole) within(all []written, folder string) []written {
	var out []written
	for _, f := range all {
		other := ""
		for _, m := range w.more {
			if strings.HasPrefix(f.path, m.folder) {
				other = m.folder
			}
		}
		switch {
		case other == folder: // "" of the root's own
			f.path = strings.TrimPrefix(f.path, folder)
		case other == "" && (strings.HasPrefix(f.path, assetsFolder) || strings.HasPrefix(f.path, mediaFolder)):
			f.path = "../" + f.path
		default:
			continue
		}
		out = append(out, f)
	}
	return out
}
