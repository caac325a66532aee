package media

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	_ "image/gif" // read by image.Decode
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // read by image.Decode

	"parley/data/dataset"
)

// Recipe changes with what Fit makes of a picture: files made by another one are made
// again.
const Recipe = "1"

// quality is that of JPEG, of 100.
const quality = 82

// widths are the sizes in pixels that a picture is brought to.
var widths = []int{320, 640, 960, 1440, 2160}

// Widths returns the widths in pixels of the files of a picture of that width: those
// that are smaller, and its own up to the largest.
func Widths(width int) []int {
	var out []int
	most := min(width, widths[len(widths)-1])
	for _, w := range widths {
		if w < most*9/10 {
			out = append(out, w)
		}
	}
	return append(out, most)
}

// measure reads the size of a picture without decoding it.
func measure(f File, data []byte) (File, *Fault) {
	if f.Ext == ".webp" && len(data) > 20 && string(data[12:16]) == "VP8X" && data[20]&2 != 0 {
		return File{}, &Fault{"the picture is an animated WebP, which is not read", "save one picture of it as JPEG, PNG or WebP, or all as MP4"}
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return File{}, &Fault{"the " + f.Name + " is broken: " + err.Error(), "save the picture again"}
	}
	if c.Width < 1 || c.Height < 1 || c.Width > mostSide || c.Height > mostSide || c.Width*c.Height > MostPixels {
		return File{}, &Fault{"the picture says that it has " + pixels(c.Width, c.Height) + ", more than 100 megapixels or 30000 in a row", "save it smaller; 2160 pixels are as wide as it is shown"}
	}
	f.Width, f.Height = c.Width, c.Height
	if turned(orientation(data)) {
		f.Width, f.Height = c.Height, c.Width
	}
	if f.Ext == ".gif" && frames(data) > 1 || f.Ext == ".png" && bytes.Contains(data[:min(len(data), 4096)], []byte("acTL")) {
		return f, &Fault{"the picture moves; its first frame is shown, standing still", "save the frame that is meant, or all as MP4"}
	}
	return f, nil
}

// Picture is a decoded picture, upright.
type Picture struct {
	img image.Image
	png bool
}

// Open decodes a picture that Read has read. It returns a *Fault for one that is broken
// or cut off.
func Open(f File, data []byte) (p *Picture, fault *Fault) {
	defer func() {
		if r := recover(); r != nil { // a decoder's own fault is the file's for a reader
			p, fault = nil, &Fault{"the " + f.Name + " is broken", "save the picture again"}
		}
	}()
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, &Fault{"the " + f.Name + " is broken or cut off: " + err.Error(), "save the picture again"}
	}
	p = &Picture{img: upright(img, orientation(data))}
	p.png = f.Ext != ".jpg" && (!opaque(img) || p.flat())
	return p, nil
}

// Ext returns the extension of the files that Fit makes.
func (p *Picture) Ext() string {
	if p.png {
		return ".png"
	}
	return ".jpg"
}

// Fit returns the picture as a file of that width in pixels.
func (p *Picture) Fit(width int) []byte { return p.encode(p.scaled(width), p.png) }

func (p *Picture) scaled(width int) image.Image {
	b := p.img.Bounds()
	if width == b.Dx() {
		return p.img
	}
	out := image.NewNRGBA(image.Rect(0, 0, width, max(1, (b.Dy()*width+b.Dx()/2)/b.Dx())))
	draw.CatmullRom.Scale(out, out.Bounds(), p.img, b, draw.Src, nil)
	return out
}

// encode never fails: it writes into memory.
func (p *Picture) encode(img image.Image, asPNG bool) []byte {
	var b bytes.Buffer
	if asPNG {
		_ = png.Encode(&b, img)
	} else {
		_ = jpeg.Encode(&b, img, &jpeg.Options{Quality: quality})
	}
	return b.Bytes()
}

// flat reports whether PNG takes no more than twice the bytes of JPEG, as for a drawing
// of few colours, which JPEG blurs.
func (p *Picture) flat() bool {
	small := p.scaled(min(640, p.img.Bounds().Dx()))
	return len(p.encode(small, true)) <= 2*len(p.encode(small, false))
}

func opaque(img image.Image) bool {
	o, ok := img.(interface{ Opaque() bool })
	return ok && o.Opaque() || img.ColorModel() == color.YCbCrModel || img.ColorModel() == color.GrayModel
}

// turned reports whether an orientation exchanges width and height.
func turned(o int) bool { return o >= 5 }

// upright turns a picture as its orientation (1 to 8, of EXIF) says.
func upright(img image.Image, o int) image.Image {
	if o < 2 {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	size := image.Rect(0, 0, w, h)
	if turned(o) {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewNRGBA(size)
	for y := range h {
		for x := range w {
			to := [...]image.Point{2: {w - 1 - x, y}, 3: {w - 1 - x, h - 1 - y}, 4: {x, h - 1 - y}, 5: {y, x}, 6: {h - 1 - y, x}, 7: {h - 1 - y, w - 1 - x}, 8: {y, w - 1 - x}}[o]
			out.Set(to.X, to.Y, img.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return out
}

// orientation returns the value of the field of EXIF in a JPEG, 1 to 8; 1 without one.
func orientation(data []byte) int {
	for at := 2; at+4 < len(data) && data[0] == 0xff && data[1] == 0xd8 && data[at] == 0xff; {
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		part := data[at+4 : min(at+2+max(size, 2), len(data))]
		if data[at+1] == 0xe1 && bytes.HasPrefix(part, []byte("Exif\x00\x00")) {
			return fieldOf(part[6:])
		}
		if data[at+1] == 0xda {
			break
		}
		at += 2 + size
	}
	return 1
}

// fieldOf reads the orientation in the first directory of a TIFF header.
func fieldOf(t []byte) int {
	if len(t) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if t[0] == 'M' {
		order = binary.BigEndian
	}
	at := int(order.Uint32(t[4:]))
	if at < 8 || at+2 > len(t) {
		return 1
	}
	for i := range int(order.Uint16(t[at:])) {
		e := at + 2 + 12*i
		if e+12 > len(t) {
			break
		}
		if v := int(order.Uint16(t[e+8:])); order.Uint16(t[e:]) == 0x0112 && v >= 1 && v <= 8 {
			return v
		}
	}
	return 1
}

// frames counts the pictures of a GIF, at most 2, without decoding them.
func frames(b []byte) (n int) {
	table := func(flags byte) int {
		if flags&0x80 == 0 {
			return 0
		}
		return 3 << (flags&7 + 1)
	}
	if len(b) < 13 {
		return 0
	}
	at := 13 + table(b[10])
	blocks := func() {
		for at < len(b) && b[at] != 0 {
			at += 1 + int(b[at])
		}
		at++
	}
	for at < len(b) && n < 2 {
		switch b[at] {
		case 0x21:
			at += 2
			blocks()
		case 0x2c:
			if n++; at+10 > len(b) {
				return n
			}
			at += 11 + table(b[at+9])
			blocks()
		default:
			return n
		}
	}
	return n
}

// isPicture is the kind of what Open can open.
func (f File) isPicture() bool { return f.Kind == dataset.Picture && f.Ext != ".svg" }

// Scales reports whether the file is brought to sizes: a picture that is no drawing.
func (f File) Scales() bool { return f.isPicture() }
