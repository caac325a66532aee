package codebook

// WorldRegion is a part of the world whose countries with few events share one
// delegation. Its text is a stable code; the message catalogue has a label for
// each under "region.".
type WorldRegion string

// Regions of the world. Elsewhere holds the rest: Antarctica, and actors
// without a known country.
const (
	Europe    WorldRegion = "europe"
	Asia      WorldRegion = "asia"
	Gulf      WorldRegion = "gulf"
	Africa    WorldRegion = "africa"
	Americas  WorldRegion = "americas"
	Elsewhere WorldRegion = "others"
)

// regions lists the countries and territories of each region by ISO 3166-1
// alpha-2 code. It follows the regions of the United Nations (M49) with four
// exceptions, made to get sensible delegations: Western Asia, the Caucasus,
// Iran and Egypt share Gulf; Cyprus is in Europe; Oceania shares Asia; Kosovo
// (XK, a user-assigned code) is in Europe.
var regions = []struct {
	region WorldRegion
	codes  string // each two letters and a space
}{
	{Europe, "AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT " +
		"NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK"},
	{Gulf, "AE AM AZ BH EG GE IL IQ IR JO KW LB OM PS QA SA SY TR YE"},
	{Asia, "AF AS AU BD BN BT CC CK CN CX FJ FM GU HK HM ID IN JP KG KH KI KP KR KZ LA LK MH MM MN MO MP MV MY NC NF NP NR NU NZ " +
		"PF PG PH PK PN PW SB SG TH TJ TK TL TM TO TV TW UM UZ VN VU WF WS"},
	{Americas, "AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT JM KN KY LC MF MQ " +
		"MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI"},
	{Africa, "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG " +
		"RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW"},
	{Elsewhere, "AQ"},
}

// RegionOf returns the region of a country by its upper-case ISO 3166-1 alpha-2
// code, and Elsewhere for any other text.
func RegionOf(country string) WorldRegion {
	if r, ok := findRegion(country); ok {
		return r
	}
	return Elsewhere
}

func findRegion(country string) (WorldRegion, bool) {
	for _, r := range regions {
		for i := 0; i+1 < len(r.codes); i += 3 {
			if r.codes[i:i+2] == country {
				return r.region, true
			}
		}
	}
	return "", false
}
