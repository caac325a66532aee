"use strict";
// Every page of the site, with its pictures, kept for good when the reader asks for it.

const pagesList = "pages.json";
const kept = async all => new Map(await (await all.match(root(pagesList)))?.json().catch(() => []) || []);

// listed gets a page that must have the hash that the list gives for it.
const listed = async (path, hash, cache) => {
  const page = await got(root(path), { cache }), type = page.headers.get("Content-Type") || "text/html", data = await page.arrayBuffer();
  if (/no-store|private/i.test(page.headers.get("Cache-Control"))) throw new Error(`${path}: the host does not want it to be kept`);
  if (!(await parleyBoot.sum(data)).startsWith(hash)) throw new Error(`${path}: not the page that the list names`);
  // Made again: an answer that was redirected must not answer a navigation.
  return new Response(data, { headers: { "Content-Type": type } });
};

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
        await all.put(root(path), await listed(path, hash, "no-cache").catch(() => listed(path, hash, "reload")));
      }
      if (!/^(\.\.\/)?media\//.test(path) && ++done % 10 === 0 && !quiet) set({ saving: done });
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
