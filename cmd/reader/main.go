//go:build js && wasm

// Command reader is a second program for the browser, loaded only by a reader
// who opens files of their own: it reads a record as YAML or JSON, or makes one of the
// files of another program as "parley import" does, checks it as "parley check" does,
// and packs it for the first program. It runs in a worker (web/reader.js), once for
// each opening, and ends.
//
// The worker gives the files as self.parleyFiles, a list of {name, data, day}, and
// finds in self.parleyAnswer what came of them: {core, texts, findings, report, empty,
// errors, warnings}, or {refused} with a reason.
package main

import (
	"errors"
	"path"
	"slices"
	"strings"
	"syscall/js"

	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format"
	"parley/data/format/assemble"
	"parley/data/format/yaml"
	"parley/data/intake"
	"parley/data/pack"
)

// mostFindings is how many findings, and lines of the report, are passed on, beside the
// number of all.
const mostFindings = 200

func main() {
	given := js.Global().Get("parleyFiles")
	files, day := make([]format.File, given.Length()), ""
	for i := range files {
		f := given.Index(i)
		files[i] = format.File{Name: f.Get("name").String(), Data: make([]byte, f.Get("data").Length())}
		js.CopyBytesToGo(files[i].Data, f.Get("data"))
		day = max(day, f.Get("day").String())
	}
	answer, err := read(files, day)
	if err != nil {
		answer = map[string]any{"refused": said(err.Error())}
	}
	js.Global().Set("parleyAnswer", answer)
}

// read answers for files that were last changed on a day. It returns an error when
// nothing can be read of files of another program.
func read(files []format.File, day string) (map[string]any, error) {
	if !slices.ContainsFunc(files, func(f format.File) bool { return intake.Foreign(f.Name, f.Data) }) {
		var own []yaml.File
		for _, f := range files {
			own = append(own, yaml.File(f))
		}
		d, pos, found := yaml.Read(own)
		return answerOf(d, check.Sort(append(found, check.Dataset(d, pos)...))), nil
	}
	made, err := intake.Import(path.Base(files[0].Name), files, format.Options{Meta: assemble.Meta{AsOf: day}})
	if unread, ok := errors.AsType[format.Unread](err); ok && len(files) == 1 {
		err = unread.Err // the page has the name already
	}
	if err != nil {
		return nil, err
	}
	answer := answerOf(made.Dataset, made.Found)
	answer["report"] = reports(made.Made.Reports)
	return answer, nil
}

func answerOf(d *dataset.Dataset, found []check.Finding) map[string]any {
	core, texts := pack.Encode(d)
	return map[string]any{
		"core": bytes(core), "texts": bytes(texts), "findings": findings(found), "empty": len(d.Events)+len(d.Relations) == 0,
		"errors": check.Count(found, check.Error), "warnings": check.Count(found, check.Warning),
	}
}

// said adds to a way out that names an option whose option that is.
func said(s string) string {
	if strings.Contains(s, "--") {
		return s + " (what begins with -- is an option of the tool, parley import)"
	}
	return s
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
		out = append(out, []any{f.Where.String(), f.Severity.String(), f.Say, said(f.Suggest)})
	}
	if left > 0 {
		out = append(out, []any{"", "", check.And(left), ""})
	}
	return out
}

// reports returns the lines of the reports on the files, of each its share, with the last
// one, which counts the rows.
func reports(list []*assemble.Report) []any {
	var out []any
	share := max(2, mostFindings/max(1, len(list)))
	for _, r := range list {
		var text strings.Builder
		_ = assemble.WriteText(&text, []*assemble.Report{r}) // a Builder takes all
		lines := strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")
		if left := len(lines) - share; left > 0 {
			lines = slices.Concat(lines[:share-1], []string{check.And(left)}, lines[len(lines)-1:])
		}
		for _, line := range lines {
			out = append(out, said(line))
		}
	}
	return out
}
