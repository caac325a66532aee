package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"parley/cmd/internal/plain"
	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/pack"
	"parley/data/revision"
	"parley/data/tongue"
)

// version is one version of a dataset, with the positions of its records in the
// files and the findings. A version from a built site has neither.
type version struct {
	d     *dataset.Dataset
	pos   *check.Positions
	found []check.Finding
}

// readVersion reads a version of a dataset: a folder of .yaml files or one such
// file, a folder written by parley build, or, if home is given, a git revision
// of it. A folder that is both is read as YAML. It returns an error if name is
// none of these.
func readVersion(name, home string) (version, error) {
	if _, err := os.Stat(name); err == nil || home == "" {
		if written, _ := filepath.Glob(filepath.Join(name, "dataset.y*ml")); len(written) > 0 {
			return readFolder(name)
		}
		if built, err := readSite(name); built.d != nil || err != nil {
			return built, err
		}
		return readFolder(name)
	}
	files, found, err := readRevision(name, home)
	if err != nil {
		return version{}, fmt.Errorf("%s is neither a folder nor a git revision of %s: %w", name, home, err)
	}
	return readVersionOf(files, found), nil
}

// readFolder reads and checks the dataset in a folder or file.
func readFolder(dir string) (version, error) {
	files, found, err := readFiles(dir)
	if err != nil {
		return version{}, err
	}
	return readVersionOf(files, found), nil
}

// readVersionOf reads the files of a version; found are earlier findings.
func readVersionOf(files []yaml.File, found []check.Finding) version {
	d, pos, more := yaml.Read(files)
	return version{d, pos, check.Sort(slices.Concat(found, more, check.Dataset(d, pos)))}
}

// packName matches the packs that the first page of a built site names. That
// page is replaced last, so they exist, whatever a killed build left next to
// them.
var packName = regexp.MustCompile(` data-(pack|texts)="(assets/[A-Za-z0-9._-]+)"`)

// mostPack and mostPage are the maximum sizes in bytes of a pack and of the
// first page.
const (
	mostPack = 1 << 30
	mostPage = 64 << 20
)

// readSite reads the record in a built site; the version has no dataset if the
// folder is not such a site. It returns an error if the packs cannot be read.
func readSite(dir string) (version, error) {
	page, err := plain.In(dir, "index.html", mostPage)
	if err != nil {
		return version{}, nil
	}
	names := map[string]string{}
	for _, m := range packName.FindAllSubmatch(page, -1) {
		names[string(m[1])] = string(m[2])
	}
	if names["pack"] == "" || names["texts"] == "" {
		return version{}, nil
	}
	core, err := plain.In(dir, names["pack"], mostPack)
	if err != nil {
		return version{}, fmt.Errorf("%w; build the site again", err)
	}
	d, err := pack.Decode(core)
	if err != nil {
		return version{}, fmt.Errorf("%s: %w", filepath.Join(dir, names["pack"]), err)
	}
	texts, err := plain.In(dir, names["texts"], mostPack)
	if err != nil {
		return version{}, fmt.Errorf("%w; build the site again", err)
	}
	if data, err := plain.In(dir, filepath.Join("data", "dataset.json"), mostPack); err == nil { // what the packs omit
		whole, _, _ := yaml.Read([]yaml.File{{Name: "dataset.json", Data: data}})
		d.Former, d.Meta.URL, d.Translations = whole.Former, whole.Meta.URL, whole.Translations
	}
	return version{d: d}, pack.AddTexts(d, texts)
}

// readRevision reads the .yaml files of a folder, or a single file, from git at
// a revision. A file that is not plain or too large is a finding.
func readRevision(revision, home string) ([]yaml.File, []check.Finding, error) {
	dir, only := home, "."
	if info, err := os.Stat(home); err == nil && !info.IsDir() {
		dir, only = filepath.Split(home)
	}
	if strings.HasPrefix(revision, "-") {
		return nil, nil, errors.New("a revision does not begin with a hyphen")
	}
	path := "./" + only
	if only == "." {
		path = "././"
	}
	list, err := git(dir, "ls-tree", "-l", "-z", revision, "--", path)
	if err != nil {
		return nil, nil, err
	}
	if only == "." {
		layers, err := git(dir, "ls-tree", "-l", "-z", revision, "--", "./"+yaml.Layers+"/")
		if err != nil {
			return nil, nil, err
		}
		list = append(list, layers...)
	}
	var files []yaml.File
	var found []check.Finding
	for _, line := range strings.Split(strings.TrimRight(string(list), "\x00"), "\x00") {
		about, name, _ := strings.Cut(line, "\t") // mode, kind, hash, size
		if !isYAML(filepath.Base(name)) {
			continue
		}
		if say := unfit(strings.Fields(about)); say != "" {
			found = append(found, notPlain(name, say))
			continue
		}
		data, err := git(dir, "show", revision+":./"+name)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, yaml.File{Name: name, Data: data})
	}
	if len(files)+len(found) == 0 {
		return nil, nil, fmt.Errorf("there is no .yaml file in it")
	}
	return files, found, nil
}

