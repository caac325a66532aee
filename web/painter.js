"use strict";
// painter.js draws what app/scene/canvas has encoded: one buffer of 32-bit
// words, one loop. The operations and their arguments are listed in
// app/scene/canvas/buffer.go. It knows no chart and no dataset.
(() => {
  const HEADER = 3, ANCHORS = ["left", "center", "right"];
  // The first letter that has a direction is of a script written to the left.
  const RTL = /^[^A-Za-z\u00aa-\u058f\u0900-\u1fff\u2c00-\ud7ff]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

  // What setup resolves: colours as written and as red, green, blue; fonts.
  let tokens = [], colours = [], rgb = [], fonts = [];
  const ruler = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  const bytes = colour => {
    ruler.clearRect(0, 0, 1, 1);
    ruler.fillStyle = "#000";
    ruler.fillStyle = colour;
    ruler.fillRect(0, 0, 1, 1);
    return ruler.getImageData(0, 0, 1, 1).data;
  };

  // A density row is a picture one pixel high, drawn at its size.
  const strip = document.createElement("canvas"), stripPen = strip.getContext("2d");
  const cells = (ctx, s, p) => {
    const { f, q, u8 } = s, n = q[p + 5], from = (p + 6) * 4;
    if (n <= 0) return;
    if (strip.width < n) { strip.width = n; strip.height = 1; }
    const row = stripPen.createImageData(n, 1), d = row.data;
    for (let i = 0; i < n; i++) {
      const cell = u8[from + i], c = rgb[cell >> 5];
      if (!c || !(cell & 31)) continue;
      d[i * 4] = c[0]; d[i * 4 + 1] = c[1]; d[i * 4 + 2] = c[2]; d[i * 4 + 3] = (cell & 31) / 31 * 255;
    }
    stripPen.putImageData(row, 0, 0);
    ctx.globalAlpha = 1;
    ctx.imageSmoothingEnabled = false;
    ctx.drawImage(strip, 0, 0, n, 1, f[p + 1], f[p + 2], f[p + 3], f[p + 4]);
  };

  // fade draws a bar with a gradient one unit wide, stretched to its width.
  const fade = (ctx, f, q, p) => {
    const [r, g, b] = rgb[q[p + 1]], left = q[p + 2] === 0, wash = ctx.createLinearGradient(0, 0, 1, 0);
    wash.addColorStop(left ? 1 : 0, `rgb(${r} ${g} ${b})`);
    wash.addColorStop(left ? 0 : 1, `rgb(${r} ${g} ${b} / 0)`);
    ctx.save();
    ctx.globalAlpha = f[p + 3];
    ctx.fillStyle = wash;
    ctx.translate(f[p + 4], f[p + 5]);
    ctx.scale(f[p + 6], f[p + 7]);
    ctx.fillRect(0, 0, 1, 1);
    ctx.restore();
  };

  // text sets a name, its halo first. shown is the font in force.
  const text = (ctx, s, p, shown) => {
    const { f, q } = s, font = fonts[q[p + 1]], str = s.strings[q[p + 2]];
    if (!font || !str) return shown;
    const x = f[p + 3], y = f[p + 4], anchor = q[p + 5];
    if (font !== shown) ctx.font = font.css;
    ctx.textAlign = ANCHORS[anchor];
    ctx.direction = str.rtl ? "rtl" : "ltr";
    ctx.globalAlpha = f[p + 7];
    if (font.halo >= 0) {
      ctx.strokeStyle = colours[font.halo];
      ctx.lineWidth = font.haloWidth;
      ctx.strokeText(str.text, x, y);
    }
    ctx.fillStyle = colours[font.fill];
    ctx.fillText(str.text, x, y);
    if (font.struck || q[p + 6]) {
      const w = (str.widths ??= [])[q[p + 1]] ??= ctx.measureText(str.text).width;
      ctx.fillRect(x - w * anchor / 2, Math.round(y + (font.struck ? -.32 * font.size : 1.5)), w, 1);
    }
    return font;
  };

  const run = (ctx, s, scale) => {
    const { f, q } = s, end = q[2];
    let fill = -1, stroke = -1, width = 1, dash = [], offset = 0, alpha = 1, stale = true, plain = true, font = null;
    // ink brings the pen to the ink of the last operation 1, unless it has it.
    const ink = () => {
      if (!stale) return;
      stale = false;
      ctx.globalAlpha = alpha;
      if (fill >= 0) ctx.fillStyle = colours[fill];
      if (stroke < 0) return;
      ctx.strokeStyle = colours[stroke];
      ctx.lineWidth = width;
      plain = false;
      ctx.setLineDash(dash);
      ctx.lineDashOffset = offset;
      ctx.lineJoin = "miter";
    };
    const done = () => { if (fill >= 0) ctx.fill(); if (stroke >= 0) ctx.stroke(); };
    // A hairline is whole device pixels wide and lies on them.
    const whole = v => (Math.floor(v * scale) + (Math.max(1, Math.round(width * scale)) & 1) / 2) / scale;

    for (let p = HEADER; p < end;) switch (q[p]) {
      case 1:
        fill = q[p + 1]; stroke = q[p + 2]; width = f[p + 3]; alpha = f[p + 7];
        dash = f[p + 4] > 0 ? [f[p + 4], f[p + 5]] : []; offset = f[p + 6];
        stale = true; p += 8;
        break;
      case 2: {
        ink();
        const n = q[p + 1];
        p += 2;
        for (let i = 0; i < n; i++, p += 4) {
          if (fill >= 0) ctx.fillRect(f[p], f[p + 1], f[p + 2], f[p + 3]);
          if (stroke >= 0) ctx.strokeRect(f[p], f[p + 1], f[p + 2], f[p + 3]);
        }
        break;
      }
      case 3: {
        ink();
        const crisp = q[p + 1], n = q[p + 2];
        p += 3;
        if (crisp) ctx.lineWidth = Math.max(1, Math.round(width * scale)) / scale;
        ctx.beginPath();
        for (let i = 0; i < n; i++, p += 4) {
          let x0 = f[p], y0 = f[p + 1], x1 = f[p + 2], y1 = f[p + 3];
          if (crisp && x0 === x1) x0 = x1 = whole(x0);
          if (crisp && y0 === y1) y0 = y1 = whole(y0);
          ctx.moveTo(x0, y0); ctx.lineTo(x1, y1);
        }
        if (stroke >= 0) ctx.stroke();
        if (crisp) ctx.lineWidth = width;
        break;
      }
      case 4: {
        ink();
        const n = q[p + 1];
        p += 2;
        for (let i = 0; i < n; i++, p += 3) { ctx.beginPath(); ctx.arc(f[p], f[p + 1], Math.max(0, f[p + 2]), 0, 6.2832); done(); }
        break;
      }
      case 5: {
        ink();
        const closed = q[p + 1], to = p + 3 + q[p + 2];
        ctx.beginPath(); ctx.moveTo(f[p + 3], f[p + 4]);
        for (p += 5; p < to; p += 2) ctx.lineTo(f[p], f[p + 1]);
        if (closed) { ctx.closePath(); done(); } else if (stroke >= 0) ctx.stroke();
        p = to;
        break;
      }
      case 6:
        ink();
        if (f[p + 1] > 0) ctx.lineWidth = f[p + 1];
        ctx.beginPath(); ctx.moveTo(f[p + 2], f[p + 3]);
        ctx.bezierCurveTo(f[p + 4], f[p + 5], f[p + 6], f[p + 7], f[p + 8], f[p + 9]);
        if (stroke >= 0) ctx.stroke();
        if (f[p + 1] > 0) ctx.lineWidth = width;
        p += 10;
        break;
      case 7:
        if (!plain) { ctx.setLineDash([]); ctx.lineJoin = "round"; plain = true; }
        font = text(ctx, s, p, font); stale = true; p += 8;
        break;
      case 8: fade(ctx, f, q, p); p += 8; break;
      case 9: cells(ctx, s, p); stale = true; p += 6 + (q[p + 5] + 3 >> 2); break;
      default: console.error(`painter: no operation ${q[p]}, word ${p}`); return;
    }
  };

  // onto draws the buffer of a surface, with its top left corner at the pen's.
  const onto = (ctx, s, scale, ground) => {
    const w = s.f[0], h = s.f[1];
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    ctx.clearRect(0, 0, w, h);
    if (ground) { ctx.fillStyle = ground; ctx.fillRect(0, 0, w, h); }
    ctx.textBaseline = "alphabetic";
    ctx.setLineDash([]);
    ctx.lineJoin = "round";
    run(ctx, s, scale);
  };

  // surface is the painter's side of one canvas element.
  const surface = el => {
    const ctx = el.getContext("2d"), s = { u8: null, f: null, q: null, strings: [] };
    return {
      buffer(n) {
        const b = new ArrayBuffer(n + 7 & ~3);
        s.f = new Float32Array(b); s.q = new Int32Array(b);
        return s.u8 = new Uint8Array(b);
      },
      // strings takes new strings, each followed by a NUL, from a number on.
      strings(first, joined, cleared) {
        if (cleared) s.strings.length = 0;
        const list = joined.split("\0");
        for (let i = 0; i + 1 < list.length; i++) s.strings[first + i] = { text: list[i], rtl: RTL.test(list[i]) };
      },
      paint() {
        const scale = Math.min(3, window.devicePixelRatio || 1), w = Math.round(s.f[0] * scale), h = Math.round(s.f[1] * scale);
        if (el.width !== w || el.height !== h) {
          el.width = w; el.height = h;
          el.style.setProperty("width", `${s.f[0]}px`);
          el.style.setProperty("height", `${s.f[1]}px`);
        }
        onto(ctx, s, scale);
      },
      png(scale, done) {
        const c = document.createElement("canvas");
        c.width = Math.round(s.f[0] * scale); c.height = Math.round(s.f[1] * scale);
        const pen = c.getContext("2d");
        if (!pen) { done(null); return; }
        onto(pen, s, scale, colours[tokens.indexOf("surface")] || "#fff");
        c.toBlob(done, "image/png");
      },
    };
  };

  window.parleyPainter = {
    surface,
    // setup takes "token:system colour,..." and the fonts of the styles, and
    // resolves both for the theme in force.
    setup(palette, styles) {
      const css = getComputedStyle(document.documentElement), forced = matchMedia("(forced-colors: active)").matches;
      const pairs = palette.split(",").map(pair => pair.split(":"));
      tokens = pairs.map(pair => pair[0]);
      colours = pairs.map(([token, system]) => forced ? system : css.getPropertyValue("--parley-" + token).trim() || "#000");
      rgb = colours.map(bytes);
      const families = ["text", "display"].map(name => css.getPropertyValue("--parley-font-" + name).trim() || "sans-serif");
      fonts = styles.split(";").map(style => {
        if (!style) return null;
        const [css, fill, halo, haloWidth, struck, serif] = style.split("|");
        return { css: `${css} ${families[+serif]}`, size: parseFloat(css.match(/[\d.]+(?=px)/)), fill: +fill, halo: +halo, haloWidth: +haloWidth, struck: struck === "1" };
      });
    },
    measure(style, str) {
      const font = fonts[style];
      if (!font) return 0;
      ruler.font = font.css;
      return ruler.measureText(str).width;
    },
  };

  // Where boot.js has not come to its end, the browser's cache holds something else in its
  // place: it is got again, and the page with it when that was another.
  const read = (src, cache) => fetch(src, { cache }).then(answer => answer.text()).catch(() => {});
  addEventListener("load", async () => {
    const boot = [...document.scripts].find(s => s.src.includes("/boot."))?.src;
    if (boot && !window.parleyBoot && !document.querySelector("html.static") && await read(boot, "force-cache") !== await read(boot, "reload")) location.reload();
  });
})();
