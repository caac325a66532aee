// Package plain reads plain files. A device, a pipe, a folder and a link that
// leads out of its folder are refused before a byte of them is read, and a file
// that holds more than it should, whatever size it claims, costs no more than
// what it may hold.
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

// File reads the file called name, of at most `most` bytes. A link is followed:
// whoever names a file means what it leads to. It returns an error, of which Why
// tells the reason, for what is not there, is no plain file or holds more.
func File(name string, most int64) ([]byte, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0) // the opening of a pipe would wait for a writer
	return read(f, err, name, most)
}

// In is File for a file called name in a folder, which may lead through links
// within the folder and through none that leaves it.
func In(dir, name string, most int64) ([]byte, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	return read(f, err, name, most)
}

// read reads a file that was opened, or explains why it was not.
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
	for { // the size may be a lie, or grow
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

// kindError says what stands in the place of a plain file.
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

// sizeError says that a file holds more than so many bytes.
type sizeError int64

func (s sizeError) Error() string {
	if s < 1<<20 {
		return fmt.Sprintf("it holds more than %d kB", s>>10)
	}
	return fmt.Sprintf("it holds more than %d MB", s>>20)
}

// errOutside is the reason of In for a link that leaves the folder.
var errOutside = errors.New("it is a link that leads out of the folder")

// explain words the error of an opening that was refused for a reason of ours.
func explain(err error) error {
	var p *fs.PathError
	switch {
	case !errors.As(err, &p):
		return err
	case errors.Is(err, syscall.ENXIO): // a socket, or a device without a driver
		return &fs.PathError{Op: "read", Path: p.Path, Err: errors.New("it is not a plain file")}
	case strings.Contains(p.Err.Error(), "escapes"): // os.Root has no error value for it
		return &fs.PathError{Op: "read", Path: p.Path, Err: errOutside}
	}
	return err
}

// Why is the reason of an error of File or In without the name of the file.
func Why(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// TooLarge reports whether a file was refused for what it holds.
func TooLarge(err error) bool {
	var s sizeError
	return errors.As(err, &s)
}
