"use strict";
// embed.js puts stories into a page, version 1. It upgrades
//   <figure class="parley-embed"><a href="STORY"><img></a><figcaption></figure>
//   <parley-story src="STORY" event view actor theme bg lang load height name events title>
// into frames (attributes of a figure are written data-event, data-view, ...):
// it holds the place, follows the height, names the frame, keeps the view of a
// story with a name in the page's own address (#parley-NAME=...), and dispatches
// what the story tells as events "parley:ready", "parley:select", ... on the
// element. STORY is the address of a story, its embed/ page, or the page of an
// event or an actor. It may be included any number of times and sets no global.
// web/EMBEDDING.md has the contract.
(() => {
  if (customElements.get("parley-story")) return;
  const stories = new Set();

  // ---- the page's address ----

  const parts = () => location.hash.slice(1).split("&").filter(Boolean);
  const kept = name => {
    const part = parts().find(p => p.startsWith("parley-" + name + "="));
    try { return part && decodeURIComponent(part.slice(name.length + 8)); } catch { return ""; }
  };
  const keep = (name, state) => {
    const rest = parts().filter(p => !p.startsWith("parley-" + name + "="));
    if (state) rest.push("parley-" + name + "=" + encodeURIComponent(state));
    history.replaceState(history.state, "", rest.length ? "#" + rest.join("&") : location.pathname + location.search);
  };

  // ---- a story ----

  const KEYS = { event: "e", view: "v", actor: "a", lang: "lang" };
  class Story {
    constructor(el, get, src, label, put) {
      this.el = el;
      this.get = get;
      this.name = get("name");
      this.height = Number(get("height")) || 640;
      this.frame = el.querySelector("iframe") || document.createElement("iframe");
      const f = this.frame, made = !f.src;
      f.style.cssText = "display:block;width:100%;border:0";
      this.titled = get("title") || f.title || label;
      f.title = this.titled || new URL(src || f.src, document.baseURI).host;
      f.allow = "fullscreen; clipboard-write";
      this.dress(this.height);
      if (made) {
        f.loading = get("load") === "eager" ? "eager" : "lazy";
        f.referrerPolicy = "no-referrer";
        f.src = this.address(src);
        put(f);
      }
      stories.add(this);
    }
    // state is what the element and its address ask for.
    state(own) {
      const s = new URLSearchParams(own);
      for (const k in KEYS) if (this.get(k)) s.set(KEYS[k], this.get(k));
      return s.toString();
    }
    address(src) {
      const to = new URL(src, document.baseURI), own = to.hash.slice(1);
      to.pathname = to.pathname.replace(/\/index\.html$/, "/");
      if (!/\/(embed|(event|actor)\/[^/]+)\/$/.test(to.pathname)) to.pathname = to.pathname.replace(/[^/]*$/, "embed/");
      for (const k of ["theme", "bg", "load", "height"]) if (this.get(k)) to.searchParams.set(k, this.get(k));
      to.hash = this.name && kept(this.name) || this.state(own);
      return to.href;
    }
    dress(height) {
      const theme = this.get("theme");
      this.frame.style.height = height + "px";
      this.frame.style.colorScheme = theme === "light" || theme === "dark" ? theme : "light dark";
    }
    post(message) { this.frame.contentWindow?.postMessage({ parley: 1, ...message }, "*"); }
    take({ type, detail }) {
      if (type === "resize") {
        if (!this.titled) this.frame.title = detail.title;
        this.dress(detail.height);
        if (!this.met) {
          this.met = true;
          this.post({ do: "hello", events: (this.get("events") || "").split(",").concat(this.name ? "state" : []) });
          if (this.name && kept(this.name)) {
            this.post({ do: "state", state: kept(this.name) });
            this.el.scrollIntoView({ block: "nearest" });
          }
        }
      }
      if (type === "state" && this.name) keep(this.name, detail.state);
      this.el.dispatchEvent(new CustomEvent("parley:" + type, { bubbles: true, composed: true, detail }));
    }
  }

  addEventListener("message", e => {
    if (e.data?.parley !== 1) return;
    for (const s of stories) if (s.frame.contentWindow === e.source && s.el.isConnected) s.take(e.data);
  });
  addEventListener("hashchange", () => {
    for (const s of stories) if (s.name) s.post({ do: "state", state: kept(s.name) || "" });
  });

  // ---- the two ways to write one ----

  customElements.define("parley-story", class extends HTMLElement {
    static observedAttributes = ["event", "view", "actor", "theme"];
    connectedCallback() {
      this.style.display = "block";
      if (this.story) {
        this.story.met = false; // a frame that has been moved starts anew
        stories.add(this.story);
        return;
      }
      // What stands in the element for pages without scripts is shown no more.
      this.story = new Story(this, k => this.getAttribute(k), this.getAttribute("src"), this.textContent.trim(), f => this.attachShadow({ mode: "open" }).append(f));
    }
    disconnectedCallback() { stories.delete(this.story); }
    attributeChangedCallback(key, was) {
      const s = this.story;
      if (!s || was === this.getAttribute(key)) return;
      if (key !== "theme") return s.post({ do: "state", state: s.state("") });
      s.dress(parseFloat(s.frame.style.height));
      s.post({ do: "theme", theme: this.getAttribute("theme") });
    }
  });
  const figures = () => document.querySelectorAll("figure.parley-embed:not([data-parley])").forEach(el => {
    const a = el.querySelector("a[href]");
    if (!a) return;
    el.dataset.parley = "";
    new Story(el, k => el.dataset[k], a.href, a.querySelector("img")?.alt || el.textContent.trim(), f => a.replaceWith(f));
  });
  figures();
  new MutationObserver(figures).observe(document, { childList: true, subtree: true });
})();
