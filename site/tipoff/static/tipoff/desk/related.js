// Tips that name a phone, a plate or an account of the opened one, among all opened so far.
"use strict";

(function (Desk) {
  function line({ tip, traces }) {
    const made = document.createElement("li");
    const said = traces.map((trace) => Desk.word("trace-" + trace.kind) + " " + trace.value);
    made.append(Desk.search.link(tip), ": " + said.join(", "));
    return made;
  }

  function show(number) {
    const section = Desk.slot(Desk.sheet.root(), "related");
    const found = Desk.opened.related(number);
    section.querySelector("ul").replaceChildren(...found.map(line));
    section.hidden = !found.length;
  }

  function click(event) {
    const link = event.target.closest('[data-slot="related"] [data-open]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    Desk.go(link.dataset.open);
  }

  Desk.related = { show, start: () => Desk.byId("sheet").addEventListener("click", click) };
})(window.Desk);
