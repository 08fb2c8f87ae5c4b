#!/usr/bin/env bash
# Rebuilds what is committed under site/common/static/common/ and templates/icons/ (`make assets`).
# Only this needs Node (and fonttools, of the tests' packages); the portal itself runs on the committed files.
set -euo pipefail
cd "$(dirname "$0")"
static=../site/common/static/common
icons=../templates/icons

npm ci --no-audit --no-fund --ignore-scripts
mkdir -p "$static/fonts" "$icons"

for sheet in portal print-preview tipoff desk account; do
  npx sass --load-path=node_modules --style=compressed --no-source-map --no-charset \
    "sass/$sheet.scss" "$static/$sheet.css"
done

"${PYTHON:-../.venv/bin/python}" fonts.py node_modules/@fontsource-variable/noto-sans/files "$static/fonts"
cp node_modules/@fontsource-variable/noto-sans/LICENSE "$static/fonts/LICENSE.txt"

# ALTCHA's own solver, in words that the oldest supported browsers know.
mkdir -p "$static/guard"
npx esbuild node_modules/altcha/dist_external/worker.js --minify --target=chrome80,safari13 \
  --log-level=warning --outfile="$static/guard/worker.js"
cp node_modules/altcha/LICENSE.txt "$static/guard/LICENSE.altcha.txt"

node support.mjs ../tests/baseline/support.json
node icons.mjs "$icons"
cp node_modules/lucide-static/LICENSE "$icons/LICENSE.txt"
