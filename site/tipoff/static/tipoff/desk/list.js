// The list: a fragment from the server, its matters and places opened in the worker.
"use strict";

(function (Desk) {
  let page = 1;
  // Whether the tips that the list folds are shown instead: those sent in bulk.
  let digest = "";
  let numbers = [];

  function fill(tip, found) {
    const row = Desk.byId("list").querySelector('[data-row="' + tip.number + '"]');
    const header = found.header || {};
    const category = found.error ? Desk.word("cannotOpen") : Desk.words.category(header);
    Desk.slot(row, "category").textContent = category;
    Desk.slot(row, "place").textContent = Desk.words.place(header);
  }

  async function load(number) {
    page = number || page;
    const answer = await Desk.server.post("list", { page, digest });
    Desk.byId("list").innerHTML = answer.html;
    Desk.bell.show(answer.counts);
    mark(Desk.sheet.current());
    numbers = answer.tips.map((tip) => tip.number);
    const found = await Desk.tips.headers(answer.tips);
    answer.tips.forEach((tip, i) => fill(tip, found[i]));
  }

  function mark(number) {
    Desk.byId("list").querySelectorAll("[data-row]").forEach((row) => {
      if (row.dataset.row === number) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    });
  }

  // The number that many rows further than the opened tip, if there is one.
  function beside(step) {
    const at = numbers.indexOf(Desk.sheet.current());
    return at < 0 ? undefined : numbers[at + step];
  }

  function step(by) {
    if (beside(by)) Desk.go(beside(by));
  }

  function click(event) {
    const link = event.target.closest("[data-open]");
    const button = event.target.closest("[data-page]");
    const fold = event.target.closest("[data-digest]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      Desk.go(link.dataset.open);
    }
    if (fold) digest = fold.dataset.digest;
    if (fold || button) load(fold ? 1 : button.dataset.page).catch(Desk.failed);
  }

  Desk.list = {
    load, mark, beside, step,
    clear: () => { Desk.byId("list").textContent = ""; },
    start: () => Desk.byId("list").addEventListener("click", click),
  };
})(window.Desk);
