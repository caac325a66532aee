//go:build unix

package disk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"parley/cmd/internal/disk/disktest"
)

// Two versions of a folder: most files change, one is removed, one is added,
// one stays.
var (
	before = []File{{"a/gone/x.html", text("old gone")}, {"assets/core.1.pack", text("old core")}, {"index.html", text("old index leads to core.1")}, {"p/one.html", text("old one")}, {"same.css", text("same")}}
	after  = []File{{"assets/core.2.pack", text("new core")}, {"index.html", text("new index leads to core.2")}, {"p/one.html", text("new one")}, {"p/two.html", text("new two")}, {"same.css", text("same")}}
)

func text(s string) []byte { return []byte(strings.Repeat(s+"\n", 500)) }

// Environment variables of the process that is killed.
const (
	killDir  = "DISK_TEST_DIR"
	killStep = "DISK_TEST_STEP"
)

// TestMain also runs as the process that TestKilledAtEveryStep kills.
func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		n, _ := strconv.Atoi(os.Getenv(killStep))
		at, ended := disktest.Kill(n, Fill)
		_ = replace(Disk{Step: at}, dir, after)
		ended()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func replace(d Disk, dir string, files []File) error {
	return d.Replace(context.Background(), dir, Files(files), Order{Last: "index.html"})
}

// built returns a folder with the files and an unrelated one.
func built(t *testing.T, files []File) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "CNAME"), []byte("theirs"), 0o666); err != nil {
		t.Fatal(err)
	}
	if files != nil {
		if err := replace(Disk{}, dir, files); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// tree returns all files of the folder except those that only Replace reads.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || strings.HasPrefix(e.Name(), ".parley-") {
			if err == nil && e.IsDir() {
				return fs.SkipDir
			}
			return err
		}
		if !e.IsDir() {
			data, err := os.ReadFile(name)
			path, _ := filepath.Rel(dir, name)
			out[filepath.ToSlash(path)] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func want(files []File) map[string]string {
	out := map[string]string{"CNAME": "theirs"}
	for _, f := range files {
		out[f.Path] = string(f.Data)
	}
	return out
}

// TestFullDiskAtEveryStep fails each step of Replace as if the disk were full:
// no file is truncated, the folder is unchanged until the first old file is
// replaced, and the next Replace completes it and leaves nothing behind.
func TestFullDiskAtEveryStep(t *testing.T) {
	for _, from := range [][]File{nil, before} {
		kept, steps := 0, 0
		for failed := true; failed; {
			steps++
			dir, renamed := built(t, from), false
			failed = false
			old, full := tree(t, dir), disktest.Full[Op](steps, &failed)
			d := Disk{Step: func(op Op, name string) error {
				if err := full(op, name); err != nil {
					return err
				}
				path := strings.TrimPrefix(filepath.ToSlash(name), filepath.ToSlash(dir)+"/")
				_, was := old[path]
				renamed = renamed || op == Rename && (was || path == "index.html")
				return nil
			}}
			err := replace(d, dir, after)
			if failed != (err != nil) || err != nil && !errors.Is(err, syscall.ENOSPC) {
				t.Fatalf("step %d: %v", steps, err)
			}
			got := tree(t, dir)
			if err := disktest.Sound(got, old, want(after)); err != nil {
				t.Errorf("step %d: %v", steps, err)
			}
			if failed && !renamed {
				if kept++; !maps.Equal(got, old) {
					t.Errorf("step %d: the folder is not as it was", steps)
				}
			}
			right(t, dir, steps)
		}
		t.Logf("from %d files: %d steps failed one by one; the folder as it was after %d of them, whole after all", len(from), steps-1, kept)
	}
}

// right builds again and checks that the folder is as if nothing had failed.
func right(t *testing.T, dir string, step int) {
	t.Helper()
	if err := replace(Disk{}, dir, after); err != nil {
		t.Errorf("step %d: the next run: %v", step, err)
	}
	if !maps.Equal(tree(t, dir), want(after)) {
		t.Errorf("step %d: the next run does not make the folder right", step)
	}
	for _, name := range []string{stageName, planName, "a"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			t.Errorf("step %d: %s is left behind", step, name)
		}
	}
}

// TestKilledAtEveryStep kills a real process at each step: every remaining file
// is complete, and the next run completes the folder.
func TestKilledAtEveryStep(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range [][]File{nil, before} {
		step := 1
		for ; ; step++ {
			dir := built(t, from)
			old := tree(t, dir)
			c := exec.Command(self)
			c.Env = append(os.Environ(), killDir+"="+dir, killStep+"="+strconv.Itoa(step))
			err := c.Run()
			if err := disktest.Sound(tree(t, dir), old, want(after)); err != nil {
				t.Errorf("step %d: %v", step, err)
			}
			right(t, dir, step)
			if err == nil {
				break
			}
			if s, ok := c.ProcessState.Sys().(syscall.WaitStatus); !ok || s.Signal() != syscall.SIGKILL {
				t.Fatalf("step %d: %v", step, err)
			}
		}
		t.Logf("from %d files: killed at each of %d steps", len(from), step-1)
	}
}

