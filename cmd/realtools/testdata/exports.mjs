// Opens exports in the packages of their formats and prints the events that each read:
// id, title, start and end, by format and record. Its argument is a JSON file that lists
// {format, record, file}. Dates are of UTC.
import { register, createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const here = pathToFileURL(process.cwd() + "/").href;
const require = createRequire(here);
// TimelineJS imports its own files without their ending, as webpack does.
register("data:text/javascript," + encodeURIComponent(`export async function resolve(s, c, next) {
  try { return await next(s, c); } catch (e) { if (s.startsWith(".")) return next(s + ".js", c); throw e; }
}`));
const { parseHTML } = require("linkedom");
const page = body => parseHTML("<!doctype html><html><body>" + body + "</body></html>");
const { window } = page('<div id="v"></div>');
const none = class { observe() {} disconnect() {} };
Object.assign(globalThis, {
  window, self: globalThis, document: window.document, HTMLElement: window.HTMLElement, Element: window.Element, Node: window.Node, MutationObserver: none,
  getComputedStyle: () => ({}), requestAnimationFrame: () => 0, cancelAnimationFrame() {}, DOMParser: class { parseFromString(s) { return page(s).document; } },
});
console.log = console.warn = () => {}; // vis-timeline measures, and there is nothing to measure

const { TimelineConfig } = await import(new URL("node_modules/@knight-lab/timelinejs/src/js/core/TimelineConfig.js", here));
const vis = require("vis-timeline/standalone/umd/vis-timeline-graph2d.min.js");
const markwhen = require("@markwhen/parser");
const { parquetReadObjects } = await import(new URL("node_modules/hyparquet/src/index.js", here));
const { compressors } = await import(new URL("node_modules/hyparquet-compressors/src/index.js", here));
const ICAL = require("ical.js").default ?? require("ical.js");

const iso = d => d.toISOString();
const read = {
  timelinejs(text) {
    const c = new TimelineConfig(JSON.parse(text));
    c.validate();
    if (c.messages.errors.length) throw new Error(String(c.messages.errors[0]));
    return c.events.map(e => [e.unique_id, page(e.text.headline).document.body.textContent, iso(e.start_date.data.date_obj), e.end_date ? iso(e.end_date.data.date_obj) : ""]);
  },
  vis(text) {
    const f = JSON.parse(text);
    const t = new vis.Timeline(document.getElementById("v"), new vis.DataSet(f.items), new vis.DataSet(f.groups), {});
    return t.itemsData.get().map(i => [i.id, page(i.content).document.body.textContent, iso(i.start), i.end ? iso(i.end) : ""]);
  },
  markwhen(text) {
    return [...markwhen.iter(markwhen.parse(text).events)].map(x => x.eventy).filter(markwhen.isEvent)
      .map(e => ["", e.firstLine.restTrimmed, iso(new Date(e.dateRangeIso.fromDateTimeIso)), iso(new Date(e.dateRangeIso.toDateTimeIso))]);
  },
  ics(text) {
    return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map(v => new ICAL.Event(v))
      .map(e => [e.uid, e.summary, e.startDate.toString(), e.endDate.toString()]);
  },
};
read.parquet = async (text, file) => {
  const b = readFileSync(file);
  const rows = await parquetReadObjects({ file: b.buffer.slice(b.byteOffset, b.byteOffset + b.length), compressors });
  const day = d => d ? iso(d).slice(0, 10) : "";
  return rows.map(r => [r.id, r.title + " | " + r.who.map((w, i) => w + ":" + r.who_roles[i]).join(" "), day(r.first_day), day(r.last_day)]);
};
const out = {};
for (const { format, record, file } of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  (out[format] ??= {})[record] = await read[format](readFileSync(file, "utf8"), file);
}
process.stdout.write(JSON.stringify(out), () => process.exit(0));
