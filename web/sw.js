"use strict";
// sw.js keeps a site readable without a network. "parley build" fills in the
// version and the files of the first page. Files in assets/ carry a hash in
// their names and are taken from the cache; pages come from the network while
// there is one, else from the cache, else as the first page, which knows every
// event. Only caches of this scope are touched.
const PREFIX = "parley:" + self.registration.scope + ":", CACHE = PREFIX + "@VERSION@", PAGES = PREFIX + "pages";
const FILES = [/*FILES*/].map(f => new URL(f, self.registration.scope).href);
const MOST_PAGES = 60;

// All of it or nothing: a failed install leaves the version before serving.
addEventListener("install", e => e.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  try { await cache.addAll(FILES.map(f => new Request(f, { cache: "no-cache" }))); } catch (why) { await caches.delete(CACHE); throw why; }
})()));

addEventListener("activate", e => e.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE && name !== PAGES) await caches.delete(name);
  await self.clients.claim();
})()));

const keep = async (request, answer) => {
  const cache = await caches.open(PAGES), kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - MOST_PAGES))) await cache.delete(old);
  await cache.put(request, answer);
};

const page = async e => {
  const address = new URL(e.request.url), plain = address.origin + address.pathname;
  try {
    const answer = await fetch(e.request);
    if (answer.ok && answer.type === "basic") e.waitUntil(keep(plain, answer.clone()).catch(() => {}));
    return answer;
  } catch {
    return await (await caches.open(PAGES)).match(plain) || await (await caches.open(CACHE)).match(plain) ||
      await (await caches.open(CACHE)).match(self.registration.scope) || Response.error();
  }
};

addEventListener("fetch", e => {
  const r = e.request, address = new URL(r.url);
  if (r.method !== "GET" || address.origin !== location.origin || !address.href.startsWith(self.registration.scope) || r.headers.has("range")) return;
  if (r.mode === "navigate") { e.respondWith(page(e)); return; }
  e.respondWith((async () => await (await caches.open(CACHE)).match(r, { ignoreSearch: true }) || fetch(r))());
});
