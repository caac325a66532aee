// The windows over the page: rows to paste, changes to send, what was done, what readers will
// be told, and another id.

import { make } from "./fields.js";

const $ = (id) => document.getElementById(id);
const button = (label, onclick, main) => make("button", { type: "button", class: main ? "main" : undefined, onclick }, label);

// open shows a window under a heading, with a button that closes it.
function open(page, key, ...kids) {
  $("dialog").replaceChildren(make("h2", { id: "dialog-name", tabindex: -1 }, page.say(key)), ...kids, make("p", { class: "row" }, button(page.say("close"), () => $("dialog").close())));
  if (!$("dialog").open) $("dialog").showModal();
}

// text shows a window with a text to write or to take.
function text(page, key, value, ...kids) {
  const area = make("textarea", { id: "dialog-text", rows: 12, "aria-describedby": "dialog-help" });
  area.value = value;
  open(page, key, make("p", { id: "dialog-help" }, make("label", { for: "dialog-text" }, page.say(key + "-help"))), area, ...kids);
  area.focus();
  return area;
}

// paste reads rows of a spreadsheet, and adds what they say.
export function paste(page) {
  const report = make("div", { "aria-live": "polite" });
  const add = (out) => page.run(async () => {
    $("dialog").close();
    await page.deliver({ patch: { ...out.patch, ...page.by(out.patch.changes) } });
    await page.refresh();
  });
  const read = () => page.run(async () => {
    const out = await page.ask("rows", { text: area.value });
    report.replaceChildren(make("p", {}, out.say), make("ul", {}, ...out.report.map((l) => make("li", {}, l))), out.events ? button(page.say("add-rows"), () => add(out), true) : "");
    report.querySelector("button")?.focus();
  });
  const area = text(page, "paste", "", make("p", { class: "row" }, button(page.say("paste-read"), read, true)), report);
}

// sendPatch shows everything that was done as a patch, with who did it and why.
export function sendPatch(page) {
  const input = (id, label, value = "") => {
    const control = make("input", { id, autocomplete: "off" });
    control.value = value;
    return [control, make("p", { class: "field" }, make("label", { for: id }, page.say(label)), control)];
  };
  const [author, who] = input("send-author", "author", localStorage.getItem("parley-edit-author") || ""), [reason, why] = input("send-reason", "reason");
  const file = make("p", { class: "row" });
  const make_ = () => page.run(async () => {
    localStorage.setItem("parley-edit-author", author.value.trim());
    const out = await page.ask("patch", { patch: { ...page.by([]), reason: reason.value.trim() } });
    area.value = out.text;
    const link = make("a", { class: "button", download: "changes.json", href: URL.createObjectURL(new Blob([out.text + "\n"], { type: "application/json" })) }, page.say("send-save"));
    file.replaceChildren(link);
    link.focus();
  });
  const area = text(page, "send", "", file);
  area.before(who, why, make("p", { class: "row" }, button(page.say("send-make"), make_, true)));
  area.readOnly = true;
  (author.value ? reason : author).focus();
}

// history lists what was done, the last first, with a button that goes back to each point.
export const history = (page) => page.run(async () => {
  const { edits } = await page.ask("history");
  const go = (n) => page.run(async () => {
    const out = await page.ask("turn", { edits: n });
    page.tell(out.say);
    await page.refresh();
    if (page.open.record) await page.show(page.open.record, false).catch(page.leave);
    history(page);
  });
  const row = (e) => make("li", { class: e.done ? "" : "undone" }, make("span", {}, make("b", {}, e.say), e.was || e.now ? make("span", {}, e.was ? make("del", {}, e.was) : "", e.was && e.now ? " → " : "", e.now || "") : "", make("small", {}, [e.date, e.author, e.reason, e.done ? "" : page.say("is-undone")].filter(Boolean).join(" · "))),
    make("button", { type: "button", "aria-label": page.say(e.done ? "back-to" : "forth-to") + ": " + e.say, onclick: () => go(e.done ? e.edits - 1 : e.edits) }, page.say(e.done ? "back-to" : "forth-to")));
  open(page, "history", make("p", { class: "help" }, page.say(edits.length ? "history-help" : "nothing")), make("ol", { class: "past", reversed: true }, ...edits.map(row)));
  $("dialog-name").focus();
});

// told shows what readers will be told of the changes since the last publication.
export const told = (page) => page.run(async () => {
  const out = await page.ask("told");
  const line = (l) => make("li", { class: l.bad ? "bad" : "" }, make("b", {}, l.field), l.was || l.now ? make("span", {}, " ", l.was ? make("del", {}, l.was) : "", l.was && l.now ? " → " : "", l.now ? make("ins", {}, l.now) : "") : "", make("small", {}, l.where));
  const part = (t) => make("li", {}, make("b", {}, t.name), " ", make("small", {}, t.how), t.lines ? make("ul", {}, ...t.lines.map(line)) : "");
  open(page, "told", make("p", { class: "help" }, out.say), make("ul", { class: "told" }, ...out.told.map(part)));
  $("dialog-name").focus();
});

// rename gives the open record another id.
export function rename(page, id) {
  const control = make("input", { id: "rename-to", autocomplete: "off", spellcheck: "false", "aria-describedby": "rename-help rename-wrong" }), wrong = make("p", { id: "rename-wrong", class: "found bad", role: "alert" });
  control.value = id;
  const go = () => page.run(async () => {
    try {
      const out = await page.ask("rename", { record: page.open.record, text: control.value, patch: page.by([]) });
      page.tell(out.say || "");
      $("dialog").close();
      if (!out.ok) return;
      await page.refresh();
      await page.show(out.record);
    } catch (e) {
      wrong.textContent = e.message;
      control.setAttribute("aria-invalid", "true");
      control.focus();
    }
  });
  open(page, "rename", make("p", { id: "rename-help", class: "help" }, page.say("rename-help")), make("p", { class: "field" }, make("label", { for: "rename-to" }, page.say("rename-to")), control), wrong, make("p", { class: "row" }, button(page.say("rename"), go, true)));
  control.addEventListener("keydown", (e) => { if (e.key === "Enter") go(); });
  control.select();
}
