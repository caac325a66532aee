// Package licences collects the licences of everything that Parley ships: the
// modules in the tool and in the browser's program, Go itself, the fonts that
// come as modules, and the outlines of the world.
package licences

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Notice is one shipped part with its licence texts.
type Notice struct {
	Name, Version string   // module path and version, "" if it has none
	Licences      []string // SPDX identifiers, in the order of Texts
	Texts         []string
}

// target is a shipped program with its build environment.
type target struct {
	main string
	env  []string
}

var targets = []target{{"./cmd/parley", nil}, {"./cmd/webapp", wasm}, {"./cmd/reader", wasm}}

var wasm = []string{"GOOS=js", "GOARCH=wasm"}

// module is the module of a package as go list reports it.
type module struct{ Path, Version, Dir string }

// Gather returns the notices of everything that the checkout at root ships,
// Parley first, then by name. It returns an error if the go command fails, and
// for a module without a licence, with an unknown one or one of the GPL family.
func Gather(ctx context.Context, root string) ([]Notice, error) {
	folders := map[module][]string{} // package folders by module
	for _, t := range targets {
		if err := list(ctx, root, t, folders); err != nil {
			return nil, err
		}
	}
	goroot, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("licences: go env: %w", err)
	}
	folders[module{"Go", "", strings.TrimSpace(string(goroot))}] = nil
	out := slices.Clone(own)
	for m, dirs := range folders {
		n, err := read(m, dirs)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	slices.SortFunc(out[1:], func(a, b Notice) int { return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return out, nil
}

// list adds the packages of a program to folders, by module.
func list(ctx context.Context, root string, t target, folders map[module][]string) error {
	cmd := exec.CommandContext(ctx, "go", "list", "-deps", "-json=Dir,Module", t.main)
	cmd.Dir, cmd.Env = root, append(os.Environ(), t.env...)
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("licences: go list %s: %w", t.main, err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Dir    string
			Module *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("licences: go list %s: %w", t.main, err)
		}
		if p.Module != nil && !p.Module.Main {
			m := module{p.Module.Path, p.Module.Version, p.Module.Dir}
			folders[m] = append(folders[m], p.Dir)
		}
	}
}

// names are the lower-case prefixes of the names of licence and notice files.
var names = []string{"license", "licence", "copying", "notice", "patents", "unlicense"}

// read reads the licences in the folder of a module and in those of its
// packages.
func read(m module, packages []string) (Notice, error) {
	n := Notice{Name: m.Path, Version: m.Version}
	folders := append([]string{m.Dir}, packages...)
	slices.Sort(folders)
	for _, dir := range slices.Compact(folders) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return n, fmt.Errorf("licences: %s: %w", m.Path, err)
		}
		for _, e := range entries {
			name := strings.ToLower(e.Name())
			if e.IsDir() || !slices.ContainsFunc(names, func(p string) bool { return strings.HasPrefix(name, p) }) {
				continue
			}
			text, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				return n, fmt.Errorf("licences: %s: %w", m.Path, err)
			}
			if err := n.add(e.Name(), string(text)); err != nil {
				return n, err
			}
		}
	}
	if len(n.Licences) == 0 {
		return n, fmt.Errorf("licences: %s has no licence", m.Path)
	}
	return n, nil
}

// add adds a text, whose licence is identified by its words.
func (n *Notice) add(file, text string) error {
	ids, err := identify(text)
	if err != nil {
		return fmt.Errorf("licences: %s, %s: %w", n.Name, file, err)
	}
	for _, id := range ids {
		if !slices.Contains(n.Licences, id) {
			n.Licences = append(n.Licences, id)
		}
	}
	n.Texts = append(n.Texts, tidy(text))
	return nil
}

// tidy normalises line endings and trailing white space.
func tidy(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\f")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
