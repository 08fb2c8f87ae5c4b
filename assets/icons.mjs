// Writes the icons that icons.txt names, bare of attributes that the {% icon %} tag gives itself.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const target = process.argv[2];
mkdirSync(target, { recursive: true });
for (const name of readFileSync("icons.txt", "utf8").trim().split("\n")) {
  const svg = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, "utf8");
  const drawing = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
  writeFileSync(`${target}/${name}.svg`, drawing.replace(/\s+/g, " ").replace(/> </g, "><").trim() + "\n");
}
