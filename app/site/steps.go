package site

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"

	"parley/app/opening/picture"
	"parley/app/scene"
	"parley/app/scene/svg"
	"parley/app/site/theme"
	"parley/app/words"
	"parley/data/dataset"
)

// StepWidths are the widths in pixels at which the pictures of the author's steps are
// drawn, the widest first. The last has no names; it is for phones, and for
// pages without the script that pins the picture.
var StepWidths = [...]scene.Px{916, 640, 358}

// StepPictures are the pictures of the author's steps of one dataset.
type StepPictures struct {
	each   []*picture.Picture // of each step, nil for one with nothing to show
	Files  [len(StepWidths)][]byte
	height [len(StepWidths)]scene.Px
}

// DrawSteps draws the steps of a sealed dataset into one SVG file for each width; nil for
// a dataset without any. In a file each picture is an svg element with the id s1, s2 and
// so on, and its address with that fragment shows it alone.
func DrawSteps(d *dataset.Dataset, w *words.Words, look *theme.Theme) *StepPictures {
	s := &StepPictures{each: picture.Steps(d, w.Of(d))}
	var drawn []*picture.Picture
	for _, p := range s.each {
		if p != nil {
			drawn = append(drawn, p)
		}
	}
	if len(drawn) == 0 {
		return nil
	}
	for i, width := range StepWidths {
		s.Files[i], s.height[i] = s.file(w, width, picture.Together(scene.Widths{}, width, drawn), look)
	}
	return s
}

// file returns the pictures of a width in one file, and their height.
func (s *StepPictures) file(w *words.Words, width scene.Px, scenes []scene.Scene, look *theme.Theme) ([]byte, scene.Px) {
	var body []byte
	k := 0
	for i, p := range s.each {
		if p != nil {
			if w.RTL() {
				scenes[k].Mirror()
			}
			body = svg.Append(body, &scenes[k], svg.Options{ID: "s" + strconv.Itoa(i+1), Prefix: "s" + strconv.Itoa(i+1), Tenths: true})
			k++
		}
	}
	return imageFile(body, width, scenes[0].H, look), scenes[0].H
}

// imageFile returns a file that pages show as an image, of drawings of which a fragment of its
// address names one. It has a ground of its own: an image does not know what the colours
// of the system are in the page around it.
func imageFile(body []byte, width, height scene.Px, look *theme.Theme) []byte {
	body = append([]byte(`<rect class="s-halo" width="100%" height="100%"/>`), body...)
	used := func(class string) bool { return bytes.Contains(body, []byte(class)) }
	ink := func(token string, dark bool) string {
		colour, _ := look.Colour(token, dark)
		return colour
	}
	size := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g"><style>`, width, height)
	sheet := svg.ImageSheet(ink, used) + ".s-note{font-family:Charter,Cambria,'Noto Serif',serif}svg>svg[id]{display:none}svg>svg:target{display:inline}"
	return []byte(size + sheet + "</style>" + string(body) + "</svg>\n")
}

// StepFigure is the picture of a step as a page has it.
type StepFigure struct {
	Says, Src     string // how things stood; the small picture
	Width, Height int
	Heading       string // of Due
	Due           []Row  // what was expected on the day of the step
}

// stepFigure returns the picture of step i of a page, nil where there is none.
func (s *Site) stepFigure(page *Page, i int, on dataset.Day) *StepFigure {
	steps := s.o.Steps
	if steps == nil || steps.each[i] == nil {
		return nil
	}
	last := len(StepWidths) - 1
	f := &StepFigure{Says: steps.each[i].Standing(), Src: page.Up + s.o.Assets.Steps[last] + "#s" + strconv.Itoa(i+1),
		Width: int(StepWidths[last]), Height: int(steps.height[last])}
	heading, ids := steps.each[i].Due()
	f.Heading = heading
	for _, id := range ids {
		if row, ok := s.book.Row(s.x.Event(id), cmp.Or(on, dataset.LatestDay)); ok {
			f.Due = append(f.Due, s.short(row, page.Up))
		}
	}
	return f
}
