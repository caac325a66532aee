package grid

import "parley/data/format/workbook"

// bound returns the first rows of each sheet of a workbook.
func bound(data []byte, most int) ([]*Sheet, error) {
	book, err := workbook.Read(data, most)
	if err != nil {
		return nil, err
	}
	out := make([]*Sheet, len(book))
	for i, s := range book {
		out[i] = &Sheet{Name: s.Name, alone: len(book) == 1}
		for _, r := range s.Rows {
			out[i].add(r)
		}
	}
	return out, nil
}

// add appends a row of a workbook, unless it is empty.
func (s *Sheet) add(r workbook.Row) {
	out := Row{Line: r.Number, Of: s}
	cells := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		cells[i] = c.Text
		if c.Day {
			out.Days = append(out.Days, i)
		}
		if c.Repeated {
			out.Below = append(out.Below, i)
		}
		if c.Why != "" {
			out.Look = append(out.Look, Look{i, c.Why})
		}
	}
	if r.Hidden {
		out.Look = append(out.Look, Look{-1, "the row is hidden in the workbook, and read all the same"})
	}
	if out.Cells = tidy(cells); len(out.Cells) > 0 && len(out.Below) < len(filled(out.Cells)) {
		s.Rows = append(s.Rows, out)
	}
}

func filled(cells []string) (out []string) {
	for _, c := range cells {
		if c != "" {
			out = append(out, c)
		}
	}
	return out
}

// Call names a text table as one of several sheets.
func (s *Sheet) Call(name string) {
	s.Name = name
	for i := range s.Rows {
		s.Rows[i].Of = s
	}
}
