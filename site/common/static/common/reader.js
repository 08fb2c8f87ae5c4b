// What makes reading easier where the browser can do it: hearing, text size, printing, sharing, and
// pages kept for reading without a network. All that leaves the browser is that a page was looked at.
(function () {
  "use strict";

  var language = document.documentElement.lang;
  var script = document.currentScript;

  function all(root, selector) {
    return Array.prototype.slice.call(root.querySelectorAll(selector));
  }

  // Listening: one sentence after another, since long utterances are cut off by some voices.

  function voice() {
    return speechSynthesis.getVoices().filter(function (found) {
      return found.lang.toLowerCase().replace("_", "-").split("-")[0] === language;
    })[0];
  }

  function sentences(block) {
    var text = block.textContent.replace(/\s+/g, " ").trim();
    return text.match(/[^.!?…]+[.!?…]*/g) || [];
  }

  function listening(button, article) {
    var queue = [];
    var marked = null;

    function mark(block) {
      if (marked) marked.classList.remove("is-read");
      if (block) block.classList.add("is-read");
      marked = block;
    }

    function stop() {
      queue = [];
      speechSynthesis.cancel();
      mark(null);
      button.setAttribute("aria-pressed", "false");
    }

    function next() {
      var now = queue.shift();
      if (!now) return stop();
      var said = new SpeechSynthesisUtterance(now.text);
      said.voice = voice();
      said.lang = said.voice.lang;
      said.onend = function () { if (button.getAttribute("aria-pressed") === "true") next(); };
      said.onerror = stop;
      mark(now.block);
      speechSynthesis.speak(said);
    }

    function start() {
      all(article, "h1, h2, h3, .lead, p, li, figcaption").forEach(function (block) {
        if (block.closest(".no-print")) return;
        sentences(block).forEach(function (text) { queue.push({ block: block, text: text }); });
      });
      button.setAttribute("aria-pressed", "true");
      next();
    }

    button.addEventListener("click", function () {
      if (button.getAttribute("aria-pressed") === "true") stop();
      else start();
    });
    addEventListener("pagehide", stop);
  }

  function offerListening(button, article) {
    if (!window.speechSynthesis || !window.SpeechSynthesisUtterance) return;
    listening(button, article);
    function look() { button.hidden = !voice(); }
    look();
    // Some browsers know their voices only later.
    if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", look);
  }

  // Text size: three steps, remembered on this device.

  var SIZES = ["", "large", "larger"];

  function size() {
    return Math.max(0, SIZES.indexOf(document.documentElement.getAttribute("data-text") || ""));
  }

  function resize(to) {
    if (SIZES[to]) document.documentElement.setAttribute("data-text", SIZES[to]);
    else document.documentElement.removeAttribute("data-text");
    try {
      localStorage.setItem("text", SIZES[to]);
    } catch (error) {
      // Where nothing may be stored, the size holds for this page.
    }
  }

  function remembered() {
    try {
      return SIZES.indexOf(localStorage.getItem("text") || "");
    } catch (error) {
      return 0;
    }
  }

  function offerSizes(larger, smaller) {
    function step(by) {
      resize(Math.min(SIZES.length - 1, Math.max(0, size() + by)));
      limit();
    }
    function limit() {
      larger.disabled = size() === SIZES.length - 1;
      smaller.disabled = size() === 0;
    }
    larger.hidden = smaller.hidden = false;
    larger.addEventListener("click", function () { step(1); });
    smaller.addEventListener("click", function () { step(-1); });
    limit();
  }

  // Sharing.

  function address() {
    var canonical = document.querySelector("link[rel=canonical]");
    return canonical ? canonical.href : location.href;
  }

  function offerSharing(tools) {
    var share = tools.querySelector("[data-tool=share]");
    var copy = tools.querySelector("[data-tool=copy]");
    var said = tools.querySelector("[role=status]");
    if (navigator.share) {
      share.hidden = false;
      share.addEventListener("click", function () {
        navigator.share({ title: document.title, url: address() }).catch(function () {});
      });
    }
    if (navigator.clipboard) {
      copy.hidden = false;
      copy.addEventListener("click", function () {
        navigator.clipboard.writeText(address()).then(function () {
          said.textContent = copy.dataset.done;
        }, function () {});
      });
    }
  }

  function offer(tools) {
    function tool(name) { return tools.querySelector("[data-tool=" + name + "]"); }
    var article = document.querySelector(tools.dataset.of);
    if (article) offerListening(tool("listen"), article);
    offerSizes(tool("larger"), tool("smaller"));
    if (window.print) {
      tool("print").hidden = false;
      tool("print").addEventListener("click", function () { window.print(); });
    }
    offerSharing(tools);
  }

  // The offline page: what is kept.

  function titleOf(response) {
    return response.text().then(function (html) {
      var page = new DOMParser().parseFromString(html, "text/html");
      return (page.querySelector("h1") || page.querySelector("title")).textContent.trim();
    });
  }

  function listKept(section) {
    return caches.open("pages").then(function (cache) {
      return cache.keys().then(function (kept) {
        return Promise.all(kept.reverse().map(function (request) {
          return cache.match(request).then(titleOf).then(function (title) {
            var link = document.createElement("a");
            link.href = request.url;
            link.textContent = title;
            return link;
          });
        }));
      });
    }).then(function (links) {
      links.forEach(function (link) {
        section.querySelector("ul").appendChild(document.createElement("li")).appendChild(link);
      });
      section.hidden = !links.length;
    });
  }

  // Counting that somebody looked at this page. No cookie goes along; reloading and going back
  // count nothing, nor do browsers that a program drives.

  function isNewView() {
    var how = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
    return !navigator.webdriver && !(how && how.type !== "navigate");
  }

  function count() {
    fetch(script.dataset.view, {
      method: "POST", credentials: "omit", keepalive: true, referrerPolicy: "no-referrer"
    }).catch(function () {});
  }

  // A page drawn ahead or opened behind another waits until it is looked at.
  function onceSeen(act) {
    function look() {
      if (document.visibilityState !== "visible") return;
      document.removeEventListener("visibilitychange", look);
      act();
    }
    document.addEventListener("visibilitychange", look);
    look();
  }

  if (remembered() > 0) resize(remembered());
  all(document, "[data-tools]").forEach(offer);
  // Later: a first visit on a slow line is for the page itself.
  if (script.dataset.view && isNewView()) {
    onceSeen(function () { setTimeout(count, 3000); });
  }
  if ("serviceWorker" in navigator && script.dataset.worker) {
    setTimeout(function () {
      navigator.serviceWorker.register(script.dataset.worker).catch(function () {});
    }, 3000);
  }
  if (window.caches) all(document, "[data-kept]").forEach(listKept);
})();
