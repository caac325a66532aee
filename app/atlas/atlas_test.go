package atlas

import (
	"bytes"
	"compress/gzip"
	"math"
	"os"
	"testing"

	"parley/data/testkit/limit"
)

// TestProjectionAgainstPublishedValues checks the limits of the projection in the EPSG
// registry and its authors' implementations (EPSG:8857), in metres on the sphere with the
// area of WGS 84; at the equator and the poles sphere and ellipsoid agree.
func TestProjectionAgainstPublishedValues(t *testing.T) {
	const radius, east, pole, north = 6371007.1809, 17243959.06, 10216474.79, 8392927.60
	metres := func(lat, lon float64) (x, y float64) {
		p := Project(lat, lon)
		return (p.X - .5) * width * radius, (Height/2 - p.Y) * width * radius
	}
	for _, c := range []struct{ lat, lon, x, y float64 }{
		{0, 0, 0, 0}, {0, 180, east, 0}, {0, -180, -east, 0}, {0, 90, east / 2, 0},
		{90, 0, 0, north}, {90, 180, pole, north}, {90, -180, -pole, north}, {-90, -180, -pole, -north},
	} {
		if x, y := metres(c.lat, c.lon); math.Abs(x-c.x) > .02 || math.Abs(y-c.y) > .02 {
			t.Errorf("%v, %v lies at %.2f, %.2f; published is %.2f, %.2f", c.lat, c.lon, x, y, c.x, c.y)
		}
	}
	if r := 1 / Height; math.Abs(r-2.05458) > 1e-4 { // "2.05:1", the paper, table 1
		t.Errorf("the world is %v times as wide as high", r)
	}
	if p := Project(90, 180).X - Project(90, -180).X; math.Abs(p-.59247) > 1e-4 { // "0.59", the paper
		t.Errorf("the pole is a line of %v of the equator", p)
	}
}

// TestProjectionAgainstItsEquations compares with the published equations, computed with
// the standard library.
func TestProjectionAgainstItsEquations(t *testing.T) {
	for lat := -90.0; lat <= 90; lat += .37 {
		for _, lon := range []float64{-180, -77.03637, 0, 37.61781, 179.9} {
			theta := math.Asin(math.Sqrt(3) / 2 * math.Sin(lat*math.Pi/180))
			t2, t6 := theta*theta, math.Pow(theta, 6)
			x := 2 * math.Sqrt(3) * lon * math.Pi / 180 * math.Cos(theta) / (3 * (9*.003796*t6*t2 + 7*.000893*t6 - 3*.081106*t2 + 1.340264))
			y := .003796*t6*t2*theta + .000893*t6*theta - .081106*t2*theta + 1.340264*theta
			p := Project(lat, lon)
			if math.Abs((p.X-.5)*width-x) > 1e-13 || math.Abs((Height/2-p.Y)*width-y) > 1e-13 {
				t.Fatalf("%v, %v: off by %g, %g", lat, lon, (p.X-.5)*width-x, (Height/2-p.Y)*width-y)
			}
		}
	}
}

// TestProjectionKeepsAreas checks that the area of a small cell is proportional to its area
// on the sphere.
func TestProjectionKeepsAreas(t *testing.T) {
	for lat := -89.0; lat < 89; lat += 8 {
		for lon := -170.0; lon < 170; lon += 31 {
			const h = .001
			a, b, c := Project(lat, lon), Project(lat, lon+h), Project(lat+h, lon)
			got := ((b.X-a.X)*(a.Y-c.Y) - (c.X-a.X)*(a.Y-b.Y)) * width * width
			want := math.Cos((lat+h/2)*math.Pi/180) * h * h * math.Pi / 180 * math.Pi / 180
			if math.Abs(got/want-1) > 1e-3 {
				t.Errorf("a cell at %v, %v is %v of its area", lat, lon, got/want)
			}
		}
	}
}

// inverse finds latitude and longitude of a point by bisection.
func inverse(p Point) (lat, lon float64) {
	lo, hi := -90.0, 90.0
	for range 60 {
		if lat = (lo + hi) / 2; Project(lat, 0).Y > p.Y {
			lo = lat
		} else {
			hi = lat
		}
	}
	return lat, (p.X - .5) / (Project(lat, 180).X - .5) * 180
}

