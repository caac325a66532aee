// The page to write a record in. What it shows comes from the server: the table of forms, the
// words, the records and what the check finds. Every change is a patch, sent when a field is left.

import { build, make } from "./fields.js";
import { askRemove, askWhose, askWhy } from "./asks.js";
import { history, paste, rename, sendPatch, told } from "./dialogs.js";

const $ = (id) => document.getElementById(id);
const lists = ["relations", "corrections", "steps", "removed"];

// The token stands in the address once, and is kept for this tab and its reloads.
const kept = "parley-edit-token";
const given = location.hash.slice(1);
if (/^[A-Z2-7]{20,}$/.test(given)) {
  sessionStorage.setItem(kept, given);
  try { localStorage.setItem(kept, given); } catch { /* this tab alone */ }
  window.history.replaceState(null, "", location.pathname);
}
const token = sessionStorage.getItem(kept) || localStorage.getItem(kept) || "";

async function post(what, body) {
  const r = await fetch("api/" + what, { method: "POST", headers: { "X-Parley-Token": token, "Content-Type": "application/octet-stream" }, body });
  if (!r.ok) throw new Error((await r.text()).trim());
  return r;
}

const ask = async (what, body = {}) => (await post(what, JSON.stringify(body))).json();

let table, all, open = {}, form;

// work is everything that was begun, one thing after another: tests wait for it.
let work = Promise.resolve();
const run = (f) => (work = work.then(f).catch((e) => warn(make("p", {}, e.message))));
window.parleyEdit = { idle: async () => { let w; do { w = work; await w; } while (w !== work); } };

const say = (key, ...fill) => fill.reduce((s, v, i) => s.replace("{" + i + "}", v), table.words["say." + key]);
const tell = (text) => { $("status").textContent = text; };
const warn = (...kids) => $("alert").replaceChildren(...kids);

const ctx = {
  ask, say,
  get words() { return table.words; },
  get forms() { return table.forms; },
  get own() { return all.own || []; },
  later: (f) => run(f),
  upload: async (file) => {
    const out = await (await post("upload?name=" + encodeURIComponent(file.name), file)).json();
    tell(out.say);
    return out.src;
  },
  picture: async (src) => URL.createObjectURL(await (await post("file", src)).blob()),
  nameOf(sections, id) {
    for (const s of sections) for (const r of all.sections[s] || []) if (r.record === s + "." + id) return unique(s, r);
    return id;
  },
  idOf(sections, typed) {
    for (const s of sections) for (const r of all.sections[s] || []) if (unique(s, r) === typed || r.record === s + "." + typed) return r.record.slice(s.length + 1);
  },
  async add(section, name) {
    const value = /^https?:/.test(name) ? { url: name } : section === "sources" || section === "events" ? { title: name } : { name };
    const out = await ask("add", { section, value, patch: by() });
    await refresh();
    tell(out.say);
    return out.record.slice(section.length + 1);
  },
};

// unique is what a record is called, with its id where another is called the same.
const unique = (section, r) => (all.sections[section].filter((x) => x.name === r.name).length > 1 ? r.name + " (" + r.record.slice(section.length + 1) + ")" : r.name);

// page is what the parts of the page in other files work with.
const page = {
  ask, say, tell, warn, run, lists,
  get open() { return open; },
  get words() { return table.words; },
  get since() { return table.since; },
  by: (changes) => by(changes),
  deliver: (request, to) => deliver(request, to),
  refresh: () => refresh(),
  show: (record, focus) => show(record, focus),
  leave: () => leave(),
  idOf: (sections, typed) => ctx.idOf(sections, typed),
};

const by = (changes = []) => ({ parley_patch: 1, author: localStorage.getItem("parley-edit-author") || "", changes });
const formOf = (section) => Object.values(table.forms).find((f) => f.section === section);
const sectionOf = (record) => record.split(".")[0];

// refresh reads the list of records.
async function refresh() {
  all = await ask("list");
  $("site").textContent = all.title || "Parley";
  $("check").textContent = all.say;
  $("check").classList.toggle("bad", all.errors > 0);
  $("done").textContent = all.done;
  for (const [id, what] of [["undo", all.undo], ["redo", all.redo]]) {
    $(id).setAttribute("aria-disabled", String(!what));
    $(id).title = what || "";
  }
  for (const s of ["events", "actors", "places", "sources"]) {
    let data = $("all-" + s);
    if (!data) document.body.append((data = make("datalist", { id: "all-" + s })));
    data.replaceChildren(...(all.sections[s] || []).map((r) => make("option", { value: unique(s, r) }, r.sub || "")));
  }
  showList();
}

