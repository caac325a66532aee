//go:build unix

// Package disktest makes the disk fail in tests of code that writes files: it
// is full at one step, or the program is killed there. It uses only the type of
// the steps of package disk, so that the tests of that package can use it too.
package disktest

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// Full returns a Step of a Disk that is full at the given step, counted from 1,
// and has space before and after. It sets failed at that step.
func Full[Op ~string](step int, failed *bool) func(Op, string) error {
	return func(Op, string) error {
		if step--; step == 0 {
			*failed = true
			return syscall.ENOSPC
		}
		return nil
	}
}

// Kill returns a Step of a Disk that kills this program at the given step,
// counted from 1; in a fill step, after half of the bytes were written. The
// program must call ended when its work is done, whatever the result.
func Kill[Op ~string](step int, fill Op) (at func(Op, string) error, ended func()) {
	half := false
	die := func() {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}
	at = func(op Op, _ string) error {
		switch step--; {
		case step == 0 && op == fill:
			half = true
			return errors.New("half")
		case step == 0 || half:
			die()
		}
		return nil
	}
	return at, func() {
		if half {
			die()
		}
	}
}

// Sound returns what is wrong with the files of a folder, by path, that is
// changing from old to now: one that is neither, one that is missing, or a
// first page that refers to a missing file.
func Sound(got, old, now map[string]string) error {
	for path, data := range got {
		if data != old[path] && data != now[path] {
			return fmt.Errorf("%s is neither the old nor the new: %d bytes", path, len(data))
		}
	}
	leads := old
	if first, ok := got["index.html"]; ok && first == now["index.html"] {
		leads = now
	}
	for path := range leads {
		if _, ok := got[path]; !ok {
			return fmt.Errorf("%s is missing", path)
		}
	}
	return nil
}
