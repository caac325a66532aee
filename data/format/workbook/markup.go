package workbook

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// walk calls begin and end for the elements of a part, and text for the text in
// between. Names have no prefix. A missing part has no elements. It returns an
// error if the part is not XML, and the error of begin.
func (p *parts) walk(name string, begin func(e *element) error, end func(name string), text func(s []byte)) error {
	r, err := p.open(name)
	if r == nil || err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return damaged(name, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := begin(&element{t.Name.Local, t.Attr}); err != nil {
				if errors.Is(err, errDone) {
					return nil
				}
				return err
			}
		case xml.EndElement:
			end(t.Name.Local)
		case xml.CharData:
			text(t)
		}
	}
}

// errDone stops a walk early.
var errDone = errors.New("done")

func damaged(name string, err error) error {
	if errors.Is(err, errLarge) {
		return err
	}
	return fmt.Errorf("the workbook is damaged: %s: %w", name, err)
}

// element is an element with its attributes.
type element struct {
	name  string
	attrs []xml.Attr
}

// is returns the attribute with that local name, or "".
func (e *element) is(name string) string {
	for i := range e.attrs {
		if e.attrs[i].Name.Local == name {
			return e.attrs[i].Value
		}
	}
	return ""
}

// number returns an attribute as an integer, or other if it is missing.
func (e *element) number(name string, other int) int {
	n, err := strconv.Atoi(e.is(name))
	if err != nil {
		return other
	}
	return n
}

// yes reports whether a boolean attribute is true.
func (e *element) yes(name string) bool { v := e.is(name); return v == "1" || v == "true" }

func noEnd(string)  {}
func noText([]byte) {}
