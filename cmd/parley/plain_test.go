//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// within runs the command and fails the test if it does not return.
func within(t *testing.T, args ...string) (exit int, out, errs string) {
	t.Helper()
	done := make(chan struct{})
	go func() { exit, out, errs = parley(args...); close(done) }()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatalf("parley %v does not come back", args)
	}
	return exit, out, errs
}

// TestOddFilesAreFindings puts a file of every odd kind wherever the tool reads
// one: it is reported, no content from outside is shown, and the rest of the
// record is read.
func TestOddFilesAreFindings(t *testing.T) {
	top := t.TempDir()
	secret := filepath.Join(top, "secret.yaml")
	if err := os.WriteFile(secret, []byte("hidden-word: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for kind, make := range map[string]func(name string) error{
		"a pipe":            func(name string) error { return syscall.Mkfifo(name, 0o666) },
		"out of the folder": func(name string) error { return os.Symlink(secret, name) },
		"not read: ":        func(name string) error { return os.Symlink("/dev/zero", name) },
		"more than":         func(name string) error { return sparse(name) },
	} {
		dir := filepath.Join(t.TempDir(), "set")
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		put(t, dir, tinySet)
		if err := make(filepath.Join(dir, "odd.yaml")); err != nil {
			t.Fatal(err)
		}
		exit, out, errs := within(t, "check", dir)
		if exit != exitFindings || !strings.Contains(out, kind) || !strings.Contains(out, "/odd.yaml: error: ") || !strings.Contains(errs, "1 event, ") || strings.Contains(out, "hidden-word") {
			t.Errorf("%s: %d, %q, %q", kind, exit, out, errs)
		}
		if exit, out, errs := within(t, "check", "--since="+dir, dir); exit != exitFindings {
			t.Errorf("%s: --since: %d, %q, %q", kind, exit, out, errs)
		}
		odd := filepath.Join(dir, "odd.yaml")
		os.Rename(odd, filepath.Join(dir, layoutName))
		if exit, _, errs := within(t, "build", dir, "-o", filepath.Join(top, "site"), "--no-program"); exit != exitFailed || !strings.Contains(errs, layoutName) {
			t.Errorf("%s as %s: %d, %q", kind, layoutName, exit, errs)
		}
		os.Rename(filepath.Join(dir, layoutName), filepath.Join(dir, "screenshot-wide.png"))
		if exit, _, errs := within(t, "build", dir, "-o", filepath.Join(top, "site"), "--no-program"); exit != exitFailed || !strings.Contains(errs, "screenshot-wide.png") {
			t.Errorf("%s as a picture: %d, %q", kind, exit, errs)
		}
		os.Rename(filepath.Join(dir, "screenshot-wide.png"), filepath.Join(top, "odd"))
		// Without a cache, compiling the program takes longer than the limit of
		// within.
		for _, flags := range [][]string{{"--no-program", "--theme"}, {"--no-program", "--font"}, {"--program"}} {
			args := append([]string{"build", dir, "-o", filepath.Join(top, "site")}, append(flags, filepath.Join(top, "odd"))...)
			if exit, _, errs := within(t, args...); exit != exitFailed || errs == "" {
				t.Errorf("%s as %v: %d, %q", kind, flags, exit, errs)
			}
		}
		os.Remove(filepath.Join(top, "odd"))
	}
	if exit, out, _ := within(t, "check", "/dev/zero"); exit != exitFindings || !strings.Contains(out, "a device") {
		t.Errorf("a device by its name: %d, %q", exit, out)
	}
}

// sparse creates a file that reports a huge size and takes no space.
func sparse(name string) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Truncate(1<<40), f.Close())
}

// TestOddRevision checks that a link in git is not read as a file, and that the
// rest of the revision is read.
func TestOddRevision(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, tinySet)
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "odd.yaml")); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "first"}} {
		c := exec.Command("git", args...)
		c.Dir = dir
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v %s", args, err, out)
		}
	}
	files, found, err := readRevision("HEAD", dir)
	if err != nil || len(files) != 1 || len(found) != 1 || found[0].Rule != "plain-file" {
		t.Errorf("%d files, %v, %v", len(files), found, err)
	}
}
