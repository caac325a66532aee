"use strict";
// sw.js keeps a site readable without a network. "parley build" fills in the
// version, the files of the first page and the program's gzip copy.
//
// Files in assets/ carry a hash in their names: the cache answers for them.
// Pages come from the network while there is one that answers in time, else as
// they were last seen, else as the first page, which knows every event. Only
// caches of this scope are touched, and an install is all of it or nothing.
const SCOPE = self.registration.scope, PREFIX = "parley:" + SCOPE + ":";
// ROOT is the site around one in a further language, of which it loads what both have.
const ROOT = new URL("@ROOT@", SCOPE).href;
const CACHE = PREFIX + "@VERSION@";
const PAGES = PREFIX + "seen"; // what was visited or asked for, the oldest first
const ALL = PREFIX + "all";     // every page, once the reader has wanted that
const OWN = PREFIX + "own";     // datasets of the reader's, kept by device/own.js
const FILES = [/*FILES*/].map(f => new URL(f, SCOPE).href);
const FIRST = "@FIRST@"; // the hash that the first page of this version holds
const SMALL = "@GZIP@"; // the gzip copy of the program, or nothing
const MOST_PAGES = 60, PATIENCE = 4000; // milliseconds, when there is a copy

const hashed = url => url.startsWith(SCOPE + "assets/") || url.startsWith(ROOT + "assets/");
// stem is a file's address without its hash: the same file of any version.
const stem = url => url.replace(/\.[0-9a-f]{10}(?=\.\w+$)/, "");
const at = async (name, url) => (await caches.open(name)).match(url, { ignoreSearch: true });
const known = async url => { // in any cache of this scope
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== OWN) {
    const hit = await at(name, url);
    if (hit) return hit;
  }
};
// ---- what is kept was checked ----

const sum = async bytes => [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 5)].map(b => b.toString(16).padStart(2, "0")).join("");
const unpacked = bytes => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();

// sound reports whether bytes are what the site was built with: a file those of
// which its name holds the hash, packed or not, and a page those of which it holds
// the hash itself. The first page must be that of this version.
const sound = async (url, bytes) => {
  if (hashed(url)) {
    const [gzip, too] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
    return /\.([0-9a-f]{10})\.|$/.exec(url)[1] === await sum(gzip === 0x1f && too === 0x8b ? await unpacked(bytes) : bytes);
  }
  const text = new TextDecoder().decode(bytes), [seal, hash] = /^<!doctype html>\s*<html( data-sum="([0-9a-f]{10})")/.exec(text)?.slice(1) || [];
  return !!seal && hash === await sum(new TextEncoder().encode(text.replace(seal, ""))) && (url !== SCOPE || hash === FIRST);
};

// checked is an answer again when it is sound, made again of its bytes: one that was
// redirected must not answer a navigation. What is neither whole nor ours throws.
const checked = async (url, answer, coding, small) => {
  const bytes = answer.status === 200 && !answer.redirected && /basic|default/.test(answer.type) && await answer.arrayBuffer();
  if (!bytes || !await sound(url, bytes)) throw new Error(`${url}: the answer (${answer.status}) is not what the site was built with`);
  const type = url.endsWith(".wasm") ? "application/wasm" : answer.headers.get("Content-Type") || "";
  const life = answer.headers.get("Cache-Control");
  return new Response(bytes, { headers: { "Content-Type": type, ...life && { "Cache-Control": life }, ...coding && { "Content-Encoding": coding }, ...small && { "X-Parley-Gzip": "1" } } });
};

// asked gets a file from the network, or from the browser's own cache. The program
// is kept in its gzip form where the host sends it unpacked; boot.js sees by its
// first bytes what it is.
const asked = async (url, cache) => {
  const answer = await fetch(url, { cache }), coding = answer.headers.get("Content-Encoding");
  if (SMALL && url.endsWith(".wasm") && answer.ok && !coding) {
    const small = await fetch(SCOPE + SMALL, { cache }).then(a => checked(url, a, "gzip", true)).catch(() => 0);
    if (small) { answer.body.cancel(); return small; }
  }
  return checked(url, answer, coding);
};

