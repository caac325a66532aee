"use strict";
// The copy on the device that opens without a network.

let registration = null, reloading = false;
const ask = (worker, message) => new Promise((answer, refuse) => {
  const line = new MessageChannel();
  line.port1.onmessage = e => answer(e.data);
  setTimeout(refuse, 60000, new Error("no answer"));
  worker.postMessage(message, [line.port2]);
});
const settled = worker => new Promise(done => {
  const look = () => { if (/activated|redundant/.test(worker.state)) done(worker.state); };
  worker.addEventListener("statechange", look);
  look();
});

const mend = async () => {
  const { missing } = await ask(registration.active, { type: "MEND" });
  set({ copy: missing ? "part" : "ready", missing });
};

const measure = async () => {
  const { usage = 0, quota = 0 } = await navigator.storage?.estimate?.() || {};
  const pages = (await held("all")).filter(url => url !== root(pagesList) && !/\/media\//.test(url)).length;
  const names = (await held("own")).map(url => decodeURIComponent(url.split("/own/").pop()));
  set({ used: usage, room: quota, stays: await navigator.storage?.persisted?.() || false, kept: pages, own: names.join("\n") });
};

// An installed app asks the browser not to clear what it keeps; a page does not.
const stay = async () => {
  if (!await navigator.storage?.persisted?.()) await navigator.storage?.persist?.();
  await measure();
};

const register = async () => {
  if (!serving || !navigator.serviceWorker) { set({ copy: "none" }); return; }
  try {
    set({ copy: "saving" });
    registration = await navigator.serviceWorker.register(given.sw);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker.addEventListener("statechange", () => { if (worker.state === "installed") ready(); });
    });
    navigator.serviceWorker.addEventListener("controllerchange", () => { if (reloading) location.reload(); else if (now) check(); });
    const first = registration.installing || registration.waiting;
    if (registration.active || await settled(first) === "activated") await mend(); else set({ copy: "none" });
    await measure();
    ready();
  } catch (why) {
    console.info("parley: no copy is kept on the device:", String(why));
    set({ copy: "none" });
  }
};
