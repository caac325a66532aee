package testkit

import (
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
)

// templates are the titles of Written events: {A} and {B} stand for two actors,
// {P} for a place. Every type has Latin ones.
var templates = [codebook.TypeCount][]string{
	codebook.NoType:    {"{A} and {B}"},
	codebook.Agree:     {"{A} and {B} sign an agreement on grain", "{A} agrees to terms set out by {B}", "{A} and {B} settle a dispute over fishing"},
	codebook.Consult:   {"{A} receives {B} in {P}", "{A} and {B} speak by telephone", "{A} meets {B}", "{A} and {B} hold talks in {P} on the border", "Talks between {A} and {B} end without a statement"},
	codebook.Support:   {"{A} backs the proposal of {B}", "{A} praises {B}", "{A} promises {B} its support"},
	codebook.Concede:   {"{A} gives way to {B} on tariffs", "{A} accepts a condition of {B}"},
	codebook.Cooperate: {"{A} and {B} open a joint office in {P}", "{A} and {B} begin to share harbour data"},
	codebook.Aid:       {"{A} sends food to {B}", "{A} grants {B} a loan"},
	codebook.Retreat:   {"{A} withdraws troops from {P}", "{A} releases prisoners held for {B}"},
	codebook.Request:   {"{A} calls on {B} to return to the table", "{A} demands an answer from {B}"},
	codebook.Accuse:    {"{A} accuses {B} of breaking the truce", "{A} blames {B} for the delay", "{A} opens an inquiry into {B}"},
	codebook.Reject:    {"{A} turns down an offer of {B}", "{A} refuses to meet {B}"},
	codebook.Threaten:  {"{A} threatens {B} with tariffs", "{A} warns {B} of “consequences”"},
	codebook.Protest:   {"Crowds in {P} protest against {B}", "Strike in {P} against the plans of {A}"},
	codebook.Sanction:  {"{A} imposes sanctions on {B}", "{A} expels diplomats of {B}"},
	codebook.Mobilize:  {"{A} moves troops towards {P}", "{A} puts its navy on alert"},
	codebook.Coerce:    {"{A} seizes a ship of {B}", "{A} closes its ports to {B}"},
	codebook.Assault:   {"Drones strike a depot in {P}", "Shelling in {P}: {A} and {B} blame each other"},
	codebook.Statement: {"{A}: “We are ready to talk to {B}”", "{A} comments on the plans of {B}", "{A} speaks of progress with {B}", "{A} denies a report about {B}", "Statement by {A} on {B}"},
	codebook.Deadline:  {"Deadline set by {A} for {B}"},
	codebook.Period:    {"Talks between {A} and {B}", "Ceasefire around {P}"},
}

// scriptTemplates are used half of the time if the country of the first actor
// uses another script.
var scriptTemplates = [...][]string{
	latin:    nil,
	cyrillic: {"{A} провёл переговоры с {B}", "{A} выступил с заявлением о {B}", "{A} ответил на предложение {B}", "{A} принимает {B}: {P}"},
	arabic:   {"{A} يلتقي {B} في {P}", "{A} يعلّق على موقف {B}", "بيان من {A} بشأن {B}"},
	chinese:  {"{A}会见{B}", "{A}就{B}发表声明", "{A}与{B}在{P}举行会谈"},
}

// manners extend the stock of Coded titles to a few hundred.
var manners = []string{"", ", in public", ", behind closed doors"}

// titler generates titles.
type titler struct {
	stock  [][]string // Coded titles by mode; types without a mode follow the modes
	manner *dice
	buf    []byte
	arena  strings.Builder
}

func newTitler() *titler {
	t := &titler{manner: newDice([]int{80, 14, 6})}
	add := func(words string) {
		var list []string
		for _, m := range manners {
			list = append(list, words+m)
		}
		t.stock = append(t.stock, list)
	}
	for m := range codebook.ModeCount() {
		add(codebook.Mode(m).Label())
	}
	for ty := range codebook.TypeCount {
		add(codebook.Type(ty).Label())
	}
	return t
}

// coded draws a title from the stock.
func (t *titler) coded(r *rand, e *dataset.Event) string {
	list := t.stock[codebook.ModeCount()+int(e.Type)]
	if e.Mode != 0 {
		list = t.stock[e.Mode]
	}
	return list[t.manner.roll(r)]
}

// arenaSize is the size in bytes of the blocks that Written titles are cut
// from.
const arenaSize = 1 << 16

// written fills in a template.
func (t *titler) written(r *rand, e *dataset.Event, a, b, place string, s script) string {
	list := templates[e.Type]
	if own := scriptTemplates[s]; own != nil && r.percent(50) {
		list = own
	}
	t.buf = t.buf[:0]
	for rest := list[r.below(len(list))]; rest != ""; {
		cut := strings.IndexByte(rest, '{')
		if cut < 0 {
			t.buf = append(t.buf, rest...)
			break
		}
		t.buf = append(t.buf, rest[:cut]...)
		switch rest[cut+1] {
		case 'A':
			t.buf = append(t.buf, a...)
		case 'B':
			t.buf = append(t.buf, b...)
		case 'P':
			t.buf = append(t.buf, place...)
		}
		rest = rest[cut+3:]
	}
	return t.keep()
}

// keep copies the buffer to the current block and returns it as a string.
func (t *titler) keep() string {
	if t.arena.Cap()-t.arena.Len() < len(t.buf) {
		t.arena = strings.Builder{}
		t.arena.Grow(arenaSize)
	}
	start := t.arena.Len()
	t.arena.Write(t.buf)
	return t.arena.String()[start:]
}
