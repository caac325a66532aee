//go:build js && wasm

// Command reader is a second program for the browser, loaded only by a reader
// who opens a dataset of their own: it reads YAML and JSON as an editor writes
// them, checks them as "parley check" does, and packs them for the first
// program. It runs in a worker (web/reader.js), once for each dataset, and ends.
//
// The worker gives the files as self.parleyFiles, a list of {name, data}, and
// finds in self.parleyAnswer what came of them: {core, texts, findings, errors,
// warnings, fatal}.
package main

import (
	"syscall/js"

	"parley/data/check"
	"parley/data/format/yaml"
	"parley/data/pack"
)

// mostFindings is how many findings are passed on, beside the number of all.
const mostFindings = 200

func main() {
	given := js.Global().Get("parleyFiles")
	files := make([]yaml.File, given.Length())
	for i := range files {
		data := given.Index(i).Get("data")
		files[i] = yaml.File{Name: given.Index(i).Get("name").String(), Data: make([]byte, data.Length())}
		js.CopyBytesToGo(files[i].Data, data)
	}
	d, pos, found := yaml.Read(files)
	found = check.Sort(append(found, check.Dataset(d, pos)...))
	core, texts := pack.Encode(d)
	js.Global().Set("parleyAnswer", map[string]any{
		"core": bytes(core), "texts": bytes(texts), "findings": findings(found), "events": len(d.Events),
		"errors": check.Count(found, check.Error), "warnings": check.Count(found, check.Warning),
	})
}

// bytes copies b into a Uint8Array.
func bytes(b []byte) js.Value {
	a := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(a, b)
	return a
}

// findings are lists of where, severity, what is wrong, and the fix.
func findings(found []check.Finding) []any {
	var out []any
	found, left := check.First(found, mostFindings)
	for _, f := range found {
		out = append(out, []any{f.Where.String(), f.Severity.String(), f.Say, f.Suggest})
	}
	if left > 0 {
		out = append(out, []any{"", "", check.And(left), ""})
	}
	return out
}
