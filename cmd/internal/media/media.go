// Package media says what a media file is by its content, never by its name, and
// brings pictures to sizes that fit a page. It knows no folder and no record.
//
// Pictures are decoded and encoded in Go alone, by the standard library and
// golang.org/x/image. They leave as JPEG or PNG: no encoder of AVIF or lossy WebP in
// plain Go is kept up well enough to depend on. What a camera writes into a file, such as
// where it stood, does not reach the site.
package media

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"parley/data/dataset"
)

// Limits of a file in bytes, and of a picture in pixels.
const (
	MostFile    = 64 << 20
	MostPicture = 32 << 20
	MostPixels  = 100_000_000
	mostSide    = 30_000
)

// Fault is why a file is not shown, or not as it is, and the way out.
type Fault struct {
	Say     string // one sentence without a full stop
	Suggest string
}

// Error is Say.
func (f *Fault) Error() string { return f.Say }

// File is what the content of a file says.
type File struct {
	Kind          string // a kind of dataset.Made
	Ext           string // with its dot, such as ".jpg"
	Name          string // what a reader is told: "PDF"
	Width, Height int    // in pixels, as it stands upright; 0 for unknown
}

// sort is a kind of file with how it begins.
type sort struct {
	kind, ext, name string
	is              func(b []byte) bool
}

// begins is true for data with these bytes at an offset.
func begins(at int, magic ...string) func([]byte) bool {
	return func(b []byte) bool {
		for _, m := range magic {
			if len(b) >= at+len(m) && string(b[at:at+len(m)]) == m {
				return true
			}
		}
		return false
	}
}

// both is true where two tests are.
func both(x, y func([]byte) bool) func([]byte) bool {
	return func(b []byte) bool { return x(b) && y(b) }
}

// sorts are tried in this order.
var sorts = []sort{
	{dataset.Picture, ".jpg", "JPEG", begins(0, "\xff\xd8\xff")},
	{dataset.Picture, ".png", "PNG", begins(0, "\x89PNG\r\n\x1a\n")},
	{dataset.Picture, ".gif", "GIF", begins(0, "GIF87a", "GIF89a")},
	{dataset.Picture, ".webp", "WebP", both(begins(0, "RIFF"), begins(8, "WEBP"))},
	{"", ".avif", "AVIF", both(begins(4, "ftyp"), begins(8, "avif", "avis"))},
	{"", ".heic", "HEIC", both(begins(4, "ftyp"), begins(8, "heic", "heix", "hevc", "mif1", "msf1"))},
	{"", ".jxl", "JPEG XL", begins(0, "\xff\x0a", "\x00\x00\x00\x0cJXL ")},
	{"", ".tif", "TIFF", begins(0, "II*\x00", "MM\x00*")},
	{"", ".bmp", "BMP", both(begins(0, "BM"), begins(6, "\x00\x00\x00\x00"))},
	{dataset.Sound, ".m4a", "M4A", both(begins(4, "ftyp"), begins(8, "M4A ", "M4B "))},
	{dataset.Film, ".mp4", "MP4", begins(4, "ftyp")},
	{dataset.Film, ".webm", "WebM", begins(0, "\x1a\x45\xdf\xa3")},
	{dataset.Sound, ".mp3", "MP3", begins(0, "ID3", "\xff\xfb", "\xff\xfa", "\xff\xf3", "\xff\xf2")},
	{dataset.Sound, ".wav", "WAV", both(begins(0, "RIFF"), begins(8, "WAVE"))},
	{dataset.Sound, ".ogg", "Ogg", begins(0, "OggS")},
	{dataset.Sound, ".flac", "FLAC", begins(0, "fLaC")},
	{dataset.Document, ".pdf", "PDF", begins(0, "%PDF-")},
	{dataset.Document, ".epub", "EPUB", both(begins(0, "PK\x03\x04"), begins(30, "mimetypeapplication/epub+zip"))},
}

// texts are the plain files that are known by their names, as their content may be
// anything.
var texts = map[string]string{".txt": "Text", ".csv": "CSV", ".tsv": "TSV", ".md": "Text", ".vtt": "Captions", ".srt": "Captions", ".json": "JSON", ".geojson": "GeoJSON"}

// packed are the files of office programs, which are all archives (ZIP).
var packed = map[string]string{".docx": "Word", ".xlsx": "Excel", ".pptx": "PowerPoint", ".odt": "OpenDocument", ".ods": "OpenDocument", ".odp": "OpenDocument"}

// Read says what a file is. name tells texts and files of office programs from one
// another. It returns a *Fault for a file that is not shown; a picture is not yet known
// to be whole, see Open. File may be given beside a Fault: it is then shown as it says.
// The time grows with len(data).
func Read(name string, data []byte) (File, *Fault) {
	ext := strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
	for _, s := range sorts {
		if !s.is(data) {
			continue
		}
		f := File{Kind: s.kind, Ext: s.ext, Name: s.name}
		switch {
		case s.kind == "":
			return File{}, &Fault{"the picture is " + s.name + ", which is not read", "save it as JPEG, PNG or WebP"}
		case s.kind == dataset.Picture:
			return measure(f, data)
		case s.ext == ".mp4" || s.ext == ".m4a":
			return mp4(f, data)
		case s.ext == ".webm":
			return webm(f, data)
		}
		return f, nil
	}
	switch {
	case len(data) == 0:
		return File{}, &Fault{"the file is empty", "put the picture, sound, film or document in its place"}
	case drawing(data):
		return svg(data)
	case page(data):
		return File{}, &Fault{"the file is a web page, not a picture, sound, film or document", "save the picture itself, or give the address of the page as src"}
	case packed["."+ext] != "" && bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return File{Kind: dataset.Document, Ext: "." + ext, Name: packed["."+ext]}, nil
	case texts["."+ext] != "" && utf8.Valid(data) && !bytes.ContainsRune(data, 0):
		return File{Kind: dataset.Document, Ext: "." + ext, Name: texts["."+ext]}, nil
	}
	return File{}, &Fault{"the file is no picture, sound, film or document that is known", "JPEG, PNG, GIF, WebP or SVG; MP3, WAV, Ogg, FLAC or M4A; MP4 or WebM; PDF, EPUB, text or a file of an office program"}
}

// page reports whether data is a web page, such as the one that a site answers with in
// place of a picture.
func page(data []byte) bool {
	head := strings.ToLower(string(data[:min(len(data), 1024)]))
	return strings.Contains(head, "<!doctype html") || strings.Contains(head, "<html")
}

// Plays reports whether a file of that extension is a sound or a film.
func Plays(ext string) bool {
	return strings.HasPrefix(Types()[ext], "audio/") || strings.HasPrefix(Types()[ext], "video/")
}

// Types returns the content types of files of a site that have no others, by extension.
func Types() map[string]string {
	return map[string]string{
		".jpg": "image/jpeg", ".mp3": "audio/mpeg", ".wav": "audio/wav", ".ogg": "audio/ogg", ".flac": "audio/flac", ".m4a": "audio/mp4",
		".mp4": "video/mp4", ".webm": "video/webm", ".vtt": "text/vtt; charset=utf-8", ".pdf": "application/pdf", ".epub": "application/epub+zip",
		".tsv": "text/tab-separated-values; charset=utf-8", ".md": "text/plain; charset=utf-8", ".srt": "text/plain; charset=utf-8",
		".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
		".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet", ".odp": "application/vnd.oasis.opendocument.presentation",
	}
}
