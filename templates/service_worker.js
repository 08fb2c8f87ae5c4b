{% autoescape off %}// Keeps the pages read last for reading without a network. It never touches the closed addresses:
// what is sent or read there leaves nothing here, not even that it was opened.
"use strict";

const FACTS = {{ facts }};
{% endautoescape %}const SHELL = "portal-" + FACTS.version;
const PAGES = "pages";
const PICTURES = "pictures";
const MOST = { pages: 20, pictures: 40 };

self.addEventListener("install", (event) => {
  const keep = async () => {
    const shell = await caches.open(SHELL);
    await shell.addAll(FACTS.files);
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const known = [SHELL, PAGES, PICTURES];
    const names = await caches.keys();
    await Promise.all(names.filter((name) => !known.includes(name)).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

function segments(path) {
  const parts = path.split("/").filter(Boolean);
  return parts[0] === "en" ? parts.slice(1) : parts;
}

function isClosed(path) {
  return FACTS.closed.includes(segments(path)[0]);
}

// The oldest go first: a Cache keeps the order in which it was filled.
async function trim(cache, most) {
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((key) => cache.delete(key)));
}

async function keep(name, request, response) {
  const cache = await caches.open(name);
  await cache.delete(request);
  await cache.put(request, response);
  await trim(cache, MOST[name]);
}

function mayKeep(response) {
  const told = response.headers.get("Cache-Control") || "";
  return response.ok && response.type === "basic" && !response.redirected && !/no-store|private/.test(told);
}

// What was taken down is not kept on phones either.
async function remember(event, name, response) {
  if (mayKeep(response)) event.waitUntil(keep(name, event.request, response.clone()));
  else if (response.status === 404 || response.status === 410) {
    const cache = await caches.open(name);
    event.waitUntil(cache.delete(event.request));
  }
}

async function fromNetwork(event, name) {
  try {
    const response = await fetch(event.request);
    await remember(event, name, response);
    return response;
  } catch (error) {
    const cache = await caches.open(name);
    return cache.match(event.request);
  }
}

async function page(event) {
  const english = new URL(event.request.url).pathname.startsWith("/en/");
  return (await fromNetwork(event, PAGES)) || caches.match(FACTS.offline[english ? "en" : "vi"]);
}

async function picture(event) {
  return (await fromNetwork(event, PICTURES)) || Response.error();
}

async function file(event) {
  return (await caches.match(event.request)) || fetch(event.request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const from = request.referrer ? new URL(request.referrer).pathname : "/";
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (isClosed(url.pathname) || isClosed(from) && request.mode !== "navigate") return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (FACTS.files.includes(url.pathname)) event.respondWith(file(event));
  else if (request.destination === "image") event.respondWith(picture(event));
});
