package pack

import "encoding/binary"

// Join returns both parts of a pack as one file (".parley"): the core, then the
// texts.
func Join(core, texts []byte) []byte {
	return append(append(make([]byte, 0, len(core)+len(texts)), core...), texts...)
}

// Split cuts a file made by Join into its two parts, using the section table of
// the core. If it finds no end of the core, the whole file is core, for which
// Decode then reports the reason. The parts share the file's memory. It takes
// time proportional to the sections in the table, at most to len(file).
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
		at++ // section number
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
