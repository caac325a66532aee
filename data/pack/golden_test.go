package pack

import (
	"encoding/hex"
	"errors"
	"path/filepath"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/golden"
)

// example is the dataset of the example in FORMAT.md: two events, the second
// one expected.
func example() *dataset.Dataset {
	when := func(s string) edtf.Date { d, _ := edtf.Parse(s); return d }
	d := &dataset.Dataset{
		Meta:    dataset.Meta{ID: "small", Title: "Small", AsOf: when("2025-08-07")},
		Places:  []dataset.Place{{ID: "moscow", Name: "Moscow", Kind: codebook.City, Located: true, Lat: 55.75204, Lon: 37.61781, Within: dataset.None}},
		Actors:  []dataset.Actor{{ID: "a", Name: "Ada", Kind: codebook.Person, PartOf: dataset.None}, {ID: "b", Name: "Bo", Kind: codebook.Person, PartOf: dataset.None}},
		Sources: []dataset.Source{{ID: "wire", Publisher: dataset.None, PublisherName: "Wire", URL: "https://wire.example/1", Published: when("2025-08-06"), CitedIn: dataset.None}},
		Events: []dataset.Event{
			{ID: "e-01", Title: "Ada meets Bo", When: when("2025-08-06"), Type: codebook.Consult, Status: codebook.Happened, Importance: 3},
			{ID: "e-02", Title: "Ada meets Bo", When: when("[2025-08-11..]"), Where: dataset.None, Type: codebook.Consult, Status: codebook.Possible, Importance: 5},
		},
	}
	for i := range d.Events {
		d.Events[i].Who = []dataset.Part{
			{Actor: 0, Role: codebook.RoleActor, For: dataset.None}, {Actor: 1, Role: codebook.RoleRecipient, For: dataset.None},
		}
		d.Events[i].Claims = []dataset.Claim{{
			SaidIn: dataset.None, By: 0, For: dataset.None, CitedFrom: dataset.None, Stance: codebook.Asserts, On: codebook.OnHappened, Saying: &dataset.Saying{Text: "They met."},
		}}
	}
	dataset.Seal(d)
	return d
}

// TestGolden pins the bytes of the format: they change only together with
// Version and FORMAT.md, and Version stays only if old files remain readable.
// They are the same on every machine and in the browser.
func TestGolden(t *testing.T) {
	core, texts := Encode(example())
	for name, got := range map[string][]byte{"core": core, "texts": texts} {
		golden.Same(t, filepath.Join("testdata", "example."+name+".hex"), []byte(hex.Dump(got)))
	}
	same(t, "example", example())
}

// TestGoldenOfASchemeOfItsOwn pins the bytes that groups, types and class names
// add: a section and a later version, in the core alone.
func TestGoldenOfASchemeOfItsOwn(t *testing.T) {
	d := example()
	plain, plainTexts := Encode(d)
	d.Scheme = dataset.Scheme{
		Groups: []dataset.Group{
			{ID: "home", Name: "Home side", Short: "Home", Colour: codebook.Blue, Order: 1, Members: []dataset.ActorRef{0}},
			{ID: "away", Name: "Away side", Order: -1, PartOf: []dataset.ActorRef{1}, Countries: []string{"CH", "FR"}},
		},
		Types:   []dataset.Sort{{ID: "goal", Label: "Goal", Plural: "Goals", Like: codebook.Consult, Class: codebook.MaterialCooperation, Symbol: codebook.Diamond}},
		Classes: []dataset.Class{{Class: codebook.MaterialCooperation, Label: "Goals", Text: "The ball was in."}},
	}
	d.Events[1].Own = 1
	core, texts := Encode(d)
	golden.Same(t, filepath.Join("testdata", "scheme.core.hex"), []byte(hex.Dump(core)))
	if plain[versionAt] != 3 || core[versionAt] != 4 || string(texts) != string(plainTexts) {
		t.Errorf("versions %d and %d, texts the same: %v", plain[versionAt], core[versionAt], string(texts) == string(plainTexts))
	}
	same(t, "scheme", d)
	core[versionAt] = Oldest
	if _, err := Decode(core); !errors.Is(err, &Error{Reason: Damaged}) {
		t.Errorf("a scheme in a file of version 3: %v", err)
	}
}

// TestGoldenOfMedia pins the bytes that media of actors, claims and steps, and what a
// build made of media, add: a section and a later version, in the core alone. A path that
// is neither a file of a site nor at another one is cleared.
func TestGoldenOfMedia(t *testing.T) {
	d := example()
	plain, _ := Encode(d)
	d.Actors[0].Image = &dataset.Media{Src: "a.jpg", Alt: "Ada", Credit: "Bo", License: "CC0-1.0"}
	if old, _ := Encode(d); old[versionAt] != 3 || len(old) == len(plain) {
		t.Errorf("a portrait alone needs version %d", old[versionAt])
	}
	d.Actors[0].Image.Made = dataset.Made{Kind: dataset.Picture, Path: "media/a-320.jpg", Set: "media/a-320.jpg 320w", Width: "320", Height: "200"}
	d.Events[0].Claims[0].Edit().Media = []dataset.Media{{Src: "a.mp3", Caption: "Her words", VTT: "a.vtt"}}
	d.Steps = []dataset.Step{{Event: 0, On: dataset.LatestDay, Media: []dataset.Media{{Src: "https://video.example/1"}}}}
	core, _ := Encode(d)
	golden.Same(t, filepath.Join("testdata", "media.core.hex"), []byte(hex.Dump(core)))
	if core[versionAt] != 5 {
		t.Errorf("version %d", core[versionAt])
	}
	same(t, "media", d)
	d.Steps[0].Media[0].Made.Path = "javascript:alert(1)"
	core, _ = Encode(d)
	if back, err := Decode(core); err != nil || back.Steps[0].Media[0].Made.Path != "" {
		t.Errorf("a path that runs a script is kept: %v", err)
	}
}
