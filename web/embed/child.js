"use strict";
// child.js makes a page of a site a good guest in somebody else's: it asks for
// the height it needs in every way hosts are known to listen to, keeps foreign
// parameters out of the address, starts the program when the reader sees the
// frame, and exchanges the reader's view with the page around it. It runs in
// the head, before anything is painted. At the top of a window it does nothing,
// except on the page that is made for frames.
//
// Parameters (query): theme=light|dark, bg=transparent, height=240..2000,
// load=visible|click|eager, events=all or a list of names; on the page for
// frames also step=N, which is a page of its own, and every key of the view ("e",
// "view" or "v", "a", "from", ...), which may as well stand in the fragment. Without
// any of them that page shows the story, and no program is asked for before the
// reader, or the host, asks for a view. See web/EMBEDDING.md, version 1.
(() => {
  const root = document.documentElement, host = window.parent, alone = host === window;
  const embed = "embed" in root.dataset, asked = new URLSearchParams(location.search);
  if (alone && !embed) return;
  root.classList.add("framed");

  // One step of the story has a page.
  const told = Number(root.dataset.told), step = asked.get("v") || asked.get("view") || asked.get("pane") ? "" : asked.get("step") || /^#step-(\d+)$/.exec(location.hash)?.[1];
  if (embed && step >= 1 && step <= told) {
    location.replace(root.dataset.up + "story/" + Number(step) + "/" + location.search + location.hash.replace(/^#step-.*/, ""));
    return;
  }

  // ---- the address: ours is kept, the rest is dropped ----

  const STATE = (root.dataset.embed || "").split(" ");
  const OWN = ["theme", "bg", "height", "load", "events", "wasm"];
  const PARTS = { "#timeline": "timeline", "#chronicle": "list" }; // of the written page
  const secret = /[#&?]secret=(\w+)/.exec(location.hash)?.[1], pym = asked.get("childId");
  const view = new Map(), opens = "story" in root.dataset; // the page opens with the story
  const take = list => { for (const [key, value] of list) if (STATE.includes(key) && value) view.set(key, value); };
  const read = () => { take(new URLSearchParams(location.hash.slice(1))); if (opens && PARTS[location.hash]) view.set("v", PARTS[location.hash]); };
  // What is asked for is the explorer, unless the page has a story and the address no view.
  const explores = () => !opens || [...view.keys()].some(key => key !== "theme" && key !== "lang");
  const fragment = () => [...view].map(([key, value]) => key + "=" + encodeURIComponent(value).replace(/%2C/g, ",")).join("&");
  if (embed) {
    if (asked.get("view")) view.set("v", asked.get("view"));
    take(asked);
    read();
    if (view.get("theme") === "auto") view.delete("theme");
    const kept = new URLSearchParams([...asked].filter(([key]) => OWN.includes(key))).toString();
    const anchor = !explores() ? "" : !opens && /^#[\w-]+$/.test(location.hash) ? location.hash.slice(1) : fragment();
    try { history.replaceState(null, "", location.pathname + (kept && "?" + kept) + (anchor && "#" + anchor)); } catch { /* a frame without an address keeps it */ }
  }

  // ---- the look ----

  // Links into the explorer carry the theme, which is part of its address.
  let look;
  const theme = name => {
    look = /^(light|dark)$/.exec(name)?.[0];
    if (look) root.dataset.theme = look; else delete root.dataset.theme;
    for (const link of document.querySelectorAll("[data-explore]")) link.dataset.explore = link.dataset.explore.replace(/&theme=\w+$/, "") + (look ? "&theme=" + look : "");
  };
  theme(view.get("theme") || asked.get("theme"));
  if (asked.get("bg") === "transparent") root.classList.add("bare");
  const flows = () => /^(list|table)$/.test(view.get("v"));
  const show = () => root.classList.toggle("flow", flows());
  show();

  // ---- the height ----

  const HEIGHT = Math.min(2000, Math.max(240, Number(asked.get("height")) || 640));
  // What a reader does is told to the site around the frame alone, as soon as its
  // name is known: Firefox learns it when the site speaks. A size is no secret.
  const named = origin => { if (/^https?:/.test(origin)) around = origin; };
  let around = "*";
  named(location.ancestorOrigins?.[0]);
  const post = (message, to = "*") => { if (!alone) try { host.postMessage(message, to); } catch { /* it has gone */ } };
  const tell = (type, detail) => post({ parley: 1, type, detail }, around);
  let sizer = null, last = 0;

  // A chart fills whatever height it gets, so it asks for a fixed one. The story asks for
  // as much, which hosts hold free, or for more, unless the address gives it a height. All
  // else is as high as it is.
  const tall = () => { const part = document.getElementById("story"); return part ? part.offsetHeight + part.nextElementSibling.offsetHeight : 0; };
  const need = () => {
    if (!embed || explores() && (root.classList.contains("live") ? document.querySelector("#app .v-list, #app .v-table") : flows())) return Math.ceil(document.body?.getBoundingClientRect().height || 0);
    return explores() || asked.has("height") ? HEIGHT : Math.max(HEIGHT, tall());
  };
  const send = again => {
    const height = need();
    if (!height || height === last && !again) return;
    last = height;
    post({ sentinel: "amp", type: "embed-size", height });                           // AMP, @newswire/frames, sidechain
    if (pym) post("pymxPYMx" + pym + "xPYMxheightxPYMx" + height);                   // pym.js
    if (secret) post({ message: "height", value: height, secret });                  // WordPress
    post(JSON.stringify({ type: "set-height", value: height }));                     // Guardian
    post({ kind: "interactive:height", height });                                    // Guardian atoms
    post(JSON.stringify({ src: location.href.split(/[?#]/)[0], context: "iframe.resize", height })); // Medium, Embedly
    post({ type: "iframe-resized", width: innerWidth, height });                     // open-iframe-resizer
    post({ "datawrapper-height": { parley: height } });                              // hosts made for Datawrapper
    if (sizer) post("[iFrameSizer]" + sizer + ":" + height + ":" + innerWidth + ":resize"); // iframe-resizer
    tell("resize", { height, title: document.title });
  };

  // ---- what the host says ----

  // A message may hold any value in any place. A text costs time that grows with its
  // length, at most 4096 letters of a view are read, and 64 names of events.
  // Text that is searched for stays in the frame.
  const outward = text => { const list = new URLSearchParams(text); list.delete("q"); return list.toString().replace(/%2C/g, ",").replace(/%3A/g, ":"); };
  const goTo = text => location.replace("#" + text);
  let said = "", wanted = new Set((asked.get("events") || "").split(","));
  const wants = name => wanted.has("all") || wanted.has(name);
  const does = {
    hello: d => { if (Array.isArray(d.events)) wanted = new Set(d.events.slice(0, 64)); said = ""; send(true); settled(); },
    state: d => {
      const state = typeof d.state === "string" ? d.state.slice(0, 4096) : "", shown = !opens || [...new URLSearchParams(state).keys()].some(key => key !== "theme");
      if (embed) goTo(shown ? outward(state + (look ? "&theme=" + look : "")) : "");
    },
    theme: d => {
      theme(d.theme);
      if (!explores()) return;
      const state = new URLSearchParams(location.hash.slice(1));
      if (root.dataset.theme) state.set("theme", d.theme); else state.delete("theme");
      if (embed) goTo(state);
    },
  };
  addEventListener("message", e => {
    if (alone || e.source !== host) return;
    const d = e.data;
    if (typeof d === "string" && d.startsWith("[iFrameSizer]")) {
      sizer = d.slice(13, 213).split(":")[0];
      post("[iFrameSizer]" + sizer + ":" + need() + ":" + innerWidth + ":init");
    } else if (typeof d === "string" && d.startsWith("pymxPYMx") || d?.sentinel === "amp" && d.type === "frames-init") send(true);
    else if (d?.parley === 1 && typeof d.do === "string" && Object.hasOwn(does, d.do)) {
      named(e.origin);
      does[d.do](d);
    }
  });

  // ---- what the host hears ----

  const settled = () => {
    const is = name => root.classList.contains(name), what = is("live") ? "program" : is("failed") ? "error" : explores() ? said : "story";
    if (what === said) return;
    said = what;
    aim();
    send(true);
    tell(what === "error" ? what : "ready", { what: what === "error" ? "program" : what });
  };
  // What opens over the view opens where the reader can see it: a frame may be
  // higher than the window, and only the browser knows which part is in sight.
  const aim = () => {
    const eye = new IntersectionObserver(([part]) => {
      eye.disconnect();
      const seen = part.intersectionRect;
      if (!seen.height) return;
      root.style.setProperty("--seen-below", Math.max(0, innerHeight - seen.bottom) + "px");
      root.style.setProperty("--seen", Math.max(240, seen.height) + "px");
    });
    eye.observe(root);
  };

  let before = new Map(view);
  const names = { e: "select", who: "select", with: "select", p: "select", v: "view", q: "search", from: "window", to: "window", on: "known" };
  document.addEventListener("parley:state", e => {
    const now = new Map(new URLSearchParams(e.detail)), told = new Set();
    for (const key of new Set([...before.keys(), ...now.keys()])) {
      if (before.get(key) !== now.get(key)) told.add(names[key] || "filter");
    }
    before = now;
    const part = { select: { event: now.get("e"), actor: now.get("who"), other: now.get("with"), place: now.get("p") }, view: { view: now.get("v") || "timeline" },
      search: { letters: (now.get("q") || "").length }, window: { from: now.get("from"), to: now.get("to") }, known: { on: now.get("on") }, filter: {} };
    for (const name of told) if (wants(name)) tell(name, part[name]);
    if (wants("state")) tell("state", { state: outward(e.detail) });
    if (told.has("select")) aim();
    window.parley?.idle().then(() => send()); // a chart may fill the height that a list had: nothing changes its size
  });
  document.addEventListener("parley:share", e => { if (wants("share")) tell("share", { what: e.detail }); });
  // A way into the explorer: boot.js takes it, too, once it is there.
  addEventListener("click", e => {
    const link = e.target.closest?.("[data-explore]");
    if (!embed || !link || root.matches(".static, .failed") || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    if (!begun && explores() && link.matches(".foot a")) begin(); // what the address asks for
    else location.hash = link.dataset.explore;
  });
  addEventListener("hashchange", () => {
    if (!opens) return;
    view.clear();
    read();
    show();
    if (explores()) begin();
    else {
      theme(look);
      if (wants("state")) tell("state", { state: "" });
    }
    settled();
    send();
  });
  addEventListener("click", e => {
    const link = e.target.closest?.("a[href]");
    if (!link || e.defaultPrevented) return;
    const to = new URL(link.getAttribute("href"), location.href);
    if (to.pathname === location.pathname && (to.hash || link.target === "_self")) return;
    link.setAttribute("target", "_blank"); // a link in a drawing has no target that can be set
    link.relList?.add("noopener");
    if (wants("outbound")) tell("outbound", { href: to.href });
    if (secret) post({ message: "link", value: to.href, secret }); // a WordPress frame may open nothing itself
  });

  // ---- the program ----

  let begun = false;
  const begin = () => {
    if (begun || !root.dataset.runtime) return;
    begun = true;
    document.getElementById("start")?.remove();
    for (const src of root.dataset.runtime.split(" ")) {
      const script = document.createElement("script");
      script.src = src;
      script.async = false;
      document.head.append(script);
    }
  };
  const offer = () => {
    const button = document.getElementById("start");
    if (!button || begun) return;
    button.hidden = false;
    button.addEventListener("click", begin);
  };
  const watch = () => {
    const eye = new IntersectionObserver(seen => { if (seen.some(s => s.isIntersecting)) { eye.disconnect(); begin(); } }, { rootMargin: "200px" });
    eye.observe(root);
  };

  addEventListener("DOMContentLoaded", () => {
    const grown = new ResizeObserver(() => send());
    grown.observe(root);
    grown.observe(document.body);
    send(true);
    post("[iFrameResizerChild]Ready");
    new MutationObserver(() => {
      if (!explores() && root.dataset.theme !== look) theme(look); // the program has left it
      send();
      settled();
    }).observe(root, { attributeFilter: ["class", "data-theme"] });
    if (!embed) return;
    theme(look);
    settled();
    const load = asked.get("load") || (navigator.connection?.saveData ? "click" : "visible");
    if (load === "eager") begin(); else if (explores()) { offer(); if (load !== "click") watch(); }
  });
  addEventListener("pageshow", () => send(true));
})();
