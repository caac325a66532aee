// The page to write a record in. What it shows comes from the server: the table of forms, the
// words, the records and what the check finds. Every change is a patch, sent when a field is left.

import { build, make } from "./fields.js";

const $ = (id) => document.getElementById(id);
const lists = ["relations", "corrections", "steps", "removed"];

// The token stands in the address once, and is kept for this tab and its reloads.
const kept = "parley-edit-token";
const given = location.hash.slice(1);
if (/^[A-Z2-7]{20,}$/.test(given)) {
  sessionStorage.setItem(kept, given);
  try { localStorage.setItem(kept, given); } catch { /* this tab alone */ }
  history.replaceState(null, "", location.pathname);
}
const token = sessionStorage.getItem(kept) || localStorage.getItem(kept) || "";

async function ask(what, body = {}) {
  const r = await fetch("api/" + what, { method: "POST", headers: { "X-Parley-Token": token, "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!r.ok) throw new Error((await r.text()).trim());
  return r.json();
}

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

const by = (changes = []) => ({ parley_patch: 1, author: localStorage.getItem("parley-edit-author") || "", changes });
const formOf = (section) => Object.values(table.forms).find((f) => f.section === section);
const sectionOf = (record) => record.split(".")[0];

// refresh reads the list of records.
async function refresh() {
  all = await ask("list");
  $("site").textContent = all.title || "Parley";
  $("check").textContent = all.say;
  $("check").classList.toggle("bad", all.errors > 0);
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
  history.replaceState(null, "", "#" + record);
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
  offerRemoval();
  if (focus) $("name").focus();
}

// offerRemoval puts a button below the form of a record that is in the files.
function offerRemoval() {
  if (!open.record || open.record === "dataset" || $("remove")) return;
  $("form").append(make("p", {}, make("button", { type: "button", id: "remove", class: "quiet", onclick: askRemove }, say("remove-record"))));
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

// after shows what came of a change.
async function after() {
  await refresh();
  if (!open.record) return;
  heading();
  offerRemoval();
  const got = await ask("record", { record: open.record });
  findings(got.found);
  preview(got.page);
  history.replaceState(null, "", "#" + open.record);
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
  if (out.needs?.length) askWhy(request, to, out);
  else if (out.conflicts?.length) askWhose(request, to, out);
}

function askWhy(request, to, out) {
  const because = make("input", { id: "why-because", list: "all-sources", autocomplete: "off" }), note = make("input", { id: "why-note", autocomplete: "off", required: true });
  const save = () => run(async () => {
    if (!note.value.trim()) { note.focus(); return; }
    const why = { because: ctx.idOf(["sources", "events"], because.value.trim()) || because.value.trim(), note: note.value.trim() };
    if (await deliver({ ...request, why }, to)) { await refresh(); if (open.record) await show(open.record); }
  });
  warn(make("p", {}, out.say), make("ul", {}, ...out.needs.map((n) => make("li", {}, n))),
    make("p", { class: "field" }, make("label", { for: "why-because" }, say("because")), because), make("p", { class: "field" }, make("label", { for: "why-note" }, say("note")), note),
    make("button", { type: "button", class: "main", onclick: save }, say("needs-save")), " ", make("button", { type: "button", onclick: () => run(() => show(open.record)) }, say("cancel")));
  because.focus();
}

function askWhose(request, to, out) {
  const line = (name, text) => [make("dt", {}, say(name)), make("dd", {}, text || "–")];
  const again = () => run(async () => { if (await deliver({ ...request, mine: true }, to)) { await refresh(); await show(open.record); } });
  warn(make("p", {}, out.say), ...out.conflicts.map((c) => make("dl", {}, ...line("was", c.base), ...line("mine", c.mine), ...line("theirs", c.theirs))),
    make("button", { type: "button", onclick: again }, say("conflict-mine")), " ", make("button", { type: "button", onclick: () => run(() => show(open.record)) }, say("conflict-theirs")));
}

// askRemove takes the open record out, and says so in the record where it was an event or actor.
function askRemove() {
  const note = make("input", { id: "remove-why", autocomplete: "off" });
  const go = () => run(async () => {
    const [section, id] = open.record.split("."), record = await ask("record", { record: open.record });
    let changes = [{ record: open.record, was: record.value }];
    if (lists.includes(section)) changes = [{ record: section, was: record.whole, now: record.whole.filter((_, i) => i !== Number(id)) }];
    if (section === "events" || section === "actors") {
      const { whole } = await ask("record", { record: "removed.new" });
      const today = new Date().toISOString().slice(0, 10), key = section === "events" ? "event" : "actor";
      changes.push({ record: "removed", was: whole, now: [...whole, { [key]: id, at: today, title: $("name").textContent, note: note.value.trim() || "–" }] });
    }
    if (await deliver({ patch: { ...by(changes), reason: note.value.trim() } })) leave();
    await refresh();
  });
  warn(make("p", { class: "field" }, make("label", { for: "remove-why" }, say("remove-why")), note), make("button", { type: "button", class: "main", onclick: go }, say("remove-record")), " ",
    make("button", { type: "button", onclick: () => warn() }, say("cancel")));
  note.focus();
}

// leave closes the form.
function leave() {
  open = {};
  form = undefined;
  document.body.classList.remove("open");
  $("form").replaceChildren();
  $("name").textContent = say("choose");
  history.replaceState(null, "", location.pathname);
  $("filter").focus();
}

const turn = (what) => run(async () => {
  const out = await ask(what);
  tell(out.say);
  await refresh();
  if (open.record) await show(open.record, false).catch(leave);
});

// dialog shows a text to write or to take, and what is done with it.
function dialog(key, text, ...kids) {
  const area = make("textarea", { id: "dialog-text", rows: 12, "aria-describedby": "dialog-help" });
  area.value = text;
  $("dialog").replaceChildren(make("h2", { id: "dialog-name" }, say(key)), make("p", { id: "dialog-help" }, make("label", { for: "dialog-text" }, say(key + "-help"))), area, ...kids,
    make("button", { type: "button", onclick: () => $("dialog").close() }, say("cancel")));
  $("dialog").showModal();
  area.focus();
  return area;
}

function paste() {
  const report = make("div", { "aria-live": "polite" });
  const read = make("button", { type: "button", class: "main", onclick: () => run(async () => {
    const out = await ask("rows", { text: area.value });
    const add = make("button", { type: "button", class: "main", onclick: () => run(async () => { $("dialog").close(); await deliver({ patch: { ...out.patch, ...by(out.patch.changes) } }); await refresh(); }) }, say("add-rows"));
    report.replaceChildren(make("p", {}, out.say), make("ul", {}, ...out.report.map((l) => make("li", {}, l))), out.events ? add : "");
  }).then(() => report.querySelector("button")?.focus()) }, say("paste-read"));
  const area = dialog("paste", "", report, read, " ");
}

const send_ = () => run(async () => {
  const author = prompt(say("author"), localStorage.getItem("parley-edit-author") || "");
  if (author === null) return;
  localStorage.setItem("parley-edit-author", author);
  const { text } = await ask("patch", { patch: by() });
  dialog("send", text).select();
});

run(async () => {
  table = await ask("table").catch((e) => { $("name").textContent = e.message; throw e; });
  for (const el of document.querySelectorAll("[data-say]")) el.textContent = say(el.dataset.say);
  $("list").setAttribute("aria-label", say("list"));
  $("page").title = say("preview");
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
$("paste").addEventListener("click", paste);
$("send").addEventListener("click", send_);
$("form").addEventListener("change", (e) => {
  const top = [...$("form").querySelectorAll(":scope > [data-key], :scope > details > [data-key]")].find((el) => el.contains(e.target));
  if (top) run(() => commit(top.dataset.key));
});
document.addEventListener("keydown", (e) => {
  if (!(e.ctrlKey || e.metaKey) || e.target.matches("input, textarea, select") || !/^[zy]$/i.test(e.key)) return;
  e.preventDefault();
  turn(e.key.toLowerCase() === "y" || e.shiftKey ? "redo" : "undo");
});
