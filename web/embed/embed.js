"use strict";
// embed.js puts stories into a page, version 1. It upgrades
//   <figure class="parley-embed"><a href="STORY"><img></a><figcaption></figure>
//   <parley-story src="STORY" event view actor step theme bg lang load height max name events title>
// into frames (attributes of a figure are written data-event, data-view, ...):
// it holds the place, follows the height, names the frame, keeps the view of a
// story with a name in the page's own address (#parley-NAME=...), and dispatches
// what the story tells as events "parley:ready", "parley:select", ... on the
// element. STORY is the address of a story, its embed/ page, or the page of one
// of its steps, an event or an actor. It may be included any number of times and sets no global.
// web/EMBEDDING.md has the contract.
(() => {
  if (customElements.get("parley-story")) return;
  const stories = new Set();

  // text is what may pass between a frame and the page's address.
  const text = t => typeof t === "string" && t.length <= 4096;

  // ---- the page's address ----

  const parts = () => location.hash.slice(1).split("&").filter(Boolean);
  const kept = name => {
    try {
      const state = decodeURIComponent(parts().find(p => name && p.startsWith(`parley-${name}=`)).slice(name.length + 8));
      return text(state) && state;
    } catch { }
  };
  const keep = (name, state) => {
    const rest = parts().filter(p => !p.startsWith(`parley-${name}=`));
    if (state) rest.push(`parley-${name}=` + encodeURIComponent(state));
    // A browser that is asked too often throws.
    try { history.replaceState(history.state, "", rest.length ? "#" + rest.join("&") : location.pathname + location.search); } catch { }
  };

  // ---- a story ----

  const KEYS = { event: "e", view: "v", actor: "a", lang: "lang" };
  class Story {
    constructor(src, el, get, label, put) {
      this.el = el;
      this.get = get;
      this.name = get("name");
      this.titled = get("title") || label;
      this.frame = Object.assign(document.createElement("iframe"), {
        title: this.titled || src.host, allow: "fullscreen; clipboard-write",
        loading: get("load") === "eager" ? "eager" : "lazy", referrerPolicy: "no-referrer", src: this.address(src),
      });
      this.dress(Number(get("height")) || 640);
      put(this.frame);
      stories.add(this);
    }
    // state is what the element and its address ask for.
    state(own) {
      const s = new URLSearchParams(own);
      for (const k in KEYS) if (this.get(k)) s.set(KEYS[k], this.get(k));
      return s + "";
    }
    address(to) {
      const own = to.hash.slice(1), folder = to.pathname.replace(/[^/]*$/, ""), page = /\/(embed|(event|actor|story)\/[^/]+)\/$/.test(folder);
      const step = !page && (this.get("step") || /^step-(\d+)$/.exec(own)?.[1]);
      to.pathname = folder + (page ? "" : step ? `story/${step}/` : "embed/");
      for (const k of ["theme", "bg", "load", "height"]) if (this.get(k)) to.searchParams.set(k, this.get(k));
      to.hash = step ? "" : kept(this.name) || this.state(own);
      return to.href;
    }
    dress(height) {
      this.frame.style.cssText = `display:block;width:100%;border:0;height:${height}px;color-scheme:${/^(light|dark)$/.exec(this.get("theme"))?.[0] || "light dark"}`;
    }
    // Before the frame has spoken, and where all frames are in a sandbox, it has no
    // name that a message could be sent to.
    post(message) { this.frame.contentWindow?.postMessage({ parley: 1, ...message }, /^h/.test(this.met) ? this.met : "*"); }
    // take believes nothing: a message may hold any value in any place, and a frame
    // that shows another site than before is not heard. Texts of more than 4096 letters
    // are not read, so a message costs no more than to arrive.
    take({ type, detail }, from) {
      const { height, title, state } = Object(detail);
      if (!text(type) || this.met && from !== this.met) return;
      if (type === "resize") {
        if (!this.titled && text(title)) this.frame.title = title;
        if (typeof height === "number" && height > 0) this.dress(Math.min(height, Number(this.get("max")) || 20000));
        if (!this.met) {
          this.met = from;
          this.post({ do: "hello", events: [this.get("events"), this.name && "state"].join().split(",") });
          if (kept(this.name)) {
            this.post({ do: "state", state: kept(this.name) });
            this.el.scrollIntoView({ block: "nearest" });
          }
        }
      }
      if (type === "state" && !text(state)) return;
      if (type === "state" && this.name) keep(this.name, state);
      this.el.dispatchEvent(new CustomEvent("parley:" + type, { bubbles: true, composed: true, detail }));
    }
  }

  // story makes one of an address of the web, and warns of whatever else it is
  // given. What is no address at all throws.
  const story = (src, ...rest) => {
    let to;
    try { to = new URL(src, document.baseURI); } catch { }
    if (src && /^http/.test(to?.protocol) && !to.username && !to.password) return new Story(to, ...rest);
    console.warn("parley: no http(s) address:", src);
  };

  addEventListener("message", e => {
    if (e.data?.parley === 1) for (const s of stories) if (s.frame.contentWindow === e.source) s.take(e.data, e.origin);
  });
  addEventListener("hashchange", () => {
    for (const s of stories) if (s.name) s.post({ do: "state", state: kept(s.name) });
  });

  // ---- the two ways to write one ----

  customElements.define("parley-story", class extends HTMLElement {
    static observedAttributes = ["event", "view", "actor", "theme"];
    connectedCallback() {
      this.style.display = "block";
      if (this.story) {
        // A frame that has been moved loads again.
        this.story.met = "";
        stories.add(this.story);
        return;
      }
      // What stands in the element for pages without scripts is shown no more,
      // unless there is no story to take its place.
      this.story = story(this.getAttribute("src"), this, k => this.getAttribute(k), this.textContent.trim(), f => this.attachShadow({ mode: "open" }).append(f));
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
    story(a.href, el, k => el.dataset[k], a.querySelector("img")?.alt || el.textContent.trim(), f => a.replaceWith(f));
  });
  figures();
  new MutationObserver(figures).observe(document, { childList: true, subtree: true });
})();
