package view

import (
	"strconv"
	"strings"
)

// Spot is which part of the world map is seen, as an address says it: the middle in
// hundred-thousandths of the world's width from its left and top edge, and how much
// the map is enlarged in thousandths: less than a pixel. The zero Spot is the map as it opens.
type Spot struct{ X, Y, Zoom int }

// A Spot keeps to these limits: the map is about half as high as wide.
const (
	spotEnd   = 100_000
	spotZooms = 100_000
)

func spotText(s Spot) string {
	if s == (Spot{}) {
		return ""
	}
	return strconv.Itoa(s.X) + "," + strconv.Itoa(s.Y) + "," + strconv.Itoa(s.Zoom)
}

// readSpot reads three numbers with commas between; anything else is no Spot.
func readSpot(v string) Spot {
	part := strings.Split(v, ",")
	if len(part) != 3 {
		return Spot{}
	}
	var n [3]int
	for i, most := range [3]int{spotEnd, spotEnd, spotZooms} {
		k, err := strconv.Atoi(part[i])
		if err != nil || k < 0 || k > most {
			return Spot{}
		}
		n[i] = k
	}
	if n[2] == 0 {
		return Spot{}
	}
	return Spot{n[0], n[1], n[2]}
}
