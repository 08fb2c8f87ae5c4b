// What of style sheets and scripts Chrome 80 or Safari 13 lacks: `node oldest.mjs FILE…`.
// caniuse by doiuse for sheets; for scripts ESLint's parser held to ES2019 (what both understand)
// and eslint-plugin-compat. Writes one JSON line a finding: {file, line, feature}.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import doiuse from "doiuse";
import { Linter } from "eslint";
import compat from "eslint-plugin-compat";
import postcss from "postcss";

const BROWSERS = ["chrome 80", "safari 13", "ios_saf 13.0-13.1"];
const RULES = [
  {
    plugins: { compat },
    languageOptions: { ecmaVersion: 2019, sourceType: "script" },
    linterOptions: { noInlineConfig: true },
    rules: { "compat/compat": "error" },
    settings: { browsers: BROWSERS, lintAllEsApis: true },
  },
];

function say(file, line, feature) {
  console.log(JSON.stringify({ file: basename(file), line, feature }));
}

async function sheet(file) {
  const found = (usage) => say(file, usage.usage.source.start.line, usage.feature);
  const checker = doiuse({ browsers: BROWSERS, onFeatureUsage: found });
  await postcss([checker]).process(readFileSync(file, "utf8"), { from: file });
}

function script(file) {
  for (const message of new Linter().verify(readFileSync(file, "utf8"), RULES, { filename: "a.js" })) {
    say(file, message.line, message.fatal ? `syntax: ${message.message}` : message.message);
  }
}

for (const file of process.argv.slice(2)) {
  await (file.endsWith(".css") ? sheet(file) : script(file));
}
