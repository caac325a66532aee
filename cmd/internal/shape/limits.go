package shape

import "fmt"

// Limit is a figure that must not grow. Lower Most when the figure falls; never
// raise it to let a change through.
type Limit struct {
	Name string
	Most int
	Of   func(*Shape) int
}

// Limits are the figures reached so far.
var Limits = []Limit{
	{"lines of code per 100 lines of tests", 225, func(s *Shape) int { return s.Code * 100 / max(s.Test, 1) }},
	{"lines of the longest file", 400, func(s *Shape) int { return part(s.FileLines, 100) }},
	{"lines of half of the functions", 9, func(s *Shape) int { return part(s.Funcs, 50) }},
	{"lines of nine of ten functions", 24, func(s *Shape) int { return part(s.Funcs, 90) }},
	{"lines of the longest function", 84, func(s *Shape) int { return part(s.Funcs, 100) }},
	{"exported names without a comment", 0, func(s *Shape) int { return s.Exported - s.Documented }},
	{"files of the largest folder", 45, func(s *Shape) int { return most(s.Files) }},
	{"methods of the largest type", 155, func(s *Shape) int { return most(s.Methods) }},
	{"arrows in app/ui that run back up", 62, func(s *Shape) int { return s.Back }},
	{"messages that app/site and app/ui both write", 19, func(s *Shape) int { return len(s.Copies) }},
}

func most(counts map[string]int) (n int) {
	for _, c := range counts {
		n = max(n, c)
	}
	return n
}

// Exceeded describes each exceeded limit.
func (s *Shape) Exceeded() (out []string) {
	for _, l := range Limits {
		if n := l.Of(s); n > l.Most {
			out = append(out, fmt.Sprintf("%s: %d, may be %d at most", l.Name, n, l.Most))
		}
	}
	return out
}