func TestRoundTrip(t *testing.T) {
	for lat := -89.5; lat < 90; lat += 7.3 {
		for lon := -180.0; lon <= 180; lon += 11.9 {
			if a, o := inverse(Project(lat, lon)); math.Abs(a-lat) > 1e-9 || math.Abs(o-lon) > 1e-9 {
				t.Errorf("%v, %v comes back as %v, %v", lat, lon, a, o)
			}
		}
	}
}

func outlines(t testing.TB, name string) (*Outlines, []byte) {
	t.Helper()
	data, err := os.ReadFile("../../web/outlines/" + name)
	if err != nil {
		t.Fatal(err)
	}
	o, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return o, data
}

// countryAt returns the country drawn on top at a point, "sea" if there is none.
func countryAt(o *Outlines, lat, lon float64) string {
	p := Project(lat, lon)
	found := "sea"
	for _, c := range o.Countries {
		for _, g := range o.polys[c.First:c.Last] {
			inside := false
			for _, r := range o.rings[g.from:g.to] {
				var l []Point
				for _, ref := range o.refs[r.from:r.to] {
					from, to := o.span(int(max(ref, ^ref)))
					for i := from; i < to; i++ {
						k := i
						if ref < 0 {
							k = from + to - 1 - i
						}
						l = append(l, o.point(o.pts[2*k], o.pts[2*k+1]))
					}
				}
				for i := range l {
					a, b := l[i], l[(i+1)%len(l)]
					if a.Y > p.Y != (b.Y > p.Y) && p.X < a.X+(b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y) {
						inside = !inside
					}
				}
			}
			if inside {
				found = c.Code
			}
		}
	}
	return found
}

// TestWhoseLand checks the outlines on disputed land and for small states: other editions of
// the same data assign the first three differently.
func TestWhoseLand(t *testing.T) {
	coarse, _ := outlines(t, "world-110m.pack")
	fine, _ := outlines(t, "world-50m.pack")
	for _, c := range []struct {
		name, want string
		lat, lon   float64
		fine       bool // only the fine outlines are exact enough
	}{
		{"Simferopol", "UA", 44.95, 34.10, false}, {"Laâyoune", "EH", 27.15, -13.20, false}, {"Gaza", "PS", 31.50, 34.46, false},
		{"Ramallah", "PS", 31.90, 35.20, false}, {"Singapore", "SG", 1.35, 103.82, false}, {"Pristina", "XK", 42.66, 21.16, false},
		{"Taipei", "TW", 25.03, 121.56, false}, {"Kyiv", "UA", 50.45, 30.52, false}, {"Moscow", "RU", 55.75, 37.62, false},
		{"Chukotka, beyond 180°", "RU", 66.2, -173, false}, {"Brasília", "BR", -15.79, -47.88, false}, {"Canberra", "AU", -35.28, 149.13, false},
		{"Maseru, inside South Africa", "LS", -29.5, 28.0, false}, {"mid-Atlantic", "sea", 30, -40, false},
		{"Geneva", "CH", 46.20, 6.14, true}, {"Manama", "BH", 26.10, 50.55, true}, {"Valletta", "MT", 35.89, 14.45, true},
		{"Vaduz", "LI", 47.14, 9.55, true},
	} {
		if got := countryAt(coarse, c.lat, c.lon); got != c.want && !c.fine {
			t.Errorf("1:110m puts %s into %q, not %q", c.name, got, c.want)
		}
		if got := countryAt(fine, c.lat, c.lon); got != c.want {
			t.Errorf("1:50m puts %s into %q, not %q", c.name, got, c.want)
		}
	}
}

// TestNoCountryVanishes checks that the coarse outlines have every country of the fine ones,
// however small.
func TestNoCountryVanishes(t *testing.T) {
	coarse, _ := outlines(t, "world-110m.pack")
	fine, _ := outlines(t, "world-50m.pack")
	have := map[string]bool{}
	for _, c := range coarse.Countries {
		have[c.Code] = c.Last > c.First
	}
	for _, c := range fine.Countries {
		if !have[c.Code] {
			t.Errorf("%s is missing from the coarse outlines", c.Code)
		}
	}
	if n := len(fine.Countries); n < 240 {
		t.Errorf("%d countries", n)
	}
}