// unfit returns why an entry of git, given by mode, kind, hash and size, is not
// read, or "" for a plain file.
func unfit(entry []string) string {
	if len(entry) != 4 || !strings.HasPrefix(entry[0], "100") {
		return "it is not a plain file"
	}
	if size, err := strconv.Atoi(entry[3]); err != nil || size > mostYAML {
		return fmt.Sprintf("it holds more than %d MB", mostYAML>>20)
	}
	return ""
}

// git runs git in a folder and returns its output.
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

// stale returns a finding for every translation that stayed the same while its text changed.
func stale(old, d *dataset.Dataset, pos *check.Positions) []check.Finding {
	var out []check.Finding
	for _, t := range tongue.Stale(old, d) {
		out = append(out, check.Finding{Where: pos.Of(tongue.Key(&t)), Rule: "stale-translation", Severity: check.Warning,
			Say: "the text of which this is the translation has changed since: " + t.Path, Suggest: "what it says now, in " + t.Lang})
	}
	return out
}

// uncorrected returns a finding for every changed published fact that neither
// the event's history nor the corrections log covers, with the entry to write.
func uncorrected(d *dataset.Dataset, pos *check.Positions, changes []revision.Difference) []check.Finding {
	var out []check.Finding
	add := func(where, say, suggest string) {
		out = append(out, check.Finding{Where: pos.Of(where), Rule: "uncorrected", Severity: check.Error, Say: say, Suggest: suggest})
	}
	for i := range changes {
		x := &changes[i]
		switch {
		case !x.Gone():
		case x.Record == "event":
			add("events", fmt.Sprintf("the published event %s is gone", x.ID), "keep it, with a claim that retracts it; where it was renamed, aka_ids: ["+x.ID+"]; else under removed, {event: "+x.ID+", at: DAY, note: WHY}")
		case x.Record == "actor":
			add("actors", fmt.Sprintf("the published actor %s is gone", x.ID), "keep it; where it was renamed, aka_ids: ["+x.ID+"]; else under removed, {actor: "+x.ID+", at: DAY, note: WHY}")
		default:
			add(x.Path(), fmt.Sprintf("a published entry of %s is gone: %s %s", x.Path(), x.ID, x.Title), fmt.Sprintf("keep it, or in corrections.yaml, {at: %s, field: %s, note: WHY}", d.Meta.AsOf, x.Path()))
		}
		for _, f := range x.Missing() {
			within := ""
			if f.Item > 0 {
				within = ": " + f.Label()
			}
			add(f.Path, fmt.Sprintf("the published %s of %s changed without a correction%s", f.Name, named(x), within), "in corrections.yaml, {"+entryFor(d, x, &f, short)+", because: SOURCE}")
		}
	}
	return out
}

// named names a record in a finding: an event by its id, any other with its
// kind.
func named(x *revision.Difference) string {
	if x.Record == "event" {
		return x.ID
	}
	return x.Record + " " + x.ID
}

// entryFor returns the entry of the corrections log for a changed field, its values as
// write has them.
func entryFor(d *dataset.Dataset, x *revision.Difference, f *revision.Field, write func(string) string) string {
	about := "field: " + f.Path
	if x.Record == "event" {
		about = "event: " + x.ID + ", field: " + f.Name
	}
	now := "now: " + write(f.Now)
	if f.Now == "" {
		now = "note: WHY"
	}
	return fmt.Sprintf("at: %s, %s, was: %s, %s", d.Meta.AsOf, about, write(f.Was), now)
}

// short formats a value for a line of YAML, shortened if long.
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
