package gazetteer

import (
	"bytes"
	"math"
	"strconv"
	"testing"
)

func TestFind(t *testing.T) {
	got, err := Find([]string{"Kyiv", "  REYKJAVÍK ", "London", "No such town at all"})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]struct {
		country  string
		lat, lon float64
	}{"kyiv": {"UA", 50.45, 30.52}, "reykjavík": {"IS", 64.14, -21.9}} {
		all := got[name]
		if len(all) != 1 || all[0].Country != want.country {
			t.Fatalf("%s: %+v", name, all)
		}
		lat, _ := strconv.ParseFloat(all[0].Lat, 64)
		lon, _ := strconv.ParseFloat(all[0].Lon, 64)
		if math.Abs(lat-want.lat) > 0.05 || math.Abs(lon-want.lon) > 0.05 {
			t.Errorf("%s lies at %v, %v", name, lat, lon)
		}
	}
	countries := map[string]bool{}
	for _, p := range got["london"] {
		countries[p.Country] = true
	}
	if !countries["GB"] || !countries["CA"] {
		t.Errorf("there is more than one London: %+v", got["london"])
	}
	if len(got["no such town at all"]) != 0 {
		t.Error("a town that is not there is found")
	}
}

func TestPack(t *testing.T) {
	all := []Place{{"B\tb", "DE", "1.23456", "-0.5"}, {"A", "FR", "0", "180"}, {"A", "FR", "0", "180"}, {"No country", "", "0", "0"}}
	packed, err := Pack(all)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Pack([]Place{all[1], all[0]})
	if err != nil || !bytes.Equal(packed, again) {
		t.Errorf("the order of the places or one that stands twice changes what is packed: %v", err)
	}
	if _, err := Pack([]Place{{"A", "FR", "north", "0"}}); err == nil {
		t.Error("a degree that is none is packed")
	}
}
