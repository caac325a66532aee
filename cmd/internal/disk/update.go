package disk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrChanged is the error of Update if the folder is not as it was read.
var ErrChanged = errors.New("the files changed meanwhile")

// Update gives some files of a folder new content, all or none; other files stay. They are
// first written in full to a staging folder, then still is asked whether the folder is as
// it was read, and then they are renamed. If it fails before a file was replaced, every
// file is unchanged; after that point the next Update or Finish completes it, as it does
// after the program was killed. It returns ErrChanged where still says no, and the errors
// of the disk.
func (d Disk) Update(ctx context.Context, dir string, files []File, still func() bool) error {
	release, err := take(ctx, dir, nil)
	if err != nil {
		return err
	}
	defer release()
	if err := d.finish(dir); err != nil {
		return err
	}
	p, err := d.asideAll(dir, files)
	if err == nil && !still() {
		err = ErrChanged
	}
	if err == nil && len(p.fresh)+len(p.changed) > 0 {
		err = d.Write(filepath.Join(dir, planName), p.text())
	}
	if err != nil {
		return errors.Join(err, d.drop(dir))
	}
	return d.carryOut(dir, p)
}

// asideAll writes the files that differ to the staging folder, and plans their moves.
func (d Disk) asideAll(dir string, files []File) (p plan, err error) {
	for _, f := range files {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			return p, fmt.Errorf("the path %q would lead out of the folder", f.Path)
		}
		if f.Path, err = behind(dir, f.Path); err != nil {
			return p, err
		}
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if holds(name, f.Data) {
			continue
		}
		if err := d.aside(dir, f); err != nil {
			return p, err
		}
		info, err := os.Stat(name)
		if errors.Is(err, fs.ErrNotExist) {
			p.fresh = append(p.fresh, f.Path)
			continue
		}
		if err != nil {
			return p, err
		}
		_ = os.Chmod(filepath.Join(dir, stageName, filepath.FromSlash(f.Path)), info.Mode().Perm()) // fails on file systems without modes
		p.changed = append(p.changed, f.Path)
	}
	return p, nil
}

// behind returns the path of the file to which a link in a folder leads, so that the link
// stays. It returns an error for a link out of the folder.
func behind(dir, path string) (string, error) {
	name := filepath.Join(dir, filepath.FromSlash(path))
	if info, err := os.Lstat(name); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return path, nil
	}
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		return path, err
	}
	home, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return path, err
	}
	to, err := filepath.Rel(home, real)
	if err != nil || !filepath.IsLocal(to) {
		return path, fmt.Errorf("%s is a link out of its folder", name)
	}
	return filepath.ToSlash(to), nil
}

// Pending reports whether a folder holds new files that a killed Replace or Update left
// complete: Finish puts them in place.
func Pending(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, planName))
	return err == nil
}
