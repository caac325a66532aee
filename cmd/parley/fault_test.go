//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"parley/cmd/internal/disk"
	"parley/cmd/internal/disk/disktest"
)

// killStep is the environment variable that makes the test binary run as parley
// and be killed at a step of its writing.
const killStep = "PARLEY_TEST_KILL_AT"

// killed runs parley in this process and kills it at a step.
func killed(step string) int {
	n, _ := strconv.Atoi(step)
	at, ended := disktest.Kill(n, disk.Fill)
	exit := run(streams{os.Stdout, os.Stderr, disk.Disk{Step: at}}, os.Args[1:])
	ended()
	return exit
}

// work is a command that writes: its arguments for a folder, and the files it
// leaves.
type work struct {
	name  string
	args  func(dir string) []string
	files []string // files or folders, relative to the folder
	every int      // step width for testing the steps
	fresh bool     // it only writes to an empty place
}

func works(t *testing.T) []work {
	program := fakeProgram(t)
	return []work{
		{"new", func(dir string) []string { return []string{"new", dir + "/talks"} }, []string{"talks"}, 1, true},
		{"import", func(dir string) []string {
			return []string{"import", dir + "/story.csv", "-o", dir + "/story", "--as-of", "2025-09-01", "--report", dir + "/report.json"}
		}, []string{"story", "report.json"}, 1, true},
		{"pack", func(dir string) []string { return []string{"pack", dir + "/set", "-o", dir + "/talks.parley"} }, []string{"talks.parley"}, 1, false},
		{"diff", func(dir string) []string {
			return []string{"diff", "-o", dir + "/changes.txt", dir + "/set", articleSet}
		}, []string{"changes.txt"}, 1, false},
		{"apply", func(dir string) []string {
			return []string{"apply", dir + "/patch.json", "-C", dir + "/set"}
		}, []string{"set"}, 1, false},
		{"keep", func(dir string) []string {
			return []string{"build", dir + "/set", "-o", dir + "/talks.html", "--single-file", "--no-program", "--keep"}
		}, []string{"talks.html", "set/layout.json"}, 1, false},
		{"build", func(dir string) []string {
			return []string{"build", dir + "/set", "-o", dir + "/site", "--program", program}
		}, []string{"site"}, 17, false},
	}
}

// Two versions of a record.
var (
	version1 = tinySet
	version2 = strings.ReplaceAll(strings.Replace(tinySet, "The first", "The second", 1), "{s: {", "{u: {kind: book, title: Another}, s: {") + "actors: {ada: {kind: person, name: Ada}, bob: {kind: person, name: Bob}}\n"
)

// prepared returns a function that gives, each time in a folder of its own, the
// second version of a record and the output of the work for the first. The work is
// done once; the folders are copies.
func prepared(t *testing.T, w work) func() string {
	t.Helper()
	done := prepare(t, w)
	return func() string {
		t.Helper()
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(done)); err != nil {
			t.Fatal(err)
		}
		return dir
	}
}

func prepare(t *testing.T, w work) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "set"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "story.csv"), []byte("Start date,Title,Source\n2025-08-06,The first meeting,https://example.org/1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if w.fresh {
		return dir
	}
	if w.name == "apply" {
		prepareApply(t, dir)
		return dir
	}
	put(t, filepath.Join(dir, "set"), version1)
	if exit, _, errs := parley(w.args(dir)...); exit != exitOK {
		t.Fatal(errs)
	}
	put(t, filepath.Join(dir, "set"), version2)
	return dir
}

