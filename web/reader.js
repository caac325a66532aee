"use strict";
// reader.js is a worker that reads datasets as an editor writes them. It gets a
// list of {name, data}, runs the program of cmd/reader over them once, and
// answers with what the program found. Nothing leaves the device.
importScripts("@EXEC@");
onmessage = async e => {
  self.parleyFiles = e.data;
  try {
    const go = new Go();
    const answer = await fetch(new URL("@WASM@", location.href));
    if (!answer.ok) throw new Error("tool");
    const { instance } = await WebAssembly.instantiate(await answer.arrayBuffer(), go.importObject);
    await go.run(instance);
    postMessage(self.parleyAnswer || { fatal: "tool" });
  } catch { postMessage({ fatal: "tool" }); }
};
