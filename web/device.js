"use strict";
// device.js is what the page has to do with the device it is on: the copy that
// opens without a network, new versions, installing, and datasets of the reader's
// own. boot.js loads it when the page is at rest, and never in a frame.
//
// The page names its parts in attributes of <html>, see boot.js, and here also
//   data-sw=URL      the service worker; without it nothing is kept or asked for
//   data-reader=URL  the worker that reads YAML and JSON
//
// window.parleyDevice is what the program uses:
//   state          an object of texts, numbers and truth values, named below
//   listen(f)      f(kind, notice) from now on, and for what has been told before:
//                  "state" when state has changed, "news" with {core, texts, minute},
//                  "opened" with {name, core, texts, findings, ...} or {name, pack},
//                  "reading" with {name}, "refused" with {name, why}
//   do(verb, arg)  what the table of verbs at the end lists
(() => {
  const given = document.documentElement.dataset, rooted = new URL(given.sw || "./", location.href);
  const scope = new URL(".", rooted).href, prefix = "parley:" + scope + ":";
  const serving = !!given.sw && location.protocol.startsWith("http");
  const state = {
    offline: false,     // the network is away
    copy: "",           // "", "saving", "ready", "part" or "none"
    missing: 0,         // files that the copy lacks
    pages: 0, bytes: 0, // event and other pages beside the first, and their size
    kept: 0,            // of these, how many are kept for good
    saving: 0,          // of these, how many are fetched so far, while that goes on
    trouble: "",        // why the last keeping failed: "full" or a message
    used: 0, room: 0,   // bytes, of the whole origin
    stays: false,       // the browser has promised not to clear it
    install: "",        // "", "can", "ios" or "done"
    fresh: false,       // another program is ready
    own: "",            // names of the datasets kept, one a line
  };
  let told = null;
  const waiting = [];
  const tell = (kind, notice) => { if (told) told(kind, notice); else if (kind !== "state") waiting.push([kind, notice]); };
  const set = changes => { Object.assign(state, changes); tell("state"); };
  const cached = async name => { try { return await caches.open(prefix + name); } catch { return null; } };
  // held are the addresses in a cache; looking makes none.
  const held = async name => { try { return await caches.has(prefix + name) ? (await (await caches.open(prefix + name)).keys()).map(r => r.url) : []; } catch { return []; } };

  // ---- the copy on the device ----

  let registration = null, reloading = false;
  const ask = (worker, message) => new Promise((answer, refuse) => {
    const line = new MessageChannel();
    line.port1.onmessage = e => answer(e.data);
    setTimeout(refuse, 60000, new Error("no answer"));
    worker.postMessage(message, [line.port2]);
  });
  const settled = worker => new Promise(done => {
    const look = () => { if (/activated|redundant/.test(worker.state)) done(worker.state); };
    worker.addEventListener("statechange", look);
    look();
  });

  const mend = async () => {
    const { missing } = await ask(registration.active, { type: "MEND" });
    set({ copy: missing ? "part" : "ready", missing });
  };

  const measure = async () => {
    const { usage = 0, quota = 0 } = await navigator.storage?.estimate?.() || {};
    const pages = (await held("all")).filter(url => url !== root(pagesList)).length;
    const names = (await held("own")).map(url => decodeURIComponent(url.split("/own/").pop()));
    set({ used: usage, room: quota, stays: await navigator.storage?.persisted?.() || false, kept: pages, own: names.join("\n") });
  };

  // An installed app asks the browser not to clear what it keeps; a page does not.
  const stay = async () => {
    if (!await navigator.storage?.persisted?.()) await navigator.storage?.persist?.();
    await measure();
  };

  const register = async () => {
    if (!serving || !navigator.serviceWorker) { set({ copy: "none" }); return; }
    try {
      set({ copy: "saving" });
      registration = await navigator.serviceWorker.register(given.sw);
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", () => { if (worker.state === "installed") ready(); });
      });
      navigator.serviceWorker.addEventListener("controllerchange", () => { if (reloading) location.reload(); });
      const first = registration.installing || registration.waiting;
      if (registration.active || await settled(first) === "activated") await mend(); else set({ copy: "none" });
      await measure();
      ready();
    } catch (why) {
      console.info("parley: no copy is kept on the device:", String(why));
      set({ copy: "none" });
    }
  };

  // ---- new versions ----

  const root = path => new URL(path, scope).href;
  let now = null, asked = -Infinity, shown = new URL(given.pack || "", location.href).href;

  // sameProgram reports whether the page already runs the program of latest.json.
  const sameProgram = () => {
    const has = new Set([new URL(given.wasm, location.href).href, ...[...document.querySelectorAll("script[src], link[rel=stylesheet]")].map(e => e.src || e.href)]);
    return now.program.every(path => has.has(root(path)));
  };

  // ready looks at a worker that waits with a new version. When it brings only
  // data, or the program that already runs, it takes over unseen; another program
  // waits for the reader, or for the next start without an open page.
  const ready = () => {
    if (!now || !registration?.waiting) return;
    if (sameProgram()) registration.waiting.postMessage({ type: "SKIP_WAITING" });
    else set({ fresh: true });
  };

  const bytes = async path => new Uint8Array(await (await got(root(path))).arrayBuffer());
  const got = async (url, options) => {
    const answer = await fetch(url, options);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer;
  };

  const check = async () => {
    if (!serving) return;
    asked = performance.now();
    try {
      now = await (await got(root("latest.json"), { cache: "no-cache", signal: AbortSignal.timeout(ANSWER) })).json();
      set({ offline: false, pages: now.pages, bytes: now.bytes });
      if (!sameProgram()) {
        if (registration) await registration.update().catch(() => {}); else set({ fresh: true });
        ready();
      } else if (given.pack && root(now.pack) !== shown) {
        const [core, texts] = await Promise.all([bytes(now.pack), bytes(now.texts)]);
        shown = root(now.pack);
        given.texts = root(now.texts);
        const clock = new Date();
        tell("news", { core, texts, minute: clock.getHours() * 60 + clock.getMinutes() });
        registration?.update().catch(() => {});
      } else ready();
      freshen();
    } catch { set({ offline: !navigator.onLine || !await reached() }); }
  };
  // reached reports whether the site answers at all: a list that is missing is no tunnel.
  const reached = () => fetch(root("latest.json"), { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(ANSWER) }).then(() => true, () => false);

  const ANSWER = 6000; // milliseconds, after which a line counts as none
  const POLITE = 5 * 60000, SOON = 30000; // milliseconds between two questions; after coming back
  const glance = () => { if (!document.hidden && performance.now() - asked > SOON) check(); };
  setInterval(() => { if (!document.hidden && !navigator.connection?.saveData) check(); }, POLITE);
  addEventListener("focus", glance);
  document.addEventListener("visibilitychange", glance);
  addEventListener("online", check);
  addEventListener("offline", () => set({ offline: true }));

  const reload = () => {
    reloading = true;
    registration?.waiting?.postMessage({ type: "SKIP_WAITING" });
    setTimeout(() => location.reload(), registration?.waiting ? 2000 : 0); // a worker that is busy may take its time
  };

  // ---- every page ----

  const pagesList = "pages.json";
  const kept = async all => new Map(await (await all.match(root(pagesList)))?.json().catch(() => []) || []);

  // fetchPages gets the pages that are not kept as they are today. The list is
  // written last: what is missing is fetched the next time. Quietly it trusts the
  // list that it wrote, and looks at no page when that is today's.
  const fetchPages = async quiet => {
    const list = await (await got(root(pagesList), { cache: "no-cache" })).json();
    const all = await cached("all");
    if (!all) throw new Error("storage is refused");
    const had = await kept(all), line = [...list];
    if (quiet && JSON.stringify([...had]) === JSON.stringify(list)) return;
    let done = 0;
    const one = async () => {
      for (let next; (next = line.shift());) {
        const [path, hash] = next;
        if (had.get(path) !== hash || !await all.match(root(path))) {
          const page = await got(root(path), { cache: "no-cache" });
          // Made anew: an answer that was redirected must not answer a navigation.
          await all.put(root(path), new Response(page.body, { headers: { "Content-Type": page.headers.get("Content-Type") || "text/html" } }));
        }
        if (++done % 10 === 0 && !quiet) set({ saving: done });
      }
    };
    await Promise.all([one(), one(), one(), one()]);
    const today = new Set(list.map(([path]) => root(path)).concat(root(pagesList)));
    await all.put(root(pagesList), new Response(JSON.stringify(list)));
    for (const r of await all.keys()) if (!today.has(r.url)) await all.delete(r);
  };

  const reason = why => why?.name === "QuotaExceededError" ? "full" : String(why?.message || why);
  const keepAll = async () => {
    set({ saving: 1, trouble: "" });
    try { await fetchPages(false); } catch (why) { set({ trouble: reason(why) }); }
    set({ saving: 0 });
    await measure();
  };
  // freshen renews pages that are kept, when the list of today is another.
  const freshen = async () => {
    try {
      if (navigator.connection?.saveData || !(await held("all")).length) return;
      await fetchPages(true);
      await measure();
    } catch { /* the next check tries again */ }
  };

  // ---- installing ----

  const standalone = () => matchMedia("(display-mode: standalone), (display-mode: minimal-ui)").matches || navigator.standalone === true;
  const ios = /iPad|iPhone|iPod/.test(navigator.userAgent) || navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1;
  const offer = () => set({ install: standalone() ? "done" : window.parleyInstall ? "can" : ios && serving ? "ios" : "" });
  addEventListener("beforeinstallprompt", offer); // boot.js has kept it
  addEventListener("appinstalled", () => { window.parleyInstall = null; set({ install: "done" }); stay(); });
  const install = async () => {
    const prompt = window.parleyInstall;
    window.parleyInstall = null; // it serves once
    await prompt?.prompt();
    offer();
  };

  // ---- a dataset of the reader's own ----

  const MOST = 64e6;
  const isPack = b => b[0] === 0x8b && b[1] === 0x50 && b[2] === 0x4c && b[3] === 0x59;
  const isGzip = b => b[0] === 0x1f && b[1] === 0x8b;

  // inflate unpacks gzip, and stops when more comes out than a dataset may have.
  const inflate = async data => {
    const parts = [], out = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
    let size = 0;
    for (let step; !(step = await out.read()).done;) {
      if ((size += step.value.length) > MOST) { out.cancel().catch(() => {}); throw new Error("size"); }
      parts.push(step.value);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  };

  // read checks and packs files in a worker, out of the reader's way.
  const read = files => new Promise((answer, refuse) => {
    const worker = new Worker(given.reader);
    worker.onmessage = e => { worker.terminate(); if (e.data.fatal) refuse(new Error(e.data.fatal)); else answer(e.data); };
    worker.onerror = e => { e.preventDefault(); worker.terminate(); refuse(new Error("tool")); };
    worker.postMessage(files);
  });

  const openFiles = async list => {
    const files = [...list].filter(f => /\.(ya?ml|json|parley|pack|gz)$/i.test(f.name));
    const name = files.length === 1 || !files.length ? (files[0] || list[0])?.name : `${files[0].name} + ${files.length - 1}`;
    const refuse = why => tell("refused", { name, why });
    if (!list.length) return;
    if (!files.length) return refuse("kind");
    if (files.reduce((sum, f) => sum + f.size, 0) > MOST) return refuse("size");
    tell("reading", { name });
    try {
      const parts = await Promise.all(files.map(async f => {
        let data = new Uint8Array(await f.arrayBuffer());
        if (isGzip(data)) data = await inflate(data);
        return { name: f.name, data };
      }));
      const pack = parts.find(f => isPack(f.data));
      if (pack) return tell("opened", { name: pack.name, pack: pack.data });
      if (!given.reader) return refuse("pack");
      const { core, texts, ...rest } = await read(parts);
      if (!rest.events) tell("refused", { name, why: "empty", findings: rest.findings });
      else tell("opened", { name, core, texts, ...rest });
    } catch (why) { refuse(why.message === "tool" ? "tool" : reason(why)); }
  };

  const choose = () => {
    const field = document.createElement("input");
    field.type = "file";
    field.multiple = true;
    field.accept = ".parley,.yaml,.yml,.json";
    field.addEventListener("change", () => openFiles(field.files));
    field.click();
  };
  const carries = e => [...e.dataTransfer?.types || []].includes("Files");
  addEventListener("dragover", e => { if (carries(e)) e.preventDefault(); });
  addEventListener("drop", e => { if (carries(e)) { e.preventDefault(); openFiles(e.dataTransfer.files); } });
  window.launchQueue?.setConsumer(async launch => {
    if (launch.files?.length) openFiles(await Promise.all(launch.files.map(f => f.getFile())));
  });

  const ownURL = name => root("own/" + encodeURIComponent(name));
  const keepOwn = async ({ name, data }) => {
    try {
      const own = await cached("own");
      if (!own) throw new Error("storage is refused");
      await own.put(ownURL(name), new Response(data));
      set({ trouble: "" });
    } catch (why) { set({ trouble: reason(why) }); }
    await measure();
  };
  const openOwn = async name => {
    const hit = await (await cached("own"))?.match(ownURL(name));
    if (hit) tell("opened", { name, pack: new Uint8Array(await hit.arrayBuffer()), kept: true });
  };
  const forget = async name => { await (await cached("own"))?.delete(ownURL(name)); await measure(); };

  // saveRecord gives the record of the page as one file: its core and its texts.
  const saveRecord = async name => {
    const parts = await Promise.all([bytes(shown), got(new URL(given.texts, location.href)).then(a => a.arrayBuffer())]);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts, { type: "application/x-parley" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const verbs = {
    check, reload, install, choose, all: keepAll, keep: keepOwn, open: openOwn, forget, "save-record": saveRecord, measure,
    dismiss: () => set({ fresh: false }),
  };
  window.parleyDevice = {
    state,
    do: (verb, arg) => Promise.resolve(verbs[verb]?.(arg)).catch(why => console.info("parley:", verb, String(why))),
    listen: f => { told = f; for (const [kind, notice] of waiting.splice(0)) f(kind, notice); f("state"); },
  };
  dispatchEvent(new Event("parleydevice"));

  offer();
  set({ offline: navigator.onLine === false });
  // The program's own loading comes first: a copy of the same files must not share
  // the line with it.
  const rested = new Promise(done => {
    const look = () => { if (!document.documentElement.classList.contains("loading")) done(); };
    new MutationObserver(look).observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
    look();
  });
  (async () => {
    await rested;
    await register();
    await check();
    if (standalone()) await stay();
  })();
})();
