package wasmcode

import "encoding/binary"

// Section is the number of a section of a program, core specification 5.5.
type Section byte

// The sections that are read or written.
const (
	typeSection     Section = 1
	importSection   Section = 2
	functionSection Section = 3
	StartSection    Section = 8
	CodeSection     Section = 10
	DataSection     Section = 11
)

// header is a program's first eight bytes: its format and the version of it.
const header = "\x00asm\x01\x00\x00\x00"

// Module is a program by its sections.
type Module struct {
	sections []section
}

type section struct {
	id      Section
	content []byte
}

// Open returns a program by its sections, which share its memory. It returns an
// error if it is no program or its end is missing.
func Open(wasm []byte) (*Module, error) {
	r := reader{data: wasm}
	if string(r.take(len(header))) != header {
		return nil, errFormat
	}
	m := &Module{}
	for len(r.data) > 0 && !r.bad {
		m.sections = append(m.sections, section{Section(r.one()), r.take(r.uleb())})
	}
	if r.bad {
		return nil, errFormat
	}
	return m, nil
}

// Content returns what a section holds, nil if there is no such section.
func (m *Module) Content(id Section) []byte {
	for _, s := range m.sections {
		if s.id == id {
			return s.content
		}
	}
	return nil
}

// Set replaces what a section holds, or adds it before the sections with a
// greater number.
func (m *Module) Set(id Section, content []byte) {
	for i, s := range m.sections {
		if s.id == id {
			m.sections[i].content = content
			return
		}
	}
	var all []section
	for i, s := range m.sections {
		if s.id > id {
			m.sections = append(append(all, section{id, content}), m.sections[i:]...)
			return
		}
		all = append(all, s)
	}
	m.sections = append(all, section{id, content})
}

// Bytes returns the program.
func (m *Module) Bytes() []byte {
	out := []byte(header)
	for _, s := range m.sections {
		out = append(out, byte(s.id))
		out = binary.AppendUvarint(out, uint64(len(s.content)))
		out = append(out, s.content...)
	}
	return out
}

// noParameters is the type of a function without parameters and results.
const noParameters = "\x60\x00\x00"

// Start adds a function, given by its body, that runs before all others, when
// the program's memory is filled. It returns an error if the program has none
// of the sections that the Go linker writes.
func (m *Module) Start(body []byte) error {
	kind, err := m.kind(noParameters)
	if err != nil {
		return err
	}
	imported, err := m.imported()
	if err != nil {
		return err
	}
	n, err := m.add(functionSection, binary.AppendUvarint(nil, uint64(kind)))
	if err != nil {
		return err
	}
	if _, err := m.add(CodeSection, append(binary.AppendUvarint(nil, uint64(len(body))), body...)); err != nil {
		return err
	}
	m.Set(StartSection, binary.AppendUvarint(nil, uint64(imported+n)))
	return nil
}

// add appends an element to a section that holds a list, and returns the number
// of elements before it.
func (m *Module) add(id Section, element []byte) (before int, err error) {
	r := reader{data: m.Content(id)}
	before = r.uleb()
	if r.bad {
		return 0, errFormat
	}
	m.Set(id, append(append(binary.AppendUvarint(nil, uint64(before)+1), r.data...), element...))
	return before, nil
}

// kind returns the number of a type of functions, which it adds if the program
// has none such.
func (m *Module) kind(want string) (int, error) {
	r := reader{data: m.Content(typeSection)}
	n := r.uleb()
	for i := 0; i < n && !r.bad; i++ {
		from := r.data
		r.one()
		r.take(r.uleb())
		r.take(r.uleb())
		if string(from[:len(from)-len(r.data)]) == want {
			return i, nil
		}
	}
	if r.bad {
		return 0, errFormat
	}
	return m.add(typeSection, []byte(want))
}

// imported returns the number of functions that a program imports, and an error
// if it imports something else: the Go linker writes functions alone.
func (m *Module) imported() (int, error) {
	r := reader{data: m.Content(importSection)}
	n := r.uleb()
	for i := 0; i < n && !r.bad; i++ {
		r.take(r.uleb())
		r.take(r.uleb())
		if r.one() != 0 {
			return 0, errFormat
		}
		r.uleb()
	}
	if r.bad || len(r.data) > 0 {
		return 0, errFormat
	}
	return n, nil
}

// Shorten rewrites the functions of a program, described in their order. trap is
// the index of the one that is called when a nil pointer was used. It returns
// the numbers of the functions' blocks, and an error if the code is not what the
// Go linker writes.
func (m *Module) Shorten(funcs []Func, trap int) ([]Numbers, error) {
	imported, err := m.imported()
	if err != nil {
		return nil, err
	}
	code, numbers, err := rewriteAll(m.Content(CodeSection), m.Content(functionSection), funcs, int64(imported+trap))
	if err == nil {
		m.Set(CodeSection, code)
	}
	return numbers, err
}
