package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// categories are the plural categories in the order of CLDR.
var categories = []string{"zero", "one", "two", "few", "many", "other"}

// plurals are the forms of a language for whole numbers: the categories that occur, and for each
// number below 100, for each remainder of greater ones, and for whole millions the index of its
// category.
type plurals struct {
	names                []string
	small, rest, million string
}

// newPlurals evaluates the rules of a language. It returns an error for a rule that is not
// understood, and if the numbers from 100 on do not repeat.
func newPlurals(rules map[string]string) (plurals, error) {
	var p plurals
	of := func(n int) (string, error) { return category(rules, n) }
	var all []string // of 0 to 199, and of a million
	for n := range 200 {
		c, err := of(n)
		if err != nil {
			return p, err
		}
		all = append(all, c)
	}
	million, err := of(1e6)
	if err != nil {
		return p, err
	}
	for _, name := range categories {
		if slices.Contains(all, name) {
			p.names = append(p.names, name)
		}
	}
	if !slices.Contains(p.names, million) {
		p.names = append(p.names, million)
	}
	for n := 200; n < 3000; n++ {
		if c, _ := of(n); c != all[100+n%100] {
			return p, fmt.Errorf("the category of %d is %s, and of %d it is %s", n, c, 100+n%100, all[100+n%100])
		}
	}
	index := func(c string) string { return strconv.Itoa(slices.Index(p.names, c)) }
	for n := range 100 {
		p.small += index(all[n])
		p.rest += index(all[100+n])
	}
	p.small, p.rest, p.million = shorten(p.small), shorten(p.rest), index(million)
	return p, nil
}

// shorten leaves out the repetitions of the last digit.
func shorten(s string) string {
	last := s[len(s)-1:]
	return strings.TrimRight(s, last) + last
}

// category returns the category of a whole number.
func category(rules map[string]string, n int) (string, error) {
	for _, name := range categories {
		rule, ok := rules["pluralRule-count-"+name]
		if !ok || name == "other" {
			continue
		}
		rule, _, _ = strings.Cut(rule, "@")
		for _, either := range strings.Split(rule, " or ") {
			holds := true
			for _, each := range strings.Split(either, " and ") {
				ok, err := relation(strings.Fields(each), n)
				if err != nil {
					return "", fmt.Errorf("rule %q: %w", rule, err)
				}
				holds = holds && ok
			}
			if holds {
				return name, nil
			}
		}
	}
	return "other", nil
}

// relation evaluates "i % 10 = 2..4" for a whole number: n and i are the number, all other
// operands of CLDR are 0.
func relation(words []string, n int) (bool, error) {
	if len(words) < 3 {
		return false, fmt.Errorf("%q is no relation", words)
	}
	v := 0
	if words[0] == "n" || words[0] == "i" {
		v = n
	}
	if words[1] == "%" {
		m, err := strconv.Atoi(words[2])
		if err != nil {
			return false, err
		}
		v, words = v%m, words[2:]
	}
	in := false
	for _, r := range strings.Split(words[2], ",") {
		from, to, ok := strings.Cut(r, "..")
		if !ok {
			to = from
		}
		a, err := strconv.Atoi(from)
		if err != nil {
			return false, err
		}
		b, err := strconv.Atoi(to)
		if err != nil {
			return false, err
		}
		in = in || a <= v && v <= b
	}
	if words[1] != "=" && words[1] != "!=" {
		return false, fmt.Errorf("%q is no relation", words)
	}
	return in == (words[1] == "="), nil
}
