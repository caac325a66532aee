//go:build unix

package disk

import (
	"os"
	"syscall"
)

// The locks are released when their process ends, however it ends.

// hold marks an open file as being written.
func hold(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }

// held reports whether another process, or another part of this one, is writing
// the file.
func held(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return true
	}
	defer f.Close()
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil
}

// lock takes the lock of a folder. ok is false if another process has it. On a
// file system without locks it always succeeds.
func lock(dir string) (release func(), ok bool, err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, false, err
	}
	if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == syscall.EWOULDBLOCK {
		f.Close()
		return nil, false, nil
	}
	return func() { f.Close() }, true, nil
}
