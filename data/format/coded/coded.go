package coded

import "parley/data/format/assemble"

// Table is a supported table, for the list of formats.
type Table struct {
	Name, What string
	Detect     func(data []byte) bool
	Read       func(d *assemble.Draft, rep *assemble.Report, data []byte, dates assemble.Order) error
}

// Tables returns the supported tables.
func Tables() []Table {
	return []Table{
		gdelt.table("gdelt", "events of GDELT 1 and 2"), icews.table("icews", "events of ICEWS"), polecat.table("polecat", "events of POLECAT"),
		acled.table("acled", "events of ACLED"), ged.table("ged", "events of UCDP GED"),
	}
}

func (d *dialect) table(name, what string) Table {
	return Table{name, what, d.detect, func(draft *assemble.Draft, rep *assemble.Report, data []byte, _ assemble.Order) error {
		return d.load(draft, rep, data)
	}}
}
