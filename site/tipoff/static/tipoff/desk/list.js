// The list: a fragment from the server, its matters and places opened in the worker.
"use strict";

(function (Desk) {
  // What is asked of the server: tab, page and the filters of the last form; clear facts alone.
  let asked = { tab: Desk.page.tab, page: 1 };
  let pages = { number: 1, pages: 1 };
  // Where the opened tip stood among the rows.
  let place = 0;

  function root() {
    return Desk.byId("list");
  }

  function fill(tip, found) {
    const row = root().querySelector('[data-row="' + tip.number + '"]');
    const header = found.header || {};
    const category = found.error ? Desk.word("cannotOpen") : Desk.words.category(header);
    Desk.slot(row, "category").textContent = category;
    Desk.slot(row, "place").textContent = Desk.words.place(header);
    Desk.slot(row, "language").textContent = Desk.words.language(header);
    Desk.opened.header(tip.number, header);
  }

  async function load(changes) {
    asked = Object.assign({}, asked, changes);
    const answer = await Desk.server.post("list", asked);
    const focused = document.activeElement && root().contains(document.activeElement);
    root().innerHTML = answer.html;
    if (focused) root().focus();
    pages = answer.page;
    Desk.bell.show(answer.counts);
    mark(Desk.sheet.current());
    const found = await Desk.tips.headers(answer.tips);
    answer.tips.forEach((tip, i) => fill(tip, found[i]));
    Desk.search.show();
  }

  function mark(number) {
    rows().forEach((row, i) => {
      if (row.dataset.row === number) {
        row.setAttribute("aria-current", "true");
        place = i;
      } else row.removeAttribute("aria-current");
    });
  }

  // The rows that the search in the browser leaves.
  function rows() {
    return Array.from(root().querySelectorAll("[data-row]:not([hidden])"));
  }

  // The number that many rows from the opened tip; where the tip has left the list, from its place.
  function beside(step) {
    const numbers = rows().map((row) => row.dataset.row);
    const at = numbers.indexOf(Desk.sheet.current());
    if (at >= 0) return numbers[at + step];
    return numbers[step > 0 ? place + step - 1 : place + step];
  }

  function more(step) {
    const page = pages.number + step;
    return page >= 1 && page <= pages.pages;
  }

  // To the tip before or after, on the next page where this one ends.
  async function step(by) {
    const number = beside(by);
    if (number) return Desk.go(number);
    if (!more(by)) return undefined;
    await load({ page: pages.number + by });
    const numbers = rows().map((row) => row.dataset.row);
    return Desk.go(numbers[by > 0 ? 0 : numbers.length - 1]);
  }

  function filter(form) {
    return Object.fromEntries(new FormData(form));
  }

  // What a form leaves out when nothing is chosen must not stay as it was.
  function submit(event) {
    if (!event.target.matches("[data-filter]")) return;
    event.preventDefault();
    asked = { tab: asked.tab };
    load(Object.assign({ page: 1 }, filter(event.target))).catch(Desk.failed);
  }

  function reset(event) {
    if (!event.target.matches("[data-filter]")) return;
    asked = { tab: asked.tab };
    load({ page: 1 }).catch(Desk.failed);
  }

  function click(event) {
    const link = event.target.closest("[data-open], [data-tab]");
    const button = event.target.closest("[data-page], [data-digest]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (link.dataset.open) Desk.go(link.dataset.open);
      else Desk.goTab(link.dataset.tab);
    }
    if (!button) return;
    const { page, digest } = button.dataset;
    load(page ? { page } : { digest, page: 1 }).catch(Desk.failed);
  }

  // Another tab, as the address says; the filters stay.
  async function turn(tab) {
    if (tab && tab !== asked.tab) await load({ tab, page: 1, digest: "" });
  }

  Desk.list = {
    load, mark, beside, more, step, turn, rows,
    tab: () => asked.tab,
    clear: () => { root().textContent = ""; },
    start: () => {
      root().addEventListener("click", click);
      root().addEventListener("submit", submit);
      root().addEventListener("reset", reset);
    },
  };
})(window.Desk);
