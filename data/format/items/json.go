package items

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"parley/data/format/grid"
)

// JSON parses one JSON value; numbers stay as typed. It returns an error with
// the line if the value is invalid or if data follows it.
func JSON(data []byte) (any, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	err := d.Decode(&v)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something follows the end of the value")
		}
	}
	if err != nil {
		line := bytes.Count(data[:min(int(d.InputOffset()), len(data))], []byte("\n")) + 1
		var fault *json.SyntaxError
		if errors.As(err, &fault) {
			line = bytes.Count(data[:min(int(fault.Offset), len(data))], []byte("\n")) + 1
		}
		return nil, fmt.Errorf("line %d is no valid JSON: %w", line, err)
	}
	return v, nil
}

// Object returns v as an object, or nil.
func Object(v any) map[string]any {
	o, _ := v.(map[string]any)
	return o
}

// List returns v as a list, or nil.
func List(v any) []any {
	l, _ := v.([]any)
	return l
}

// Join separates the texts of a list in one cell.
const Join = "; "

// deepest is the maximum number of names in a path; deeper values are kept as
// JSON.
const deepest = 6

// Cells returns the texts of an object by path, such as location.lat. A list of
// texts is one cell, any other list is JSON.
func Cells(o map[string]any) map[string]string {
	out := map[string]string{}
	for _, key := range slices.Sorted(maps.Keys(o)) {
		cells(key, o[key], 1, out)
	}
	return out
}

func cells(path string, v any, depth int, out map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		if depth >= deepest {
			put(out, path, compact(v))
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			cells(path+"."+key, v[key], depth+1, out)
		}
	case []any:
		texts := make([]string, 0, len(v))
		for _, inner := range v {
			switch inner.(type) {
			case map[string]any, []any:
				put(out, path, compact(v))
				return
			}
			if s := Plain(inner); s != "" {
				texts = append(texts, s)
			}
		}
		put(out, path, strings.Join(texts, Join))
	default:
		put(out, path, Plain(v))
	}
}

// put adds a cell; a second one with the same path gets a suffix.
func put(out map[string]string, path, s string) {
	if s == "" {
		return
	}
	for out[path] != "" {
		path += " (2)"
	}
	out[path] = s
}

// Plain returns a text, number or boolean as text without control characters.
func Plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.TrimSpace(grid.Clean(v))
	}
	return strings.TrimSpace(grid.Clean(fmt.Sprint(v)))
}

func compact(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return Plain(string(b))
}

// Looks reports whether data may be JSON: it starts with a bracket or brace.
func Looks(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(data) > 0 && (data[0] == '{' || data[0] == '[')
}
