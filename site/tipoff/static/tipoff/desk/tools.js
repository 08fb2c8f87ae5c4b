// What all parts of the desk's page share. The parts are plain scripts, in the order of views.py's
// SCRIPTS, and meet in window.Desk. Nothing is ever put into a browser store.
"use strict";

window.Desk = (function () {
  const page = JSON.parse(document.getElementById("desk-page").textContent);

  // An error with a short code; words.py says it in the page's language.
  class DeskError extends Error {
    constructor(code, fields) {
      super(code);
      this.code = code;
      this.fields = fields || {};
    }
  }

  function byId(id) {
    return document.getElementById(id);
  }

  function word(name, values) {
    const put = (text, key) => text.replace("{" + key + "}", values[key]);
    return Object.keys(values || {}).reduce(put, page.words[name] || name);
  }

  function knows(name) {
    return Object.prototype.hasOwnProperty.call(page.words, name);
  }

  // Writes only what changed, so that a live region does not repeat itself.
  function say(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function notice(text, tone) {
    const element = byId("notice");
    element.hidden = !text;
    element.className = "note" + (tone ? " note--" + tone : "");
    say(element, text || "");
  }

  function failed(error) {
    notice(word(error.code || "offline"), "danger");
  }

  function slot(root, name) {
    return root.querySelector('[data-slot="' + name + '"]');
  }

  // Terms and values into a <dl>; always as text, never as markup.
  function facts(list, pairs) {
    list.textContent = "";
    pairs.forEach(([term, value]) => {
      const dt = document.createElement("dt");
      const dd = document.createElement("dd");
      dt.textContent = term;
      dd.textContent = value;
      dd.className = "tip-text";
      list.append(dt, dd);
    });
  }

  // Opens everything that an element stands folded in.
  function reveal(element) {
    for (let at = element; at; at = at.parentElement) if (at.matches("details")) at.open = true;
  }

  return { page, DeskError, byId, word, knows, say, notice, failed, slot, facts, reveal };
})();
