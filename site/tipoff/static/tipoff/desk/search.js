// Searching and filtering what has been opened: in this browser, nothing is sent. Rows of the list
// that do not fit are hidden; tips opened before that fit are named below it.
"use strict";

(function (Desk) {
  const NOTHING = { words: "", category: "", place: "" };
  let wish = Object.assign({}, NOTHING);

  function root() {
    return Desk.byId("list");
  }

  function asks() {
    return Boolean(wish.words.trim() || wish.category || wish.place);
  }

  function options(select, values) {
    Array.from(select.options).slice(1).forEach((option) => option.remove());
    values.forEach(([value, text]) => select.add(new Option(text, value)));
  }

  function choices() {
    const headers = Desk.opened.headers();
    const sorted = (values) => Array.from(new Set(values.filter(Boolean))).sort((a, b) => a.localeCompare(b, "vi"));
    const categories = sorted(headers.map((header) => header.category));
    options(root().querySelector('[data-narrow="category"]'), categories.map((name) => [name, Desk.words.category({ category: name })]));
    const places = sorted(headers.map((header) => Desk.words.place(header)));
    options(root().querySelector('[data-narrow="place"]'), places.map((name) => [name, name]));
  }

  function restore() {
    root().querySelectorAll("[data-narrow]").forEach((field) => {
      field.value = wish[field.dataset.narrow];
    });
  }

  function link(tip) {
    const made = document.createElement("a");
    made.href = Desk.server.address("tip", tip.number);
    made.dataset.open = tip.number;
    made.textContent = [tip.number, Desk.words.title(tip.header)].filter(Boolean).join(" · ");
    return made;
  }

  function others(found, listed) {
    const section = Desk.slot(root(), "found");
    const list = section.querySelector("ul");
    const rest = found.filter((tip) => !listed.has(tip.number));
    list.textContent = "";
    rest.forEach((tip) => {
      const line = document.createElement("li");
      line.append(link(tip));
      list.append(line);
    });
    section.hidden = !asks() || !rest.length;
  }

  function narrow() {
    const found = asks() ? Desk.opened.search(wish) : [];
    const numbers = new Set(found.map((tip) => tip.number));
    const rows = Array.from(root().querySelectorAll("[data-row]"));
    rows.forEach((row) => { row.hidden = asks() && !numbers.has(row.dataset.row); });
    Desk.bulk.show();
    others(found, new Set(rows.map((row) => row.dataset.row)));
    const said = { found: found.length, all: Desk.opened.count() };
    Desk.say(Desk.byId("search-said"), asks() ? Desk.word("found", said) : "");
  }

  // After a page of the list has been opened.
  function show() {
    choices();
    restore();
    narrow();
  }

  function input(event) {
    const name = event.target.dataset.narrow;
    if (!name) return;
    wish[name] = event.target.value;
    narrow();
  }

  Desk.search = {
    show, link,
    forget: () => { wish = Object.assign({}, NOTHING); },
    start: () => {
      root().addEventListener("input", input);
      root().addEventListener("change", input);
    },
  };
})(window.Desk);
