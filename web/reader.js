"use strict";
// reader.js is a worker that reads datasets as an editor writes them and files of
// other programs. It gets a list of {name, data, day}, runs the program of cmd/reader
// over them once, and answers with what the program found, or with {fatal}: "tool"
// where there is no program, "broke" where it did not end well. Nothing leaves the
// device.
importScripts("@EXEC@");
// checked gets the program, which must have the hash that its name holds; see boot.js.
const checked = async cache => {
  const answer = await fetch(new URL("@WASM@", location.href), { cache }), bytes = await answer.arrayBuffer();
  const sum = self.crypto.subtle && [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 5)].map(b => b.toString(16).padStart(2, "0")).join("");
  if (!answer.ok || sum && !"@WASM@".includes(`.${sum}.`)) throw new Error("tool");
  return bytes;
};
onmessage = async e => {
  self.parleyFiles = e.data;
  let fatal = "tool";
  try {
    const go = new Go();
    const { instance } = await WebAssembly.instantiate(await checked("default").catch(() => checked("reload")), go.importObject);
    fatal = "broke";
    await go.run(instance);
    postMessage(self.parleyAnswer || { fatal });
  } catch { postMessage({ fatal }); }
};
