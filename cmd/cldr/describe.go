package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// names are the names of months by number, or of days by their first letters, in the widths of
// CLDR.
type names struct {
	Wide, Abbreviated map[string]string
}

// calendar is what is used of ca-gregorian.json.
type calendar struct {
	Months, Days struct {
		Format     names
		StandAlone names `json:"stand-alone"`
	}
	DateTimeFormats struct{ AvailableFormats map[string]string }
	DateFormats     map[string]any
}

// figures is what is used of numbers.json.
type figures struct {
	DefaultNumberingSystem string
	MinimumGroupingDigits  string
	Latin                  struct{ Group, Decimal string } `json:"symbols-numberSystem-latn"`
	Arabic                 struct{ Group, Decimal string } `json:"symbols-numberSystem-arab"`
}

// arabic are the digits of the numbering system arab.
const arabic = "٠١٢٣٤٥٦٧٨٩"

// describe returns the lines of a language: keys in order, and as comments the patterns of CLDR
// that a translator may want to see.
func describe(files source, tag string) (string, error) {
	cal, num, err := load(files, tag)
	if err != nil {
		return "", err
	}
	out := map[string]string{
		"months.long":      months(cal.Months.StandAlone.Wide),
		"months.long.gen":  months(cal.Months.Format.Wide),
		"months.short":     months(cal.Months.StandAlone.Abbreviated),
		"months.short.gen": months(cal.Months.Format.Abbreviated),
		"days.short":       days(cal.Days.StandAlone.Abbreviated),
		"number":           num.sample(),
	}
	if num.DefaultNumberingSystem == "arab" {
		out["number.digits"] = arabic
	}
	for _, k := range []string{"months.long", "months.short"} {
		if out[k+".gen"] == out[k] {
			delete(out, k+".gen")
		}
	}
	if n, _ := strconv.Atoi(num.MinimumGroupingDigits); n > 1 {
		out["number.from"] = strconv.Itoa(n + 3)
	}
	language, _, region := strings.Cut(tag, "-")
	if region {
		return differ(files, language, out)
	}
	if err := more(files, tag, out); err != nil {
		return "", err
	}
	said, err := comments(files, tag, cal)
	return said + lines(out), err
}

func load(files source, tag string) (cal calendar, num figures, err error) {
	var dates struct {
		Main map[string]struct {
			Dates struct{ Calendars struct{ Gregorian calendar } }
		}
	}
	var numbers struct {
		Main map[string]struct{ Numbers figures }
	}
	if err := files.read("main/"+tag+"/ca-gregorian.json", &dates); err != nil {
		return cal, num, err
	}
	err = files.read("main/"+tag+"/numbers.json", &numbers)
	return dates.Main[tag].Dates.Calendars.Gregorian, numbers.Main[tag].Numbers, err
}

// sample writes a number in the format of the language: "1,234.5".
func (f figures) sample() string {
	s := f.Latin
	if f.DefaultNumberingSystem == "arab" {
		s = f.Arabic
	}
	return "1" + s.Group + "234" + s.Decimal + "5"
}

func months(of map[string]string) string {
	var out []string
	for m := 1; m <= 12; m++ {
		out = append(out, of[strconv.Itoa(m)])
	}
	return strings.Join(out, "|")
}

func days(of map[string]string) string {
	var out []string
	for _, d := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		out = append(out, of[d])
	}
	return strings.Join(out, "|")
}

// more adds the plural forms and the direction of a language.
func more(files source, tag string, out map[string]string) error {
	var rules struct {
		Supplemental struct {
			Cardinal map[string]map[string]string `json:"plurals-type-cardinal"`
		}
	}
	if err := files.read("supplemental/plurals.json", &rules); err != nil {
		return err
	}
	p, err := newPlurals(rules.Supplemental.Cardinal[tag])
	if err != nil {
		return err
	}
	out["plural.names"], out["plural.small"], out["plural.rest"], out["plural.million"] = strings.Join(p.names, " "), p.small, p.rest, p.million
	var layout struct {
		Main map[string]struct {
			Layout struct {
				Orientation struct{ CharacterOrder string }
			}
		}
	}
	if err := files.read("main/"+tag+"/layout.json", &layout); err != nil {
		return err
	}
	if layout.Main[tag].Layout.Orientation.CharacterOrder == "right-to-left" {
		out["dir"] = "rtl"
	}
	return nil
}

// differ returns the lines that a region has otherwise than its language.
func differ(files source, language string, own map[string]string) (string, error) {
	text, err := describe(files, language)
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(text) {
		if k, v, ok := strings.Cut(strings.TrimSpace(line), " = "); ok && own[k] == v {
			delete(own, k)
		}
	}
	return lines(own), nil
}

// lines writes the keys in order.
func lines(of map[string]string) string {
	var out []string
	for k, v := range of {
		out = append(out, k+" = "+v+"\n")
	}
	slices.Sort(out)
	return strings.Join(out, "")
}

// comments returns the patterns of CLDR for dates, lists and quotes, for translators. English has
// none: its file is part of the program.
func comments(files source, tag string, cal calendar) (string, error) {
	if tag == "en" {
		return "", nil
	}
	var lists struct {
		Main map[string]struct {
			ListPatterns map[string]map[string]string
		}
	}
	var quotes struct {
		Main map[string]struct{ Delimiters map[string]string }
	}
	if err := files.read("main/"+tag+"/listPatterns.json", &lists); err != nil {
		return "", err
	}
	if err := files.read("main/"+tag+"/delimiters.json", &quotes); err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# CLDR %s for %s, made by cmd/cldr. Its patterns:\n", version, tag)
	for _, k := range []string{"yMMMMd", "yMMMM", "yMMMd", "yMMM", "MMMMd", "MMMd", "yMMMEd", "yQQQQ"} {
		if pattern := cal.DateTimeFormats.AvailableFormats[k]; pattern != "" {
			fmt.Fprintf(&b, "# %s: %s\n", k, pattern)
		}
	}
	fmt.Fprintf(&b, "# long date: %v\n", cal.DateFormats["long"])
	for _, k := range []string{"standard", "or"} {
		l := lists.Main[tag].ListPatterns["listPattern-type-"+k]
		fmt.Fprintf(&b, "# list, %s: %q, %q, %q\n", k, l["2"], l["middle"], l["end"])
	}
	q := quotes.Main[tag].Delimiters
	fmt.Fprintf(&b, "# quotes: %s … %s, within: %s … %s\n", q["quotationStart"], q["quotationEnd"], q["alternateQuotationStart"], q["alternateQuotationEnd"])
	return b.String(), nil
}
