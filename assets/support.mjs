// Writes which version of Chrome and Safari brought what, from MDN's browser-compat-data (CC0), for
// tests/baseline: `node support.mjs FILE`. Each entry is [Chrome, Safari], null where it is missing
// to this day; what both had before the floor is left out, but for the names of CSS properties.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";

const FLOOR = [75, 12.1];
const require = createRequire(import.meta.url);
const data = require("@mdn/browser-compat-data");

// The first version that had it without a flag or another name; Infinity: none.
function version(statements) {
  const said = (Array.isArray(statements) ? statements : [statements ?? {}])
    .filter((one) => !one.flags && !one.prefix && !one.alternative_name && !one.version_removed)
    .map((one) => parseFloat(String(one.version_added).replace("≤", "")))
    .filter((number) => !Number.isNaN(number));
  return said.length ? Math.min(...said) : Infinity;
}

function needs(node) {
  const { chrome, safari, safari_ios } = node.__compat.support;
  return [version(chrome), Math.max(version(safari), version(safari_ios))];
}

// Without a prototype: "toString" is a name like any other.
const table = () => Object.create(null);
const isOld = (need) => need[0] <= FLOOR[0] && need[1] <= FLOOR[1];
const children = (node) => Object.entries(node ?? {}).filter(([name]) => name !== "__compat");
const oldest = (a, b) => (b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1])] : a);

function put(group, name, node, merge) {
  if (!node.__compat) return;
  group[name] = merge ? oldest(needs(node), group[name]) : needs(node);
}

function named(node, prefix = "") {
  const found = table();
  for (const [name, child] of children(node)) put(found, prefix + name, child);
  return found;
}

const word = /^[a-z][a-z0-9-]*$/;
const properties = table();
const values = table();
for (const [name, node] of children(data.css.properties)) {
  put(properties, name, node.flex_context ?? node);
  for (const [value, child] of children(node)) {
    if (word.test(value)) put(values, `${name}: ${value}`, child);
  }
}

const types = data.css.types;
const functions = named(types);
for (const [, node] of children(types)) {
  for (const [name, child] of children(node)) if (word.test(name)) put(functions, name, child);
}
const units = named(types.length);
for (const size of ["dynamic", "large", "small"]) {
  for (const end of ["vh", "vw", "vmin", "vmax", "vi", "vb"]) {
    put(units, size[0] + end, types.length[`viewport_percentage_units_${size}`]);
  }
}

const attributes = named(data.html.global_attributes);
for (const [element, node] of children(data.html.elements)) {
  for (const [name, child] of children(node)) put(attributes, `${element} ${name}`, child);
}

const syntax = table();
for (const kind of ["operators", "grammar", "statements", "functions", "classes", "regular_expressions"]) {
  Object.assign(syntax, named(data.javascript[kind]));
  for (const [name, node] of children(data.javascript[kind])) {
    for (const [more, child] of children(node)) put(syntax, `${name}.${more}`, child);
  }
}

const globals = table();
const members = table();
for (const [name, node] of [...children(data.api), ...children(data.javascript.builtins)]) {
  put(globals, name, node);
  for (const [member, child] of children(node)) {
    put(members, member.replace(/_(static|event)$/, ""), child, true);
  }
}

const groups = {
  "properties": properties,
  "values": values,
  "functions": functions,
  "units": units,
  "selectors": named(data.css.selectors),
  "at-rules": named(data.css["at-rules"]),
  "media": named(data.css["at-rules"].media),
  "elements": named(data.html.elements),
  "attributes": attributes,
  "syntax": syntax,
  "globals": globals,
  "members": members,
};

const lines = [`  "source": "@mdn/browser-compat-data ${data.__meta.version}, CC0",`, `  "floor": ${JSON.stringify(FLOOR)},`];
for (const [group, found] of Object.entries(groups)) {
  const kept = Object.entries(found)
    .filter(([, need]) => group === "properties" || !isOld(need))
    .map(([name, need]) => `${JSON.stringify(name)}:${isOld(need) ? 0 : JSON.stringify(need.map((v) => (v === Infinity ? null : v)))}`);
  lines.push(`  ${JSON.stringify(group)}: {${kept.sort().join(", ")}},`);
}
writeFileSync(process.argv[2], `{\n${lines.join("\n").replace(/,$/, "")}\n}\n`);
