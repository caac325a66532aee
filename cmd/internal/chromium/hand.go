package chromium

import (
	"context"
	"math"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"parley/cmd/internal/engine"
)

func mouse(ctx context.Context, e input.DispatchMouseEventParams) error {
	_, err := chromedp.Call(ctx, input.DispatchMouseEvent, e)
	return err
}

// Hover moves the pointer to a point, in CSS pixels of the viewport.
func Hover(ctx context.Context, x, y float64) error {
	return mouse(ctx, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: x, Y: y})
}

// Wheel turns the wheel over a point; dy > 0 is towards the reader. With ctrl
// it is what a trackpad's pinch sends.
func Wheel(ctx context.Context, x, y, dx, dy float64, ctrl bool) error {
	// The protocol library leaves out a zero, and the browser then refuses.
	e := input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseWheel, X: x, Y: y, DeltaX: nonzero(dx), DeltaY: nonzero(dy)}
	if ctrl {
		e.Modifiers = int64(chromedp.ModifierCtrl)
	}
	return mouse(ctx, e)
}

func nonzero(v float64) float64 {
	if v == 0 {
		return math.SmallestNonzeroFloat64
	}
	return v
}

// Path is engine.Path.
type Path = engine.Path

// dragSteps is how many moves a drag or a pinch is made of.
const dragSteps = 10

// dragPace is the time from one step of a drag to the next, in seconds.
const dragPace = 0.012

// Drag moves the pressed left button along a path. before, where it is not nil,
// is called before every move, to wait for a picture for one. Without it the events
// bear the times of a quick hand, however long the page takes for each.
func Drag(ctx context.Context, p Path, before func() error) error {
	begun := float64(time.Now().UnixMicro())/1e6 - dragSteps*dragPace
	at := func(kind input.DispatchMouseEventType, i float64, held int64) error {
		e := input.DispatchMouseEventParams{Type: kind, Button: input.MouseButtonLeft, Buttons: held, ClickCount: 1,
			X: p.X0 + (p.X1-p.X0)*i/dragSteps, Y: p.Y0 + (p.Y1-p.Y0)*i/dragSteps}
		if before == nil {
			e.Timestamp = input.TimeSinceEpoch(begun + i*dragPace)
		}
		return mouse(ctx, e)
	}
	if err := Hover(ctx, p.X0, p.Y0); err != nil {
		return err
	}
	if err := at(input.DispatchMouseEventTypeMousePressed, 0, 1); err != nil {
		return err
	}
	for i := 1.0; i <= dragSteps; i++ {
		if before != nil {
			if err := before(); err != nil {
				return err
			}
		}
		if err := at(input.DispatchMouseEventTypeMouseMoved, i, 1); err != nil {
			return err
		}
	}
	return at(input.DispatchMouseEventTypeMouseReleased, dragSteps, 0)
}

// DoubleClick presses the left button twice at a point. The events bear the times
// of a hand, however long the page takes for the first click.
func DoubleClick(ctx context.Context, x, y float64) error {
	at := float64(time.Now().UnixMilli()) / 1000 // seconds
	for n := range int64(2) {
		for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
			e := input.DispatchMouseEventParams{Type: kind, Button: input.MouseButtonLeft, ClickCount: n + 1, X: x, Y: y, Timestamp: input.TimeSinceEpoch(at)}
			if err := mouse(ctx, e); err != nil {
				return err
			}
			at += 0.04
		}
	}
	return nil
}

func touch(ctx context.Context, kind input.DispatchTouchEventType, points ...*input.TouchPoint) error {
	if points == nil {
		points = []*input.TouchPoint{}
	}
	_, err := chromedp.Call(ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
	return err
}

// Pinch puts two fingers about (x, y), from pixels apart, and moves them along
// the x axis to be to pixels apart. The tab must emulate touch.
func Pinch(ctx context.Context, x, y, from, to float64) error {
	fingers := func(apart float64) []*input.TouchPoint {
		return []*input.TouchPoint{{X: x - apart/2, Y: y, ID: new(1.0)}, {X: x + apart/2, Y: y, ID: new(2.0)}}
	}
	if err := touch(ctx, input.DispatchTouchEventTypeTouchStart, fingers(from)...); err != nil {
		return err
	}
	for i := 1.0; i <= dragSteps; i++ {
		if err := touch(ctx, input.DispatchTouchEventTypeTouchMove, fingers(from+(to-from)*i/dragSteps)...); err != nil {
			return err
		}
	}
	return touch(ctx, input.DispatchTouchEventTypeTouchEnd)
}

// Swipe moves one finger along a path. The tab must emulate touch.
func Swipe(ctx context.Context, p Path) error {
	finger := func(i float64) *input.TouchPoint {
		return &input.TouchPoint{X: p.X0 + (p.X1-p.X0)*i/dragSteps, Y: p.Y0 + (p.Y1-p.Y0)*i/dragSteps, ID: new(1.0)}
	}
	if err := touch(ctx, input.DispatchTouchEventTypeTouchStart, finger(0)); err != nil {
		return err
	}
	for i := 1.0; i <= dragSteps; i++ {
		if err := touch(ctx, input.DispatchTouchEventTypeTouchMove, finger(i)); err != nil {
			return err
		}
	}
	return touch(ctx, input.DispatchTouchEventTypeTouchEnd)
}
