#!/usr/bin/env bash
# TimelineJS places 29 February of the year 0, a leap year, on 1 March.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @knight-lab/timelinejs@3.9.11 linkedom@0.18.12 >/dev/null
cat >run.mjs <<'JS'
import { register } from "node:module";
register("data:text/javascript," + encodeURIComponent(`export async function resolve(s, c, next) {
  try { return await next(s, c); } catch (e) { if (s.startsWith(".")) return next(s + ".js", c); throw e; }
}`));
const { parseHTML } = await import("linkedom");
const page = body => parseHTML("<!doctype html><html><body>" + body + "</body></html>");
const { window } = page("");
Object.assign(globalThis, { window, document: window.document, HTMLElement: window.HTMLElement, Element: window.Element, Node: window.Node,
  getComputedStyle: () => ({}), DOMParser: class { parseFromString(s) { return page(s).document; } } });
const { TimelineConfig } = await import("./node_modules/@knight-lab/timelinejs/src/js/core/TimelineConfig.js");
const c = new TimelineConfig({ events: [{ start_date: { year: 0, month: 2, day: 29 }, text: { headline: "A" } }] });
const d = c.events[0].start_date.data.date_obj;
console.log(d.getFullYear() + "-" + (d.getMonth() + 1) + "-" + d.getDate());
JS
echo "version: @knight-lab/timelinejs $(node -p "require('./node_modules/@knight-lab/timelinejs/package.json').version"), node $(node --version)"
echo "guess: year 0, month 2, day 29 is placed on that day"
out=$(TZ=UTC node run.mjs)
echo "behaviour: the day is looked for in 1900, as Date does with a year below 100, where there is none; the year is set after that"
echo "output: $out"
[ "$out" = 0-3-1 ]
