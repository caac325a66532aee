package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"html/template"
	"io"
	"strings"

	"parley/data/check"
	"parley/data/dataset"
	"parley/data/revision"
)

func diffCommand() command {
	return command{
		name: "diff", args: "[--format=text|json|html|patch] [--strict] [-o FILE] OLD NEW", summary: "Say what changed from one version of a dataset to the next",
		help: `Compares two folders field by field: the dataset itself, then events, actors, places and
sources by id and by aka_ids, then relations, corrections, steps and what was removed. Beside
what is added and removed it says which records were corrected, and which events moved or were
resolved.

  --format=text     one line a change (the default)
  --format=json     an array of objects
  --format=html     a complete page
  --format=patch    a patch that parley apply makes in a copy of OLD that others changed
                    meanwhile; OLD and NEW are folders with .yaml files
  -o FILE           write there, whole or not at all, and not to standard output
  --strict          fail when a published fact changed without a correction, as
                    parley check --strict --since=OLD NEW does

Each of OLD and NEW is a folder with .yaml files, one such file, or a folder that parley
build wrote; OLD may also be a git revision of NEW, such as HEAD or v1.2.

Exit status: 0 compared, 1 with --strict a correction is missing, 2 could not run.`,
		example: "parley diff last-week/ .\nparley diff --strict --format=html -o changes.html published/ .",
		run:     runDiff,
	}
}

// diffPrinters are the output formats of parley diff.
var diffPrinters = map[string]func(io.Writer, comparison) error{"text": diffText, "json": diffJSON, "html": diffHTML}

// comparison is the result of parley diff.
type comparison struct {
	Old, New *dataset.Dataset
	Changes  []revision.Difference
}

func runDiff(s streams, args []string) int {
	flags := flag.NewFlagSet("diff", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	format := flags.String("format", "text", "")
	strict := flags.Bool("strict", false, "")
	out := flags.String("o", "", "")
	dirs, err := parseFlags(flags, args)
	if err != nil {
		return s.fail("diff: %v; see parley diff --help", err)
	}
	show := diffPrinters[*format]
	if show == nil && *format != "patch" {
		return s.fail("diff: unknown format %q; use text, json, html or patch", *format)
	}
	if len(dirs) != 2 {
		return s.fail("diff: name two folders, the older first, such as parley diff last-week/ .")
	}
	if *format == "patch" {
		return s.diffPatch(*out, dirs[0], dirs[1])
	}
	var c comparison
	now, err := readVersion(dirs[1], "")
	if err != nil {
		return s.fail("diff: %v", err)
	}
	old, err := readVersion(dirs[0], dirs[1])
	if err != nil {
		return s.fail("diff: %v", err)
	}
	c.Old, c.New = old.d, now.d
	c.Changes = revision.Compare(c.Old, c.New)
	var text bytes.Buffer
	err = show(&text, c)
	if err == nil {
		err = s.write(*out, *format, text.Bytes())
	}
	if err != nil {
		return s.fail("diff: %v", err)
	}
	if *strict {
		missing := uncorrected(c.New, now.pos, c.Changes)
		check.Text(s.err, missing)
		if len(missing) > 0 {
			return exitFindings
		}
	}
	return exitOK
}

// longest is the maximum length of a value in the text and the page, in
// characters.
const longest = 300

// cut shortens a value at a character boundary.
func cut(v string) string {
	n := 0
	for i := range v {
		if n++; n > longest {
			return v[:i] + "…"
		}
	}
	if v == "" {
		return "(nothing)"
	}
	return v
}

// diffText prints a line for every record, followed by one for each of its
// fields.
func diffText(w io.Writer, c comparison) error {
	if len(c.Changes) == 0 {
		_, err := fmt.Fprintln(w, "nothing changed")
		return err
	}
	for _, x := range c.Changes {
		was := ""
		if x.Was != "" {
			was = ", before " + x.Was
		}
		what := ""
		if list := x.What(); len(list) > 0 {
			what = " [" + strings.Join(list, ", ") + "]"
		}
		if _, err := fmt.Fprintf(w, "%s %s %s%s: %s%s\n", x.Kind, x.Record, x.ID, was, x.Title, what); err != nil {
			return err
		}
		for _, f := range x.Fields {
			if _, err := fmt.Fprintf(w, "  %s: %s -> %s\n", f.Label(), cut(f.Was), cut(f.Now)); err != nil {
				return err
			}
		}
	}
	return nil
}

// jsonDifference is the JSON of a change.
type jsonDifference struct {
	Kind       string      `json:"kind"`
	Record     string      `json:"record"`
	ID         string      `json:"id"`
	Was        string      `json:"was,omitempty"`
	Title      string      `json:"title"`
	Fields     []jsonField `json:"fields,omitempty"`
	Correction bool        `json:"correction,omitempty"`
	What       []string    `json:"what,omitempty"`
}

type jsonField struct {
	Name   string `json:"name"`
	Item   int    `json:"item,omitempty"`
	Part   string `json:"part,omitempty"`
	Path   string `json:"path"`
	Was    string `json:"was"`
	Now    string `json:"now"`
	Fact   bool   `json:"fact,omitempty"`
	Logged bool   `json:"logged,omitempty"`
	Course bool   `json:"history,omitempty"`
}

func diffJSON(w io.Writer, c comparison) error {
	out := make([]jsonDifference, 0, len(c.Changes))
	for _, x := range c.Changes {
		j := jsonDifference{Kind: x.Kind, Record: x.Record, ID: x.ID, Was: x.Was, Title: x.Title, Correction: x.Correction(), What: x.What()}
		for _, f := range x.Fields {
			j.Fields = append(j.Fields, jsonField(f))
		}
		out = append(out, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// diffPage is the template of parley diff --format=html.
const diffPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>What changed: {{.New.Meta.Title}}</title>
<style>
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1c1a17; background: #fffefc; }
h1 { font: 700 1.6rem/1.2 Georgia, serif; }
li { padding: .4rem 0; border-top: 1px solid #d9d3c8; }
ul, ol { list-style: none; padding: 0; }
dl { margin: .2rem 0 0 1rem; display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dt { color: #5f594f; } dd { margin: 0; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { body { color: #eae6de; background: #1a1917; } dt { color: #b0a99d; } li { border-color: #4a463f; } }
</style>
<main>
<h1>What changed: {{.New.Meta.Title}}</h1>
<p>From version {{.Old.Meta.Version}}, as of {{.Old.Meta.AsOf}}, to version {{.New.Meta.Version}}, as of {{.New.Meta.AsOf}}: {{len .Changes}} records.</p>
<ol>{{range .Changes}}
<li><b>{{.Title}}</b><br>{{.Kind}} {{.Record}} <code>{{.ID}}</code>{{with .Was}}, before <code>{{.}}</code>{{end}}{{range .What}} · {{.}}{{end}}
{{with .Fields}}<dl>{{range .}}<dt>{{.Label}}</dt><dd><del>{{cut .Was}}</del> <ins>{{cut .Now}}</ins></dd>{{end}}</dl>{{end}}</li>{{else}}
<li>Nothing changed.</li>{{end}}
</ol>
</main>
</html>
`

func diffHTML(w io.Writer, c comparison) error {
	t, err := template.New("diff").Funcs(template.FuncMap{"cut": cut}).Parse(diffPage)
	if err != nil {
		return err
	}
	return t.Execute(w, c)
}
