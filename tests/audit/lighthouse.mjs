// Lighthouse over many pages, one after the other (it cannot do two at once in a process): `node lighthouse.mjs JOB.json`, where JOB holds
// {chrome, flags, pages: [{name, url, headers}]}; writes one JSON line a page.
import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

// What a category lost, as the ids of its audits that count and are not perfect.
function lost(report, category) {
  return report.categories[category].auditRefs
    .filter(({ id, weight }) => weight && report.audits[id].score !== null && report.audits[id].score < 1)
    .map(({ id }) => id);
}

function summary(page, report) {
  const value = (id) => report.audits[id].numericValue;
  return {
    name: page.name,
    error: report.runtimeError?.message ?? "",
    scores: Object.fromEntries(CATEGORIES.map((id) => [id, report.categories[id].score])),
    lost: Object.fromEntries(CATEGORIES.map((id) => [id, lost(report, id)])),
    lcp: value("largest-contentful-paint"),
    cls: value("cumulative-layout-shift"),
    tbt: value("total-blocking-time"),
  };
}

const chrome = await launch({ chromePath: job.chrome, chromeFlags: job.flags });
try {
  for (const page of job.pages) {
    const result = await lighthouse(page.url, {
      port: chrome.port,
      onlyCategories: CATEGORIES,
      extraHeaders: page.headers,
      ignoreStatusCode: true,
      disableFullPageScreenshot: true,
      logLevel: "silent",
    });
    console.log(JSON.stringify(summary(page, result.lhr)));
  }
} finally {
  await chrome.kill();
}
