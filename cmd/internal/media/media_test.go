package media

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/data/dataset"
	"parley/data/testkit/limit"
)

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

const sample = "../../../data/spec/valid/bridge/"

// TestReadSaysWhatAFileIs reads a real file of each kind, under a name that says
// something else.
func TestReadSaysWhatAFileIs(t *testing.T) {
	for _, c := range []struct {
		file, kind, ext string
		w, h            int
	}{
		{sample + "opening.jpg", dataset.Picture, ".jpg", 1600, 1067}, {sample + "cost.png", dataset.Picture, ".png", 1000, 640},
		{"testdata/a.webp", dataset.Picture, ".webp", 80, 45}, {sample + "chart.svg", dataset.Picture, ".svg", 900, 600},
		{sample + "vote.mp3", dataset.Sound, ".mp3", 0, 0}, {"testdata/a.wav", dataset.Sound, ".wav", 0, 0}, {"testdata/a.ogg", dataset.Sound, ".ogg", 0, 0},
		{"testdata/a.flac", dataset.Sound, ".flac", 0, 0}, {"testdata/a.m4a", dataset.Sound, ".m4a", 0, 0},
		{"testdata/a.mp4", dataset.Film, ".mp4", 160, 90}, {"testdata/a.webm", dataset.Film, ".webm", 160, 90}, {sample + "passage.webm", dataset.Film, ".webm", 640, 360},
		{sample + "resolution.pdf", dataset.Document, ".pdf", 0, 0},
	} {
		f, fault := Read("wrong.txt", read(t, c.file))
		if fault != nil || f.Kind != c.kind || f.Ext != c.ext || f.Width != c.w || f.Height != c.h {
			t.Errorf("%s: %+v, %v", c.file, f, fault)
		}
	}
	for name, want := range map[string]string{"a.csv": "CSV", "notes.TXT": "Text"} {
		if f, fault := Read(name, []byte("a,b\n1,2\n")); fault != nil || f.Name != want || f.Kind != dataset.Document {
			t.Errorf("%s: %+v, %v", name, f, fault)
		}
	}
}

// TestReadRefuses checks what is broken, hostile or of no known kind. None of it may
// take long or much memory.
func TestReadRefuses(t *testing.T) {
	svg := func(body string) []byte {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">` + body + "</svg>")
	}
	mp4, webm := read(t, "testdata/a.mp4"), read(t, sample+"passage.webm")
	for _, c := range []struct {
		what, want string
		data       []byte
	}{
		{"nothing", "empty", nil},
		{"a page in the place of a picture", "web page", []byte("<!DOCTYPE html><title>404</title><svg></svg>")},
		{"noise", "no picture, sound, film or document", []byte("\x00\x01\x02\x03")},
		{"a picture of another kind", "AVIF", []byte("\x00\x00\x00\x20ftypavif\x00\x00\x00\x00")},
		{"a photograph of a phone", "HEIC", []byte("\x00\x00\x00\x20ftypheic\x00\x00\x00\x00")},
		{"a PNG without its head", "broken", []byte("\x89PNG\r\n\x1a\n")},
		{"a PNG that says it is huge", "more than 100 megapixels", bomb(60_000, 60_000)},
		{"a PNG of 25000 in a square", "more than 100 megapixels", bomb(25_000, 25_000)},
		{"a PNG of one long row", "30000 in a row", bomb(40_000, 1)},
		{"a WebP that moves", "animated WebP", read(t, "testdata/moves.webp")},
		{"a film that is cut off", "cut off", mp4[:len(mp4)/2]},
		{"a film without its index", "cut off", []byte("\x00\x00\x00\x10ftypisom\x00\x00\x00\x00")},
		{"a WebM that is cut off", "cut off", webm[:len(webm)/2]},
		{"a WebM of its head alone", "cut off", webm[:40]},
		{"a script", "a script", svg("<script>alert(1)</script>")},
		{"a handler", "a handler of events", svg(`<rect onload="alert(1)"/>`)},
		{"a link that runs a script", "a script", svg(`<a xlink:href=" JavaScript:alert(1)"><rect/></a>`)},
		{"a picture elsewhere", "an address in it", svg(`<image href="https://example.org/a.png"/>`)},
		{"a style elsewhere", "an address in it", svg(`<style>@import "https://example.org/a.css";</style>`)},
		{"a fill elsewhere", "an address in it", svg(`<rect fill="url(//example.org/a)"/>`)},
		{"a page in it", "another document", svg("<foreignObject/>")},
		{"entities", "entities", []byte(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>`)},
		{"an instruction", "an instruction", []byte(`<?xml-stylesheet href="a.xsl"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>`)},
		{"a drawing that is cut off", "cut off", svg("<g>")[:60]},
		{"a drawing without a size", "viewBox", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)},
		{"a drawing of too many parts", "20000 parts", svg(strings.Repeat("<g/>", 30_000))},
	} {
		f, fault := Read("a.png", c.data)
		if fault == nil || f.Kind != "" || !strings.Contains(fault.Say, c.want) || fault.Suggest == "" {
			t.Errorf("%s: %+v, %v", c.what, f, fault)
		}
	}
	if f, fault := Read("a.svg", svg(`<use href="#a"/><image href="data:image/png;base64,AA=="/><style>rect{fill:url(#a)}</style>`)); fault != nil || f.Width != 9 {
		t.Errorf("a plain drawing: %+v, %v", f, fault)
	}
}

// bomb is a PNG of a few bytes that says how large it is.
func bomb(w, h uint32) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), w), h)
	head = append(head, 8, 2, 0, 0, 0)
	out := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), 13)
	return binary.BigEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

