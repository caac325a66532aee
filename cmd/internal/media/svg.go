package media

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"parley/data/dataset"
)

// drawing reports whether data is an SVG: its first element is svg, after what may come
// before it.
func drawing(data []byte) bool {
	head := data[:min(len(data), 4096)]
	at := bytes.Index(head, []byte("<svg"))
	return at >= 0 && !page(head[:at]) && len(bytes.TrimSpace(head)) > 0 && bytes.TrimPrefix(bytes.TrimSpace(head), []byte("\ufeff"))[0] == '<'
}

// mostParts is the number of elements above which a drawing is not shown.
const mostParts = 20_000

// svg reads the size of a drawing and looks for what it must not have. Browsers run
// no script of a picture, but a reader may open the file itself.
func svg(data []byte) (File, *Fault) {
	f := File{Kind: dataset.Picture, Ext: ".svg", Name: "SVG"}
	in := xml.NewDecoder(bytes.NewReader(data))
	for n, open := 0, 0; ; {
		t, err := in.RawToken()
		switch {
		case errors.Is(err, io.EOF) && open == 0:
			if f.Width == 0 || f.Height == 0 {
				return File{}, &Fault{"the SVG says neither its width and height nor its viewBox", "a viewBox, such as 0 0 600 400"}
			}
			return f, nil
		case err != nil:
			return File{}, &Fault{"the SVG is broken or cut off: " + err.Error(), "save the drawing again"}
		}
		switch t := t.(type) {
		case xml.Directive:
			if say := strings.ToUpper(string(t)); strings.Contains(say, "ENTITY") || strings.Contains(say, "[") {
				return File{}, refused("a document type with entities")
			}
		case xml.ProcInst:
			if t.Target != "xml" {
				return File{}, refused("an instruction to programs")
			}
		case xml.CharData:
			if say := strings.ToLower(string(t)); strings.Contains(say, "@import") || strings.Contains(say, "url(") && strings.Contains(say, "//") {
				return File{}, refused("an address in it")
			}
		case xml.EndElement:
			open--
		case xml.StartElement:
			if n++; n > mostParts {
				return File{}, &Fault{"the SVG has more than 20000 parts", "save it as PNG"}
			}
			if why := hostile(t); why != "" {
				return File{}, refused(why)
			}
			if open++; n == 1 {
				f.Width, f.Height = sizeOf(t)
			}
		}
	}
}

func refused(why string) *Fault {
	return &Fault{"the SVG has " + why + " and is not shown", "save it as PNG, or as plain SVG"}
}

// hostile says what an element has that no picture needs.
func hostile(e xml.StartElement) string {
	switch strings.ToLower(e.Name.Local) {
	case "script":
		return "a script"
	case "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener":
		return "another document in it"
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.ToLower(strings.TrimSpace(a.Value))
		switch {
		case strings.HasPrefix(name, "on"):
			return "a handler of events"
		case strings.Contains(value, "javascript:"):
			return "a script"
		case name == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/png") && !strings.HasPrefix(value, "data:image/jpeg"):
			return "an address in it"
		case a.Name.Space != "xmlns" && name != "xmlns" && strings.Contains(value, "url(") && strings.Contains(value, "//"):
			return "an address in it"
		}
	}
	return ""
}

// sizeOf returns the size of a drawing in pixels: its width and height, else its view box.
func sizeOf(e xml.StartElement) (w, h int) {
	var box []string
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "width":
			w = length(a.Value)
		case "height":
			h = length(a.Value)
		case "viewBox":
			box = strings.FieldsFunc(a.Value, func(c rune) bool { return c == ' ' || c == ',' || c == '\n' || c == '\t' })
		}
	}
	if (w == 0 || h == 0) && len(box) == 4 {
		return length(box[2]), length(box[3])
	}
	return w, h
}

// length reads a number of pixels, 0 for one in another unit or out of range.
func length(s string) int {
	v, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || !(v >= 1 && v <= mostSide) {
		return 0
	}
	return int(v + 0.5)
}

func pixels(w, h int) string { return strconv.Itoa(w) + " × " + strconv.Itoa(h) + " pixels" }
