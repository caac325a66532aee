package pack

import "encoding/binary"

// Join is both parts of a pack as one file, as it is kept under a name that ends
// in ".parley": the core, then the texts.
func Join(core, texts []byte) []byte {
	return append(append(make([]byte, 0, len(core)+len(texts)), core...), texts...)
}

// Split finds the two parts of a file that Join made, by the section table of the
// core. Where it finds no end of a core, all of the file is core, which Decode
// then refuses with the reason. The parts share the file's memory. It takes time that
// grows with the sections that the table lists, at most with the length of file.
func Split(file []byte) (core, texts []byte) {
	at := tableAt
	number := func() uint64 {
		if at > len(file) {
			return 0
		}
		v, n := binary.Uvarint(file[at:])
		if n <= 0 {
			at = len(file) + 1
			return 0
		}
		at += n
		return v
	}
	count, size := number(), uint64(0)
	if count >= uint64(sectionEnd) {
		return file, nil
	}
	for range count {
		at++ // the number of the section
		n := number()
		if n > uint64(len(file)) {
			return file, nil
		}
		size += n
	}
	if at > len(file) || size > uint64(len(file)-at) {
		return file, nil
	}
	end := at + int(size)
	return file[:end:end], file[end:]
}