// TestMovingPicturesStandStill checks that a picture that moves is found and its first
// frame is shown.
func TestMovingPicturesStandStill(t *testing.T) {
	for _, name := range []string{"testdata/moves.gif", "testdata/moves.png"} {
		data := read(t, name)
		f, fault := Read(name, data)
		if fault == nil || !strings.Contains(fault.Say, "moves") || f.Kind != dataset.Picture {
			t.Errorf("%s: %+v, %v", name, f, fault)
			continue
		}
		p, fault := Open(f, data)
		if fault != nil {
			t.Fatal(fault)
		}
		if img, _, err := image.Decode(bytes.NewReader(p.Fit(f.Width))); err != nil || img.Bounds().Dx() != f.Width {
			t.Errorf("%s: its first frame: %v", name, err)
		}
	}
}

// TestCutOffPictures checks that a picture without its end is a fault, at whatever byte
// it ends.
func TestCutOffPictures(t *testing.T) {
	for _, name := range []string{"cost.png", "vik.jpg"} {
		data := read(t, sample+name)
		for _, part := range []int{2, 3, 10} {
			short := data[:len(data)-len(data)/part]
			f, fault := Read(name, short)
			if fault == nil {
				_, fault = Open(f, short)
			}
			if fault == nil || !strings.Contains(fault.Say, "cut off") {
				t.Errorf("%s without a part of %d: %v", name, part, fault)
			}
		}
	}
}

// TestFit checks sizes, kinds of file, and that what a camera wrote does not stay.
func TestFit(t *testing.T) {
	data := read(t, sample+"opening.jpg")
	f, _ := Read("", data)
	p, fault := Open(f, data)
	if fault != nil {
		t.Fatal(fault)
	}
	if got := fmt.Sprint(Widths(f.Width)); got != "[320 640 960 1600]" {
		t.Errorf("a picture of 1600 pixels is brought to %s", got)
	}
	if got := fmt.Sprint(Widths(300), Widths(6000)); got != "[300] [320 640 960 1440 2160]" {
		t.Errorf("a small and a large one: %s", got)
	}
	small := p.Fit(320)
	if c, err := jpeg.DecodeConfig(bytes.NewReader(small)); err != nil || c.Width != 320 || c.Height != 213 || p.Ext() != ".jpg" {
		t.Errorf("%v, %+v, %s", err, c, p.Ext())
	}
	if !bytes.Equal(small, p.Fit(320)) {
		t.Error("the same picture twice differs")
	}
	chart, _ := Open(File{Kind: dataset.Picture, Ext: ".png"}, read(t, sample+"cost.png"))
	if chart.Ext() != ".png" {
		t.Error("a chart becomes " + chart.Ext())
	}
	see := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	see.Set(3, 3, color.NRGBA{255, 0, 0, 128})
	var b bytes.Buffer
	_ = png.Encode(&b, see)
	if p, _ := Open(File{Kind: dataset.Picture, Ext: ".png"}, b.Bytes()); p.Ext() != ".png" {
		t.Error("a picture that one sees through becomes " + p.Ext())
	}
}

// TestPicturesStandUpright turns a picture with a red corner by each value of its
// orientation.
func TestPicturesStandUpright(t *testing.T) {
	for o, want := range map[int]image.Point{1: {0, 0}, 2: {1, 0}, 3: {1, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 1}, 8: {0, 1}} {
		img := image.NewNRGBA(image.Rect(0, 0, 64, 32))
		for y := range 16 {
			for x := range 32 {
				img.Set(x, y, color.NRGBA{255, 0, 0, 255})
			}
		}
		var b bytes.Buffer
		_ = jpeg.Encode(&b, img, &jpeg.Options{Quality: 95})
		data := withExif(b.Bytes(), byte(o))
		f, fault := Read("", data)
		if fault != nil || (f.Width == 32) != (o >= 5) {
			t.Fatalf("orientation %d: %+v, %v", o, f, fault)
		}
		p, _ := Open(f, data)
		out := p.Fit(f.Width)
		got, err := jpeg.Decode(bytes.NewReader(out))
		if err != nil || bytes.Contains(out, []byte("Exif")) {
			t.Fatalf("orientation %d: %v, or what the camera wrote stays", o, err)
		}
		size := got.Bounds()
		r, g, _, _ := got.At(size.Dx()/4+want.X*size.Dx()/2, size.Dy()/4+want.Y*size.Dy()/2).RGBA()
		if r>>8 < 200 || g>>8 > 60 {
			t.Errorf("orientation %d: the corner is not at %v", o, want)
		}
	}
}

