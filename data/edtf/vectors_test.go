package edtf

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"
)

// vector is one row of testdata/edtf-vectors.csv: a text and its meaning, or
// that it is invalid.
type vector struct {
	input, valid, shape, min, max, precision, remark string
}

func readVectors(t testing.TB) []vector {
	t.Helper()
	f, err := os.Open("testdata/edtf-vectors.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []vector
	for _, r := range rows[1:] {
		out = append(out, vector{input: r[0], valid: r[1], shape: r[3], min: r[4], max: r[5], precision: r[6], remark: r[7]})
	}
	return out
}

// notDates are the invalid rows with their suggestions. An importer that knows
// its source may apply the suggestion.
var notDates = map[string]string{
	"2025-08-06T24:00:00Z":  "2025-08-07T00:00:00Z",
	"2025-08-17/2025-08-11": "2025-08-11/2025-08-17",
	"2025-02-30":            "",
	"2023-02-29":            "",
	"2025-13-01":            "",
	"20250806":              "2025-08-06",
	"2025-8-6":              "2025-08-06",
	"8/6/2025":              "",
	"2025-W33":              "[2025-08-11..2025-08-17]",
	"2021-04-2?":            "",
	"2012-##-##":            "2012",
	"2025-08-06/P7D":        "",
	"":                      "",
}

func TestVectors(t *testing.T) {
	rows := readVectors(t)
	if len(rows) != 58 {
		t.Fatalf("%d vectors, want 58", len(rows))
	}
	refused := 0
	for _, v := range rows {
		d, err := Parse(v.input)
		suggest, refuse := notDates[v.input]
		if refuse != (err != nil) {
			t.Errorf("Parse(%q) = %v, %v", v.input, d, err)
			continue
		}
		if refuse {
			refused++
			if e := err.(*Error); e.Suggest != suggest || e.Say == "" {
				t.Errorf("Parse(%q): %v, want the offer %q", v.input, err, suggest)
			}
			continue
		}
		checkVector(t, v, d)
	}
	if refused != len(notDates) {
		t.Errorf("refused %d, want %d", refused, len(notDates))
	}
}

func checkVector(t *testing.T, v vector, d Date) {
	t.Helper()
	from, to := d.Moments() // the vectors are in UTC
	if got := boundText(d, from, false); v.min != "" && got != v.min {
		t.Errorf("%s: min %s, want %s", v.input, got, v.min)
	}
	if got := boundText(d, to, true); v.max != "" && got != v.max {
		t.Errorf("%s: max %s, want %s", v.input, got, v.max)
	}
	if got := precisionNames[d.Precision]; got != v.precision {
		t.Errorf("%s: precision %s, want %s", v.input, got, v.precision)
	}
	if want := shapeOfVector(v); d.Shape != want {
		t.Errorf("%s: shape %d, want %d", v.input, d.Shape, want)
	}
	if d.String() != v.input {
		t.Errorf("%s: prints %s", v.input, d)
	}
	if want := flagsOfVector(v); d.Flags != want {
		t.Errorf("%s: flags %b, want %b", v.input, d.Flags, want)
	}
}

var precisionNames = map[Precision]string{Second: "second", Minute: "minute", Day: "day", Month: "month", Quarter: "quarter", Season: "season", Year: "year", Mixed: "mixed"}

func shapeOfVector(v vector) Shape {
	switch {
	case v.min == "none":
		return Nowhere
	case v.shape == "interval":
		return Interval
	case v.shape == "one of":
		return OneOf
	case v.shape == "all of":
		return AllOf
	}
	return Point
}

// flagsOfVector derives the flags from the remark of a row.
func flagsOfVector(v vector) Flags {
	var f Flags
	for _, w := range []struct {
		words string
		flag  Flags
	}{
		{"start approximate", StartApproximate}, {"end uncertain", EndUncertain}, {"approximate days", StartApproximate | EndApproximate},
		{"uncertain", Uncertain}, {"approximate", Approximate}, {"unspecified", Unspecified}, {"not placeable", Unspecified},
		{"open start", OpenStart}, {"on or before", OpenStart}, {"open end", OpenEnd}, {"on or after", OpenEnd},
		{"unknown start", UnknownStart}, {"unknown end", UnknownEnd}, {"keep text", OutOfRange}, {"we accept", Extension}, {"and warn", Extension},
	} {
		if strings.Contains(v.remark, w.words) {
			f |= w.flag
		}
	}
	if v.shape == "local time" {
		f |= LocalTime
	}
	return f
}

// boundText formats a bound as in the vectors, in which max is inclusive.
func boundText(d Date, t Instant, last bool) string {
	switch {
	case d.Shape == Nowhere:
		return "none"
	case d.Is(LocalTime):
		return "floating"
	case d.Is(OutOfRange):
		return "out of range"
	case !t.Finite():
		unknown := UnknownStart
		if last {
			unknown = UnknownEnd
		}
		if d.Is(unknown) {
			return "unknown"
		}
		return "open"
	}
	if last {
		t--
	}
	text := FromDay(t.Day()).String()
	if d.Precision == Second {
		h, m, s := t.Clock()
		text += "T" + twoDigits(h) + ":" + twoDigits(m) + ":" + twoDigits(s) + "Z"
	}
	return text
}

func twoDigits(n int) string { return strconv.Itoa(n / 10)[:1] + strconv.Itoa(n%10) }
