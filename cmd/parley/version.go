package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"parley/app/change"
	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/pack"
)

// version is one version of a dataset, with where its records stand in its files
// and what is wrong with it. A version that comes from a built site has neither.
type version struct {
	d     *dataset.Dataset
	pos   check.Positions
	found []check.Finding
}

// readVersion reads a version of a dataset: a folder of .yaml files or one such
// file, a folder that parley build wrote, or, where a folder is given as home, a
// git revision of it. A folder that is both is read as what its editor writes. It
// returns an error when name is none of these.
func readVersion(name, home string) (version, error) {
	if _, err := os.Stat(name); err == nil || home == "" {
		if written, _ := filepath.Glob(filepath.Join(name, "dataset.y*ml")); len(written) > 0 {
			return readFolder(name)
		}
		if packed, _ := filepath.Glob(filepath.Join(name, "assets", "core.*.pack")); len(packed) == 1 {
			return readSite(packed[0])
		}
		return readFolder(name)
	}
	files, err := readRevision(name, home)
	if err != nil {
		return version{}, fmt.Errorf("%s is no folder and no git revision of %s: %w", name, home, err)
	}
	return readVersionOf(files), nil
}

// readFolder reads and checks the dataset in a folder or file.
func readFolder(dir string) (version, error) {
	files, err := readFiles(dir)
	if err != nil {
		return version{}, err
	}
	return readVersionOf(files), nil
}

func readVersionOf(files []yaml.File) version {
	d, pos, found := yaml.Read(files)
	return version{d, pos, check.Sort(append(found, check.Dataset(d, pos)...))}
}

// readSite reads the record that a built site ships.
func readSite(core string) (version, error) {
	packed, err := os.ReadFile(core)
	if err != nil {
		return version{}, err
	}
	d, err := pack.Decode(packed)
	if err != nil {
		return version{}, fmt.Errorf("%s: %w", core, err)
	}
	texts, _ := filepath.Glob(filepath.Join(filepath.Dir(core), "texts.*.pack"))
	if len(texts) != 1 {
		return version{}, fmt.Errorf("%s: its texts are missing; build the site again", core)
	}
	if packed, err = os.ReadFile(texts[0]); err == nil {
		err = pack.AddTexts(d, packed)
	}
	return version{d: d}, err
}

// readRevision reads the .yaml files of a folder, or the one file, as git keeps
// them at a revision.
func readRevision(revision, home string) ([]yaml.File, error) {
	dir, only := home, "."
	if info, err := os.Stat(home); err == nil && !info.IsDir() {
		dir, only = filepath.Split(home)
	}
	if strings.HasPrefix(revision, "-") {
		return nil, errors.New("a revision does not begin with a hyphen")
	}
	list, err := git(dir, "ls-tree", "--name-only", "-z", revision, "--", "./"+only+"/")
	if only != "." {
		list, err = git(dir, "ls-tree", "--name-only", "-z", revision, "--", "./"+only)
	}
	if err != nil {
		return nil, err
	}
	var files []yaml.File
	for _, name := range strings.Split(strings.TrimRight(string(list), "\x00"), "\x00") {
		ext := strings.ToLower(filepath.Ext(name))
		if ext != ".yaml" && ext != ".yml" || strings.HasPrefix(filepath.Base(name), ".") {
			continue
		}
		data, err := git(dir, "show", revision+":./"+name)
		if err != nil {
			return nil, err
		}
		files = append(files, yaml.File{Name: name, Data: data})
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("there is no .yaml file in it")
	}
	return files, nil
}

// git runs git in a folder and returns what it writes.
func git(dir string, args ...string) ([]byte, error) {
	c := exec.Command("git", args...)
	c.Dir = dir
	var out, say bytes.Buffer
	c.Stdout, c.Stderr = &out, &say
	if err := c.Run(); err != nil {
		if line, _, _ := strings.Cut(strings.TrimSpace(say.String()), "\n"); line != "" {
			return nil, errors.New(strings.TrimPrefix(line, "fatal: "))
		}
		return nil, err
	}
	return out.Bytes(), nil
}

// uncorrected is a finding for every published fact that changed although neither
// the event's history nor the corrections log says so, with the entry to write.
func uncorrected(d *dataset.Dataset, pos check.Positions, changes []change.Difference) []check.Finding {
	var out []check.Finding
	add := func(where, say, suggest string) {
		out = append(out, check.Finding{Where: pos.Of(where), Rule: "uncorrected", Severity: check.Error, Say: say, Suggest: suggest})
	}
	for i := range changes {
		x := &changes[i]
		if x.Uncorrected() && x.Kind == "removed" {
			add("events", fmt.Sprintf("the published event %s is gone", x.ID), "keep it, with a claim that retracts it; where it was renamed, aka_ids: ["+x.ID+"]; else under removed, {event: "+x.ID+", at: DAY, note: WHY}")
			continue
		}
		for _, f := range x.Missing() {
			add("events."+x.ID+"."+f.Name, fmt.Sprintf("the published %s of %s changed without a correction", f.Name, x.ID),
				fmt.Sprintf("in corrections.yaml, {at: %s, event: %s, field: %s, was: %s, now: %s, because: SOURCE}", d.Meta.AsOf, x.ID, f.Name, short(f.Was), short(f.Now)))
		}
	}
	return out
}

// short is a value as it may stand in a line of YAML, cut where it is long.
func short(v string) string {
	const most = 60
	if n := len([]rune(v)); n > most {
		v = string([]rune(v)[:most]) + "…"
	}
	if strings.ContainsAny(v, ":#[]{},\"'&*!|>%@") || v == "" {
		return fmt.Sprintf("%q", v)
	}
	return v
}