// fetched gets a file, checked: of a file that any version has kept the copy will
// do. What is damaged is asked for once more, past the browser's own cache.
const fetched = async (url, again) => {
  const here = hashed(url) && !again && await known(url).catch(() => 0), kept = here && here.headers;
  return here && await checked(url, here, kept.get("Content-Encoding"), kept.get("X-Parley-Gzip")).catch(() => 0) ||
    asked(url, again ? "reload" : hashed(url) ? "default" : "no-cache").catch(() => asked(url, "reload"));
};

// put keeps an answer, unless its host wants that not to be done.
const put = async (name, url, answer) => {
  if (/no-store|private/i.test(answer.headers.get("Cache-Control"))) throw new Error(`${url}: the host does not want it to be kept`);
  await (await caches.open(name)).put(url, answer);
};

addEventListener("install", e => e.waitUntil((async () => {
  const answers = await Promise.all(FILES.map(url => fetched(url))); // all are right before one is kept
  try {
    for (const [i, url] of FILES.entries()) await put(CACHE, url, answers[i]);
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

// mend gets again what the browser has thrown away, and answers how many of the
// version's files are missing still.
const mend = async () => {
  const cache = await caches.open(CACHE);
  let missing = 0;
  for (const url of FILES) if (!await cache.match(url)) {
    try { await put(CACHE, url, await fetched(url)); } catch { missing++; }
  }
  return { files: FILES.length, missing };
};

addEventListener("message", e => {
  if (e.data?.type === "SKIP_WAITING") self.skipWaiting();
  if (e.data?.type === "MEND") e.waitUntil(mend().then(answer => e.ports[0]?.postMessage(answer)));
});

// keep keeps a page or a file that was seen, once it has been checked.
const keep = async (url, answer) => {
  const good = await checked(url, answer);
  if (url === SCOPE || FILES.includes(url)) return put(CACHE, url, good);
  if (await at(ALL, url)) return put(ALL, url, good);
  const cache = await caches.open(PAGES);
  await cache.delete(url); // to the end of the line
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length + 1 - MOST_PAGES))) await cache.delete(old);
  await put(PAGES, url, good);
};

const page = async e => {
  const address = new URL(e.request.url), path = address.origin + address.pathname, url = path === SCOPE + "index.html" ? SCOPE : path;
  const copy = await (url === SCOPE ? at(CACHE, SCOPE) : at(ALL, url).then(hit => hit || at(PAGES, url))).catch(() => 0);
  const live = fetch(e.request).then(answer => {
    e.waitUntil(keep(url, answer.clone()).catch(() => {}));
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

// shown answers for a picture, sound or film: as it was kept, else from the network, else
// another size of the same picture.
const shown = async e => {
  const hit = await known(e.request.url).catch(() => 0);
  if (hit) return part(e.request, hit);
  try { return await fetch(e.request); } catch {
    const [same] = /\.[0-9a-f]{10}\.\w+$/.exec(e.request.url) || [], all = await caches.open(ALL);
    const other = same && (await all.keys()).find(r => r.url.endsWith(same));
    return other ? part(e.request, await all.match(other)) : Response.error();
  }
};

const asset = async e => {
  const url = e.request.url.split(/[?#]/)[0], again = e.request.cache === "reload"; // the page has found it damaged
  const hit = !again && await known(url).catch(() => 0);
  if (hit) return part(e.request, hit);
  try {
    const good = await fetched(url, again);
    e.waitUntil(keep(url, good.clone()).catch(() => {}));
    return part(e.request, good);
  } catch {
    // A page of another version asks for its own file: today's does as well.
    const like = FILES.find(f => f !== url && stem(f) === stem(url));
    return like && await at(CACHE, like) || Response.error();
  }
};

addEventListener("fetch", e => {
  const r = e.request;
  if (r.method !== "GET" || !r.url.startsWith(ROOT)) return;
  if (r.mode === "navigate") e.respondWith(page(e));
  else if (hashed(r.url)) e.respondWith(asset(e));
  else if (r.url.startsWith(ROOT + "media/")) e.respondWith(shown(e));
});