// TestOutlinesAreLight bounds the size of the outlines, since the first picture must load
// on a slow connection.
func TestOutlinesAreLight(t *testing.T) {
	for name, most := range map[string]int{"world-110m.pack": 15_000, "world-50m.pack": 80_000} {
		o, data := outlines(t, name)
		var b bytes.Buffer
		w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
		w.Write(data)
		w.Close()
		if t.Logf("%s: %d bytes, %d as gzip, %d points", name, len(data), b.Len(), o.Points()); b.Len() > most {
			t.Errorf("%s has %d bytes as gzip, more than %d", name, b.Len(), most)
		}
	}
}

func TestDisputedBorders(t *testing.T) {
	for _, name := range []string{"world-110m.pack", "world-50m.pack"} {
		o, _ := outlines(t, name)
		n := 0
		for _, b := range o.Borders {
			if b.Disputed {
				n++
			}
		}
		if n < 8 || n > 30 {
			t.Errorf("%s: %d of %d borders are disputed", name, n, len(o.Borders))
		}
	}
}

// TestAreaIsCutToTheWindow checks that Area and Line return only what lies in the window.
func TestAreaIsCutToTheWindow(t *testing.T) {
	o, _ := outlines(t, "world-50m.pack")
	var tr Tracer
	inside := func(w Window, pts []float32) {
		t.Helper()
		for i := 0; i < len(pts); i += 2 {
			if x, y := pts[i], pts[i+1]; x < -.5 || y < -.5 || x > w.W+.5 || y > w.H+.5 {
				t.Fatalf("%v, %v lies outside of %v", x, y, w)
			}
		}
	}
	for _, w := range []Window{{0, 0, 1000, 1000, 487}, {.45, .1, 4000, 600, 500}, {.58, .12, 40000, 390, 700}} {
		drawn := 0
		for i := range o.polys {
			pts := tr.Area(o, i, w)
			inside(w, pts)
			drawn += len(pts) / 2
		}
		if drawn == 0 || drawn > 50000 {
			t.Errorf("%v: %d points", w, drawn)
		}
		for _, b := range o.Borders {
			tr.Line(o, b.Arc, w, func(pts []float32) {
				if len(pts) < 4 {
					t.Errorf("a line of %d numbers", len(pts))
				}
			})
		}
	}
	// Lesotho is a hole in South Africa: a window in its middle contains none of South Africa.
	for _, c := range o.Countries {
		if c.Code == "ZA" {
			p := Project(-29.5, 28.2)
			w := Window{p.X - .0005, p.Y - .0005, 10000, 10, 10}
			var sum float64
			for i := c.First; i < c.Last; i++ {
				sum += signedArea(tr.Area(o, i, w))
			}
			if math.Abs(sum) > 1 {
				t.Errorf("South Africa covers %v of 100 pixels in Lesotho", sum)
			}
		}
	}
}

func signedArea(p []float32) (sum float64) {
	for i := 0; i < len(p); i += 2 {
		k := (i + 2) % len(p)
		sum += float64(p[i]*p[k+1]-p[k]*p[i+1]) / 2
	}
	return sum
}

func FuzzDecode(f *testing.F) {
	_, data := outlines(f, "world-110m.pack")
	f.Add(data)
	f.Add(data[:200])
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		limit.Time(t, len(data), func() { _, _ = Decode(data) })
		o, err := Decode(data)
		if err != nil {
			return
		}
		var tr Tracer
		for i := range min(len(o.polys), 100) {
			tr.Area(o, i, Window{0, 0, 500, 500, 250})
		}
	})
}

func BenchmarkArea(b *testing.B) {
	for _, name := range []string{"world-110m.pack", "world-50m.pack"} {
		o, _ := outlines(b, name)
		b.Run(name, func(b *testing.B) {
			var t Tracer
			for b.Loop() {
				for i := range o.polys {
					t.Area(o, i, Window{0, 0, 1000, 1000, 487})
				}
			}
		})
	}
}
