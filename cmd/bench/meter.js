"use strict";
// meter.js runs in the page before its own scripts and notes what a picture
// costs: of every frame in which the painter drew, the milliseconds of the
// program and those of the painter, raster included.
(() => {
  const meter = window.parleyMeter = { frames: [], spent: 0, drawn: 0 };
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = f => request(now => {
    const { spent, drawn } = meter, from = performance.now();
    f(now);
    const painting = meter.spent - spent;
    if (meter.drawn > drawn) meter.frames.push([performance.now() - from - painting, painting]);
  });

  // Reading one pixel back makes the browser draw at once what it would else
  // draw before it shows the page.
  const timed = (el, paint) => () => {
    const from = performance.now();
    paint();
    if (el.width && el.height) el.getContext("2d").getImageData(0, 0, 1, 1);
    meter.spent += performance.now() - from;
    meter.drawn++;
  };
  let painter;
  Object.defineProperty(window, "parleyPainter", {
    get: () => painter,
    set(given) {
      painter = { ...given, surface(el) {
        const pen = given.surface(el);
        return { ...pen, paint: timed(el, pen.paint) };
      } };
    },
  });

  // bytes is the size of the program's memory.
  const start = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await start.apply(WebAssembly, given);
    meter.bytes = () => made.instance.exports.mem.buffer.byteLength;
    return made;
  };

  // next waits for the frame in which the painter draws next.
  meter.next = async () => {
    const before = meter.frames.length;
    while (meter.frames.length === before) await new Promise(request);
  };

  // change calls act and gives the work until the new picture
  // stands: the action's own and that of the frame that follows.
  meter.change = async act => {
    const before = meter.frames.length, from = performance.now();
    act();
    const own = performance.now() - from;
    while (meter.frames.length === before) await new Promise(request);
    const [program, paint] = meter.frames[before];
    await parley.idle();
    return own + program + paint;
  };

  // shown is kept when the browser has done all its work for the coming frame.
  const shown = async () => {
    await new Promise(request);
    await new Promise(after => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = after;
      port2.postMessage(0);
    });
  };

  // answer waits for one event of a kind and for the picture that answers it. It
  // gives the work of the event's handlers and of that picture, and the time from
  // the event, as the browser stamps it, until the frame with the picture is done.
  // Without a picture it gives nothing, ever.
  meter.answer = kind => new Promise((done, fail) => {
    const before = meter.frames.length;
    let began, own;
    addEventListener(kind, async e => {
      began = performance.now();
      do await shown(); while (meter.frames.length === before);
      if (own === undefined) return fail(new Error("nobody heard the end of " + kind));
      const [program, paint] = meter.frames[before];
      done([own + program + paint, performance.now() - e.timeStamp]);
    }, { capture: true, once: true });
    addEventListener(kind, () => { own = performance.now() - began; }, { once: true });
  });

  // pace gives, when it is ended, the time from frame to frame for every frame
  // that follows a move of the pointer.
  meter.pace = () => {
    const gaps = [];
    let last = 0, moved = false, over = false;
    const move = () => { moved = true; };
    addEventListener("pointermove", move, { capture: true, passive: true });
    const tick = now => {
      if (over) return;
      if (moved && last) gaps.push(now - last);
      last = now;
      moved = false;
      request(tick);
    };
    request(tick);
    return () => { over = true; removeEventListener("pointermove", move, { capture: true }); return gaps; };
  };
})();
