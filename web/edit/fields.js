// The fields of a form. Each is made of a row of the table that the server gives, reads its
// value back, and says where a finding belongs. A value is a text, a list, or keys with values;
// undefined is none.

let serial = 0;

// make is an element with attributes, listeners and children.
export function make(tag, attrs = {}, ...kids) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(attrs)) {
    if (key.startsWith("on")) el.addEventListener(key.slice(2), value);
    else if (value === true) el.setAttribute(key, "");
    else if (value !== false && value !== undefined) el.setAttribute(key, value);
  }
  el.append(...kids.filter((k) => k !== undefined));
  return el;
}

const list = (v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]);
const few = (items) => (items.length > 1 ? items : items[0]);

// many is a list that is written as a text where it has one entry and was one.
const many = (items, was) => (items.length ? (items.length === 1 && typeof was === "string" ? items[0] : items) : undefined);

// labelled puts a label, help and a place for findings around a control.
function labelled(ctx, row, control) {
  const id = control.id || (control.id = "f" + ++serial);
  const about = [];
  const out = make("div", { class: "field" }, make("label", { for: id }, row.label, row.need ? make("small", {}, " (" + ctx.say("needed") + ")") : undefined));
  out.append(control);
  if (row.help) {
    out.append(make("p", { class: "help", id: id + "h" }, row.help));
    about.push(id + "h");
  }
  out.append(make("div", { class: "found", id: id + "e" }));
  about.push(id + "e");
  control.setAttribute("aria-describedby", about.join(" "));
  if (row.need) control.required = true;
  return out;
}

// one is a field with a single control: read and show turn its text into a value and back.
function one(ctx, row, value, attrs, read = (s) => s, show = (v) => v) {
  const control = make(attrs.tag || "input", { type: attrs.tag ? undefined : attrs.type || "text", list: attrs.list, inputmode: attrs.inputmode, rows: attrs.rows, autocomplete: "off" });
  control.value = value === undefined ? "" : show(value);
  const el = labelled(ctx, row, control);
  return { el, control, read: () => { const s = control.value.trim(); return s === "" ? undefined : read(s); } };
}

// date understands what is typed, and says it in words.
function date(ctx, row, value) {
  const out = one(ctx, row, value, {});
  const words = make("output", { for: out.control.id, class: "words" });
  out.control.after(words);
  let last = value || "", known = value;
  const understand = async () => {
    const typed = out.control.value.trim();
    if (typed === "") { words.textContent = ""; known = undefined; last = ""; return; }
    const got = await ctx.ask("date", { text: typed });
    words.textContent = got.say;
    out.control.toggleAttribute("aria-invalid", !got.ok);
    if (got.ok) { known = got.date; out.control.value = last = got.date; }
  };
  out.settle = () => (out.control.value.trim() === last ? undefined : understand());
  out.read = () => known;
  if (value !== undefined) ctx.later(understand);
  return out;
}

// file names a file of the folder, or an address; a file that is chosen or dropped is put into
// the folder.
function file(ctx, row, value) {
  const out = one(ctx, row, value, {});
  const pick = make("input", { type: "file", hidden: true, accept: "image/*,audio/*,video/*,.pdf,.epub,.vtt,.txt,.csv" });
  const choose = make("button", { type: "button", onclick: () => pick.click() }, ctx.say("choose-file"));
  const drop = make("p", { class: "drop" }, choose, " ", make("small", {}, ctx.say("drop-file")), pick);
  const shown = make("img", { alt: "", hidden: true });
  out.control.after(drop, shown);
  out.el.dataset.kind = "file";
  const show = async () => {
    const src = out.control.value.trim();
    shown.hidden = !/\.(jpe?g|png|gif|webp|svg)$/i.test(src) || src.includes("://");
    if (!shown.hidden) shown.src = await ctx.picture(src).catch(() => { shown.hidden = true; return ""; });
  };
  const take = (f) => f && ctx.later(async () => {
    out.control.value = await ctx.upload(f);
    await show();
    out.control.dispatchEvent(new Event("change", { bubbles: true }));
    out.el.closest(".group")?.querySelector("[data-key=alt] > input")?.focus();
  });
  pick.addEventListener("click", (e) => e.stopPropagation());
  pick.addEventListener("change", (e) => { e.stopPropagation(); take(pick.files[0]); pick.value = ""; });
  for (const type of ["dragover", "drop"]) out.el.addEventListener(type, (e) => { e.preventDefault(); if (type === "drop") take(e.dataTransfer.files[0]); });
  if (value !== undefined) ctx.later(show);
  return out;
}

