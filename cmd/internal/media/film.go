package media

import (
	"encoding/binary"
	"math"

	"parley/data/dataset"
)

// cut returns the fault of a sound or film whose end is missing.
func cut(f File) *Fault {
	return &Fault{"the " + f.Name + " is broken or cut off", "copy it again from where it came from"}
}

// mp4 reads the boxes of an MP4 or M4A: they must reach to the end of the file, and hold
// a moov. The size of a film is that of its first track that has one.
func mp4(f File, data []byte) (File, *Fault) {
	moov := false
	ok := boxes(data, func(name string, body []byte) {
		if name != "moov" {
			return
		}
		moov = true
		boxes(body, func(name string, track []byte) {
			if name != "trak" {
				return
			}
			boxes(track, func(name string, head []byte) {
				if n := len(head); name == "tkhd" && n >= 84 && f.Width == 0 {
					f.Width, f.Height = int(binary.BigEndian.Uint16(head[n-8:])), int(binary.BigEndian.Uint16(head[n-4:]))
				}
			})
		})
	})
	if !ok || !moov {
		return File{}, cut(f)
	}
	if f.Width == 0 || f.Height == 0 {
		f.Width, f.Height, f.Kind = 0, 0, dataset.Sound // nothing to see
	}
	return f, nil
}

// boxes calls do for each box of an MP4; false where one reaches beyond the end.
func boxes(b []byte, do func(name string, body []byte)) bool {
	for len(b) > 0 {
		if len(b) < 8 {
			return false
		}
		size, head := uint64(binary.BigEndian.Uint32(b)), uint64(8)
		switch {
		case size == 0:
			size = uint64(len(b))
		case size == 1 && len(b) >= 16:
			size, head = binary.BigEndian.Uint64(b[8:]), 16
		}
		if size < head || size > uint64(len(b)) {
			return false
		}
		do(string(b[4:8]), b[head:size])
		b = b[size:]
	}
	return true
}

// Ids of elements of WebM (EBML).
const (
	ebmlSegment = 0x18538067
	ebmlTracks  = 0x1654AE6B
	ebmlTrack   = 0xAE
	ebmlVideo   = 0xE0
	ebmlWidth   = 0xB0
	ebmlHeight  = 0xBA
)

// webm reads the elements of a WebM down to the size of its first film. One whose
// segment reaches beyond the end is cut off.
func webm(f File, data []byte) (File, *Fault) {
	whole, tracks := true, false
	var walk func(b []byte)
	walk = func(b []byte) {
		for len(b) > 0 && (f.Width == 0 || f.Height == 0) {
			id, n := vint(b, false)
			size, k := vint(b[min(n, len(b)):], true)
			if n == 0 || k == 0 {
				return
			}
			body := b[n+k:]
			if size > uint64(len(body)) {
				if whole = whole && size == math.MaxUint64; !whole {
					return
				}
				size = uint64(len(body))
			}
			switch body = body[:size]; id {
			case ebmlTracks:
				tracks = true
				walk(body)
			case ebmlSegment, ebmlTrack, ebmlVideo:
				walk(body)
			case ebmlWidth, ebmlHeight:
				v := 0
				for _, c := range body[:min(len(body), 3)] {
					v = v<<8 | int(c)
				}
				if id == ebmlWidth {
					f.Width = v
				} else {
					f.Height = v
				}
			}
			b = b[n+k+int(size):]
		}
	}
	walk(data)
	switch {
	case !whole || !tracks:
		return File{}, cut(f)
	case f.Width == 0:
		f.Kind = dataset.Sound
	}
	return f, nil
}

// vint reads a number of EBML and how many bytes it has, 0 for none. Of an id the
// marker stays; a size of unknown length is the largest number.
func vint(b []byte, size bool) (v uint64, n int) {
	if len(b) == 0 || b[0] == 0 {
		return 0, 0
	}
	for n = 1; b[0]&(0x80>>(n-1)) == 0; n++ {
	}
	if n > len(b) {
		return 0, 0
	}
	v = uint64(b[0])
	if size {
		v &= 0xff >> n
	}
	for _, c := range b[1:n] {
		v = v<<8 | uint64(c)
	}
	if size && v == 1<<(7*n)-1 {
		v = math.MaxUint64
	}
	return v, n
}
