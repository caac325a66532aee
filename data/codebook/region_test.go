package codebook

import (
	"strings"
	"testing"
)

// iso3166 lists the officially assigned alpha-2 codes of ISO 3166-1.
const iso3166 = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
	"CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
	"GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
	"KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ " +
	"NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
	"SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
	"UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"

func TestEveryCountryHasARegion(t *testing.T) {
	codes := strings.Fields(iso3166)
	if len(codes) != 249 {
		t.Fatalf("the list has %d codes, ISO 3166-1 has 249", len(codes))
	}
	known := map[string]bool{"XK": true}
	for _, code := range codes {
		known[code] = true
		if _, ok := findRegion(code); !ok {
			t.Errorf("%s has no region", code)
		}
	}
	seen := map[string]WorldRegion{}
	for _, r := range regions {
		for _, code := range strings.Fields(r.codes) {
			if was, twice := seen[code]; twice {
				t.Errorf("%s is in %s and in %s", code, was, r.region)
			}
			if !known[code] {
				t.Errorf("%s in %s is no code of a country", code, r.region)
			}
			seen[code] = r.region
		}
	}
}

func TestRegionOf(t *testing.T) {
	for country, want := range map[string]WorldRegion{
		"UA": Europe, "RU": Europe, "XK": Europe, "TR": Gulf, "AZ": Gulf, "EG": Gulf, "SO": Africa, "GA": Africa,
		"NZ": Asia, "GL": Americas, "AQ": Elsewhere, "": Elsewhere, "A": Elsewhere, "D ": Elsewhere, "ZZ": Elsewhere,
	} {
		if got := RegionOf(country); got != want {
			t.Errorf("RegionOf(%q) = %s, want %s", country, got, want)
		}
	}
}
