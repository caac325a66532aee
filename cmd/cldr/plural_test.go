package main

import (
	"strings"
	"testing"
)

// TestPlurals checks the tables made of rules as CLDR writes them.
func TestPlurals(t *testing.T) {
	for _, c := range []struct {
		name  string
		rules map[string]string
		of    map[int]string
		names string
	}{
		{"English", map[string]string{"one": "i = 1 and v = 0 @integer 1", "other": " @integer 0"}, map[int]string{0: "other", 1: "one", 2: "other", 101: "other", 1e6: "other"}, "one other"},
		{"French", map[string]string{"one": "i = 0,1", "many": "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5", "other": ""},
			map[int]string{0: "one", 1: "one", 2: "other", 100: "other", 1e6: "many"}, "one other many"},
		{"Russian", map[string]string{"one": "v = 0 and i % 10 = 1 and i % 100 != 11", "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
			"many": "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14", "other": ""},
			map[int]string{0: "many", 1: "one", 2: "few", 11: "many", 14: "many", 21: "one", 111: "many", 121: "one", 1e6: "many"}, "one few many"},
		{"Arabic", map[string]string{"zero": "n = 0", "one": "n = 1", "two": "n = 2", "few": "n % 100 = 3..10", "many": "n % 100 = 11..99", "other": ""},
			map[int]string{0: "zero", 1: "one", 2: "two", 3: "few", 99: "many", 100: "other", 102: "other", 103: "few", 1e6: "other"}, "zero one two few many other"},
	} {
		rules := map[string]string{}
		for k, v := range c.rules {
			rules["pluralRule-count-"+k] = v
		}
		p, err := newPlurals(rules)
		if err != nil || strings.Join(p.names, " ") != c.names {
			t.Fatalf("%s: %v, %v", c.name, p.names, err)
		}
		for n, want := range c.of {
			table := p.small
			if n >= 1e6 {
				table = p.million
			} else if n >= 100 {
				table = p.rest
			}
			if got := p.names[table[min(n%100, len(table)-1)]-'0']; got != want {
				t.Errorf("%s, %d: %s, want %s", c.name, n, got, want)
			}
		}
	}
	for _, rule := range []string{"n within 1..2", "n = x", "n % x = 1", "n"} {
		if _, err := newPlurals(map[string]string{"pluralRule-count-one": rule}); err == nil {
			t.Errorf("%q is understood", rule)
		}
	}
}