function showList() {
  const section = $("section").value, find = $("filter").value.trim().toLowerCase(), weak = $("weak").checked;
  const shown = (all.sections[section] || []).filter((r) => (!find || (r.name + " " + r.record).toLowerCase().includes(find)) && (!weak || r.weak));
  $("records").replaceChildren(...shown.slice(0, 500).map((r) => {
    const b = make("button", { type: "button", onclick: () => run(() => show(r.record)) }, make("span", {}, r.name), r.sub ? make("small", {}, r.sub) : "", r.weak ? make("small", { class: "weak" }, r.weak) : "");
    if (r.record === open.record) b.setAttribute("aria-current", "true");
    return make("li", {}, b);
  }));
  if (!shown.length) $("records").append(make("li", { class: "none" }, say("nothing")));
  $("new").textContent = say("add", table.words["one." + section]);
  $("new").hidden = section === "dataset";
}

// show opens a record in the form.
async function show(record, focus = true) {
  const got = await ask("record", { record });
  if (sectionOf(record) !== $("section").value) $("section").value = sectionOf(record);
  open = { record, value: typeof got.value === "string" ? { [formOf(sectionOf(record)).fields[0].key]: got.value } : got.value || {}, text: typeof got.value === "string", whole: got.whole };
  draw(focus);
  findings(got.found);
  preview(got.page);
  window.history.replaceState(null, "", "#" + record);
  showList();
}

// begin opens an empty form for a new record.
function begin() {
  const section = $("section").value;
  open = { section, value: {} };
  draw(false);
  $("form").querySelector("input, select, textarea").focus();
}

function draw(focus) {
  const section = open.section || sectionOf(open.record);
  document.body.classList.add("open");
  warn();
  form = build(ctx, formOf(section), open.value);
  $("form").replaceChildren(...form.els);
  heading();
  offerMore();
  if (focus) $("name").focus();
}

// offerMore puts buttons below the form of a record that is in the files.
function offerMore() {
  if (!open.record || open.record === "dataset" || $("remove")) return;
  const id = open.record.split(".")[1], foot = make("p", { class: "foot" });
  if (!lists.includes(sectionOf(open.record))) foot.append(make("button", { type: "button", id: "rename", class: "quiet", onclick: () => rename(page, id) }, say("rename")), make("code", {}, id));
  foot.append(make("button", { type: "button", id: "remove", class: "quiet", onclick: () => askRemove(page) }, say("remove-record")));
  $("form").append(foot);
}

function heading() {
  const section = open.section || sectionOf(open.record);
  const r = (all.sections[section] || []).find((x) => x.record === open.record);
  $("name").textContent = r ? r.name : say("add", table.words["one." + section]);
  document.title = $("name").textContent;
}

// findings puts what the check finds beside its fields, with the way out as a button.
function findings(found) {
  for (const el of $("form").querySelectorAll(".found")) el.replaceChildren();
  for (const el of $("form").querySelectorAll("[aria-invalid]")) el.removeAttribute("aria-invalid");
  for (const f of found) {
    const el = form.at(f.path) || $("form");
    const place = el.querySelector?.(":scope > .found") || $("alert");
    const line = make("p", { class: f.bad ? "bad" : "odd" }, f.say, f.fix ? make("small", {}, " " + f.fix) : "");
    for (const [write, tells] of f.instead ? [[f.instead, ""]] : f.choices || []) {
      line.append(" ", make("button", { type: "button", onclick: () => put(f.path, write) }, say("write", write), tells ? make("small", {}, " " + tells) : ""));
    }
    place.append(line);
    if (f.bad) el.querySelector?.(":scope > input, :scope > select, :scope > textarea")?.setAttribute("aria-invalid", "true");
    el.closest?.("details")?.setAttribute("open", "");
  }
}

