package items

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"parley/data/format/grid"
)

// Decoder returns a lenient XML decoder: it accepts HTML entities and the
// Latin-1 family of encodings.
func Decoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		if strings.EqualFold(charset, "us-ascii") {
			return in, nil
		}
		if !latin[strings.ToLower(charset)] {
			return nil, fmt.Errorf("the encoding %q is none that is read; save it as UTF-8", charset)
		}
		all, err := io.ReadAll(in)
		out := make([]rune, len(all))
		for i, b := range all {
			out[i] = rune(b)
		}
		return strings.NewReader(string(out)), err
	}
	return d
}

var latin = map[string]bool{"iso-8859-1": true, "latin1": true, "windows-1252": true}

// Roots returns the names of the first two elements of an XML file, or "" for
// other text.
func Roots(data []byte) (root, first string) {
	if !bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n"), []byte("<")) {
		return "", ""
	}
	d := Decoder(data)
	for {
		t, err := d.Token()
		if err != nil {
			return root, ""
		}
		if s, ok := t.(xml.StartElement); ok {
			if root != "" {
				return root, s.Name.Local
			}
			root = s.Name.Local
		}
	}
}

// XML returns the elements with a name: their attributes are cells, and their
// text is the cell named text. The attributes of the root are an item of sort
// file. It returns an error with the line if the file is not XML.
func XML(data []byte, element, text string) ([]Item, error) {
	var out []Item
	d, begun := Decoder(data), false
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, FaultOfXML(d, err)
		}
		s, ok := t.(xml.StartElement)
		if ok && !begun {
			begun = true
			if c := Attributes(s); len(c) > 0 {
				out = append(out, Item{At: "file", Sort: "file", Cells: c})
			}
		}
		if !ok || s.Name.Local != element {
			continue
		}
		line, _ := d.InputPos()
		it := Item{At: "line " + strconv.Itoa(line), Cells: Attributes(s)}
		inner, err := InnerText(d)
		if err != nil {
			return nil, FaultOfXML(d, err)
		}
		put(it.Cells, text, inner)
		out = append(out, it)
	}
}

// Attributes returns the attributes of an element as cells.
func Attributes(s xml.StartElement) map[string]string {
	out := map[string]string{}
	for _, a := range s.Attr {
		put(out, a.Name.Local, strings.TrimSpace(grid.Clean(a.Value)))
	}
	return out
}

// InnerText returns all text up to the end of the current element.
func InnerText(d *xml.Decoder) (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(t)
		}
	}
	return strings.TrimSpace(grid.Clean(b.String())), nil
}

// FaultOfXML adds the line to an XML error.
func FaultOfXML(d *xml.Decoder, err error) error {
	line, _ := d.InputPos()
	return fmt.Errorf("line %d is no valid XML: %w", line, err)
}
