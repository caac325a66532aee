// Package plain reads plain files. Devices, pipes, folders and links out of
// their folder are rejected before anything is read, and a file larger than
// allowed, whatever size it reports, costs no more than the limit.
package plain

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// File reads the file called name, of at most `most` bytes, following links. It
// returns an error, whose reason Why returns, if the file does not exist, is
// not a plain file or is larger.
func File(name string, most int64) ([]byte, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0) // opening a pipe would block until there is a writer
	return read(f, err, name, most)
}

// In is File for a file within a folder, which may be reached through links
// that stay in the folder.
func In(dir, name string, most int64) ([]byte, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	return read(f, err, name, most)
}

// read reads an opened file, or explains why it could not be opened.
func read(f *os.File, err error, name string, most int64) ([]byte, error) {
	if err != nil {
		return nil, explain(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: kindError(info.Mode())}
	}
	if info.Size() > most {
		return nil, &fs.PathError{Op: "read", Path: name, Err: sizeError(most)}
	}
	data := make([]byte, 0, info.Size()+1)
	for { // the reported size may be wrong or grow
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > most:
			return nil, &fs.PathError{Op: "read", Path: name, Err: sizeError(most)}
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return nil, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// kindError is the error for anything that is not a plain file.
type kindError fs.FileMode

func (k kindError) Error() string {
	for _, row := range [...]struct {
		is   fs.FileMode
		what string
	}{
		{fs.ModeDir, "a folder"}, {fs.ModeNamedPipe, "a pipe"}, {fs.ModeSocket, "a socket"}, {fs.ModeDevice, "a device"},
	} {
		if fs.FileMode(k)&row.is != 0 {
			return "it is " + row.what + ", not a plain file"
		}
	}
	return "it is not a plain file"
}

// sizeError is the error for a file with more than that many bytes.
type sizeError int64

func (s sizeError) Error() string {
	if s < 1<<20 {
		return fmt.Sprintf("it holds more than %d kB", s>>10)
	}
	return fmt.Sprintf("it holds more than %d MB", s>>20)
}

// errOutside is the error of In for a link out of the folder.
var errOutside = errors.New("it is a link that leads out of the folder")

// explain words the errors of opening that have a known reason.
func explain(err error) error {
	var p *fs.PathError
	switch {
	case !errors.As(err, &p):
		return err
	case errors.Is(err, syscall.ENXIO): // a socket, or a device without a driver
		return &fs.PathError{Op: "read", Path: p.Path, Err: errors.New("it is not a plain file")}
	case strings.Contains(p.Err.Error(), "escapes"): // os.Root exports no error value for this
		return &fs.PathError{Op: "read", Path: p.Path, Err: errOutside}
	}
	return err
}

// Why returns the reason of an error of File or In without the file name.
func Why(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// TooLarge reports whether a file was rejected for its size.
func TooLarge(err error) bool {
	var s sizeError
	return errors.As(err, &s)
}