// TestWriteAtEveryStep fails each step of Write: the file keeps its content,
// and no temporary file is left.
func TestWriteAtEveryStep(t *testing.T) {
	for _, there := range []bool{true, false} {
		for step, failed := 1, true; failed; step++ {
			dir := t.TempDir()
			name := filepath.Join(dir, "layout.json")
			if there {
				if err := os.WriteFile(name, text("old"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			failed = false
			err := Disk{Step: disktest.Full[Op](step, &failed)}.Write(name, text("new"))
			if failed != (err != nil) {
				t.Errorf("step %d: %v", step, err)
			}
			if failed && (!strings.Contains(err.Error(), "layout.json") && !strings.Contains(err.Error(), dir) || strings.Contains(err.Error(), newPrefix)) {
				t.Errorf("step %d: the error does not name the file: %v", step, err)
			}
			got, _ := os.ReadFile(name)
			if failed && (string(got) != string(text("old")) && there || len(got) > 0 && !there) || !failed && string(got) != string(text("new")) {
				t.Errorf("step %d: %d bytes after %v", step, len(got), err)
			}
			if names, _ := os.ReadDir(dir); len(names) > 1 || len(names) == 1 && !there && failed {
				t.Errorf("step %d leaves %v", step, names)
			}
			if info, err := os.Stat(name); there && (err != nil || info.Mode().Perm() != 0o600) {
				t.Errorf("step %d: the mode is %v", step, info.Mode())
			}
		}
	}
}

// TestWriteKeepsLinksAndPipes checks that Write follows a link, and writes to a
// pipe directly.
func TestWriteKeepsLinksAndPipes(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link")
	if err := errors.Join(os.WriteFile(filepath.Join(dir, "file"), nil, 0o666), os.Symlink("file", link)); err != nil {
		t.Fatal(err)
	}
	if err := (Disk{}).Write(link, text("x")); err != nil {
		t.Fatal(err)
	}
	if to, err := os.Readlink(link); err != nil || to != "file" {
		t.Errorf("the link is %q, %v", to, err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "file")); string(data) != string(text("x")) {
		t.Errorf("the file behind the link holds %d bytes", len(data))
	}
	if err := (Disk{}).Write(os.DevNull, text("x")); err != nil {
		t.Errorf("into a device: %v", err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("the device is %v, %v", info.Mode(), err)
	}
	if err := (Disk{}).WriteNew(link, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a new file in the place of another: %v", err)
	}
	if err := (Disk{}).Write(dir, nil); err == nil {
		t.Error("a file in the place of a folder")
	}
}

// TestSweepLeavesWhatIsWritten checks that incomplete files of a killed program
// are removed and a file that another program is writing is not.
func TestSweepLeavesWhatIsWritten(t *testing.T) {
	dir := t.TempDir()
	dead, live := filepath.Join(dir, newPrefix+"dead"), filepath.Join(dir, newPrefix+"live")
	if err := os.WriteFile(dead, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(live)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	hold(f)
	if err := (Disk{}).Write(filepath.Join(dir, "x"), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dead); err == nil {
		t.Error("the remains are still there")
	}
	if _, err := os.Stat(live); err != nil {
		t.Error("the file that is written is gone")
	}
}

// TestTwoTakeTurns starts a second Replace while the first is writing: it
// reports that it waits, and in the end the folder has exactly the files of the
// second.
func TestTwoTakeTurns(t *testing.T) {
	dir := built(t, before)
	inside, waits, goOn := make(chan struct{}), make(chan string, 1), make(chan struct{})
	var once sync.Once
	d := Disk{Step: func(Op, string) error {
		once.Do(func() { close(inside); <-goOn })
		return nil
	}}
	first, second := make(chan error, 1), make(chan error, 1)
	go func() { first <- replace(d, dir, after) }()
	<-inside
	go func() {
		second <- Disk{}.Replace(context.Background(), dir, Files(before), Order{Last: "index.html", Wait: func(say string, args ...any) { waits <- fmt.Sprintf(say, args...) }})
	}()
	if say := <-waits; !strings.Contains(say, dir) {
		t.Errorf("it says %q", say)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := (Disk{}).Replace(ctx, dir, Files(before), Order{}); !errors.Is(err, ErrStopped) {
		t.Errorf("one that is stopped while it waits: %v", err)
	}
	close(goOn)
	if err := errors.Join(<-first, <-second); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(tree(t, dir), want(before)) {
		t.Error("the folder is not that of the second")
	}
}

// TestGate checks that a gate is either passed or shut, and that a shut one
// leaves the folder unchanged.
func TestGate(t *testing.T) {
	dir := built(t, before)
	var g Gate
	if !g.Shut() || g.Pass() || !g.Shut() {
		t.Error("a shut gate was passed")
	}
	if err := (Disk{}).Replace(context.Background(), dir, Files(after), Order{Gate: &g}); !errors.Is(err, ErrStopped) {
		t.Errorf("through a shut gate: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, stageName)); err == nil || !maps.Equal(tree(t, dir), want(before)) {
		t.Error("the folder is not as it was")
	}
	var open Gate
	if !open.Pass() || open.Shut() || !open.Pass() {
		t.Error("a passed gate was shut")
	}
}

// TestPlanStaysInItsFolder checks that a forged plan moves nothing out of the
// folder.
func TestPlanStaysInItsFolder(t *testing.T) {
	for _, line := range []string{"-../outside", "+/etc/x", "?x", "", "-"} {
		dir := built(t, before)
		outside := filepath.Join(filepath.Dir(dir), "outside")
		if err := errors.Join(os.WriteFile(outside, nil, 0o666), os.WriteFile(filepath.Join(dir, planName), []byte(line+"\n"), 0o666)); err != nil {
			t.Fatal(err)
		}
		if err := (Disk{}).Finish(context.Background(), dir, nil); err == nil {
			t.Errorf("%q was carried out", line)
		}
		if _, err := os.Stat(outside); err != nil {
			t.Errorf("%q: %v", line, err)
		}
	}
}
