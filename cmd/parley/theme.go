package main

import (
	"errors"
	"fmt"

	"parley/app/site/theme"
	"parley/cmd/internal/plain"
	"parley/data/check"
)

// errTheme means that a theme file has faults, which the findings describe.
var errTheme = errors.New("the theme cannot be used as it is; nothing was written")

// readTheme reads a theme file; it returns nil if name is "". It returns an
// error if the file cannot be read, and errTheme with findings if it has
// faults.
func readTheme(name string) (*theme.Theme, []check.Finding, error) {
	if name == "" {
		return nil, nil, nil
	}
	css, err := plain.File(name, theme.MaxFile)
	if err != nil {
		return nil, nil, fmt.Errorf("--theme: %w", err)
	}
	t, found := theme.Parse(name, css)
	if len(found) > 0 {
		return nil, found, errTheme
	}
	return t, nil, nil
}
