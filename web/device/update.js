"use strict";
// New versions: another program, or other data.

const root = path => new URL(path, scope).href;
let now = null, asked = -Infinity, shown = new URL(given.pack || "", location.href).href;

// sameProgram reports whether the page already runs the program of latest.json.
const sameProgram = () => {
  const has = new Set([new URL(given.wasm, location.href).href, ...[...document.querySelectorAll("script[src], link[rel=stylesheet]")].map(e => e.src || e.href)]);
  return now.program.every(path => has.has(root(path)));
};

// ready looks at a new version that is whole on the device. When it brings only
// data, or the program that already runs, its worker takes over unseen; another
// program waits for the reader, or for the next start without an open page. Its
// worker may have been put to work by another tab already.
const ready = async () => {
  if (!now) return;
  if (sameProgram()) registration?.waiting?.postMessage({ type: "SKIP_WAITING" });
  else if ((await Promise.all(now.program.map(path => caches.match(root(path))))).every(Boolean)) set({ fresh: true });
};

const bytes = path => parleyBoot.whole(root(path)); // checked: see boot.js
const got = async (url, options) => {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
};

const check = async () => {
  if (!serving) return;
  asked = performance.now();
  try {
    const it = now = await (await got(root("latest.json"), { cache: "no-cache", signal: AbortSignal.timeout(ANSWER) })).json();
    set({ offline: false, pages: it.pages, bytes: it.bytes, media: !!it.media });
    if (!sameProgram()) {
      if (registration) await registration.update().catch(() => {}); else set({ fresh: true });
      await ready();
    } else if (given.pack && root(it.pack) !== shown) {
      const [core, texts] = await Promise.all([bytes(it.pack), bytes(it.texts)]);
      if (it !== now) return; // a later question has its own answer
      shown = root(it.pack);
      given.texts = root(it.texts);
      const clock = new Date();
      tell("news", { core, texts, minute: clock.getHours() * 60 + clock.getMinutes() });
      registration?.update().catch(() => {});
    } else await ready();
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
