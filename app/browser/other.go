//go:build !js

package browser

import "errors"

// Outside a browser there is no page: what follows does nothing or gives a zero
// value, except that work asked for is done at once. The halves of this package
// that are built for a browser say what each does there.

// El is an element of the page; outside a browser there is none.
type El struct{}

func ByID(string) El                 { return El{} }
func Find(string) El                 { return El{} }
func Spare() any                     { return nil }
func Numbered(string) (int, bool)    { return 0, false }
func Held() []string                 { return nil }
func Hold(...string)                 {}
func (El) OK() bool                  { return false }
func (El) Same(El) bool              { return true }
func (El) JS() any                   { return nil }
func (El) Box() Box                  { return Box{} }
func (El) Attr(_, _ string)          {}
func (El) Style(_, _ string)         {}
func (El) Class(string, bool)        {}
func (El) Text(string)               {}
func (El) Markup(string)             {}
func (El) Hide(bool)                 {}
func (El) Focus()                    {}
func (El) Focused() bool             { return false }
func (El) Value() string             { return "" }
func (El) SetValue(string)           {}
func (El) Call(string)               {}
func (El) ScrollTop() float64        { return 0 }
func (El) ScrollTo(float64)          {}
func (El) ScrollLeft() float64       { return 0 }
func (El) ScrollBy(dx, dy float64)   {}
func (El) Buttons([]Button)          {}
func (El) FocusChild(int)            {}
func OnAction(El, func(Action) bool) {}
func OnGesture(El, Gesture)          {}

func OnResize(El, func(w, h float64))              {}
func OnScroll(El, func())                          {}
func Media(q string, _ func(bool)) bool            { return q == "(prefers-reduced-motion: reduce)" }
func Frame(f func(now float64))                    { f(0) }
func After(_ int, f func()) (cancel func())        { f(); return func() {} }
func Busy() (done func())                          { return func() {} }
func Now() float64                                 { return 0 }
func Mark(string)                                  {}
func Export(func() [][2]string, func(string) bool) {}
func Fragment() string                             { return "" }
func SetFragment(string, bool)                     {}
func OnFragment(func(string))                      {}
func Address() string                              { return "" }
func Query(string) string                          { return "" }
func Root(_, _ string)                             {}
func RootData(string) string                       { return "" }
func Fail(string)                                  {}
func Live()                                        {}
func Emit(_, _ string)                             {}
func Stored(string) string                         { return "" }
func Store(_, _ string)                            {}
func Copy(_ string, done func(bool))               { done(false) }
func CanShare() bool                               { return false }
func Share(_, _ string)                            {}
func Save(_, _ string, _ []byte)                   {}
func SaveBlob(string, any)                         {}
func Announce(string)                              {}
func Log(...any)                                   {}

func OnDevice(func(Notice))         {}
func Device(string) string          { return "" }
func DeviceNumber(string) float64   { return 0 }
func DeviceDo(_, _ string)          {}
func DeviceKeep(_ string, _ []byte) {}

// Load has nothing to load outside a browser.
func Load(name string) ([]byte, error) { return nil, errors.New("load " + name + ": not in a browser") }