// put writes a value at a path of the record.
function put(path, value) {
  const whole = structuredClone(open.value);
  let at = whole;
  for (const key of path.slice(0, -1)) at = at[key];
  at[path.at(-1)] = value;
  run(async () => { await send(path[0], whole[path[0]]); await show(open.record); });
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// commit saves a field that was left.
async function commit(key) {
  const of = form, about = open;
  await of.settle(key);
  if (of !== form || about !== open) return;
  const now = of.field(key).read();
  if (same(now, open.value[key])) return;
  if (!open.record) return create();
  await send(key, now);
}

// create adds the new record as soon as it has what it needs.
async function create() {
  const value = form.read({});
  if (formOf(open.section).fields.some((f) => f.need && value[f.key] === undefined)) return;
  if (lists.includes(open.section)) {
    const { whole } = await ask("record", { record: open.section + ".new" });
    if (await deliver({ patch: by([{ record: open.section, was: whole, now: [...whole, value] }]) })) open = { record: open.section + "." + whole.length, value, whole: [...whole, value] };
  } else {
    const out = await deliver({ section: open.section, value, patch: by() }, "add");
    if (out) open = { record: out.record, value };
  }
  await after();
}

// send saves a key of the open record.
async function send(key, now) {
  const value = { ...open.value };
  if (now === undefined) delete value[key]; else value[key] = now;
  const section = sectionOf(open.record);
  let change = { record: open.record, key, was: open.value[key], now };
  if (lists.includes(section)) {
    const whole = [...open.whole];
    whole[Number(open.record.split(".")[1])] = value;
    change = { record: section, was: open.whole, now: whole };
  } else if (open.text) {
    const first = formOf(section).fields[0].key;
    change = { record: open.record, was: open.value[first], now: Object.keys(value).length === 1 && value[first] ? value[first] : value };
  }
  if (!(await deliver({ patch: by([change]) }))) return;
  open = { ...open, value, whole: lists.includes(section) ? change.now : undefined, text: open.text && typeof change.now === "string" };
  await after();
}

// dropped adds a file that is dropped on the form to the media of the record.
function dropped(e) {
  if (!e.dataTransfer?.types.includes("Files") || !form?.field("media") || !open.record) return;
  e.preventDefault();
  const file = e.dataTransfer.files[0];
  if (e.type !== "drop" || !file || e.target.closest("[data-kind=file]")) return;
  run(async () => {
    const src = await ctx.upload(file);
    await send("media", [...(open.value.media || []), { src }]);
    await show(open.record, false);
    [...$("form").querySelectorAll("[data-key=media] [data-key=alt] > input")].at(-1)?.focus();
  });
}

// after shows what came of a change.
async function after() {
  await refresh();
  if (!open.record) return;
  heading();
  offerMore();
  const got = await ask("record", { record: open.record });
  findings(got.found);
  preview(got.page);
  window.history.replaceState(null, "", "#" + open.record);
}

// preview shows a page of the site, once there is one.
function preview(page) {
  if (page && $("page").getAttribute("src") !== page) $("page").setAttribute("src", page);
}

// deliver sends a change, and asks where somebody else changed the same, or where a published
// fact changes.
async function deliver(request, to = "change") {
  const out = await ask(to, request);
  tell(out.say);
  if (out.ok) { warn(); return out; }
  if (out.needs?.length) askWhy(page, request, to, out);
  else if (out.conflicts?.length) askWhose(page, request, to, out);
}

// leave closes the form.
function leave() {
  open = {};
  form = undefined;
  document.body.classList.remove("open");
  $("form").replaceChildren();
  $("name").textContent = say("choose");
  window.history.replaceState(null, "", location.pathname);
  $("filter").focus();
}

const turn = (what) => run(async () => {
  const out = await ask(what);
  tell(out.say);
  await refresh();
  if (open.record) await show(open.record, false).catch(leave);
});

run(async () => {
  table = await ask("table").catch((e) => { $("name").textContent = e.message; throw e; });
  for (const el of document.querySelectorAll("[data-say]")) el.textContent = say(el.dataset.say);
  $("list").setAttribute("aria-label", say("list"));
  $("page").title = say("preview");
  $("told").hidden = !table.since;
  $("section").append(...table.order.map((s) => make("option", { value: s }, table.words["section." + s])));
  $("name").textContent = say("choose");
  $("form").append(make("p", { class: "help" }, say("lead")));
  await refresh();
  const start = given.includes(".") || given === "dataset" ? given : "";
  if (start) await show(start).catch(leave);
});

$("section").addEventListener("change", showList);
$("page").addEventListener("load", () => run(async () => { if (open.record) preview((await ask("record", { record: open.record })).page); }));
$("filter").addEventListener("input", showList);
$("weak").addEventListener("change", showList);
$("new").addEventListener("click", begin);
$("to-list").addEventListener("click", leave);
$("undo").addEventListener("click", () => turn("undo"));
$("redo").addEventListener("click", () => turn("redo"));
$("paste").addEventListener("click", () => paste(page));
$("send").addEventListener("click", () => sendPatch(page));
$("history").addEventListener("click", () => history(page));
$("told").addEventListener("click", () => told(page));
for (const type of ["dragover", "drop"]) $("form").addEventListener(type, (e) => dropped(e));
$("form").addEventListener("change", (e) => {
  const top = [...$("form").querySelectorAll(":scope > [data-key], :scope > details > [data-key]")].find((el) => el.contains(e.target));
  if (top) run(() => commit(top.dataset.key));
});
document.addEventListener("keydown", (e) => {
  if (!(e.ctrlKey || e.metaKey) || e.target.matches("input, textarea, select") || !/^[zy]$/i.test(e.key)) return;
  e.preventDefault();
  turn(e.key.toLowerCase() === "y" || e.shiftKey ? "redo" : "undo");
});
