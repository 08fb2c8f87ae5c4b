// Opened parts of a tip as words: the terms and codes of the intake's questions, in the page's
// language (words.py).
"use strict";

(function (Desk) {
  const { terms, choices } = Desk.page.words;

  function value(name, found) {
    if (Array.isArray(found)) return found.map((item) => value(name, item)).join(", ");
    const named = choices[name] || {};
    return String(named[found] || found);
  }

  function isSaid(found) {
    return found !== null && found !== "" && found !== undefined && typeof found !== "object"
      || (Array.isArray(found) && found.length > 0);
  }

  // [term, value] of what the intake knows by name, in its order.
  function pairs(part) {
    const said = Object.keys(terms).filter((name) => isSaid(part[name]));
    return said.map((name) => [terms[name], value(name, part[name])]);
  }

  function place(header) {
    return header.place || "";
  }

  function title(header) {
    return [Desk.tips.category(header), place(header)].filter(Boolean).join(", ");
  }

  // A reply or note is verified text; a citizen's message is answers.
  function message(part, found) {
    if (part !== "message") return found.text;
    return pairs(found).map(([term, text]) => term + ": " + text).join("\n");
  }

  Desk.words = { pairs, place, title, message };
})(window.Desk);
