"use strict";
// painter.js draws what app/scene/canvas has encoded: one buffer of 32-bit
// words, one loop. The operations and their arguments are listed in
// app/scene/canvas/encode.go. It knows no chart and no dataset.
(() => {
  const ui = new WeakMap(); // per canvas: buffer views and strings
  let colours = [], fonts = [], family = "sans-serif", names = [];
  const ruler = document.createElement("canvas").getContext("2d");

  // Forced colours: the system's own, by what a token is for.
  const system = name => /^(surface|band|land-line|known-tint)$/.test(name) ? "Canvas" : /^(select|known|focus)$/.test(name) ? "Highlight" : /^(line|line-strong|muted)$/.test(name) ? "GrayText" : "CanvasText";

  const state = el => {
    let s = ui.get(el);
    if (!s) ui.set(el, s = { u8: null, f: null, i: null, strings: [], ctx: el.getContext("2d") });
    return s;
  };

  const text = (ctx, s, f, q, p) => {
    const font = fonts[q[p + 1]], str = s.strings[q[p + 2]];
    if (!font || str === undefined) return;
    const x = f[p + 3], y = f[p + 4], anchor = q[p + 5];
    ctx.font = font.css; ctx.textAlign = ["start", "center", "end"][anchor]; ctx.globalAlpha = f[p + 6];
    if (font.halo >= 0) { ctx.setLineDash([]); ctx.lineJoin = "round"; ctx.strokeStyle = colours[font.halo]; ctx.lineWidth = font.haloWidth; ctx.strokeText(str, x, y); }
    ctx.fillStyle = colours[font.fill]; ctx.fillText(str, x, y);
    if (font.strike) {
      const w = ctx.measureText(str).width, left = anchor === 2 ? x - w : anchor === 1 ? x - w / 2 : x;
      ctx.fillRect(left, Math.round(y - font.size * .32), w, 1);
    }
  };

  const cells = (ctx, s, f, q, p) => {
    const n = q[p + 5], from = (p + 6) * 4, w = f[p + 3] / n;
    let last = -1, start = 0;
    const flush = i => {
      const strength = last & 31;
      if (strength > 0) { ctx.globalAlpha = strength / 31; ctx.fillStyle = colours[last >> 5]; ctx.fillRect(f[p + 1] + start * w, f[p + 2], (i - start) * w, f[p + 4]); }
    };
    for (let i = 0; i < n; i++) { const c = s.u8[from + i]; if (c !== last) { if (last >= 0) flush(i); last = c; start = i; } }
    if (last >= 0) flush(n);
  };

  const run = (ctx, s, words) => {
    const f = s.f, q = s.i;
    let p = 0, fill = -1, stroke = -1, width = 1, dash = [], alpha = 1, dirty = true;
    const ink = () => {
      if (!dirty) return;
      dirty = false; ctx.globalAlpha = alpha;
      if (fill >= 0) ctx.fillStyle = colours[fill];
      if (stroke >= 0) { ctx.strokeStyle = colours[stroke]; ctx.lineWidth = width; ctx.setLineDash(dash); ctx.lineJoin = "miter"; }
    };
    const done = () => { if (fill >= 0) ctx.fill(); if (stroke >= 0) ctx.stroke(); };
    while (p < words) switch (q[p]) {
      case 1: fill = q[p + 1]; stroke = q[p + 2]; width = f[p + 3]; dash = f[p + 4] > 0 ? [f[p + 4], f[p + 5]] : []; alpha = f[p + 6]; dirty = true; p += 7; break;
      case 2: ink(); if (fill >= 0) ctx.fillRect(f[p + 1], f[p + 2], f[p + 3], f[p + 4]); if (stroke >= 0) ctx.strokeRect(f[p + 1], f[p + 2], f[p + 3], f[p + 4]); p += 5; break;
      case 3: {
        ink();
        const n = q[p + 2], at = p + 3;
        ctx.beginPath(); ctx.moveTo(f[at], f[at + 1]);
        for (let i = 2; i < n; i += 2) ctx.lineTo(f[at + i], f[at + i + 1]);
        if (q[p + 1]) { ctx.closePath(); done(); } else if (stroke >= 0) ctx.stroke();
        p = at + n; break;
      }
      case 4:
        ink(); ctx.beginPath(); ctx.moveTo(f[p + 2], f[p + 3]); ctx.bezierCurveTo(f[p + 4], f[p + 5], f[p + 6], f[p + 7], f[p + 8], f[p + 9]);
        if (f[p + 1] > 0) ctx.lineWidth = f[p + 1];
        ctx.stroke(); if (f[p + 1] > 0) ctx.lineWidth = width;
        p += 10; break;
      case 5: ink(); ctx.beginPath(); ctx.arc(f[p + 1], f[p + 2], f[p + 3], 0, 6.2832); done(); p += 4; break;
      case 6: text(ctx, s, f, q, p); dirty = true; p += 7; break;
      case 7: {
        const x = f[p + 3], w = f[p + 5], g = ctx.createLinearGradient(x, 0, x + w, 0), left = q[p + 2] === 0;
        g.addColorStop(left ? 1 : 0, colours[q[p + 1]]); g.addColorStop(left ? 0 : 1, "transparent");
        ctx.globalAlpha = 1; ctx.fillStyle = g; ctx.fillRect(x, f[p + 4], w, f[p + 6]); dirty = true; p += 7; break;
      }
      case 8: cells(ctx, s, f, q, p); dirty = true; p += 6 + (q[p + 5] + 3 >> 2); break;
      default: throw new Error(`painter: operation ${q[p]} at ${p}`);
    }
  };

  const onto = (ctx, s, w, h, words, scale) => {
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    ctx.clearRect(0, 0, w, h);
    ctx.textBaseline = "alphabetic";
    if (s.f) run(ctx, s, words);
  };

  window.parleyPainter = {
    // setup takes the token names of the colours and the fonts of the styles,
    // and resolves both for the theme in force.
    setup(tokens, styles) {
      const css = getComputedStyle(document.documentElement), forced = matchMedia("(forced-colors: active)").matches;
      names = tokens.split(",");
      colours = names.map(n => forced ? system(n) : css.getPropertyValue("--parley-" + n).trim() || "#000");
      family = css.getPropertyValue("--parley-font-text").trim() || "sans-serif";
      fonts = styles.split(";").map(s => {
        if (!s) return null;
        const [css, fill, halo, haloWidth, strike] = s.split("|");
        return { css: `${css} ${family}`, size: parseFloat(css.match(/[\d.]+px/)[0]), fill: +fill, halo: forced ? -1 : +halo, haloWidth: +haloWidth, strike: strike === "1" };
      });
    },
    buffer(el, n) {
      const s = state(el), b = new ArrayBuffer((n + 7) & ~3);
      s.u8 = new Uint8Array(b); s.f = new Float32Array(b); s.i = new Int32Array(b);
      return s.u8;
    },
    strings(el, first, joined, cleared) {
      const s = state(el);
      if (cleared) s.strings.length = 0;
      joined.split("\0").forEach((str, i) => { s.strings[first + i] = str; });
    },
    paint(el, w, h, words) {
      const s = state(el), scale = Math.min(3, window.devicePixelRatio || 1), pw = Math.round(w * scale), ph = Math.round(h * scale);
      if (el.width !== pw || el.height !== ph) { el.width = pw; el.height = ph; el.style.setProperty("width", w + "px"); el.style.setProperty("height", h + "px"); }
      onto(s.ctx, s, w, h, words, scale);
    },
    png(el, w, h, words, scale, done) {
      const c = document.createElement("canvas");
      c.width = w * scale; c.height = h * scale;
      const ctx = c.getContext("2d"), s = state(el);
      onto(ctx, s, w, h, words, scale);
      ctx.globalCompositeOperation = "destination-over"; ctx.globalAlpha = 1; ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.fillStyle = colours[names.indexOf("surface")] || "#fff"; ctx.fillRect(0, 0, c.width, c.height);
      c.toBlob(done, "image/png");
    },
    measure(style, str) {
      const font = fonts[style];
      if (!font) return 0;
      ruler.font = font.css;
      return ruler.measureText(str).width;
    },
  };
})();
