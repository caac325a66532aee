"use strict";
// The page on paper: all of it, or some of its events. The page is put in the place
// of the program by boot.js, which hears of printing first.

let onPaper = ""; // a line that says what is printed, then the ids of the events, a line each

const printPage = what => { onPaper = what || ""; setTimeout(print); };

// leaveOut hides for the time of printing what is not asked for: other events, months
// without any, drawings and tables of the whole record.
const leaveOut = () => {
  const page = document.getElementById("page"), list = page?.querySelector("#chronicle");
  if (!onPaper || !list) return;
  const [words, ...ids] = onPaper.split("\n"), asked = new Set(ids), out = [];
  const hide = e => { if (!e.hidden) out.push(e); e.hidden = true; };
  for (const e of list.querySelectorAll(".ev")) if (!asked.has(e.id.slice(2))) hide(e.parentElement);
  for (const e of list.querySelectorAll("ol.c")) if ([...e.children].every(li => li.hidden)) { hide(e); hide(e.previousElementSibling); }
  page.querySelectorAll("#story > section, .paper > section:not(#story, #about, #chronicle, #sources, #credits)").forEach(hide);
  const line = document.createElement("p");
  line.className = "meta";
  line.textContent = words;
  list.querySelector("h2").after(line);
  onPaper = "";
  addEventListener("afterprint", () => { for (const e of out) e.hidden = false; line.remove(); }, { once: true });
};
addEventListener("beforeprint", leaveOut);