// ref names a record of a section; text lets an address stand instead.
function ref(ctx, row, value, sections, text) {
  const out = one(ctx, row, value, { list: "all-" + sections[0] }, undefined, (v) => ctx.nameOf(sections, v));
  const offer = make("div", { class: "offer" });
  out.control.after(offer);
  let known = value;
  out.settle = () => {
    offer.replaceChildren();
    const typed = out.control.value.trim();
    const id = ctx.idOf(sections, typed);
    if (typed === "" || id || (text && /^https?:\/\//.test(typed))) { known = typed === "" ? undefined : id || typed; return; }
    const add = make("button", { type: "button", onclick: async () => {
      known = await ctx.add(sections[0], typed);
      offer.replaceChildren();
      out.control.focus();
      out.control.dispatchEvent(new Event("change", { bubbles: true }));
    } }, ctx.say("unknown", ctx.words["one." + sections[0]]));
    offer.append(add);
  };
  out.read = () => known;
  return out;
}

// rows is a list of fields of one kind, with an empty one at its end.
function rows(ctx, row, value, single) {
  const box = make("fieldset", { class: "rows" }, make("legend", {}, row.label), row.help ? make("p", { class: "help" }, row.help) : "");
  const was = value;
  let all = [];
  const add = (v) => {
    const f = single({ ...row, label: row.label + " " + (all.length + 1), help: "", need: false }, v);
    f.el.classList.add("bare");
    all.push(f);
    box.append(f.el);
  };
  for (const v of list(value)) add(v);
  add();
  const found = make("div", { class: "found" });
  box.append(found);
  const settle = async () => {
    for (const f of all) await f.settle?.();
    if (all.at(-1).read() !== undefined) { add(); box.append(found); }
  };
  return { el: box, settle, read: () => many(all.map((f) => f.read()).filter((v) => v !== undefined), was), at: (path) => all[Number(path[0])]?.el };
}

// group is the fields of a form within a field; a text stands for its first key.
function group(ctx, row, value, gone) {
  const short = typeof value === "string";
  const whole = short ? { [ctx.forms[row.of].fields[0].key]: value } : value;
  const made = build(ctx, ctx.forms[row.of], whole);
  const box = make("fieldset", { class: "group" }, make("legend", {}, row.label), ...made.els);
  if (gone) box.append(make("button", { type: "button", class: "quiet", onclick: gone, "aria-label": ctx.say("remove") + ": " + row.label }, ctx.say("remove")));
  box.append(make("div", { class: "found" }));
  const read = () => {
    const v = made.read(whole || {});
    const keys = Object.keys(v);
    return keys.length === 0 ? undefined : short && keys.length === 1 ? few(Object.values(v)) : v;
  };
  return { el: box, settle: made.settle, read, at: made.at };
}

// groups is a list of such, with a button for one more.
function groups(ctx, row, value, what) {
  const box = make("fieldset", { class: "groups" }, make("legend", {}, row.label), row.help ? make("p", { class: "help" }, row.help) : "");
  let all = [];
  const changed = () => box.dispatchEvent(new Event("change", { bubbles: true }));
  const add = (v) => {
    const n = all.length + 1;
    const g = group(ctx, { ...row, label: what + " " + n }, v, () => {
      all = all.filter((x) => x !== g);
      g.el.remove();
      more.focus();
      changed();
    });
    all.push(g);
    more.before(g.el);
    return g;
  };
  const more = make("button", { type: "button", onclick: () => add().el.querySelector("input, select, textarea").focus() }, ctx.say("add", what));
  box.append(more, make("div", { class: "found" }));
  for (const v of list(value)) add(v);
  const settle = async () => { for (const g of all) await g.settle(); };
  const read = () => { const out = all.map((g) => g.read()).filter((v) => v !== undefined); return out.length ? out : undefined; };
  return { el: box, settle, read, at: (path) => all[Number(path[0])]?.at(path.slice(1)) || all[Number(path[0])]?.el };
}

// who turns roles with participants into a list of participants with roles, and back.
function who(ctx, row, value) {
  const flat = Object.entries(value || {}).flatMap(([role, parts]) => list(parts).map((p) => (typeof p === "string" ? { role, id: p } : { role, ...p })));
  const out = groups(ctx, { ...row, of: "part" }, flat, ctx.words["one.who"]);
  const read = out.read;
  out.read = () => {
    const by = {};
    for (const { role, id, ...more } of read() || []) {
      if (role && id) (by[role] ||= []).push(Object.keys(more).length ? { id, ...more } : id);
    }
    return Object.keys(by).length ? by : undefined;
  };
  return out;
}

// choices are ticks of a closed list.
function choices(ctx, row, value) {
  const was = value, on = new Set(list(value));
  const ticks = row.options.map(([code, label]) => {
    const box = make("input", { type: "checkbox", value: code });
    box.checked = on.has(code);
    return [box, make("label", { class: "tick" }, box, " " + label)];
  });
  const el = make("fieldset", { class: "choices" }, make("legend", {}, row.label), ...ticks.map((t) => t[1]), row.help ? make("p", { class: "help" }, row.help) : "", make("div", { class: "found" }));
  return { el, read: () => many([...list(was).filter((c) => ticks.some(([b]) => b.checked && b.value === c)), ...ticks.filter(([b]) => b.checked && !on.has(b.value)).map(([b]) => b.value)], was) };
}

function word(ctx, row, value) {
  const out = one(ctx, row, undefined, { tag: "select" });
  const options = row.key === "type" ? [...row.options, ...ctx.own] : row.options;
  out.control.append(make("option", { value: "" }, "–"), ...options.map(([code, label]) => make("option", { value: code }, label)));
  if (value !== undefined && !options.some(([code]) => code === value)) out.control.append(make("option", { value }, value));
  out.control.value = value ?? "";
  return out;
}

function yes(ctx, row, value) {
  const box = make("input", { type: "checkbox" });
  box.checked = value === "true";
  return { el: labelled(ctx, row, box), control: box, read: () => (box.checked ? "true" : value === "false" ? "false" : undefined) };
}

// kinds are the kinds of fields.
const kinds = {
  text: (ctx, row, v) => one(ctx, row, v, {}),
  url: (ctx, row, v) => one(ctx, row, v, { type: "url" }),
  number: (ctx, row, v) => one(ctx, row, v, { inputmode: "decimal" }),
  long: (ctx, row, v) => one(ctx, row, v, { tag: "textarea", rows: 3 }),
  date, file, word, choices, yes, who,
  words: (ctx, row, v) => rows(ctx, row, v, (r, x) => one(ctx, r, x, {})),
  ref: (ctx, row, v) => ref(ctx, row, v, [row.of]),
  refs: (ctx, row, v) => rows(ctx, row, v, (r, x) => ref(ctx, r, x, [row.of])),
  source: (ctx, row, v) => ref(ctx, row, v, ["sources"], true),
  sources: (ctx, row, v) => rows(ctx, row, v, (r, x) => ref(ctx, r, x, ["sources"], true)),
  because: (ctx, row, v) => ref(ctx, row, v, ["sources", "events"], true),
  list: (ctx, row, v) => groups(ctx, row, v, ctx.words["one." + row.key]),
  one: (ctx, row, v) => group(ctx, row, v),
};

// build makes the fields of a form: those that most records have and those that this one has
// first, the others under a heading that opens.
export function build(ctx, form, value = {}) {
  const all = new Map(), first = [], later = [];
  for (const row of form.fields) {
    if (row.kind === "own") continue;
    const f = kinds[row.kind](ctx, row, value[row.key]);
    f.el.dataset.key = row.key;
    all.set(row.key, f);
    (row.more && value[row.key] === undefined ? later : first).push(f.el);
  }
  const els = later.length ? [...first, make("details", {}, make("summary", {}, ctx.say("more")), ...later)] : first;
  const settle = async (key) => { for (const [k, f] of all) if (!key || k === key) await f.settle?.(); };
  const read = (was) => {
    const out = {};
    for (const key of new Set([...Object.keys(was), ...all.keys()])) {
      const v = all.has(key) ? all.get(key).read() : was[key];
      if (v !== undefined) out[key] = v;
    }
    return out;
  };
  const at = (path) => {
    const f = all.get(path[0]);
    return f && ((path.length > 1 && f.at?.(path.slice(1))) || f.el);
  };
  return { els, settle, read, at, field: (key) => all.get(key) };
}
