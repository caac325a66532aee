#!/usr/bin/env bash
# A latitude typed xsd:decimal in JSON-LD and written as a number comes out of jsonld.js as 5.57558E1, which is no decimal, and SPARQL does not see it.
# Needs: node npm
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts jsonld@9.0.0 oxigraph@0.5.11 >/dev/null
cat >run.cjs <<'END'
const jsonld = require('jsonld'), { Store } = require('oxigraph')
;(async () => {
  const quads = await jsonld.toRDF({
    '@context': { '@vocab': 'https://schema.org/', latitude: { '@type': 'http://www.w3.org/2001/XMLSchema#decimal' } },
    '@graph': [{ '@id': 'https://example.org/moscow', latitude: 55.7558 }, { '@id': 'https://example.org/kyiv', latitude: '50.4501' }]
  }, { format: 'application/n-quads' })
  const store = new Store()
  store.load(quads, { format: 'application/n-quads' })
  console.log(store.match().map(q => q.object.value).sort().join(' '))
  console.log(store.query('SELECT ?p { ?p <https://schema.org/latitude> ?l FILTER(?l > 50) }').map(r => r.get('p').value).join(' '))
})()
END
echo "version: jsonld $(node -p "require('./node_modules/jsonld/package.json').version"), oxigraph $(node -p "require('./node_modules/oxigraph/package.json').version"), node $(node --version)"
echo "guess: the literal is \"55.7558\"^^xsd:decimal, since the context says so, and the query finds both places"
out=$(node run.cjs)
echo "behaviour: a number with a fraction is always written in the form of xsd:double, whatever type the context gives it (the algorithm of JSON-LD 1.1 has it so); the filter drops it silently and finds only the place whose latitude is a text"
echo "known: https://github.com/uncefact/spec-untp/issues/370 (warnings of Apache Jena)"
echo "output:"
echo "$out"
[ "$out" = '5.57558E1 50.4501
https://example.org/kyiv' ]
