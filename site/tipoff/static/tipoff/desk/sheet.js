// The opened tip. Half-written words live in this page's memory alone, so that locking keeps them.
"use strict";

(function (Desk) {
  const drafts = new Map();
  let tip = null;

  function root() {
    return Desk.byId("sheet");
  }

  function draft(number) {
    if (!drafts.has(number)) drafts.set(number, {});
    return drafts.get(number);
  }

  function field(name) {
    return root().querySelector('[data-draft="' + name + '"]');
  }

  async function open(number) {
    const answer = await Desk.server.post("open", {}, number);
    tip = answer.tip;
    root().innerHTML = answer.html;
    root().hidden = false;
    Desk.byId("desk").classList.add("desk--open");
    restore();
    Desk.list.mark(number);
    Desk.slot(root(), "title").focus();
    await Promise.all([showHeader(tip), showBody(tip)]);
  }

  function restore() {
    const kept = draft(tip.number);
    ["reply", "reason"].forEach((name) => { field(name).value = kept[name] || ""; });
    whenAfter();
  }

  async function showHeader(opened) {
    const [found] = await Desk.tips.headers([opened]);
    if (tip !== opened) return;
    const title = found.error ? Desk.word("cannotOpen") : Desk.words.title(found.header);
    Desk.slot(root(), "title").textContent = title;
    Desk.facts(Desk.slot(root(), "header"), Desk.words.pairs(found.header || {}));
  }

  async function showBody(opened) {
    const answer = await Desk.server.post("body", {}, opened.number);
    const body = await Desk.tips.part(opened, "body", answer.body);
    if (tip !== opened) return;
    Desk.facts(Desk.slot(root(), "body"), Desk.words.all(textOf(body)));
    Desk.files.show(opened, body.files || [], answer.files);
    await Promise.all(answer.messages.map((message) => showMessage(opened, message, answer.files)));
  }

  async function showMessage(opened, message, files) {
    const { part, sealed, sequence, at } = message;
    const found = await Desk.tips.part(opened, part, sealed, { sequence, at }).catch(() => null);
    const text = found ? Desk.words.message(part, textOf(found)) : Desk.word("cannotOpen");
    const place = root().querySelector('[data-message="' + sequence + '"]');
    if (tip !== opened || !place) return;
    place.textContent = text;
    if (found && part === "message") Desk.files.show(opened, found.files || [], files);
  }

  // What was said in words; files are shown apart.
  function textOf(found) {
    const { files, ...words } = found;
    return words;
  }

  async function showContact(button) {
    const opened = tip;
    const answer = await Desk.server.post("contact", {}, opened.number);
    const contact = await Desk.tips.part(opened, "contact", answer.contact);
    if (tip !== opened) return;
    const place = Desk.slot(root(), "contact");
    const pairs = Desk.words.all(contact);
    if (!pairs.length) place.textContent = Desk.word("noContact");
    else Desk.facts(place.appendChild(document.createElement("dl")), pairs);
    button.disabled = true;
  }

  function close() {
    tip = null;
    root().textContent = "";
    root().hidden = true;
    Desk.byId("desk").classList.remove("desk--open");
    Desk.list.mark(null);
  }

  // The result belongs to a concluded tip alone.
  function whenAfter() {
    const after = root().querySelector("[name=after]");
    root().querySelectorAll("[data-when-after]").forEach((group) => {
      group.hidden = group.dataset.whenAfter !== after.value;
    });
  }

  function greet(button) {
    const reply = field("reply");
    reply.value = button.dataset.greeting + reply.value;
    draft(tip.number).reply = reply.value;
    reply.focus();
  }

  // Taking a field out of the page can still make it say "change".
  function input(event) {
    if (!tip) return;
    const name = event.target.dataset.draft;
    if (name) draft(tip.number)[name] = event.target.value;
    if (event.target.name === "after") whenAfter();
  }

  function click(event) {
    const button = event.target.closest("button");
    if (!button || !tip) return;
    if (button.dataset.greeting) greet(button);
    if (button.dataset.action === "close") Desk.go(null);
    if (button.dataset.action === "accept") Desk.act.accept(button);
    if (button.dataset.action === "contact") showContact(button).catch(Desk.failed);
  }

  function submit(event) {
    event.preventDefault();
    Desk.act[event.target.dataset.form](event.target);
  }

  Desk.sheet = {
    open, close, field, root,
    tip: () => tip,
    current: () => (tip ? tip.number : null),
    forget: (name) => { delete draft(tip.number)[name]; },
    halfWritten: () => Array.from(drafts.values()).some((kept) => kept.reply || kept.reason),
    start: () => {
      root().addEventListener("click", click);
      root().addEventListener("input", input);
      root().addEventListener("change", input);
      root().addEventListener("submit", submit);
    },
  };
})(window.Desk);
