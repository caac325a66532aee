package check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// MostShown is the maximum number of findings that Text and GitHub print; the
// rest is given as a count.
const MostShown = 1000

// Text prints one finding per line in the form of compiler messages:
// file:line:col, severity, what is wrong, the fix and the rule. It returns only
// the errors of w.
func Text(w io.Writer, list []Finding) error {
	var b bytes.Buffer
	list, left := First(list, MostShown)
	for _, f := range list {
		if at := f.Where.String(); at != "" {
			b.WriteString(oneLine(at) + ": ")
		}
		fmt.Fprintf(&b, "%s: %s", f.Severity, oneLine(f.Say))
		if f.Suggest != "" {
			b.WriteString("; fix: " + oneLine(f.Suggest))
		}
		fmt.Fprintf(&b, " [%s]\n", f.Rule)
	}
	if left > 0 {
		b.WriteString(And(left) + "\n")
	}
	_, err := w.Write(b.Bytes())
	return err
}

// JSON prints all findings as an indented array of objects with file, line,
// col, rule, severity, say, suggest and choices, [] for none. It returns only the errors
// of w.
func JSON(w io.Writer, list []Finding) error {
	type choice struct {
		Write string `json:"write"`
		Tells string `json:"tells,omitempty"`
	}
	type row struct {
		File     string `json:"file"`
		Line     int    `json:"line"`
		Col      int    `json:"col"`
		Rule     string `json:"rule"`
		Severity string `json:"severity"`
		Say      string `json:"say"`
		Suggest  string `json:"suggest,omitempty"`

		Choices []choice `json:"choices,omitempty"`
	}
	rows := make([]row, 0, len(list))
	for _, f := range list {
		one := row{f.Where.File, f.Where.Line, f.Where.Col, f.Rule, f.Severity.String(), f.Say, f.Suggest, nil}
		for _, c := range f.May() {
			one.Choices = append(one.Choices, choice(c))
		}
		rows = append(rows, one)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(rows)
}

// GitHub prints workflow commands, which GitHub shows next to the lines of a
// pull request. It returns only the errors of w.
func GitHub(w io.Writer, list []Finding) error {
	var b bytes.Buffer
	list, left := First(list, MostShown)
	for _, f := range list {
		say := f.Say
		if f.Suggest != "" {
			say += "; fix: " + f.Suggest
		}
		fmt.Fprintf(&b, "::%s file=%s", f.Severity, property.Replace(plainLines(f.Where.File)))
		if f.Where.Line > 0 {
			fmt.Fprintf(&b, ",line=%d,col=%d", f.Where.Line, f.Where.Col)
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", property.Replace(f.Rule), message.Replace(plainLines(say)))
	}
	if left > 0 {
		fmt.Fprintf(&b, "::notice::%s\n", And(left))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// message and property escape the characters that end a workflow command.
var (
	message  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// plainLines applies oneLine to each line.
func plainLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = oneLine(lines[i])
	}
	return strings.Join(lines, "\n")
}

// oneLine replaces control characters with spaces, so that an author's text can
// neither move the cursor nor fake a finding.
func oneLine(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0 {
			return ' '
		}
		return c
	}, s)
}
