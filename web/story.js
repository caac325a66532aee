"use strict";
// story.js pins one picture beside the steps of the story, above them on a phone, and
// shows in it the step that stands in the middle of the window. The page scrolls as
// pages do; keys go from step to step while the focus is in one.
//
// The page gives <section class="stepped" data-steps="WIDE MID SMALL">, three files that
// hold the pictures of all steps as svg elements with the ids s1, s2 and so on, and in it
// <ol class="tale"> with <li id="step-1"> and so on, each with a link in its heading and a
// figure, before it <div class="pinned"> with a line and the room of the picture. The style
// sheet lays them out so where scripts run. Where no file can be had, each figure has its
// own image.
(() => {
  // The address that the story had before leads on to the same step.
  const moved = document.querySelector("[data-moved]");
  if (moved && location.hash) location.replace(moved.href.split("#")[0] + location.hash);
  const box = document.querySelector(".stepped[data-steps]");
  if (!box || !matchMedia("(scripting: enabled)").matches) return;
  const steps = [...box.querySelectorAll(".tale > li")], files = box.dataset.steps.split(" ");
  const forms = ["(min-width: 1320px)", "(min-width: 1000px), (min-width: 700px) and (min-height: 900px)"].map(m => matchMedia(m));
  const still = matchMedia("(prefers-reduced-motion: reduce)"), pinned = matchMedia("(max-width: 999px)");
  const form = () => files[(forms.findIndex(m => m.matches) + 3) % 3];

  const pin = box.querySelector(".pinned"), [says, stage] = pin.children;

  const got = {}; // the files, by their addresses
  const file = url => got[url] ??= fetch(url).then(a => a.text()).then(text => {
    // The page's own styles paint the pictures; those of the file may not come in.
    const all = new DOMParser().parseFromString(text.replace(/<style>[^<]*<\/style>/, ""), "image/svg+xml");
    if (!all.querySelector("svg > svg")) throw new Error(`${url}: no pictures`);
    return all;
  }).catch(why => { delete got[url]; throw why; });
  const picture = (all, i) => {
    const svg = document.importNode(all.getElementById("s" + (i + 1)), true);
    svg?.removeAttribute("id");
    return svg;
  };

  // ---- the picture of the step ----

  let at = -1, shown, kept; // the step; what is shown of which file; a file that is there
  const show = async () => {
    const url = form(), i = at, all = await file(url);
    if (url !== form() || i !== at || shown === url + i) return;
    shown = url + i;
    kept = all;
    const svg = picture(all, i), old = [...stage.children];
    if (!svg) return;
    says.textContent = steps[i].querySelector(":scope > figure > figcaption").textContent;
    stage.append(svg);
    if (old[0]?.firstChild && !still.matches) {
      svg.animate({ opacity: [0, 1] }, 350);
      old.pop().animate({ opacity: [1, 0] }, 350).finished.then(a => a.effect.target.remove());
    }
    for (const e of old) e.remove();
  };
  const leave = () => box.classList.remove("on"); // every figure shows its own image again
  const go = i => {
    if (i === at) return;
    steps[at]?.classList.remove("now");
    steps[box.dataset.at = at = i].classList.add("now");
    show().catch(leave);
  };

  // ---- which step that is ----

  let watch;
  const look = () => {
    watch?.disconnect();
    const top = pinned.matches ? pin.offsetHeight : 0, y = Math.round(top + (innerHeight - top) * .6);
    box.style.setProperty("--pin", top + "px");
    watch = new IntersectionObserver(seen => {
      const now = seen.find(s => s.isIntersecting);
      if (now) go(steps.indexOf(now.target));
    }, { rootMargin: `${-y}px 0px ${y + 1 - innerHeight}px` });
    for (const s of steps) watch.observe(s);
  };

  box.addEventListener("keydown", e => {
    const way = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[e.key], from = steps.indexOf(e.target.closest?.(".tale > li"));
    const to = steps[from + way];
    if (from < 0 || !to || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return;
    e.preventDefault();
    history.replaceState(history.state, "", "#" + to.id);
    to.querySelector("h3 a").focus({ preventScroll: true });
    to.scrollIntoView({ behavior: "instant" });
  });

  // Paper has every step with its own picture.
  addEventListener("beforeprint", () => {
    if (kept) for (const [i, s] of steps.entries()) s.querySelector("img")?.replaceWith(picture(kept, i) || "");
  });

  new ResizeObserver(look).observe(pin);
  addEventListener("resize", look);
  for (const m of forms) m.addEventListener("change", () => show().catch(leave));
  go(0);
})();