// withExif adds an orientation to a JPEG.
func withExif(data []byte, o byte) []byte {
	exif := append([]byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00"), o, 0, 0, 0, 0, 0, 0, 0)
	part := append([]byte{0xff, 0xe1, 0, byte(len(exif) + 2)}, exif...)
	return append(append([]byte{0xff, 0xd8}, part...), data[2:]...)
}

func TestCaptions(t *testing.T) {
	got, fault := Captions(read(t, sample+"vote.vtt"))
	if fault != nil || !strings.HasPrefix(got, "Marit Vik: The bridge opens on the thirtieth") || strings.Count(got, "\n") != 2 {
		t.Errorf("%q, %v", got, fault)
	}
	for _, c := range [][2]string{{"1\n00:01 --> 00:02\nHi", "no WebVTT"}, {"WEBVTT\n\nNOTE nothing", "no cue"}, {"", "no WebVTT"}} {
		if _, fault := Captions([]byte(c[0])); fault == nil || !strings.Contains(fault.Say, c[1]) {
			t.Errorf("%q: %v", c[0], fault)
		}
	}
	if got, _ := Captions([]byte("\ufeffWEBVTT\r\n\r\na\r\n00:00.000 --> 00:01.000 line:0\r\n<c.big>A &amp; <b>B</b></c>\r\n")); got != "A & B" {
		t.Errorf("marks: %q", got)
	}
}

func TestPlayers(t *testing.T) {
	for in, want := range map[string]Player{
		"https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=3": {"YouTube", true, "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1"},
		"https://youtu.be/aqz-KE-bpKQ":                    {"YouTube", true, "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1"},
		"https://m.youtube.com/shorts/aqz-KE-bpKQ":        {"YouTube", true, "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1"},
		"https://www.youtube.com/@example":                {"YouTube", true, ""},
		"https://vimeo.com/1084537":                       {"Vimeo", true, "https://player.vimeo.com/video/1084537?dnt=1&autoplay=1"},
		"https://vimeo.com/1084537/0a1b2c":                {"Vimeo", true, "https://player.vimeo.com/video/1084537?h=0a1b2c&dnt=1&autoplay=1"},
		"https://dai.ly/x7tgad0":                          {"Dailymotion", true, "https://geo.dailymotion.com/player.html?video=x7tgad0"},
		"https://soundcloud.com/someone/a-song":           {"SoundCloud", true, "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/someone/a-song"},
		"https://open.spotify.com/intl-de/episode/4rOoJ6": {"Spotify", true, "https://open.spotify.com/embed/episode/4rOoJ6"},
		"https://archive.org/details/a.film_1":            {"Internet Archive", true, "https://archive.org/embed/a.film_1"},
		"https://x.com/a/status/1":                        {"X", true, ""},
		"https://evil.example/youtube.com/aqz-KE-bpKQ":    {"evil.example", false, ""},
		"https://notyoutube.com/watch?v=aqz-KE-bpKQ":      {"notyoutube.com", false, ""},
		"https://www.youtube.com/watch?v=\"><script>":     {"YouTube", true, ""},
	} {
		if got := PlayerOf(in); got != want {
			t.Errorf("%s: %+v", in, got)
		}
	}
	for in, want := range map[string]bool{"https://example.org/a.JPG?x=1": true, "https://example.org/a": false, "https://example.org/?a.jpg": false} {
		if NamesFile(in) != want {
			t.Errorf("%s names a file: %v", in, !want)
		}
	}
}

// FuzzRead looks for a file that makes Read panic or hang.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"testdata/a.mp4", "testdata/a.webm", "testdata/a.webp", "testdata/moves.gif", "testdata/moves.png", sample + "chart.svg", sample + "vote.vtt"} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add("a.png", data)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		var x File
		var fault *Fault
		limit.Time(t, len(data), func() { x, fault = Read(name, data) })
		if x.Kind == "" && fault == nil {
			t.Fatal("a file that is not shown has no fault")
		}
		if x.Scales() && x.Width*x.Height < 1<<16 {
			if p, fault := Open(x, data); fault == nil {
				p.Fit(min(320, x.Width))
			}
		}
		_, _ = Captions(data)
	})
}
