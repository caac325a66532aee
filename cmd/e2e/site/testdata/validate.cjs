// validate.cjs DIR: holds the files of a built site against what others say of
// their formats, and prints what it found as JSON: {html, pages, maps, linked, nodes, faults}.
//   pages        html-validate, the rules of the HTML standard
//   site map     xmllint with the schema that comes with the package "sitemap"
//   JSON-LD      expanded by jsonld; every class, property and range as in schema-dts
"use strict";
const fs = require("fs"), path = require("path");
const { HtmlValidate } = require("html-validate");
const { validateXML } = require("xmllint-wasm");
const jsonld = require("jsonld");

const dir = process.argv[2];
const faults = [];
const fault = (file, text) => { if (faults.length < 40) faults.push(path.relative(dir, file) + ": " + text); };
const walk = d => fs.readdirSync(d, { withFileTypes: true }).flatMap(e => e.isDirectory() ? walk(path.join(d, e.name)) : [path.join(d, e.name)]);

// The vocabulary: what each class adds and what it is a kind of.
const dts = fs.readFileSync(path.join("node_modules", "schema-dts", "dist", "schema.d.ts"), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
const adds = {}, kindOf = {};
const bases = text => [...text.matchAll(/(\w+)Base\b/g)].map(m => m[1]);
for (const m of dts.matchAll(/interface (\w+)Base extends ([^{]+)\{([^}]*)\}/g)) {
  adds[m[1]] = Object.fromEntries([...m[3].matchAll(/"(\w+)"\?: SchemaValue<([^;]*), "\w+">;/g)].map(p => [p[1], p[2].split("|").map(t => t.trim())]));
  kindOf[m[1]] = bases(m[2]);
}
const classes = {};
for (const m of dts.matchAll(/interface (\w+)Leaf extends ([^{]+)\{/g)) classes[m[1]] = bases(m[2]);
const line = name => [name, ...(kindOf[name] || []).flatMap(line)];
const above = type => [type, ...(classes[type] || []).flatMap(line)];

function check(file, node) {
  const type = node["@type"];
  if (!classes[type]) return fault(file, `there is no class ${type}`);
  const all = above(type);
  for (const [key, value] of Object.entries(node)) {
    if (key[0] === "@") continue;
    const owner = all.find(c => adds[c]?.[key]);
    if (!owner) { fault(file, `${type} has no property ${key}`); continue; }
    for (const v of [value].flat()) {
      if (v === null || v === "" || (Array.isArray(v) && !v.length)) fault(file, `${type}.${key} is empty`);
      if (typeof v !== "object" || v === null) continue;
      if (!v["@type"]) { if (!v["@id"]) fault(file, `${type}.${key} is a thing of no class`); continue; }
      if (!adds[owner][key].some(t => above(v["@type"]).includes(t))) fault(file, `${type}.${key} is no ${v["@type"]}: ${adds[owner][key].join(", ")}`);
      check(file, v);
    }
  }
}

// The context of schema.org as far as it matters here: no file is fetched.
const context = { "@context": { "@vocab": "https://schema.org/", url: { "@type": "@id" }, sameAs: { "@type": "@id" }, contentUrl: { "@type": "@id" }, license: { "@type": "@id" } } };
const documentLoader = async address => {
  if (address !== "https://schema.org") throw new Error("asked for " + address);
  return { contextUrl: null, documentUrl: address, document: context };
};

(async () => {
  const html = new HtmlValidate({ extends: ["html-validate:standard"], root: true });
  const files = walk(dir);
  let pages = 0, linked = 0, nodes = 0, maps = 0;
  for (const file of files.filter(f => f.endsWith(".html"))) {
    const text = fs.readFileSync(file, "utf8");
    pages++;
    for (const r of (await html.validateString(text, file)).results) for (const m of r.messages) fault(file, `${m.line}:${m.column} ${m.message} [${m.ruleId}]`);
    for (const m of text.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)) {
      const data = JSON.parse(m[1]);
      linked++;
      for (const n of data["@graph"] || [data]) check(file, Object.fromEntries(Object.entries(n).filter(([k]) => k !== "@context")));
      const expanded = await jsonld.expand(data, { documentLoader, base: "https://example.org/" });
      nodes += expanded.flatMap(n => n["@graph"] || [n]).length;
      const quads = await jsonld.toRDF(expanded);
      if (!quads.length) fault(file, "its JSON-LD says nothing");
    }
  }
  const schema = fs.readFileSync(path.join("node_modules", "sitemap", "schema", "sitemap.xsd"), "utf8");
  for (const file of files.filter(f => /sitemap[^/]*\.xml$/.test(f))) {
    maps++;
    const r = await validateXML({ xml: [{ fileName: "sitemap.xml", contents: fs.readFileSync(file, "utf8") }], schema: [schema] });
    for (const e of r.errors) fault(file, e.message);
  }
  console.log(JSON.stringify({ pages, linked, nodes, maps, faults }));
})();
