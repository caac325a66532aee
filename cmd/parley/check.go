package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/cmd/internal/disk"
	"parley/cmd/internal/plain"
	"parley/data/check"
	"parley/data/dataset"
	"parley/data/format/yaml"
	"parley/data/mend"
	"parley/data/revision"
)

func checkCommand() command {
	return command{
		name: "check", args: "[--format=text|json|github] [--fix [--accept NAME=CHOICE]…] [--since=VERSION] [--strict] DIR|FILE|ADDRESS", summary: "Say what is wrong with a dataset, where, and what to do",
		help: `Reads dataset.yaml and the other .yaml files of DIR and lists every finding with file,
line and column. DIR may also be one file: of the record, or of another program, such as a
spreadsheet, whose findings name its rows; or the address of a published table.

  --format=text     one finding a line, as compilers do (the default)
  --format=json     an array of objects
  --format=github   annotations for a GitHub workflow
  --fix             first write into the files what is certain to be meant, and say what
                    was changed: a misspelt id or word that can only be one, a date in
                    plain English, the coordinates of a city where one town of that name
                    fits. All other lines stay as they are; what may be several is left
                    to you
  --accept NAME=CHOICE
                    with --fix, also write your choice of what a finding shows, such as
                    --accept Trump=donald-trump or --accept London=GB; as often as needed
  --since=VERSION   also warn of every published fact, in any record, that changed since
                    that version without a word of it: a fact needs an entry in
                    corrections.yaml, the course of things one in the event's history.
                    VERSION is the folder of the site as published (written by parley
                    build), a copy of the dataset's folder, or a git revision such as
                    HEAD or v1.2
  --strict          such a change is an error; needs --since
` + importHelp + `

Exit status: 0 no errors (there may be warnings), 1 at least one error, 2 could not run.`,
		example: "parley check data/sets/august-2025\nparley check --format=github . || exit 1\nparley check --strict --since=public .",
		run:     runCheck,
	}
}

// printers are the formats of parley check.
var printers = map[string]func(io.Writer, []check.Finding) error{"text": check.Text, "json": check.JSON, "github": check.GitHub}

func runCheck(s streams, args []string) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	format := flags.String("format", "text", "")
	since := flags.String("since", "", "")
	fix := flags.Bool("fix", false, "")
	strict := flags.Bool("strict", false, "")
	chosen := mend.Accepted{}
	flags.Func("accept", "", chosen.Add)
	var in input
	in.flags(flags)
	dirs, err := parseFlags(flags, args)
	if err != nil {
		return s.fail("check: %v; see parley check --help", err)
	}
	show := printers[*format]
	if show == nil {
		return s.fail("check: unknown format %q; use text, json or github", *format)
	}
	if len(dirs) != 1 {
		return s.fail("check: name one folder, such as parley check data/sets/august-2025")
	}
	if len(chosen) > 0 && !*fix {
		return s.fail("check: --accept says what --fix is to write: give both")
	}
	if *strict && *since == "" {
		return s.fail("check: --strict compares with what was published: name it with --since, a built site, a copy of the folder, or a git revision such as --since=HEAD")
	}
	if err := in.name(dirs[0]); err != nil {
		return s.fail("check: %v", err)
	}
	v, err := in.version()
	if err == nil && *fix {
		v, err = in.fix(s, v, chosen, s.err)
	}
	if err != nil {
		return s.fail("check: %v", err)
	}
	d, found := v.d, v.found
	if in.address == nil {
		_, faults := gather(d, v.pos, in.folder.home(), nil)
		found = check.Sort(append(found, faults...))
	}
	if *since != "" {
		old, err := readVersion(*since, dirs[0])
		if err != nil {
			return s.fail("check: --since: %v", err)
		}
		missing := uncorrected(d, v.pos, revision.Compare(old.d, d))
		for i := range missing {
			if !*strict {
				missing[i].Severity = check.Warning
			}
		}
		found = check.Sort(slices.Concat(found, missing, stale(old.d, d, v.pos)))
	}
	if err := show(s.told(*format), found); err != nil {
		return s.fail("check: %v", err)
	}
	bad, odd := check.Count(found, check.Error), check.Count(found, check.Warning)
	if *format == "text" {
		fmt.Fprintf(s.err, "%s: %s, %s; %s and %s\n", dirs[0], plural(len(d.Events), "event"), plural(len(d.Actors), "actor"),
			plural(bad, "error"), plural(odd, "warning"))
	}
	if bad > 0 {
		return exitFindings
	}
	return exitOK
}

