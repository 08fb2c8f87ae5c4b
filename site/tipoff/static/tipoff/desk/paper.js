// Paper: what is printed stands in an element of its own for that moment alone. A tip is printed
// from what this page has opened; no page of the server ever holds it.
"use strict";

(function (Desk) {
  function root() {
    return Desk.byId("paper");
  }

  function clear() {
    root().textContent = "";
    document.body.classList.remove("on-paper");
  }

  function print(node) {
    root().replaceChildren(node);
    document.body.classList.add("on-paper");
    window.print();
  }

  // A copy of a template of this document, its slots filled with text.
  function copy(from, name, values) {
    const node = from.querySelector('template[data-template="' + name + '"]').content.cloneNode(true);
    Object.keys(values || {}).forEach((key) => {
      const place = Desk.slot(node, key);
      if (place) place.textContent = values[key];
    });
    return node;
  }

  function copies(nodes) {
    return Array.from(nodes).map((node) => node.cloneNode(true));
  }

  // With the contact only where it was asked for and has been opened, by its own journalled click.
  async function printTip() {
    const tip = Desk.sheet.tip();
    const sheet = Desk.sheet.root();
    const contact = Desk.byId("print-contact").checked;
    const opened = Desk.slot(sheet, "contact");
    if (contact && !opened.textContent.trim()) {
      Desk.notice(Desk.word("contactFirst"), "danger");
      return;
    }
    await Desk.server.post("print", contact ? { contact: "on" } : {}, tip.number);
    if (Desk.sheet.tip() !== tip) return;
    const printed = new Date().toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
    const node = copy(sheet, "paper", { printed });
    ["header", "body"].forEach((part) => {
      Desk.slot(node, "content").append(...copies(Desk.slot(sheet, part).children));
    });
    if (contact) Desk.slot(node, "reporter").replaceChildren(...copies(opened.childNodes));
    print(node);
  }

  function click(event) {
    if (event.target.closest('[data-action="print"]')) printTip().catch(Desk.failed);
  }

  window.addEventListener("afterprint", clear);
  document.addEventListener("click", click);
  Desk.paper = { print, copy, clear };
})(window.Desk);
