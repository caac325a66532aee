//go:build unix

// Package disktest makes the disk fail for tests of what writes files: it is full at
// one step, or the program is killed there. It knows the steps of package disk by
// their type alone, so that the tests of that package use it, too.
package disktest

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// Full is a Step of a Disk that is full at the step, counted from 1, and has room
// before and afterwards. It sets failed when it comes to that.
func Full[Op ~string](step int, failed *bool) func(Op, string) error {
	return func(Op, string) error {
		if step--; step == 0 {
			*failed = true
			return syscall.ENOSPC
		}
		return nil
	}
}

// Kill is a Step of a Disk that kills this program at the step, counted from 1: where
// that is fill, when half of the bytes are on the disk. The program calls ended when
// its work is done, whatever came of it.
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

// Sound tells what is wrong with the files of a folder on its way from old to now, by
// their paths: one that is neither, one that is missing, or a first page that leads to
// what is not there.
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
