package assemble

import (
	"strconv"
	"strings"

	"parley/data/check"
)

// mostNames is the number of names above which they are not compared, each with each.
const mostNames = 1000

// mostChoices is how many names are shown that one may be.
const mostChoices = 5

// Alike returns a sentence for each name that may be another one, with all that it may
// be and how alike they are. They are never merged.
func Alike(names []string) []string {
	if len(names) > mostNames {
		return nil
	}
	ready := make([]check.Name, len(names))
	may := make([][]check.Match, len(names)) // by the shorter name
	for i, name := range names {
		ready[i] = check.NameOf(name)
		for j := range i {
			if s := ready[i].Like(ready[j]); s > 0 {
				from, to := i, j
				if words(names[j]) < words(name) {
					from, to = j, i
				}
				may[from] = append(may[from], check.Match{At: to, Score: s})
			}
		}
	}
	var out []string
	for i, found := range may {
		if len(found) > 0 {
			out = append(out, MayBe(names[i], names, check.Surest(found))+"; they are "+strconv.Itoa(len(found)+1)+" participants here")
		}
	}
	return out
}

func words(name string) int { return len(strings.Fields(name)) }

// MayBe says which names of a list one may be.
func MayBe(name string, list []string, found []check.Match) string {
	var out []string
	for i, m := range found {
		if i == mostChoices {
			out = append(out, strconv.Itoa(len(found)-i)+" more")
			break
		}
		out = append(out, "“"+list[m.At]+"” (likeness "+check.Score(m.Score)+")")
	}
	return "“" + name + "” may be " + strings.Join(out, " or ")
}
