package realtools

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"parley/app/site"
	"parley/data/testkit/tool"
)

// runsHere are the programs of the lines that .ci/need installs; the others run where
// they are.
var runsHere = map[string]string{"SQLite": "sqlite3", "Python": "python3"}

// linesOfThePage runs the lines that the page of data shows, as they stand, in the folder
// of the tables, and looks for each event in what they print.
func linesOfThePage(t *testing.T, all []record) {
	for _, line := range site.DataLines() {
		program, _, _ := strings.Cut(line.Code, " ")
		if runsHere[line.Name] != "" {
			tool.Path(t, program)
		} else if _, err := exec.LookPath(program); err != nil {
			t.Logf("%s is not installed: its line is not run", program)
			continue
		}
		for i := range all {
			r := &all[i]
			cmd := exec.Command("sh", "-c", line.Code)
			cmd.Dir = r.file("data")
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Errorf("%s: %s: %v\n%s", r.name, line.Name, err, out)
				continue
			}
			for _, row := range r.table(t, "data/events.csv") {
				if !bytes.Contains(out, []byte(row["when"])) {
					t.Errorf("%s: %s does not print %s of %s", r.name, line.Name, row["when"], row["id"])
				}
			}
		}
	}
}