// parseFlags reads flags before, between and after the other arguments, which it
// returns.
func parseFlags(flags *flag.FlagSet, args []string) ([]string, error) {
	var rest []string
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		args = flags.Args()
		if len(args) == 0 {
			return rest, nil
		}
		rest, args = append(rest, args[0]), args[1:]
	}
}

// readDir reads and checks the dataset in a folder, or the one file named. The
// error says that there is nothing to read; faults of the dataset are findings.
func readDir(dir string) (*dataset.Dataset, []check.Finding, error) {
	v, err := readFolder(dir)
	return v.d, v.found, err
}

// readFiles loads dir/*.yaml, or the one file named. A file that is no plain one,
// or that leads out of the folder, or that is larger than any dataset, is a
// finding. It returns an error when there is no such folder or file, or none in it.
func readFiles(dir string) ([]yaml.File, []check.Finding, error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("there is no folder or file %s", dir)
	}
	if err != nil {
		return nil, nil, err
	}
	names, read := []string{dir}, func(name string) ([]byte, error) { return plain.File(name, mostYAML) }
	if info.IsDir() {
		if disk.Pending(dir) { // a save was killed between two files: a record is never read half
			if err := (disk.Disk{}).Finish(context.Background(), dir, nil); err != nil {
				return nil, nil, err
			}
		}
		names, err = yamlNames(dir)
		read = func(name string) ([]byte, error) {
			inside, err := filepath.Rel(dir, name)
			if err != nil {
				return nil, err
			}
			return plain.In(dir, inside, mostYAML)
		}
	}
	if err != nil {
		return nil, nil, err
	}
	var files []yaml.File
	var found []check.Finding
	for _, name := range names {
		shown := filepath.ToSlash(name)
		data, err := read(name)
		if err != nil {
			found = append(found, unread(shown, err))
			continue
		}
		files = append(files, yaml.File{Name: shown, Data: data})
	}
	return files, found, nil
}

// mostYAML is the size in bytes above which a file is not read: yaml.Read has
// the fix for those that are just too large.
const mostYAML = yaml.MaxFile + yaml.MaxFile/8

// unread returns the finding for a file that was not read.
func unread(name string, err error) check.Finding {
	if plain.TooLarge(err) {
		return check.New("too-large", check.Where{File: name}, "the file was not read: "+plain.Why(err), "split it into layers")
	}
	return notPlain(name, plain.Why(err))
}

// notPlain returns the finding for what is no plain file in its folder.
func notPlain(name, why string) check.Finding {
	return check.Finding{Where: check.Where{File: name}, Rule: "plain-file", Severity: check.Error, Say: "the file was not read: " + why, Suggest: "a plain file in the folder, in its place"}
}

// yamlNames lists the .yaml files of a folder by name, without hidden ones, and then those of
// its folder of translations.
func yamlNames(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	names := namesIn(dir, entries)
	if len(names) == 0 {
		return nil, fmt.Errorf("there is no .yaml file in %s; parley new %s makes one", dir, dir)
	}
	layers := filepath.Join(dir, yaml.Layers)
	entries, err = os.ReadDir(layers)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return append(names, namesIn(layers, entries)...), nil
}

// namesIn lists the .yaml files among the entries of a folder, sorted.
func namesIn(dir string, entries []fs.DirEntry) []string {
	var names []string
	for _, e := range entries {
		if isYAML(e.Name()) && !e.IsDir() {
			names = append(names, filepath.Join(dir, e.Name()))
		}
	}
	slices.Sort(names)
	return names
}

// isYAML reports whether a file of that name is read: hidden ones are not.
func isYAML(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return (ext == ".yaml" || ext == ".yml") && !strings.HasPrefix(name, ".")
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