// prepareApply writes a record of two layers, and a patch that changes both.
func prepareApply(t *testing.T, dir string) {
	t.Helper()
	put(t, filepath.Join(dir, "set"), version2)
	for name, text := range map[string]string{
		"set/more.yaml": "places:\n  oslo: {name: Oslo, kind: city, country: \"NO\"} # the capital\n",
		"patch.json": `{"parley_patch": 1, "author": "Ann", "changes": [
			{"record": "places.oslo", "key": "country", "was": "NO", "now": "DK"},
			{"record": "actors.ada", "key": "name", "was": "Ada", "now": "Ada L."}]}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// left returns what a reader finds of the files of a work; it fails the test
// for incomplete or temporary files.
func left(t *testing.T, dir string, w work) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, name := range w.files {
		name := filepath.Join(dir, name)
		info, err := os.Stat(name)
		switch {
		case err != nil:
		case info.IsDir():
			for path, data := range tree(t, name) {
				if !strings.HasPrefix(path, ".parley-") {
					out[path] = data
				}
			}
		default:
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[name[len(dir):]] = string(data)
		}
	}
	return out
}

// finished returns the output of an undisturbed work.
func finished(t *testing.T, w work) map[string]string {
	t.Helper()
	dir := prepare(t, w)
	if exit, _, errs := parley(w.args(dir)...); exit != exitOK {
		t.Fatal(errs)
	}
	return left(t, dir, w)
}

// TestFullDisk fills the disk at the steps of build, pack, diff and keep, one
// at a time: every file is entirely old or new, and the next run succeeds.
func TestFullDisk(t *testing.T) {
	for _, w := range works(t) {
		now, tried, copied := finished(t, w), 0, prepared(t, w)
		for step, failed := 1, true; failed; step += w.every {
			dir := copied()
			old := left(t, dir, w)
			var out, errs bytes.Buffer
			failed = false
			exit := run(streams{&out, &errs, disk.Disk{Step: disktest.Full[disk.Op](step, &failed)}}, w.args(dir))
			if failed && (exit != exitFailed || !strings.Contains(errs.String(), "no space left")) {
				t.Errorf("%s, step %d: %d, %q", w.name, step, exit, errs.String())
			}
			if err := disktest.Sound(left(t, dir, w), old, now); err != nil {
				t.Errorf("%s, step %d: %v", w.name, step, err)
			}
			if w.fresh && !failed { // it succeeded and cannot be repeated
				tried++
				continue
			}
			if exit, _, errs := parley(w.args(dir)...); exit != exitOK || !maps.Equal(left(t, dir, w), now) {
				t.Errorf("%s, step %d: the next run gives something else: %s", w.name, step, errs)
			}
			tried++
		}
		if least := 4 * len(w.files); tried-1 < least { // per file: create, write, sync, rename
			t.Errorf("%s: the disk was full %d times, want %d: does it write past the disk?", w.name, tried-1, least)
		}
		t.Logf("%s: the disk was full %d times", w.name, tried-1)
	}
}

// TestKilled kills a real process at steps of build, pack, diff and keep:
// nothing old is lost, the record in the site can still be read for comparison,
// and the next run succeeds.
func TestKilled(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range works(t) {
		now, tried, copied := finished(t, w), 0, prepared(t, w)
		for step := 1; ; step += w.every {
			dir := copied()
			old := left(t, dir, w)
			c := exec.Command(self, w.args(dir)...)
			c.Env = append(os.Environ(), killStep+"="+strconv.Itoa(step))
			say, err := c.CombinedOutput()
			if err == nil {
				break
			}
			if s, ok := c.ProcessState.Sys().(syscall.WaitStatus); !ok || s.Signal() != syscall.SIGKILL {
				t.Fatalf("%s, step %d: %v, %s", w.name, step, err, say)
			}
			if err := disktest.Sound(left(t, dir, w), old, now); err != nil {
				t.Errorf("%s, step %d: %v", w.name, step, err)
			}
			if w.name == "build" {
				if exit, out, errs := parley("check", "--since="+dir+"/site", dir+"/set"); exit == exitFailed {
					t.Errorf("step %d: check --since: %s%s", step, out, errs)
				}
			}
			if exit, _, errs := parley(w.args(dir)...); exit != exitOK || !maps.Equal(left(t, dir, w), now) {
				t.Errorf("%s, step %d: the next run gives something else: %s", w.name, step, errs)
			}
			tried++
		}
		t.Logf("%s: killed %d times", w.name, tried)
	}
}

// TestSinceIsTheFirstPages checks that a site is compared by the packs that its
// first page names, whatever a killed earlier run left next to them.
func TestSinceIsTheFirstPages(t *testing.T) {
	all := works(t)
	dir := prepare(t, all[slices.IndexFunc(all, func(w work) bool { return w.name == "build" })])
	assets := filepath.Join(dir, "site", "assets")
	packs, _ := filepath.Glob(filepath.Join(assets, "*.pack"))
	for _, name := range packs {
		data, _ := os.ReadFile(name)
		kind, _, _ := strings.Cut(filepath.Base(name), ".")
		if err := os.WriteFile(filepath.Join(assets, kind+".0000000000.pack"), data[:len(data)/2], 0o666); err != nil {
			t.Fatal(err)
		}
	}
	exit, out, errs := parley("check", "--strict", "--since="+dir+"/site", dir+"/set")
	if exit != exitFindings || !strings.Contains(out, "the published title of one changed") {
		t.Errorf("%d, %q, %q", exit, out, errs)
	}
}

// TestStopsAtOnce interrupts work that never checks for it, work that is about
// to write and work that is writing.
func TestStopsAtOnce(t *testing.T) {
	interrupt := func(sig syscall.Signal) { syscall.Kill(os.Getpid(), sig) }
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		release := make(chan struct{})
		started := time.Now()
		err := untilStopped(func(context.Context, *disk.Gate) error { interrupt(sig); <-release; return nil })
		if took := time.Since(started); !errors.Is(err, disk.ErrStopped) || took > 10*time.Second {
			t.Errorf("%v: work that never looks up: %v after %v", sig, err, took)
		}
		close(release)
		err = untilStopped(func(ctx context.Context, g *disk.Gate) error {
			interrupt(sig)
			<-ctx.Done()
			return errors.New("tidied up")
		})
		if err == nil {
			t.Errorf("%v: work that is stopped says it is done", sig)
		}
		err = untilStopped(func(ctx context.Context, g *disk.Gate) error {
			if !g.Pass() {
				t.Error("the gate is shut from the beginning")
			}
			interrupt(sig)
			<-ctx.Done()
			return nil
		})
		if err != nil {
			t.Errorf("%v: work that has passed is not waited for: %v", sig, err)
		}
	}
}

// TestSingleFileIsStopped checks that a single-file site is unchanged if its
// build is stopped.
func TestSingleFileIsStopped(t *testing.T) {
	name := filepath.Join(t.TempDir(), "talks.html")
	if err := os.WriteFile(name, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	var gate disk.Gate
	gate.Shut()
	err := output{gate: &gate}.single(name, []byte("new"), nil)
	if got, _ := os.ReadFile(name); !errors.Is(err, disk.ErrStopped) || string(got) != "old" {
		t.Errorf("%v; the file holds %q", err, got)
	}
}

// TestBuildIsStopped interrupts a real build repeatedly, later each time, until
// it finishes before the signal: it ends at once and the old site is complete.
func TestBuildIsStopped(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out, program := filepath.Join(t.TempDir(), "site"), fakeProgram(t)
	if exit, _, errs := parley("build", articleSet, "-o", out, "--program", program, "--lang", "en"); exit == exitFailed {
		t.Fatal(errs)
	}
	old, worst, stops := tree(t, out), time.Duration(0), 0
	for wait := 30 * time.Millisecond; ; wait *= 4 {
		c := exec.Command(self, "build", articleSet, "-o", out, "--program", program, "--compress", "--lang", "en", "--base", "https://example.org/talks/")
		c.Env = append(os.Environ(), killStep+"=0")
		var errs bytes.Buffer
		c.Stderr = &errs
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan struct{})
		go func() { _ = c.Wait(); close(done) }()
		select {
		case <-done:
		case <-time.After(wait):
		}
		start := time.Now()
		_ = c.Process.Signal(syscall.SIGTERM)
		<-done
		took := time.Since(start)
		got := tree(t, out)
		said := strings.Contains(errs.String(), "stopped; "+out+" is as it was")
		if !said && c.ProcessState.ExitCode() >= 0 {
			break
		}
		if said { // it was not killed before it handled signals
			stops++
		}
		worst = max(worst, took)
		if took > 5*time.Second {
			t.Errorf("after %v: it takes %v to stop", wait, took)
		}
		// The next build removes staged files that were not cleaned up in time.
		maps.DeleteFunc(got, func(path, _ string) bool { return strings.HasPrefix(path, ".parley-new/") })
		for path := range got {
			if got[path] != old[path] {
				t.Errorf("after %v: %s is not as it was", wait, path)
			}
		}
		if len(got) != len(old) {
			t.Errorf("after %v: the site holds %d files, want %d", wait, len(got), len(old))
		}
	}
	if stops == 0 {
		t.Error("the signal never stopped the build")
	}
	t.Logf("stopped %d times, the slowest in %v", stops, worst)
}
