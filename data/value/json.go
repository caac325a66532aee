package value

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// mostDeep is the maximum depth of lists and maps.
const mostDeep = 64

// mostKeys is the maximum number of keys of a map.
const mostKeys = 1 << 12

// MarshalJSON writes a value on one line: texts in quotation marks, and none as null.
func (v Value) MarshalJSON() ([]byte, error) { return v.AppendJSON(nil), nil }

// AppendJSON appends the JSON of a value.
func (v Value) AppendJSON(b []byte) []byte {
	switch v.Kind {
	case Text:
		return appendText(b, v.Text)
	case List:
		b = append(b, '[')
		for i, item := range v.Items {
			b = item.AppendJSON(comma(b, i))
		}
		return append(b, ']')
	case Map:
		b = append(b, '{')
		for i, item := range v.Items {
			b = item.AppendJSON(append(appendText(comma(b, i), v.Keys[i]), ':', ' '))
		}
		return append(b, '}')
	}
	return append(b, "null"...)
}

func comma(b []byte, i int) []byte {
	if i > 0 {
		return append(b, ',', ' ')
	}
	return b
}

func appendText(b []byte, s string) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.Encode(s) // a text is always written
	return append(b, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...)
}

// UnmarshalJSON reads a value. Numbers, true and false become texts as written. It returns an
// error for invalid JSON, a repeated key, a map with too many keys and too much depth.
func (v *Value) UnmarshalJSON(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	got, err := read(dec, 0)
	if err == nil {
		*v = got
	}
	return err
}

// Read reads one value from JSON. It returns the errors of UnmarshalJSON, and one for anything
// after the value.
func Read(data []byte) (Value, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	v, err := read(dec, 0)
	if err == nil {
		if _, more := dec.Token(); more != io.EOF {
			return v, errors.New("there is more than one value")
		}
	}
	return v, err
}

func read(dec *json.Decoder, depth int) (Value, error) {
	if depth > mostDeep {
		return Value{}, errors.New("lists and keys lie too deep within one another")
	}
	tok, err := dec.Token()
	if err != nil {
		return Value{}, err
	}
	switch t := tok.(type) {
	case string:
		return Of(t), nil
	case json.Number:
		return Of(t.String()), nil
	case bool:
		if t {
			return Of("true"), nil
		}
		return Of("false"), nil
	case json.Delim:
		return readWhole(dec, t, depth)
	}
	return Value{}, nil
}

// readWhole reads a list or map up to its end.
func readWhole(dec *json.Decoder, begin json.Delim, depth int) (Value, error) {
	out := Value{Kind: List}
	if begin == '{' {
		out.Kind = Map
	}
	for dec.More() {
		key := Value{}
		var err error
		if begin == '{' {
			if key, err = read(dec, depth+1); err != nil {
				return out, err
			}
		}
		item, err := read(dec, depth+1)
		if err != nil {
			return out, err
		}
		switch {
		case begin != '{':
			out.Items = append(out.Items, item)
		case len(out.Keys) >= mostKeys:
			return out, errors.New("there are too many keys side by side")
		case out.At(key.Text).Kind != None:
			return out, errors.New("the key " + key.Text + " is there twice")
		case item.Kind != None:
			out.Keys, out.Items = append(out.Keys, key.Text), append(out.Items, item)
		}
	}
	_, err := dec.Token()
	return out, err
}
