"use strict";
// sw.js keeps a site readable without a network. "parley build" fills in the
// version, the files of the first page and the program's gzip copy.
//
// Files in assets/ carry a hash in their names: the cache answers for them.
// Pages come from the network while there is one that answers in time, else as
// they were last seen, else as the first page, which knows every event. Only
// caches of this scope are touched, and an install is all of it or nothing.
const SCOPE = self.registration.scope, PREFIX = "parley:" + SCOPE + ":";
const CACHE = PREFIX + "@VERSION@";
const PAGES = PREFIX + "pages"; // what was visited or asked for, the oldest first
const ALL = PREFIX + "all";     // every page, once the reader has wanted that
const OWN = PREFIX + "own";     // datasets of the reader's, kept by device/own.js
const FILES = [/*FILES*/].map(f => new URL(f, SCOPE).href);
const SMALL = "@GZIP@"; // the gzip copy of the program, or nothing
const MOST_PAGES = 60, PATIENCE = 4000; // milliseconds, when there is a copy

const hashed = url => url.startsWith(SCOPE + "assets/");
// stem is a file's address without its hash: the same file of any version.
const stem = url => url.replace(/\.[0-9a-f]{10}(?=\.\w+$)/, "");
const at = async (name, url) => (await caches.open(name)).match(url, { ignoreSearch: true });
const known = async url => { // in any cache of this scope
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== OWN) {
    const hit = await at(name, url);
    if (hit) return hit;
  }
};
const whole = answer => answer.status === 200 && answer.type === "basic"; // neither a part nor opaque

// fetched gets a file for the cache. The hash in a name says that a copy which
// is already here has the same bytes. The program is kept in its gzip form where
// the host sends it unpacked; boot.js sees by its first bytes what it is.
const fetched = async url => {
  const here = hashed(url) && await known(url);
  if (here) return here;
  const first = await fetch(new Request(url, { cache: hashed(url) ? "default" : "no-cache" }));
  let answer = first, coding = first.headers.get("Content-Encoding");
  if (SMALL && url.endsWith(".wasm") && answer.ok && !coding) {
    const small = await fetch(SCOPE + SMALL).catch(() => 0);
    if (small && small.ok) { answer.body.cancel(); answer = small; coding = "gzip"; }
  }
  if (!whole(answer)) throw new Error(`${url}: ${answer.status}`);
  const type = url.endsWith(".wasm") ? "application/wasm" : answer.headers.get("Content-Type") || "";
  // Made anew: an answer that was redirected must not answer a navigation.
  return new Response(answer.body, { headers: { "Content-Type": type, ...coding && { "Content-Encoding": coding }, ...answer !== first && { "X-Parley-Gzip": "1" } } });
};

addEventListener("install", e => e.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map(async url => cache.put(url, await fetched(url))));
  } catch (why) {
    await caches.delete(CACHE);
    throw why;
  }
})()));

addEventListener("activate", e => e.waitUntil((async () => {
  const stay = [CACHE, PAGES, ALL, OWN];
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && !stay.includes(name)) await caches.delete(name);
  await self.clients.claim();
})()));

// mend gets again what the browser has thrown away, and tells what is there.
const mend = async () => {
  const cache = await caches.open(CACHE);
  let missing = 0;
  for (const url of FILES) if (!await cache.match(url)) {
    try { await cache.put(url, await fetched(url)); } catch { missing++; }
  }
  return { files: FILES.length, missing };
};

addEventListener("message", e => {
  if (e.data?.type === "SKIP_WAITING") self.skipWaiting();
  if (e.data?.type === "MEND") e.waitUntil(mend().then(answer => e.ports[0]?.postMessage(answer)));
});

const keep = async (url, answer) => {
  if (await at(ALL, url)) return (await caches.open(ALL)).put(url, answer);
  const cache = await caches.open(PAGES);
  await cache.delete(url); // to the end of the line
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length + 1 - MOST_PAGES))) await cache.delete(old);
  await cache.put(url, answer);
};

const page = async e => {
  const address = new URL(e.request.url), url = address.origin + address.pathname;
  const copy = url === SCOPE || url === SCOPE + "index.html" ? await at(CACHE, SCOPE) : await at(ALL, url) || await at(PAGES, url);
  const live = fetch(e.request).then(answer => {
    if (whole(answer) && url !== SCOPE) e.waitUntil(keep(url, answer.clone()).catch(() => {}));
    return answer;
  });
  e.waitUntil(live.catch(() => {}));
  if (copy) {
    const late = new Promise(done => setTimeout(done, PATIENCE));
    const answer = await Promise.race([live, late]).catch(() => 0);
    return answer && answer.status < 500 ? answer : copy;
  }
  try { return await live; } catch {
    if (url === SCOPE) return Response.error(); // nothing is left to lead to
    const [, kind, id] = /^(event|actor)\/([^/]+)\/?(?:index\.html)?$/.exec(url.slice(SCOPE.length)) || [];
    return Response.redirect(SCOPE + (kind ? `#${kind === "event" ? "e" : "who"}=${id}` : ""));
  }
};

// part answers a request for a range of a kept file.
const part = async (request, hit) => {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") || "") || [];
  if (!from) return hit;
  const all = await hit.blob(), last = Math.min(to ? +to : all.size, all.size - 1);
  if (+from > last) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${all.size}` } });
  return new Response(all.slice(+from, last + 1), { status: 206, headers: { "Content-Type": all.type, "Content-Range": `bytes ${from}-${last}/${all.size}` } });
};

const asset = async e => {
  const url = e.request.url.split(/[?#]/)[0];
  const hit = await known(url);
  if (hit) return part(e.request, hit);
  const like = FILES.find(f => stem(f) === stem(url));
  try {
    const answer = await fetch(e.request);
    if (whole(answer)) {
      const twin = answer.clone();
      e.waitUntil((FILES.includes(url) ? caches.open(CACHE).then(c => c.put(url, twin)) : keep(url, twin)).catch(() => {}));
    }
    if (answer.ok || !like) return answer;
  } catch (why) { if (!like) throw why; }
  // A page of another version asks for its own file: today's does as well.
  return await at(CACHE, like) || Response.error();
};

addEventListener("fetch", e => {
  const r = e.request;
  if (r.method !== "GET" || !r.url.startsWith(SCOPE)) return;
  if (r.mode === "navigate") e.respondWith(page(e));
  else if (hashed(r.url)) e.respondWith(asset(e));
});
