package scene

import (
	"slices"

	"parley/data/codebook"
)

// Styles is the paint of each style. It is the single source for the page's style sheet,
// saved files and the canvas.
var Styles = [StyleCount]Paint{
	Plain:         {Class: "s-plain", Fill: "ink"},
	Symbols:       {Class: "s-mark", Fill: "class"},
	SoftBar:       {Class: "s-soft", Fill: "class", Alpha: 30},
	OpenBar:       {Class: "s-open", Fill: "surface", Stroke: "class", Width: 1.3, Dash: [2]Px{4, 3}},
	PeriodBar:     {Class: "s-period", Fill: "ink-2", Stroke: "ink-2", Width: 3},
	Whisker:       {Class: "s-whisker", Stroke: "class", Width: 1.5},
	Label:         {Class: "s-label", Fill: "ink-2", Size: 12.5, HaloToken: "surface", HaloWidth: 3.5},
	LabelBig:      {Class: "s-label-big", Fill: "ink", Size: 12.5, Bold: true, HaloToken: "surface", HaloWidth: 3.5},
	LabelOff:      {Class: "s-label-off", Fill: "muted", Size: 12.5, Strike: true, HaloToken: "surface", HaloWidth: 3.5},
	LabelSoon:     {Class: "s-label-soon", Fill: "ink-2", Size: 12.5, Italic: true, HaloToken: "surface", HaloWidth: 3.5},
	LabelSel:      {Class: "s-label-sel", Fill: "ink", Size: 12.5, Bold: true},
	More:          {Class: "s-more", Fill: "muted", Size: 12, HaloToken: "surface", HaloWidth: 3},
	Grid:          {Class: "s-grid", Stroke: "line", Width: 1, Crisp: true},
	GridMajor:     {Class: "s-grid-major", Stroke: "line-strong", Width: 1, Alpha: 55, Crisp: true},
	AxisText:      {Class: "s-axis", Fill: "muted", Size: 12},
	AxisMajor:     {Class: "s-axis-major", Fill: "ink", Size: 13, Bold: true},
	LaneRule:      {Class: "s-lane-rule", Stroke: "line", Width: 1, Crisp: true},
	LaneName:      {Class: "s-lane", Fill: "ink", Size: 13, Bold: true},
	LaneCount:     {Class: "s-lane-count", Fill: "muted", Size: 12},
	BaseTick:      {Class: "s-tick", Fill: "line-strong", Stroke: "line-strong", Width: 1, Alpha: 70, Crisp: true},
	BaseTickOn:    {Class: "s-tick-on", Fill: "select", Stroke: "select", Width: 1.5, Crisp: true},
	Stem:          {Class: "s-stem", Stroke: "select", Width: 1, Crisp: true},
	Ring:          {Class: "s-ring", Stroke: "select", Width: 2},
	SelectTint:    {Class: "s-select", Fill: "select-tint"},
	LinkArc:       {Class: "s-link", Stroke: "select", Width: 1.1, Alpha: 60},
	LinkWord:      {Class: "s-link-word", Fill: "ink-2", Size: 12, Italic: true, HaloToken: "surface", HaloWidth: 4},
	NowLine:       {Class: "s-now", Stroke: "known", Width: 1.5, Crisp: true},
	Expected:      {Class: "s-expected", Fill: "known-tint"},
	KnownBar:      {Class: "s-known-bar", Fill: "known"},
	KnownBarOff:   {Class: "s-known-off", Fill: "known", Alpha: 30},
	KnownLine:     {Class: "s-known-line", Stroke: "known", Width: 1.5, Crisp: true},
	KnownText:     {Class: "s-known-text", Fill: "known", Size: 12, Bold: true},
	KnownHandle:   {Class: "s-known-handle", Fill: "known", Stroke: "known", Width: 1},
	DensityBar:    {Class: "s-density", Fill: "class"},
	DensityBarOff: {Class: "s-density-off", Fill: "class", Alpha: 38},
	Brush:         {Class: "s-brush", Stroke: "ink", Width: 1.5},
	BrushHandle:   {Class: "s-brush-handle", Fill: "surface", Stroke: "ink", Width: 1.5},
	Tint:          {Class: "s-tint", Fill: "band"},
	Tie:           {Class: "s-tie", Stroke: "class", Width: 1.5},
	TieBand:       {Class: "s-band", Stroke: "class", Width: 5, Alpha: 40},
	Standing:      {Class: "s-standing", Stroke: "line-strong", Width: 1.3},
	Actor:         {Class: "s-actor", Fill: "class", Side: true},
	ActorBody:     {Class: "s-body", Fill: "surface", Stroke: "class", Width: 2, Side: true},
	TieFaint:      {Class: "s-band-faint", Stroke: "line", Width: 5, Alpha: 60},
	Spoke:         {Class: "s-spoke", Stroke: "class", Width: 1.1, Alpha: 80},
	BoxRule:       {Class: "s-box", Stroke: "ink", Width: 1.5, Crisp: true},
	BoxName:       {Class: "s-box-name", Fill: "ink", Size: 13, Bold: true},
	RowName:       {Class: "s-row", Fill: "ink", Size: 13, Bold: true},
	RowNameOff:    {Class: "s-row-off", Fill: "muted", Size: 13},
	RowOffice:     {Class: "s-row-office", Fill: "muted", Size: 12},
	RowCount:      {Class: "s-row-count", Fill: "muted", Size: 12.5},
	RowBox:        {Class: "s-row-box", Fill: "select-tint", Stroke: "select", Width: 2},
	RowDashed:     {Class: "s-row-dash", Stroke: "line-strong", Width: 1, Dash: [2]Px{3, 2}},
	Badge:         {Class: "s-badge", Fill: "surface"},
	BadgeText:     {Class: "s-badge-text", Fill: "ink-2", Size: 12.5, Bold: true},
	Land:          {Class: "s-land", Fill: "land"},
	LandLine:      {Class: "s-land-line", Stroke: "land-line", Width: .6},
	LandDisputed:  {Class: "s-land-disputed", Stroke: "line-strong", Width: .8, Dash: [2]Px{2, 2}},
	Inset:         {Class: "s-inset", Stroke: "line-strong", Width: 1},
	PlaceName:     {Class: "s-place", Fill: "ink", Size: 12.5, Bold: true, HaloToken: "surface", HaloWidth: 3.5},
	PlaceDot:      {Class: "s-dot", Fill: "class", Stroke: "surface", Width: 1},
	PlaceRing:     {Class: "s-place-ring", Stroke: "class", Width: 1.2, Dash: [2]Px{3, 3}},
	Halo:          {Class: "s-halo", Fill: "surface"},
	Title:         {Class: "s-title", Fill: "ink", Size: 20, Bold: true, Serif: true},
	Caption:       {Class: "s-caption", Fill: "muted", Size: 12},

	LabelAhead:     {Class: "s-label-ahead", Fill: "ink-2", Size: 12.5, HaloToken: "known-tint", HaloWidth: 3.5},
	LabelNote:      {Class: "s-label-note", Fill: "ink", Size: 14, Bold: true, Serif: true, HaloToken: "surface", HaloWidth: 3.5},
	LabelNoteAhead: {Class: "s-label-note-ahead", Fill: "ink", Size: 14, Bold: true, Serif: true, HaloToken: "known-tint", HaloWidth: 3.5},
	LabelOffAhead:  {Class: "s-label-off-ahead", Fill: "muted", Size: 12.5, Strike: true, HaloToken: "known-tint", HaloWidth: 3.5},
	LabelSoonAhead: {Class: "s-label-soon-ahead", Fill: "ink-2", Size: 12.5, Italic: true, HaloToken: "known-tint", HaloWidth: 3.5},
	MoreAhead:      {Class: "s-more-ahead", Fill: "muted", Size: 12, HaloToken: "known-tint", HaloWidth: 3},
	LinkWordAhead:  {Class: "s-link-word-ahead", Fill: "ink-2", Size: 12, Italic: true, HaloToken: "known-tint", HaloWidth: 4},
	Band:           {Class: "s-soft-band", Fill: "class", Alpha: 15},
	MarkRing:       {Class: "s-mark-ring", Stroke: "select", Width: 1.2},
	LandSeam:       {Class: "s-land-seam", Stroke: "land", Width: .8},
	LabelIn:        {Class: "s-label-in", Fill: "ink", Size: 12.5},
	Quiet:          {Class: "s-quiet", Fill: "class", Alpha: 75},
	NoteTitle:      {Class: "s-note", Fill: "ink", Size: 15, Bold: true, Serif: true, HaloToken: "surface", HaloWidth: 3.5},
	Ghost:          {Class: "s-ghost", Stroke: "class", Width: 1.2, Dash: [2]Px{3, 3}},
	KnownDots:      {Class: "s-known-dots", Stroke: "known", Width: 1, Dash: [2]Px{1.5, 3}},

	// Styles of cards: no page shows them, so they have no CSS class.
	CardTitle:         {Fill: "ink", Size: 31, Bold: true, Serif: true},
	CardTitleOff:      {Fill: "muted", Size: 31, Bold: true, Serif: true, Strike: true},
	CardTitleSmall:    {Fill: "ink", Size: 25, Bold: true, Serif: true},
	CardTitleSmallOff: {Fill: "muted", Size: 25, Bold: true, Serif: true, Strike: true},
	CardQuote:         {Fill: "ink", Size: 24, Italic: true, Serif: true},
	CardText:          {Fill: "ink-2", Size: 17, Serif: true},
	CardName:          {Fill: "ink", Size: 15, Bold: true},
	CardMeta:          {Fill: "muted", Size: 15},
	CardFoot:          {Fill: "ink", Size: 15, Bold: true, Serif: true},
}

