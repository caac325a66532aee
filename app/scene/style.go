package scene

// Style names a paint: how a mark is filled, stroked or set. Backends read the table
// Styles; the SVG backend writes the class name, so the page's style sheet and a saved
// file agree.
type Style uint8

// The styles, named by what is drawn, not how.
const (
	Plain             Style = iota
	Symbols                 // an event's symbol, in its class colour
	SoftBar                 // the span in which an event may lie
	OpenBar                 // the same for an expected event: dashed outline
	PeriodBar               // a period above the lanes
	Whisker                 // thin end of an uncertain date
	Label                   // name of a mark
	LabelBig                // name of an important mark
	LabelOff                // name of an event that did not happen: muted and struck
	LabelSoon               // name of an expected event: italic
	LabelSel                // name of the selected mark
	More                    // "+3"
	Grid                    // fine grid line
	GridMajor               // grid line of the coarse level
	AxisText                // label of the fine axis level
	AxisMajor               // label of the coarse axis level
	LaneRule                // line between lanes
	LaneName                // lane's name
	LaneCount               // lane's count
	BaseTick                // tie between the marks of an event in several lanes, small tick
	BaseTickOn              // tick of a selected event among bars
	Stem                    // stem of the selected event through all lanes
	Ring                    // ring around the selected mark
	SelectTint              // tint behind the selected label
	LinkArc                 // arc of a link
	LinkWord                // label of a link
	NowLine                 // today, or as known on
	Expected                // tint of expected time
	KnownBar                // a bar on the knowledge ruler
	KnownBarOff             // the same, later than the knowledge day
	KnownLine               // base line of the knowledge ruler
	KnownText               // text of the knowledge ruler
	KnownHandle             // handle of the knowledge ruler
	DensityBar              // overview bar in class colour
	DensityBarOff           // the same, outside the window
	Brush                   // window in the overview
	BrushHandle             // its handles
	Tint                    // band tint
	Tie                     // tie between actors, class colour
	TieBand                 // band between delegations
	TieFaint                // tie without events in the window, while two windows are compared
	Spoke                   // from an event's dot to a participant
	BoxRule                 // rule over a delegation
	BoxName                 // its name
	RowName                 // actor's name
	RowNameOff              // actor without events in the window
	RowOffice               // office beside the name
	RowCount                // count at the row's end
	RowBox                  // frame of the selected row
	RowDashed               // underline of an unnamed source
	Badge                   // background of a count badge
	BadgeText               // its number
	Land                    // land on the map
	LandLine                // border on the map
	LandDisputed            // disputed border
	Inset                   // frame of an enlarged part
	PlaceName               // name of a place
	PlaceDot                // dot of a place, class colour
	PlaceRing               // soft ring of an imprecise place
	Halo                    // background of a label
	Title                   // heading inside an exported figure
	Caption                 // small line inside an exported figure
	LabelAhead              // Label on the tint of expected time
	LabelNote               // name of an annotated event
	LabelNoteAhead          // LabelNote there
	LabelOffAhead           // LabelOff there
	LabelSoonAhead          // LabelSoon there
	MoreAhead               // More there
	LinkWordAhead           // LinkWord there
	Band                    // SoftBar as high as a row, with the name inside
	LabelIn                 // Label inside a band
	CardTitle               // title of a card
	CardTitleOff            // CardTitle of an event that did not happen
	CardTitleSmall          // a long title of a card
	CardTitleSmallOff       // CardTitleSmall of an event that did not happen
	CardQuote               // quotation
	CardText                // text below the title of a card
	CardName                // names
	CardMeta                // date, place, class
	CardFoot                // name of the record
	LandSeam                // between countries whose border is not drawn
	MarkRing                // thin ring around a mark of the selected actor or tie
	Quiet                   // a symbol that only counts, in its class colour
	NoteTitle               // title of an annotated moment
	Ghost                   // a date that was replaced, class colour
	KnownDots               // line from the first statement of a date to the date
	Standing                // standing relation between two actors
	Actor                   // a person, or a state, in the colour of its side
	ActorBody               // a group or body, in the colour of its side
	StyleCount
)

// Paint is the appearance of a style. Colours are design tokens without their --parley-
// prefix; "class" is the colour of the mark's quad class, "" none.
type Paint struct {
	Class     string // class name in SVG and CSS
	Fill      string
	Stroke    string
	Width     Px // stroke width
	Dash      [2]Px
	Size      Px // text size, 0 for no text
	Bold      bool
	Italic    bool
	Serif     bool // set in the display face
	Strike    bool // text is struck through
	HaloToken string
	HaloWidth Px
	Alpha     uint8 // percent; 0 means opaque
	Crisp     bool  // straight hairlines snap to whole pixels
	Side      bool  // its "class" colours are those of groups of actors
}
