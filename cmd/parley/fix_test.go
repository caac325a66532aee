package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// copied copies the .yaml files of a dataset into a folder of its own.
func copied(t *testing.T, set string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "set")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob(filepath.Join(set, "*.yaml"))
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, filepath.Base(name)), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// fault is a fault planted in a file: the first of what is right becomes wrong.
type fault struct{ file, right, wrong string }

// A fault that can only mean one thing is written right, byte for byte as it was before
// it was planted; a record without such faults is not touched.
func TestFixWritesWhatIsCertain(t *testing.T) {
	for set, faults := range map[string][]fault{
		articleSet: {
			{"dataset.yaml", "who: {actor: [witkoff], recipient", "who: {actor: [witkof], recipient"},
			{"dataset.yaml", "    status: happened\n", "    status: happend\n"},
			{"dataset.yaml", "when: 2022-02              # eight", "when: February 2022              # eight"},
			{"dataset.yaml", "kind: comments-on}]", "kind: comment-on}]"},
		},
		"../../data/sets/ukraine-talks": {
			{"events-1-2019-2022.yaml", "host: [macron]", "hots: [macron]"},
			{"events-1-2019-2022.yaml", "[zelenskyy], recipient: [nato]", "[zelensky], recipient: [nato]"},
			{"dataset.yaml", "kind: hostile-to, undirected", "kind: hostile_to, undirected"},
		},
	} {
		dir := copied(t, set)
		if _, _, errs := parley("check", "--fix", dir); !strings.Contains(errs, "0 changes\n") {
			t.Errorf("%s without faults: %s", set, errs)
		}
		for _, f := range faults {
			name := filepath.Join(dir, f.file)
			before, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			planted := strings.Replace(string(before), f.right, f.wrong, 1)
			if planted == string(before) {
				t.Fatalf("%s: %q is not there", f.file, f.right)
			}
			if err := os.WriteFile(name, []byte(planted), 0o644); err != nil {
				t.Fatal(err)
			}
			_, out, errs := parley("check", "--fix", dir)
			after, _ := os.ReadFile(name)
			if string(after) != string(before) || !strings.Contains(errs, "1 change\n") || !strings.Contains(errs, " → ") {
				t.Errorf("%s: %q was not mended:\n%s%s", f.file, f.wrong, errs, out)
				os.WriteFile(name, before, 0o644)
			}
		}
	}
}

// fixable has one of each: what is certain, and below it what only its author knows.
const fixable = `# a record with faults
schema: 1
dataset: {id: f, title: Faults, license: CC0-1.0, as_of: 2025-08-10}
sources: {s: {kind: book, title: A book}}
places:
  kyiv:
    name: Kyiv      # the capital
    kind: city
  london: {name: London, kind: city}
  london-gb: {name: "Reykjavík", kind: city, country: IS}
  kyiv-house: {name: Kyiv, kind: building}
actors:
  iran: {kind: state, name: Iran}
  zelenskyy: {kind: person, name: "Volodymyr Zelenskyy"}
events:
  a:
    title: "A talk"   # the title stays
    when: 6 August 2025
    where: kyiv
    type: 'CONSLUT'
    status: Happened
    source: s
    who: {actor: [zelensky, iraq]}
  b: {title: B, when: 8/6/2025, where: london, type: CONSULT, status: happened, source: s, who: {actor: [iran]}}
  c: {title: C, when: 2025-08-06, where: london-gb, type: CONSULT, status: happened, source: s, who: {actor: [iran, Volodymyr Zelenskyy]}}
  d: {title: D, when: 2025-08-06, where: london, type: CONSULT, status: happened, source: s, who: {actor: [iran]}}
`

