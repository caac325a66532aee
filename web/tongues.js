"use strict";
// tongues.js leads from a page of a site in several languages to the same page in another
// one, with the state that its address holds. The page gives
//   <html data-tongues="uk=uk/=Українська;de=de/=Deutsch">  the other languages, each with the way
//       to the same page in it, and links a[data-tongue=TAG] with the same way.
// An address with lang=TAG, in its query or fragment, leads to that language at once.
(() => {
  const ways = new Map((document.documentElement.dataset.tongues || "").split(";").map(t => t.split("=")));
  const without = text => text.replace(/([?#&])lang=[\w-]*(&|$)/, (_, before, after) => after && before).replace(/&$/, "");
  const to = lang => new URL(ways.get(lang), location.href.split(/[?#]/)[0]).href + without(location.search) + without(location.hash);
  const [, asked] = /[?#&]lang=([\w-]+)/.exec(location.search + location.hash) || [];
  if (ways.has(asked)) location.replace(to(asked));
  addEventListener("click", e => {
    const link = e.target.closest?.("a[data-tongue]");
    if (link) link.href = to(link.dataset.tongue);
  }, true);
})();