// ClassTokens are the colour tokens of Mark.Quad: those of the quad classes, by
// codebook.Quad, and from Sides on those of groups of actors.
var ClassTokens = [...]string{"say", "talk", "aid", "threat", "force",
	Sides: "side-blue", "side-rust", "side-gold", "side-green", "side-rose", "side-grey"}

// Sides is the first Mark.Quad of a group of actors, and OtherSide the last: the colour
// of all groups that have none of their own.
const (
	Sides     codebook.Quad = codebook.QuadCount
	OtherSide               = Sides + 5
)

// Life is the look of a symbol of style Symbols whose event did not simply happen.
type Life struct {
	Opt   Opt
	Class string // class in SVG and CSS, besides the style's
	Paint Paint
}

// Lives are the looks in order of precedence: an expected event that is disputed stays
// dashed.
var Lives = [...]Life{
	{Open, "is-open", Paint{Fill: "surface", Stroke: "class", Width: 1.6, Dash: [2]Px{DashOn, DashOff}}},
	{Struck, "is-struck", Paint{Fill: "surface", Stroke: "class", Width: 1.4}},
	{Half, "is-half", Paint{Fill: "surface", Stroke: "class", Width: 1.4}},
}

// DimAlpha is the opacity of marks outside the filter, in percent.
const DimAlpha = 25

// System returns the system colour (CSS Color 4) that replaces a token in forced colours,
// where shapes carry the meaning.
func System(token string) string {
	switch token {
	case "surface", "band", "known-tint", "select-tint", "land":
		return "Canvas"
	case "line", "land-line":
		return "GrayText"
	case "select":
		return "Highlight"
	case "known":
		return "LinkText"
	}
	return "CanvasText"
}

// Tokens returns the names of all colours that the styles use: the class colours first, by
// codebook.Quad, then the others in order of first use.
func Tokens() []string {
	names := append([]string(nil), ClassTokens[:]...)
	for i := range Styles {
		for _, t := range [...]string{Styles[i].Fill, Styles[i].Stroke, Styles[i].HaloToken} {
			if t != "" && t != "class" && !slices.Contains(names, t) {
				names = append(names, t)
			}
		}
	}
	return names
}
