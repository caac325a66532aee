"use strict";
// media.js enlarges pictures in a dialog and loads the players of other sites once a
// reader asks for one. Without it a picture leads to its file and a player to its site.
//
// The page gives <a class="zoom" href="FILE"><img></a> in a figure with its caption,
// <a data-frame="ADDRESS"> in a block .away, and the word for closing with this script.
//
// In a page that is one file the program names files as data:,media/NAME; what they hold
// stands in the page, in an element with data-file.
(() => {
  const { close } = document.currentScript.dataset, whole = "data:,media/";
  const el = (tag, attributes, ...kids) => {
    const e = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
    e.append(...kids);
    return e;
  };
  // held is what the page itself holds of a file, as a data URL.
  const held = url => {
    const at = document.querySelector(`[data-file="${CSS.escape(url.slice(6))}"]`);
    return at && (at.dataset.type ? `data:${at.dataset.type};base64,${at.textContent}` : at.src || at.href);
  };

  let box;
  const zoom = link => {
    const small = link.querySelector("img"), large = el("img", { alt: small.alt }), about = link.closest("figure")?.querySelector("figcaption");
    const from = /^data:|#/.test(link.getAttribute("href")) ? small.currentSrc || small.src : link.href;
    for (const name of ["width", "height"]) if (small.hasAttribute(name)) large.setAttribute(name, small.getAttribute(name));
    large.src = from;
    box?.remove();
    box = el("dialog", { class: "zoomed", "aria-label": small.alt || close },
      el("form", { method: "dialog" }, el("button", { class: "tb framed" }, close)), el("figure", {}, large));
    if (about?.textContent) {
      const same = about.cloneNode(true);
      box.lastChild.append(same);
    }
    box.addEventListener("click", e => { if (!e.target.closest("button, a, figcaption")) box.close(); });
    document.body.append(box);
    box.showModal();
  };

  // load puts the player of another site into its block. It goes when the program shows
  // something else there.
  const load = link => {
    const at = link.closest(".away"), from = link.dataset.frame;
    const frame = el("iframe", { src: from, title: at.querySelector("p")?.textContent || link.textContent, allow: "autoplay; fullscreen; encrypted-media; picture-in-picture", allowfullscreen: "", referrerpolicy: "strict-origin-when-cross-origin" });
    at.querySelector("iframe")?.remove();
    at.prepend(frame);
    frame.focus();
    new MutationObserver((_, self) => {
      if (at.contains(link) && link.dataset.frame === from) return;
      frame.remove();
      self.disconnect();
    }).observe(at, { childList: true, subtree: true, attributes: true });
  };

  addEventListener("click", e => {
    const link = !e.button && !(e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) && e.target.closest?.("a.zoom, a[data-frame]");
    const file = e.target.closest?.(`a[href^="${whole}"]:not(.zoom)`);
    if (file) file.href = held(file.getAttribute("href")) || file.href;
    if (!link || link.matches("[data-frame]") && document.documentElement.dataset.single) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    if (link.dataset.frame) load(link); else zoom(link);
  }, true);

  const find = e => {
    const src = e.target.getAttribute?.("src");
    if (!src?.startsWith(whole)) return;
    const url = held(src), poster = e.target.getAttribute("poster");
    if (poster?.startsWith(whole)) e.target.poster = held(poster) || "";
    if (url) e.target.src = url;
  };
  addEventListener("error", find, true);
  addEventListener("loadstart", find, true);
})();
