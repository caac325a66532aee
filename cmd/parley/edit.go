package main

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"parley/app/words"
	"parley/cmd/internal/desk"
	"parley/cmd/internal/editor"
	"parley/cmd/internal/edits"
	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/patch"
	"parley/data/revision"
	"parley/data/spec"
)

// editScript adds to each page of the site a link that opens what it shows in the editor.
const editScript = `"use strict";
if (top === self) {
  const link = document.createElement("a");
  Object.assign(link.style, { position: "fixed", insetBlockEnd: "8px", insetInlineEnd: "8px", zIndex: 9, padding: "6px 12px",
    background: "var(--parley-ink)", color: "var(--parley-surface)", font: "13px/18px var(--parley-font-text)" });
  const aim = () => {
    const page = /\/(event|actor)\/([a-z0-9-]+)\/$/.exec(location.pathname);
    const open = /[#&]e=([a-z0-9-]+)/.exec(location.hash);
    link.href = "/edit/" + (page ? "#" + page[1] + "s." + page[2] : open ? "#events." + open[1] : "");
  };
  link.textContent = "Open in the editor";
  aim();
  addEventListener("hashchange", aim);
  link.addEventListener("focus", aim);
  link.addEventListener("pointerenter", aim);
  document.body.append(link);
}
`

// scripts returns those that the server adds to each page.
func (s *server) scripts() []string {
	out := []string{livePath + "reload.js"}
	if s.edit != nil {
		out = append(out, livePath+"edit.js")
	}
	return out
}

// newEditor returns the editor of a folder. It returns an error where there is no folder to
// write in, or where others than this machine would reach it.
func (s *server) newEditor(dirs []string, addr, since string, public bool) (*editor.Server, error) {
	host, _, err := net.SplitHostPort(addr)
	switch {
	case err != nil:
		return nil, fmt.Errorf("--addr: %w", err)
	case public || !loopback(host):
		return nil, errors.New("--edit writes into your files, so it answers this machine only: leave --public out, and name 127.0.0.1 or localhost in --addr")
	case len(dirs) == 0:
		return nil, errors.New("--edit writes into a folder: name it, such as parley serve --edit talks; parley new talks makes one")
	}
	if info, err := os.Stat(dirs[0]); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("--edit writes into a folder, and %s is none; parley import makes one of a file", dirs[0])
	}
	if err := s.firstFile(dirs[0]); err != nil {
		return nil, err
	}
	out := &editor.Server{Token: rand.Text(), Desk: desk.Desk{
		Folder: edits.Folder{Dir: dirs[0], Disk: s.disk}, Words: words.EnglishEdit(),
		Check: func(files []patch.File) (*dataset.Dataset, []check.Finding) {
			v := readVersionOf(yamlFiles(files), nil)
			return v.d, located(v.found)
		},
		Shown: func(page string) bool {
			v := s.site.Load()
			return v != nil && v.file(strings.TrimPrefix(page, "/")+"index.html") != nil
		},
		Today: func() string { return time.Now().UTC().Format(time.DateOnly) },
	}}
	if since == "" {
		return out, nil
	}
	old, err := readVersion(since, dirs[0])
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	out.Published = old.d
	out.Missing = func(files []patch.File) ([]desk.Entry, error) { return missingEntries(old.d, files), nil }
	return out, nil
}

// firstFile writes the head of a record into a folder that holds none.
func (s streams) firstFile(dir string) error {
	if names, err := yamlNames(dir); err == nil && len(names) > 0 {
		return nil
	}
	name := filepath.Base(dir)
	if full, err := filepath.Abs(dir); err == nil {
		name = filepath.Base(full)
	}
	id := cmp.Or(desk.ID(name), "record")
	head := fmt.Sprintf("# yaml-language-server: $schema=%s\nschema: 1\ndataset:\n  id: %s\n  title: %q\n  as_of: %s\n", spec.SchemaName, id, name, time.Now().UTC().Format(time.DateOnly))
	return s.writeDataset(dir, []byte(head))
}

// missingEntries returns the entries of the corrections that files lack, against what was
// published.
func missingEntries(old *dataset.Dataset, files []patch.File) (out []desk.Entry) {
	d, pos, _ := yaml.Read(yamlFiles(files))
	changes := revision.Compare(old, d)
	for _, f := range uncorrected(d, pos, changes) {
		out = append(out, desk.Entry{Say: f.Say})
	}
	n := 0
	for i := range changes {
		x := &changes[i]
		if x.Gone() {
			n++
		}
		for _, f := range x.Missing() {
			out[n].Entry = entryFor(d, x, &f, strconv.Quote)
			n++
		}
	}
	return out
}
