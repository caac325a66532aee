package chromium

import (
	"context"
	"errors"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Properties of the emulated slow phone on a slow connection.
const (
	phoneSlower  = 4             // CPU slowdown relative to this machine
	phoneBytes   = 1.6 * 1e6 / 8 // bytes per second
	phoneLatency = 150           // milliseconds to a response
	phoneWidth   = 390           // CSS pixels
	phoneHeight  = 844
)

// Phone makes a tab emulate a slow phone on a slow connection.
func Phone(ctx context.Context) error {
	_, slow := chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: phoneSlower})
	_, on := chromedp.Call(ctx, network.Enable, network.EnableParams{})
	_, line := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Latency: phoneLatency, DownloadThroughput: phoneBytes, UploadThroughput: phoneBytes / 2}},
	})
	return errors.Join(slow, on, line, chromedp.Do(ctx, chromedp.EmulateViewport(phoneWidth, phoneHeight, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2))))
}

// Go opens an address in a tab and waits until the page has loaded.
func Go(ctx context.Context, address string) error {
	return chromedp.Do(ctx, chromedp.Navigate(address))
}
