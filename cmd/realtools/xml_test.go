package realtools

import (
	"bytes"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"parley/data/testkit/tool"
)

// wellFormed parses all XML with libxml2, and validates the dates of GEXF
// against the type in its schema.
func wellFormed(t *testing.T, all []record) {
	xmllint := tool.Path(t, "xmllint")
	args := []string{"--noout", "--nonet"}
	for _, r := range all {
		for _, ending := range []string{".svg", ".xml", ".gexf", ".graphml"} {
			for _, path := range r.paths(ending) {
				args = append(args, r.file(path))
			}
		}
	}
	if said, err := exec.Command(xmllint, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
	spell := regexp.MustCompile(`<spell( start="([^"]*)")?( end="([^"]*)")?/>`)
	for _, r := range all {
		var days []string
		for _, m := range spell.FindAllStringSubmatch(string(r.files["data/network.gexf"]), -1) {
			for _, day := range []string{m[2], m[4]} {
				if day != "" {
					days = append(days, day)
				}
			}
			if m[2] != "" && m[4] != "" && !strings.HasPrefix(m[2], "-") && m[4] < m[2] {
				t.Errorf("%s: a tie ends on %s, before it begins on %s", r.name, m[4], m[2])
			}
		}
		if len(days) > 0 {
			validDays(t, xmllint, &r, days)
		}
	}
}

// daySchema is a schema for a list of dates with their type in GEXF 1.3.
const daySchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="days"><xs:complexType><xs:sequence>
<xs:element name="day" type="xs:date" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element></xs:schema>`

func validDays(t *testing.T, xmllint string, r *record, days []string) {
	t.Helper()
	var doc bytes.Buffer
	doc.WriteString("<days>")
	for _, day := range days {
		fmt.Fprintf(&doc, "<day>%s</day>", day)
	}
	doc.WriteString("</days>")
	r.keep(t, "days.xsd", []byte(daySchema))
	r.keep(t, "days.list", doc.Bytes())
	if said, err := exec.Command(xmllint, "--noout", "--schema", r.file("days.xsd"), r.file("days.list")).CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%.800s", r.name, err, said)
	}
}