func TestFixLeavesWhatIsNot(t *testing.T) {
	name := saved(t, "dataset.yaml", fixable)
	exit, out, errs := parley("check", "--fix", filepath.Dir(name))
	after, _ := os.ReadFile(name)
	want := strings.NewReplacer(
		"when: 6 August 2025", "when: 2025-08-06", "'CONSLUT'", "'CONSULT'", "status: Happened", "status: happened", "[zelensky, ", "[zelenskyy, ", ", Volodymyr Zelenskyy]", ", zelenskyy]",
		"    name: Kyiv      # the capital\n", "    name: Kyiv      # the capital\n    lat: 50.455\n    lon: 30.524\n    coords_from: geonames\n",
		`"Reykjavík"`, `"Reykjavík", lat: 64.135, lon: -21.895, coords_from: geonames`).Replace(fixable)
	if string(after) != want {
		t.Errorf("the file is\n%s\nwant\n%s", after, want)
	}
	if exit != exitFindings || !strings.Contains(errs, "7 changes\n") {
		t.Errorf("%d, %s", exit, errs)
	}
	for _, left := range []string{"unknown actor “iraq”", "day and month could be the other way round", "towns of that name"} {
		if !strings.Contains(out, left) {
			t.Errorf("%q is not shown:\n%s", left, out)
		}
	}
	again, _ := os.ReadFile(name)
	if _, _, errs := parley("check", "--fix", filepath.Dir(name)); string(again) != string(after) || !strings.Contains(errs, "0 changes\n") {
		t.Errorf("a second time: %s", errs)
	}
	sheet := saved(t, "s.csv", "title,date\nA,2025-08-06\n")
	if exit, _, errs := parley("check", "--fix", sheet); exit != exitFailed || !strings.Contains(errs, "parley import") {
		t.Errorf("a sheet: %d, %s", exit, errs)
	}
}

// choosable has names and a place that may be several.
const choosable = `schema: 1
dataset: {id: f, title: Choices, license: CC0-1.0, as_of: 2025-08-10}
sources: {s: {kind: book, title: A book}}
places:
  london:
    name: London   # which one?
    kind: city
actors:
  donald-trump: {kind: person, name: Donald Trump, country: US}
  melania-trump: {kind: person, name: Melania Trump, country: US}
  jo: {kind: person, name: Jo Ann}
events:
  a: {title: A, when: 2025-08-06, where: london, type: CONSULT, status: happened, source: s, who: {actor: [Trump, jo]}}
  b: {title: B, when: 2025-08-07, where: london, type: CONSULT, status: happened, source: s, who: {actor: [D. Trump, jo]}}
`

// What a name or a place may be is shown, with what tells the choices apart; --fix writes
// none of them by itself, and the one that its author accepts.
func TestFixWritesWhatIsAccepted(t *testing.T) {
	name := saved(t, "dataset.yaml", choosable)
	dir := filepath.Dir(name)
	_, out, errs := parley("check", "--fix", dir)
	if after, _ := os.ReadFile(name); string(after) != choosable || !strings.Contains(errs, "0 changes\n") {
		t.Errorf("unasked: %s\n%s", errs, after)
	}
	for _, want := range []string{
		"unknown actor “Trump”; fix: donald-trump (“Donald Trump”, person, US, likeness 0.80) or melania-trump (“Melania Trump”, person, US, likeness 0.80)",
		"unknown actor “D. Trump”; fix: donald-trump (“Donald Trump”, person, US, likeness 0.90)",
		"fix: GB (lat: 51.509, lon: -0.126, some 7,600,000 people, England) or CA (lat: 42.983, lon: -81.233, some 350,000 people, Ontario) or US/Ohio (",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not shown:\n%s", want, out)
		}
	}
	_, _, errs = parley("check", "--fix", "--accept", "Trump=melania-trump", "--accept", "London=CA", "--accept", "D. Trump=jo", dir)
	after, _ := os.ReadFile(name)
	want := strings.NewReplacer("[Trump, ", "[melania-trump, ",
		"London   # which one?\n", "London   # which one?\n    lat: 42.983\n    lon: -81.233\n    coords_from: geonames\n    country: CA\n").Replace(choosable)
	if string(after) != want || !strings.Contains(errs, "2 changes\n") || !strings.Contains(errs, "--accept D. Trump=jo: no finding has that choice") {
		t.Errorf("accepted: %s\n%s", errs, after)
	}
	for _, wrong := range [][]string{{"--accept", "Trump=melania-trump"}, {"--fix", "--accept", "Trump"}} {
		if exit, _, errs := parley(append([]string{"check", dir}, wrong...)...); exit != exitFailed || !strings.Contains(errs, "accept") {
			t.Errorf("%v: %d, %s", wrong, exit, errs)
		}
	}
	if _, out, _ := parley("check", "--format=json", dir); !strings.Contains(out, `"write": "donald-trump",`) {
		t.Errorf("the choices are not in the JSON:\n%s", out)
	}
}
