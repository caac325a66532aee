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
	if all := got["london"]; len(all) < 4 || all[0].Country != "GB" || all[0].People < 5_000_000 || all[1].Country != "CA" || all[1].Region != "Ontario" {
		t.Errorf("there is more than one London, the largest in England: %+v", all)
	}
	if len(got["no such town at all"]) != 0 {
		t.Error("a town that is not there is found")
	}
}

func TestPack(t *testing.T) {
	all := []Place{{"B\tb", "DE", "01", "1.23456", "-0.5", 12345}, {"A", "FR", "", "0", "180", 0}, {"A", "FR", "", "0", "180", 0}, {"No country", "", "", "0", "0", 1}}
	regions := map[string]string{"DE.01": "Land", "FR.02": "Pays"}
	packed, err := Pack(all, regions)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Pack([]Place{all[1], all[0]}, regions)
	if err != nil || !bytes.Equal(packed, again) {
		t.Errorf("the order of the places or one that stands twice changes what is packed: %v", err)
	}
	if _, err := Pack([]Place{{"A", "FR", "", "north", "0", 0}}, nil); err == nil {
		t.Error("a degree that is none is packed")
	}
	for in, want := range map[int]int{0: 0, 7: 7, 99: 99, 104: 100, 1234: 1200, 7556900: 7600000, 9960: 10000} {
		if got := Round(in); got != want {
			t.Errorf("%d people are %d, want %d", in, got, want)
		}
	}
}
