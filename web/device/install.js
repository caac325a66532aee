"use strict";
// Installing the site as an app.

const standalone = () => matchMedia("(display-mode: standalone), (display-mode: minimal-ui)").matches || navigator.standalone === true;
const ios = /iPad|iPhone|iPod/.test(navigator.userAgent) || navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1;
const offer = () => set({ install: standalone() ? "done" : window.parleyInstall ? "can" : ios && serving ? "ios" : "" });
addEventListener("beforeinstallprompt", offer); // boot.js has kept it
addEventListener("appinstalled", () => { window.parleyInstall = null; set({ install: "done" }); stay(); });
const install = async () => {
  const prompt = window.parleyInstall;
  window.parleyInstall = null; // it serves once
  await prompt?.prompt();
  offer();
};
