// The opened tip: its fragment from the server, its sealed parts opened by the worker.
"use strict";

(function (Desk) {
  let tip = null;
  // The number last asked for: an answer that comes after the officer went on is dropped.
  let wanted = null;

  function root() {
    return Desk.byId("sheet");
  }

  function field(name) {
    return root().querySelector('[data-draft="' + name + '"]');
  }

  async function open(number) {
    wanted = number;
    const answer = await Desk.server.post("open", {}, number);
    if (wanted !== number) return;
    tip = answer.tip;
    root().innerHTML = answer.html;
    root().hidden = false;
    Desk.byId("desk").classList.add("desk--open");
    restore();
    Desk.list.mark(number);
    way();
    Desk.slot(root(), "title").focus();
    await Promise.all([showHeader(tip), showBody(tip)]);
  }

  function restore() {
    root().querySelectorAll("form").forEach((form) => {
      Desk.forms.restore(form, tip.number);
      if (Desk.forms.isKept(form, tip.number)) Desk.reveal(form);
    });
    Desk.moving.opened(root(), tip);
  }

  // From the row of what is mostly done next to its form, wherever that stands folded.
  function reach(event) {
    const link = event.target.closest("a[data-reach]");
    if (!link) return;
    event.preventDefault();
    const field = Desk.byId(link.hash.slice(1));
    Desk.reveal(field);
    field.focus();
  }

  // The way to the tips before and after this one in the list.
  function way() {
    root().querySelectorAll("[data-step]").forEach((button) => {
      const step = Number(button.dataset.step);
      button.disabled = !Desk.list.beside(step) && !Desk.list.more(step);
    });
  }

  async function showHeader(opened) {
    const [found] = await Desk.tips.headers([opened]);
    if (tip !== opened) return;
    const title = found.error ? Desk.word("cannotOpen") : Desk.words.title(found.header);
    Desk.slot(root(), "title").textContent = title;
    const practice = Desk.slot(root(), "practice");
    if (practice && found.header) practice.hidden = Boolean(found.header.practice);
    Desk.facts(Desk.slot(root(), "header"), Desk.words.pairs(found.header || {}));
    Desk.opened.header(opened.number, found.header || {});
  }

  async function showBody(opened) {
    const answer = await Desk.server.post("body", {}, opened.number);
    const body = await Desk.tips.part(opened, "body", answer.body);
    if (tip !== opened) return;
    Desk.facts(Desk.slot(root(), "body"), Desk.words.all(textOf(body)));
    Desk.opened.note(opened.number, "body", Desk.opened.wordsOf(textOf(body)));
    showSource(body.source);
    Desk.files.show(opened, body.files || [], answer.files);
    await Promise.all(answer.messages.map((message) => showMessage(opened, message, answer.files)));
    if (tip === opened) Desk.related.show(opened.number);
  }

  // How the citizen knows stands beside the mark that nobody has checked it.
  function showSource(source) {
    const place = Desk.slot(root(), "source");
    if (place && source) place.textContent = Desk.words.pairs({ source })[0].join(": ");
  }

  async function showMessage(opened, message, files) {
    const { part, sealed, sequence, at } = message;
    const found = await Desk.tips.part(opened, part, sealed, { sequence, at }).catch(() => null);
    const text = found ? Desk.words.message(part, textOf(found)) : Desk.word("cannotOpen");
    const place = root().querySelector('[data-message="' + sequence + '"]');
    if (tip !== opened || !place) return;
    place.textContent = text;
    if (found) Desk.opened.note(opened.number, "message " + sequence, text);
    if (found && part === "message") Desk.files.show(opened, found.files || [], files);
  }

  // What was said in words; files are shown apart.
  function textOf(found) {
    const { files, ...words } = found;
    return words;
  }

  function close() {
    tip = wanted = null;
    root().textContent = "";
    root().hidden = true;
    Desk.byId("desk").classList.remove("desk--open");
    Desk.list.mark(null);
  }

  // Taking a field out of the page can still make it say "change".
  function input(event) {
    if (!tip) return;
    if (event.target.matches("[data-template]")) {
      if (event.type === "change") Desk.writing.begin(event.target);
      return;
    }
    if (event.target.form) Desk.forms.remember(event.target.form, tip.number);
  }

  function click(event) {
    const button = event.target.closest("button");
    if (!button || !tip) return;
    if (button.dataset.step) Desk.list.step(Number(button.dataset.step)).catch(Desk.failed);
    if (button.dataset.action === "close") Desk.go(null);
  }

  function submit(event) {
    const action = Desk.act[event.target.dataset.form];
    event.preventDefault();
    if (action) action(event.target, event.submitter);
  }

  Desk.sheet = {
    open, close, field, root,
    tip: () => tip,
    current: () => (tip ? tip.number : null),
    forget: (form) => Desk.forms.forget(form, tip.number),
    start: () => {
      root().addEventListener("click", click);
      root().addEventListener("click", reach);
      root().addEventListener("input", input);
      root().addEventListener("change", input);
      root().addEventListener("submit", submit);
    },
  };
})(window.Desk);
