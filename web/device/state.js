"use strict";
// This folder is what the page has to do with the device it is on: the copy that
// opens without a network, new versions, installing, and datasets of the reader's
// own, joined in the order of web.Device to the one script device.js, in a scope of
// its own. boot.js loads it when the page is at rest, and never in a frame.
//
// The page names its parts in attributes of <html>, see boot.js, and here also
//   data-sw=URL      the service worker; without it nothing is kept or asked for
//   data-reader=URL  the worker that reads YAML, JSON and files of other programs
//
// window.parleyDevice is what the program uses:
//   state          an object of texts, numbers and truth values, named below
//   listen(f)      f(kind, notice) from now on, and for what has been told before:
//                  "state" when state has changed, "news" with {core, texts, minute},
//                  "opened" with {name, core, texts, findings, report, ...} or {name, pack},
//                  "reading" with {name}, "refused" with {name, why}
//   do(verb, arg)  what the table in verbs.js lists

const given = document.documentElement.dataset, rooted = new URL(given.sw || "./", location.href);
const scope = new URL(".", rooted).href, prefix = "parley:" + scope + ":";
const serving = !!given.sw && location.protocol.startsWith("http");
const state = {
  offline: false,     // the network is away
  copy: "",           // "", "saving", "ready", "part" or "none"
  missing: 0,         // files that the copy lacks
  pages: 0, bytes: 0, // event and other pages beside the first, and their size with that of their pictures
  media: false,       // there are pictures among them
  kept: 0,            // of these, how many are kept for good
  saving: 0,          // of these, how many are fetched so far, while that goes on
  trouble: "",        // why the last keeping failed: "full" or a message
  used: 0, room: 0,   // bytes, of the whole origin
  stays: false,       // the browser has promised not to clear it
  install: "",        // "", "can", "ios" or "done"
  fresh: false,       // another program is ready
  own: "",            // names of the datasets kept, one a line
};
let told = null;
const waiting = [];
const tell = (kind, notice) => { if (told) told(kind, notice); else if (kind !== "state") waiting.push([kind, notice]); };
const set = changes => { Object.assign(state, changes); tell("state"); };
const cached = async name => { try { return await caches.open(prefix + name); } catch { return null; } };
// held are the addresses in a cache; looking makes none.
const held = async name => { try { return await caches.has(prefix + name) ? (await (await caches.open(prefix + name)).keys()).map(r => r.url) : []; } catch { return []; } };
