package licences

import (
	"fmt"
	"io"
	"strings"
)

// Print writes the notices: a table of names, versions and licences, then each
// text once, under the names of all parts that carry it. It returns only the
// errors of w.
func Print(w io.Writer, notices []Notice) error {
	var b strings.Builder
	b.WriteString("Licences of what Parley ships: the tool, the program in the page, and its parts.\n\n")
	carry := map[string][]string{}
	var order []string
	for _, n := range notices {
		name := strings.TrimSpace(n.Name + " " + n.Version)
		fmt.Fprintf(&b, "  %s: %s\n", name, strings.Join(n.Licences, ", "))
		for _, text := range n.Texts {
			if carry[text] == nil {
				order = append(order, text)
			}
			carry[text] = append(carry[text], name)
		}
	}
	for _, text := range order {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("-", 80), strings.Join(carry[text], "\n"), text)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
