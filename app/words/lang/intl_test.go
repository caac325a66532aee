//go:build !js

package lang_test

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"parley/app/words/lang"
	"parley/data/edtf"
	"parley/data/testkit/tool"
)

// intl says dates and numbers in a language as the browser does: the 5th of each month of 2025,
// June 1815, 2025 as a year, then numbers.
const intl = `let s = ""; process.stdin.on("data", d => s += d).on("end", () => {
	const { tags, numbers } = JSON.parse(s), out = {};
	for (const tag of tags) { // dates of English are those of Europe
		const date = o => { const f = new Intl.DateTimeFormat(tag === "en" ? "en-GB" : tag, { timeZone: "UTC", ...o }); return d => f.format(d); };
		const day = date({ year: "numeric", month: "long", day: "numeric" }), month = date({ year: "numeric", month: "long" });
		out[tag] = [];
		for (let m = 0; m < 12; m++) out[tag].push(day(Date.UTC(2025, m, 5)), month(Date.UTC(2025, m, 1)));
		out[tag].push(day(Date.UTC(1815, 5, 18)), ...numbers.map(n => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }).format(n)));
	}
	process.stdout.write(JSON.stringify(out)); })`

// differ has what Intl writes and what we write instead. We use the minus of typography, without
// marks of direction, since the page isolates numbers, and write out the word for year.
var differ = map[string]*strings.Replacer{
	"":   strings.NewReplacer("-", "−", "\u200e", ""),
	"ru": strings.NewReplacer(" г.", " года"), "uk": strings.NewReplacer(" р.", " року"),
}

// TestIntlSaysTheSame compares what both can say, our formatter and that of the browser: days,
// months and numbers.
func TestIntlSaysTheSame(t *testing.T) {
	numbers := []float64{0, 7, 999, 1204, 12345, 1234567, 2.5, 1204.75, -3}
	given, err := json.Marshal(map[string]any{"tags": lang.Tags(), "numbers": numbers})
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(tool.Path(t, "node"), "-e", intl)
	c.Stdin = strings.NewReader(string(given))
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	var said map[string][]string
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatal(err)
	}
	for _, tag := range lang.Tags() {
		w := lang.Words(tag)
		var ours []string
		for m := range 12 {
			day := edtf.FromDay(edtf.FromCivil(2025, m+1, 5).Day())
			month, _ := edtf.Parse(day.String()[:7])
			ours = append(ours, w.Date(day), w.Date(month))
		}
		ours = append(ours, w.Date(edtf.FromDay(edtf.FromCivil(1815, 6, 18).Day())))
		for _, n := range numbers {
			ours = append(ours, w.Decimal(n))
		}
		for i := range ours {
			want := differ[""].Replace(said[tag][i])
			if own := differ[tag]; own != nil {
				want = own.Replace(want)
			}
			if ours[i] != want {
				t.Errorf("%s: ours %q, Intl %q", tag, ours[i], said[tag][i])
			}
		}
	}
}
