// What the page asks above the form: why a published fact changes, whose version stays, and
// why a record is removed.

import { make } from "./fields.js";

const $ = (id) => document.getElementById(id);

// field is a labelled input for an answer.
const field = (id, label, attrs = {}) => {
  const control = make("input", { id, autocomplete: "off", ...attrs });
  return { control, el: make("p", { class: "field" }, make("label", { for: id }, label), control) };
};

const button = (label, onclick, main) => make("button", { type: "button", class: main ? "main" : undefined, onclick }, label);

// sides shows values by name, side by side.
const sides = (page, list) => make("dl", {}, ...list.flatMap(([name, text]) => [make("dt", {}, page.say(name)), make("dd", {}, text || "–")]));

// askWhy asks for the reason of a change of what was published, which becomes an entry of the
// corrections, or of the history where it was right and then changed.
export function askWhy(page, request, to, out) {
  const { say } = page;
  const because = field("why-because", say("because"), { list: "all-sources" }), note = field("why-note", say("note"), { required: true });
  const save = (course) => page.run(async () => {
    const text = note.control.value.trim(), from = because.control.value.trim();
    if (!text && !course) { note.control.focus(); return; }
    const why = { because: page.idOf(["sources", "events"], from) || from, note: text, course };
    if (await page.deliver({ ...request, why }, to)) {
      await page.refresh();
      if (page.open.record) await page.show(page.open.record);
    }
  });
  page.warn(make("p", {}, out.say), ...out.needs.flatMap((n) => [make("p", {}, make("b", {}, n.say)), n.was || n.now ? sides(page, [["was", n.was], ["is", n.now]]) : ""]), because.el, note.el,
    make("p", { class: "row" }, button(say("needs-save"), () => save(false), true), out.course ? button(say("needs-course"), () => save(true)) : "", button(say("cancel"), () => back(page))),
    out.course ? make("p", { class: "help" }, say("needs-course-help")) : "");
  because.control.focus();
}

// back shows the record as it is in the files.
const back = (page) => page.run(async () => { page.warn(); if (page.open.record) await page.show(page.open.record); });

// askWhose shows what two changed into different things, and lets choose.
export function askWhose(page, request, to, out) {
  const { say } = page;
  const again = () => page.run(async () => {
    if (await page.deliver({ ...request, mine: true }, to)) { await page.refresh(); if (page.open.record) await page.show(page.open.record); }
  });
  page.warn(make("p", {}, out.say), ...out.conflicts.map((c) => sides(page, [["was", c.base], ["mine", c.mine], ["theirs", c.theirs]])),
    make("p", { class: "row" }, button(say("conflict-mine"), again), button(say("conflict-theirs"), () => back(page))));
}

// askRemove takes the open record out. Where a reason is given, which there must be once it
// was published, readers of its address find it.
export function askRemove(page) {
  const { say } = page, [section, id] = page.open.record.split("."), told = section === "events" || section === "actors";
  const note = field("remove-why", say("remove-why"));
  const go = () => page.run(async () => {
    const reason = note.control.value.trim(), record = await page.ask("record", { record: page.open.record });
    if (told && page.since && !reason) { note.control.focus(); return; }
    let changes = [{ record: page.open.record, was: record.value }];
    if (page.lists.includes(section)) changes = [{ record: section, was: record.whole, now: record.whole.filter((_, i) => i !== Number(id)) }];
    if (told && reason) {
      const { whole } = await page.ask("record", { record: "removed.new" });
      const entry = { [section === "events" ? "event" : "actor"]: id, at: new Date().toISOString().slice(0, 10), title: $("name").textContent, note: reason };
      changes.push({ record: "removed", was: whole, now: [...whole, entry] });
    }
    if (await page.deliver({ patch: { ...page.by(changes), reason } })) page.leave();
    await page.refresh();
  });
  page.warn(note.el, make("p", { class: "row" }, button(say("remove-record"), go, true), button(say("cancel"), () => page.warn())));
  note.control.focus();
}
