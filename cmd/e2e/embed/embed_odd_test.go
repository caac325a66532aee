package embed

import (
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// odd generates messages of any kind, the same for the same seed, many of them
// resembling those between loader and frame.
const odd = `
const odd = seed => {
	const next = n => { seed ^= seed << 13; seed ^= seed >>> 17; seed ^= seed << 5; return (seed >>> 0) % n; };
	const words = ["resize", "state", "ready", "hello", "theme", "dark", "auto", "v=list", "constructor", "__proto__", "[iFrameSizer]a:b", "[iFrameSizer]", "pymxPYMx", "frames-init", "amp", "1e9", "%zz"];
	const keys = ["parley", "type", "detail", "do", "events", "state", "theme", "height", "title", "sentinel", "toString", "valueOf", "length"];
	const word = () => words[next(words.length)];
	const value = deep => {
		switch (next(deep > 3 ? 13 : 16)) {
			case 0: return undefined;
			case 1: return null;
			case 2: return next(2) === 1;
			case 3: return next(4e9) - 2e9;
			case 4: return [NaN, Infinity, -Infinity, 1e300, -0][next(5)];
			case 5: return BigInt(next(1000));
			case 6: return "&=,%:#".repeat(next(20000));
			case 7: return "[iFrameSizer]" + "x".repeat(next(100000));
			case 8: return Array(next(20000)).fill("select");
			case 9: return [new Date(0), /x/, new Map([[1, 2]]), new Error("x"), new Uint8Array(next(9))][next(5)];
			case 10: case 11: case 12: return word();
			case 13: return Array.from({ length: next(5) }, () => value(deep + 1));
			default: return Object.fromEntries(Array.from({ length: next(6) }, () => [keys[next(keys.length)], value(deep + 1)]));
		}
	};
	return () => {
		switch (next(4)) {
			case 0: return value(0);
			case 1: return { parley: 1, type: word(), detail: value(0) };
			case 2: return { parley: 1, type: word(), detail: { [keys[next(keys.length)]]: value(1), height: value(3), state: value(3) } };
			default: return { parley: 1, do: word(), events: value(1), state: value(2), theme: value(2) };
		}
	};
};
`

// watch records the messages that cost more than 10 ms per kB, in the best of
// their repetitions, with an allowance for drawing; and exceptions.
const watch = `
window.probe = { slow: [], errors: [], heard: 0 };
(() => {
	const best = new Map(), size = v => typeof v === "string" ? v.length : v && typeof v === "object" ? Object.values(v).reduce((n, x) => n + size(x), 8) : 8;
	let start = 0, key = "", bytes = 0, last = false;
	addEventListener("error", e => probe.errors.push(e.message));
	addEventListener("unhandledrejection", e => probe.errors.push(String(e.reason)));
	addEventListener("message", e => {
		bytes = size(e.data);
		key = [bytes, e.data?.type, e.data?.do].map(k => typeof k === "object" ? "" : String(k)).join().slice(0, 100);
		start = performance.now();
		if (!last) { last = true; addEventListener("message", after); } // behind the listeners that the first message was for
	});
	const after = () => {
		const took = performance.now() - start;
		probe.heard++;
		if (!(best.get(key)?.[0] <= took)) best.set(key, [took, bytes]);
		probe.slow = [...best].filter(([, [took, bytes]]) => took > 10 * (5 + Math.floor(bytes / 1000))).map(String);
	};
})();
`

// messages is the number of messages that the fuzzing sends, each three times.
const messages = "300"

// TestLoaderReadsOddMessages checks that no message makes the loader throw or
// cost more than its size allows.
func TestLoaderReadsOddMessages(t *testing.T) {
	at := liar(t, odd+`
parent.postMessage({ parley: 1, type: "resize", detail: { height: 500 } }, "*");
const make = odd(7);
for (let i = 0; i < `+messages+`; i++) { const m = make(); for (let n = 0; n < 3; n++) parent.postMessage(m, "*"); }
parent.postMessage({ parley: 1, type: "end", detail: {} }, "*");`)
	p := e2e.Open(t, newsroom(t, "", loaded(at, `<parley-story name="a" load="eager" src="`+at+`"></parley-story>`)), e2e.Friend(at), e2e.Expect("favicon"), e2e.Expect("404"),
		e2e.Inject(watch+`window.over = false; addEventListener("parley:end", () => { over = true; });`))
	p.Until("over")
	checkProbe(t, e2e.Eval[string](p, `[probe.heard > 3 * `+messages+` * .9, probe.slow.join(" "), probe.errors.join(" ")].join("|")`))
}

// TestFrameReadsOddMessages checks the same for the frame and the messages of
// its host, and that it still responds.
func TestFrameReadsOddMessages(t *testing.T) {
	page := string(e2e.ReadFile(t, e2e.Wide.Path(t)+"/embed/index.html"))
	at := story(t, e2e.Files{"embed/index.html": strings.Replace(page, "<head>", `<head><script src="../watch.js"></script>`, 1), "watch.js": watch + `
addEventListener("message", e => { if (e.data?.ask === "probe") parent.postMessage({ told: [probe.heard > 3 * ` + messages + ` * .9, probe.slow.join(" "), probe.errors.join(" ")].join("|") }, "*"); });`})
	host := newsroom(t, "", article(`<iframe title="Story" width="680" height="640" src="`+at+`embed/index.html?load=click"></iframe>`))
	p := e2e.Open(t, host, e2e.Friend(at))
	p.Until(`heard("resize")`)
	p.Exec(`(() => {` + odd + `
		window.told = "";
		addEventListener("message", e => { if (e.data?.told) window.told = e.data.told; });
		const make = odd(11), to = document.querySelector("iframe").contentWindow;
		for (let i = 0; i < ` + messages + `; i++) { const m = make(); for (let n = 0; n < 3; n++) to.postMessage(m, "*"); }
		said.length = 0;
		say({ do: "hello", events: ["all"] });
		to.postMessage({ ask: "probe" }, "*");
	})()`)
	p.Until(`told && heard("resize", d => d.height > 0)`)
	checkProbe(t, e2e.Eval[string](p, `told`))
}

func checkProbe(t *testing.T, got string) {
	t.Helper()
	if got != "true||" {
		t.Errorf("whether the messages were heard, the slow ones, the errors: %s", got)
	}
}
