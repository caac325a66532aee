// Package wasmcode rewrites the code of a program that the Go linker wrote for
// WebAssembly, so that it takes fewer bytes compressed and does the same in
// fewer steps, and adds a function that fills memory at the start. The compiler writes the same few patterns tens of thousands of
// times; each rule here rewrites one of them, in functions of Go's calling
// convention alone: one parameter, the block to continue at, and a result that
// says whether the stack is to be unwound.
package wasmcode

import (
	"encoding/binary"
	"errors"
)

// errFormat means that the code is not what the Go linker writes.
var errFormat = errors.New("wasmcode: not the code of a Go program")

// firstFunc is the number that Go's program counters give to the first function
// of the code section (cmd/link/internal/wasm, funcValueOffset). A program
// counter holds the number of the function above its lowest 16 bits and the
// number of a block in them.
const firstFunc = 0x1000

// rewriteAll returns the content of a code section with its functions
// rewritten, and the numbers of their blocks. kinds is the content of the
// function section; the linker gives the type of Go's calling convention the
// number 0. trap is the number of a function, as a call names it.
//
// It returns an error if the sections are not what the Go linker writes.
func rewriteAll(code, kinds []byte, funcs []Func, trap int64) ([]byte, []Numbers, error) {
	r, k := reader{data: code}, reader{data: kinds}
	n := r.uleb()
	if k.uleb() != n || n != len(funcs) {
		return nil, nil, errFormat
	}
	out := binary.AppendUvarint(make([]byte, 0, len(code)), uint64(n))
	numbers := make([]Numbers, n)
	for i, own := range funcs {
		body := r.take(r.uleb())
		if k.uleb() == 0 && !r.bad {
			var err error
			if body, numbers[i], err = rewrite(body, (firstFunc+int64(i))<<16, own, trap); err != nil {
				return nil, nil, err
			}
		}
		out = append(binary.AppendUvarint(out, uint64(len(body))), body...)
	}
	if r.bad || k.bad || len(r.data) > 0 {
		return nil, nil, errFormat
	}
	return out, numbers, nil
}

// fn is a function while it is rewritten.
type fn struct {
	locals []byte // declarations of locals, without their number
	groups int    // number of declarations
	code   []instr
}

// rewrite rewrites the function whose program counters begin at pc.
func rewrite(body []byte, pc int64, own Func, trap int64) ([]byte, Numbers, error) {
	f, err := parse(body)
	if err != nil {
		return nil, nil, err
	}
	if !f.goConvention() {
		return body, nil, nil
	}
	f.code = tidy(f.code)
	f.code = addresses(f.code)
	f.jumps()
	numbers := f.renumber(pc, own, trap)
	f.exits()
	f.prune()
	f.returnAddresses(pc)
	return f.bytes(), numbers, nil
}

func parse(body []byte) (*fn, error) {
	r := reader{data: body}
	f := &fn{groups: r.uleb()}
	from := r.data
	for n := f.groups; n > 0 && !r.bad; n-- {
		r.uleb()
		r.one()
	}
	f.locals = from[:len(from)-len(r.data)]
	for len(r.data) > 0 && !r.bad {
		f.code = append(f.code, r.instr())
	}
	if r.bad {
		return nil, errFormat
	}
	return f, nil
}

// goConvention reports whether a function begins by copying the stack pointer
// from global 0 to local 1, as everything compiled from Go does.
func (f *fn) goConvention() bool {
	return len(f.code) > 2 && f.code[0].is(globalGet, 0) && f.code[1].is(localSet, 1)
}

func (i instr) is(op byte, arg int64) bool { return i.op == op && i.arg == arg }

func (f *fn) bytes() []byte {
	out := binary.AppendUvarint(nil, uint64(f.groups))
	out = append(out, f.locals...)
	for _, i := range f.code {
		out = i.append(out)
	}
	return out
}
