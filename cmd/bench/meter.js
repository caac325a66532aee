"use strict";
// meter.js runs in the page before its own scripts and notes what a picture
// costs: of every frame in which the painter drew, the milliseconds of the
// program and those of the painter, raster included.
(() => {
  const meter = window.parleyMeter = { frames: [], keys: [], spent: 0, drawn: 0 };
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

  // Every key: the work of its handlers, and the time until the page showed the
  // answer, as the browser itself measures it.
  new PerformanceObserver(list => {
    for (const e of list.getEntries())
      if (e.name === "keydown" || e.name === "input") meter.keys.push([e.name, e.processingEnd - e.processingStart, e.duration]);
  }).observe({ type: "event", durationThreshold: 16 });
})();
