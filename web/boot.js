"use strict";
// boot.js starts the program of the page and lets it take the static page's
// place; when anything about the program fails, the static page stays, or
// comes back, with one quiet line.
//
// The page gives:
//   <html data-wasm=URL       the program; "app.wasm" beside this script when absent
//         data-wasm-gz=URL    a gzip copy, used where the host sends data-wasm uncompressed
//         data-wasm-bytes=N   its size unpacked, for the progress line
//         data-device=URL     the script for copies, updates and files of the reader's; see device/
//         data-words=URL   the messages of the page's language, where that is not English
//         data-pack=URL data-texts=URL>    parts of the dataset, plain or gzip
//   <body> first child <div id="app">, empty; next <div id="page">, the static page;
//   anywhere outside #app: <p id="app-status" role="status" data-loading data-coming
//   data-ready data-failed>, whose attributes are the words for those moments (each may be absent);
//   in #page, where it opens with a story, <section id="story">, and links with
//   data-explore=STATE, which lead to the program, and by their href where there is none;
//   wasm_exec.js before this script, both with defer.
// It sets classes on <html>: js, then loading until the program has started, then
// live while the program is shown, story while the story is and the program waits
// behind it, or failed, or static (?wasm=false, crawlers).
// The style sheet hides #app under html:not(.live) by visibility, and fixes it in place.
//
// window.parleyBoot is what the program calls:
//   load(name)  a promise of a Uint8Array: "pack", "words" or "texts"; asked again, it is loaded again
//   whole(url)  a promise of a file's bytes, unpacked and checked; sum(bytes) is its hash
//   live()      the first picture stands; show the program
//   fail(why)   give up; the static page comes back
//   ask(verb, arg)  has the device script do something, as soon as it is there
(() => {
  // A frame without storage throws at the mere mention of it, and go-app reads
  // storage as it starts: keep a memory in its place.
  const memory = () => {
    const kept = new Map();
    return {
      get length() { return kept.size; },
      key: i => [...kept.keys()][i] ?? null,
      getItem: k => kept.get(String(k)) ?? null,
      setItem: (k, v) => { kept.set(String(k), String(v)); },
      removeItem: k => { kept.delete(String(k)); },
      clear: () => kept.clear(),
    };
  };
  for (const name of ["localStorage", "sessionStorage"]) {
    try { window[name].length; } catch { Object.defineProperty(window, name, { configurable: true, value: memory() }); }
  }

  const root = document.documentElement, given = root.dataset;
  const here = document.currentScript.src || location.href;
  const byID = id => document.getElementById(id);
  const say = moment => { const line = byID("app-status"); if (line) line.textContent = line.dataset[moment] || ""; };
  const mark = (...names) => { root.classList.remove("loading", "live", "story", "failed"); root.classList.add(...names); };

  root.classList.add("js");
  if (new URLSearchParams(location.search).get("wasm") === "false" || /bot\b|crawl|spider/i.test(navigator.userAgent)) {
    mark("static");
    return;
  }

  // ---- what go-app looks for in the window ----

  const env = {
    GOAPP_VERSION: given.version || "",
    GOAPP_INTERNAL_URLS: "[]",
    GOAPP_STATIC_RESOURCES_URL: new URL(".", here).href,
    GOAPP_ROOT_PREFIX: location.pathname, // whatever the path, go-app sees its one route "/"
  };
  Object.assign(window, {
    goappGetenv: name => env[name],
    goappNav() {},
    goappOnUpdate() { window.goappUpdatedBeforeWasmLoaded = true; },
    goappOnAppInstallChange() { window.goappAppInstallChangedBeforeWasmLoaded = true; },
  });
  // go-app sets window.onclick to send every click on any link through itself,
  // which breaks sub-paths, shift-click and target. Links are the browser's.
  Object.defineProperty(window, "onclick", { configurable: true, get: () => null, set() {} });

  // ---- taking the static page's place, and giving it back ----

  // phase is loading, then offered, live or failed.
  let phase = "loading";
  const shelf = document.createDocumentFragment(); // holds #page while the program is shown
  const writes = el => !!el && (el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName));

  // reading reports whether the reader is in the middle of the static page: past
  // the first screen, selecting text, or in a field.
  const reading = () => {
    const page = byID("page"), chosen = getSelection(), held = document.activeElement;
    return scrollY >= innerHeight ||
      !!chosen && !chosen.isCollapsed && !!page && page.contains(chosen.anchorNode) ||
      !!page && page.contains(held) && writes(held);
  };

  // A page that opens with a story stays while the address names no state of the
  // program, whose fragments all have an equals sign. wanted is the link by which the
  // reader has asked for the program, and gets the focus when the story comes back, or
  // true where it was no link. left is the scroll position in the story, and
  // named the part of it that the address had.
  let wanted = null, left = 0, named = location.hash;
  const told = () => !given.own && !location.hash.includes("=") && !!(byID("story") || shelf.querySelector("#story"));

  // Each step has its own picture where story.js did not come.
  document.querySelector(".stepped:not([data-at])")?.classList.remove("on");

  const shelve = () => {
    const page = byID("page"), held = document.activeElement;
    const stop = page && page.contains(held) ? held.closest("[id]") : null;
    if (page) shelf.append(page);
    mark("live");
    scrollTo(0, 0);
    if (stop) (byID(stop.id) || byID("stage"))?.focus({ preventScroll: true });
  };
  const unshelve = () => {
    root.classList.remove("live");
    if (shelf.firstChild) byID("app").after(shelf);
  };

  const changes = ["scroll", "selectionchange", "focusout"];
  const settle = () => {
    if (phase !== "offered") return;
    root.classList.toggle("story", told());
    if (told() || !wanted && reading()) return;
    for (const name of changes) document.removeEventListener(name, later);
    phase = "live";
    say("live");
    left = scrollY;
    shelve();
  };
  const later = () => setTimeout(settle); // focusout comes before the focus has moved
  const live = () => {
    if (phase !== "loading") { // the program asks to be shown
      wanted ||= true;
      return settle();
    }
    phase = "offered";
    root.classList.remove("loading");
    settle();
    if (phase !== "offered") return;
    say(told() ? "live" : "ready");
    for (const name of changes) document.addEventListener(name, later, { passive: true });
  };

  // turn follows the address: from the story to the program, as soon as that is there,
  // and back to where the reader has left the story.
  const turn = () => {
    if (!told()) {
      if (location.hash.includes("=")) wanted ||= true;
      settle();
    } else if (phase === "live") {
      phase = "offered";
      unshelve();
      settle();
      const part = named !== location.hash && byID(location.hash.slice(1));
      if (part) part.scrollIntoView(); else scrollTo(0, left);
      wanted?.focus?.({ preventScroll: true });
      wanted = null;
    }
    if (told()) named = location.hash;
  };
  for (const name of ["popstate", "hashchange"]) addEventListener(name, turn);
  addEventListener("click", e => {
    const link = e.target.closest?.("[data-explore]");
    if (!link || phase === "failed" || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    wanted = link;
    if (phase === "loading") say("coming");
    location.hash = link.dataset.explore;
  });

  // Paper gets the static page, unless a dataset of the reader's is shown.
  let printedAt = 0;
  addEventListener("beforeprint", () => { if (phase === "live" && !given.own) { printedAt = scrollY; unshelve(); } });
  addEventListener("afterprint", () => { if (phase === "live" && !given.own) { shelve(); scrollTo(0, printedAt); } });

  const go = typeof Go === "function" ? new Go() : null;
  const fail = why => {
    if (phase === "failed") return;
    const shown = phase === "live";
    phase = "failed";
    console.info("parley: showing the page without its program:", why);
    // What still holds one of its callbacks stays quiet. The Go runtime tries a
    // timer that was not taken again and again: forget the timers, too.
    if (go) go._resume = () => { go._scheduledTimeouts?.clear(); };
    window.onpopstate = window.onresize = null;
    progress.remove();
    const app = document.createElement("div");
    app.id = "app";
    byID("app")?.replaceWith(app);
    if (shown) unshelve();
    mark("failed");
    say("failed");
    if (!shown && wanted?.href) location.replace(wanted.href);
    again().catch(() => {});
  };

  // ---- loading ----

  const progress = byID("progress") || document.createElement("div");
  const show = share => { progress.firstChild.style.transform = `scaleX(${share})`; };
  const line = () => {
    progress.id = progress.className = "progress";
    progress.setAttribute("aria-hidden", "true");
    progress.replaceChildren(document.createElement("i"));
    document.body.append(progress);
  };

  const get = async (url, cache) => {
    const answer = await fetch(url, { cache });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer;
  };

  // unpacked gives the bytes of a body, unpacking gzip that the host has not
  // unpacked on the way: hosts differ on files that end in .gz.
  const unpacked = async body => {
    const reader = body.getReader(), first = await reader.read();
    const whole = new ReadableStream({
      start(to) { if (!first.done) to.enqueue(first.value); },
      async pull(to) { const { done, value } = await reader.read(); if (done) to.close(); else to.enqueue(value); },
      cancel(why) { return reader.cancel(why); },
    });
    const gzip = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
    return gzip ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
  };

  // The name of a file holds a hash of its bytes, unpacked. What has another is not
  // used, and asked for once more past the browser's cache, which may hold a page of
  // a login, or half a file, for a year. Browsers compare on https, on this machine
  // and in a file; elsewhere packs alone tell, by their own checksum, that they are damaged.
  const sum = async bytes => [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 5)].map(b => b.toString(16).padStart(2, "0")).join("");
  const check = async (url, bytes) => {
    const hash = /\.([0-9a-f]{10})\./.exec(url)?.[1];
    if (hash && crypto.subtle && hash !== await sum(bytes)) throw new Error(`${url.slice(0, 200)}: damaged on the way`);
    return new Uint8Array(bytes);
  };
  const twice = f => f("default").catch(() => f("reload"));
  const taken = async (url, answer) => check(url, await new Response(await unpacked(answer.body)).arrayBuffer());
  const file = async (url, cache) => taken(url, await get(url, cache));
  // again compares the scripts and the style sheet that the page has with their names.
  // What the browser's cache holds damaged is got once more, and the page with it: the
  // cache is right after that. A script that stays damaged is not run with the program.
  const again = async () => {
    const mended = await Promise.all([...document.querySelectorAll("script[src], link[rel=stylesheet]")].map(async ({ src, href }) => {
      const url = src || href, had = await get(url, "force-cache").catch(() => 0);
      return had && taken(url, had).then(() => 0, () => file(url, "reload").then(() => 1, why => { if (src) throw why; }));
    }));
    if (mended.includes(1)) { location.reload(); await new Promise(() => {}); }
  };
  const whole = url => twice(cache => file(url, cache));

  const parts = {};
  const load = name => parts[name] ??= given[name] ? whole(given[name]) : Promise.reject(new Error(`the page names no ${name}`));

  const program = async cache => {
    const answer = await get(given.wasm || new URL("app.wasm", here), cache);
    const packed = answer.headers.get("Content-Encoding");
    if (packed || !given.wasmGz || typeof DecompressionStream !== "function") return answer;
    try {
      const small = await get(given.wasmGz, cache);
      answer.body.cancel();
      return small;
    } catch { return answer; }
  };

  const compiled = async cache => {
    const total = Number(given.wasmBytes), from = await program(cache), pieces = [];
    let got = 0, made;
    const count = piece => { pieces.push(piece); got += piece.byteLength; if (total > 0) show(Math.min(1, got / total)); };
    // An answer that is the program goes to the compiler as it came: only then do
    // browsers keep what they have compiled. Its twin is counted.
    if (from.headers.get("Content-Type") === "application/wasm" && !from.headers.has("X-Parley-Gzip") && !from.url.endsWith(".gz")) {
      const twin = from.clone().body.pipeTo(new WritableStream({ write: count }));
      [made] = await Promise.all([WebAssembly.instantiateStreaming(from, go.importObject), twin]);
    } else {
      const counted = (await unpacked(from.body)).pipeThrough(new TransformStream({ transform(piece, to) { count(piece); to.enqueue(piece); } }));
      const answer = new Response(counted, { headers: { "Content-Type": "application/wasm" } });
      made = await WebAssembly.instantiateStreaming(answer, go.importObject);
    }
    await check(given.wasm || "", await new Blob(pieces).arrayBuffer());
    return made.instance;
  };

  // The page is painted and at rest: the program may take the main thread.
  const painted = () => new Promise(done => {
    const idle = () => window.requestIdleCallback ? requestIdleCallback(done, { timeout: 1000 }) : setTimeout(done, 50);
    if (document.readyState === "complete") idle(); else addEventListener("load", idle, { once: true });
  });

  const start = async () => {
    if (!go) throw new Error("wasm_exec.js is missing");
    if (!window.parleyPainter && document.querySelector("script[src*='/painter.']")) throw new Error("painter.js is missing");
    line();
    mark("loading");
    say("loading");
    // The program hears of a failure when it asks.
    for (const name of ["pack", "words"]) if (given[name]) load(name).catch(() => {});
    const [instance] = await Promise.all([twice(compiled), again(), painted()]);
    progress.remove();
    if (phase === "failed") return;
    await go.run(instance); // ends only when the program has ended, which it should not
    throw new Error("the program ended");
  };

  // A trap inside the wasm does not end go.run; it surfaces as an error here.
  for (const name of ["error", "unhandledrejection"]) {
    addEventListener(name, e => { if ((e.error || e.reason) instanceof WebAssembly.RuntimeError) fail(e.error || e.reason); });
  }
  // What keeps the page for days without a network comes last of all, and never
  // inside somebody else's page. The browser's offer to install comes when it likes.
  addEventListener("beforeinstallprompt", e => { e.preventDefault(); window.parleyInstall = e; });
  let device; // a promise of its script; one that could not be had is asked for again
  const devised = () => device ??= painted().then(() => whole(given.device)).then(() => new Promise((done, refuse) => {
    const script = document.createElement("script");
    script.src = given.device;
    script.onload = done;
    script.onerror = refuse;
    document.head.append(script);
  })).catch(why => { device = null; throw why; });
  const may = given.device && window.top === window;
  // ask has the device do something, as soon as its script is there: what a reader
  // drops or presses before that is not lost.
  // The file that stands alone brings the script itself; a frame has none.
  const ask = async (...what) => { try { if (may) await devised(); await window.parleyDevice?.do(...what); } catch { /* it cannot be had */ } };
  if (may) devised().catch(() => {}); // nothing is kept this time
  for (const name of ["dragover", "drop"]) {
    addEventListener(name, e => { // where no program will show it, a file is the browser's
      if (phase === "failed" || !may && !window.parleyDevice || !e.dataTransfer?.types.includes("Files")) return;
      e.preventDefault();
      if (name === "drop") ask("files", [...e.dataTransfer.files]);
    });
  }

  // What the program has taken is not kept a second time.
  const hand = name => { const part = load(name); delete parts[name]; return part; };
  window.parleyBoot = { load: hand, whole, sum, live, fail, ask };
  start().catch(fail);
})();
