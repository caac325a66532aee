"use strict";
// What the program may ask for, and the start.

const verbs = {
  check, reload, install, choose, files: openFiles, all: keepAll, keep: keepOwn, open: openOwn, forget, "save-record": saveRecord, measure, print: printPage,
  dismiss: () => set({ fresh: false }),
};
window.parleyDevice = {
  state,
  do: (verb, arg) => Promise.resolve(verbs[verb]?.(arg)).catch(why => console.info("parley:", verb, String(why))),
  listen: f => { told = f; for (const [kind, notice] of waiting.splice(0)) f(kind, notice); f("state"); },
};
dispatchEvent(new Event("parleydevice"));

offer();
set({ offline: navigator.onLine === false });
// The program's own loading comes first: a copy of the same files must not share
// the line with it.
const rested = new Promise(done => {
  const look = () => { if (!document.documentElement.classList.contains("loading")) done(); };
  new MutationObserver(look).observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
  look();
});
(async () => {
  await rested;
  await register();
  await check();
  if (standalone()) await stay();
})();
