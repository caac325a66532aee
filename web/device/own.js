"use strict";
// A dataset of the reader's own: opened, checked, kept.

const MOST = 64e6;
// KINDS are the endings of names of files that can be opened: Parley's own, tables,
// timelines, places, graphs.
const KINDS = ".parley,.pack,.yaml,.yml,.json,.gz,.csv,.tsv,.tab,.txt,.xlsx,.ods,.xml,.ics,.mw,.geojson,.jsonld,.gexf,.graphml";
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

// read checks and packs files in a worker, out of the reader's way. The worker's
// script has the hash that its name holds, or does not run.
const read = async files => {
  await window.parleyBoot.whole(given.reader).catch(() => { throw new Error("tool"); });
  return new Promise((answer, refuse) => {
    const worker = new Worker(given.reader);
    worker.onmessage = e => { worker.terminate(); if (e.data.fatal) refuse(new Error(e.data.fatal)); else answer(e.data); };
    worker.onerror = e => { e.preventDefault(); worker.terminate(); refuse(new Error("tool")); };
    worker.postMessage(files);
  });
};

const openFiles = async list => {
  const files = [...list].filter(f => KINDS.split(",").some(kind => f.name.toLowerCase().endsWith(kind)));
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
      return { name: f.name, data, day: new Date(f.lastModified).toISOString().slice(0, 10) };
    }));
    const pack = parts.find(f => isPack(f.data));
    if (pack) return tell("opened", { name: pack.name, pack: pack.data });
    if (!given.reader) return refuse("pack");
    const { core, texts, ...rest } = await read(parts);
    if (rest.refused) refuse(rest.refused);
    else if (rest.empty) tell("refused", { name, why: "empty", ...rest });
    else tell("opened", { name, core, texts, ...rest });
  } catch (why) { refuse(["tool", "broke"].includes(why.message) ? why.message : reason(why)); }
};

const choose = () => {
  const field = document.createElement("input");
  field.type = "file";
  field.multiple = true;
  field.accept = KINDS;
  field.addEventListener("change", () => openFiles(field.files));
  field.click();
};
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
  const parts = await Promise.all([shown, given.texts].map(url => parleyBoot.whole(new URL(url, location.href).href)));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type: "application/x-parley" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
