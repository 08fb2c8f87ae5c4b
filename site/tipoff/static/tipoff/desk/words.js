// Opened parts of a tip as words: the terms and codes of the intake's questions, in the page's
// language (words.py).
"use strict";

(function (Desk) {
  const { terms, choices } = Desk.page.words;

  function value(name, found) {
    if (Array.isArray(found)) return found.map((item) => value(name, item)).join(", ");
    if (name === "date") return String(found).split("-").reverse().join("/");
    const named = choices[name] || {};
    return String(named[found] || found);
  }

  function isSaid(found) {
    return found !== null && found !== "" && found !== undefined && typeof found !== "object"
      || (Array.isArray(found) && found.length > 0);
  }

  // [term, value] of what the desk has a term for, in its order.
  function pairs(part) {
    const said = Object.keys(terms).filter((name) => isSaid(part[name]));
    return said.map((name) => [terms[name], value(name, part[name])]);
  }

  // The same, and after it whatever else was said, so that nothing a citizen wrote is passed over.
  function all(part) {
    const others = Object.keys(part).filter((name) => !terms[name] && isSaid(part[name]));
    return pairs(part).concat(others.map((name) => [name, value(name, part[name])]));
  }

  function place(header) {
    return header.place || "";
  }

  function category(header) {
    return header.category ? value("category", header.category) : "";
  }

  function language(header) {
    return header.language ? value("language", header.language) : "–";
  }

  function title(header) {
    return [category(header), place(header)].filter(Boolean).join(", ");
  }

  // A reply or note is verified text; a citizen's message is text too, or changed answers.
  function message(part, found) {
    if (part !== "message" || found.kind === "text") return found.text;
    return pairs(found).map(([term, text]) => term + ": " + text).join("\n");
  }

  Desk.words = { value, pairs, all, category, place, language, title, message };
})(window.Desk);
