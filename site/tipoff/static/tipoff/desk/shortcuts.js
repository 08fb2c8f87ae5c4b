// Keys without a modifier: next and previous, open, accept, transfer, reply, search, help. They can
// be switched off (WCAG 2.1.4) and do nothing while somebody types. `data-key` on an element names
// its key: a button is pressed, a field gets the focus.
"use strict";

(function (Desk) {
  const STEPS = { j: 1, k: -1 };
  const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
  let on = true;

  function dialog() {
    return Desk.byId("keys-help");
  }

  function typing(target) {
    return target.closest && target.closest(FIELDS) !== null;
  }

  // In the list a step marks a row by the focus of its link; in a tip it opens the one beside.
  function step(by) {
    if (Desk.sheet.tip()) return Desk.list.step(by);
    const links = Desk.list.rows().map((row) => row.querySelector("[data-open]"));
    const at = links.indexOf(document.activeElement);
    const next = links[at < 0 ? 0 : at + by];
    if (next) next.focus();
    return undefined;
  }

  function open() {
    const link = document.activeElement;
    if (link && link.matches("#list [data-open]")) link.click();
  }

  // The element of this key in what is shown now, opened where it stands folded.
  function reach(key) {
    const shown = Desk.sheet.tip() ? Desk.sheet.root() : Desk.byId("list");
    const element = shown.querySelector('[data-key="' + key + '"]');
    if (!element) return;
    Desk.reveal(element);
    if (element.matches("button") && !element.disabled) element.click();
    else element.focus();
  }

  function search() {
    if (Desk.sheet.tip()) Desk.go(null);
    reach("/");
  }

  function help() {
    if (!dialog().open) dialog().showModal();
  }

  function act(key) {
    if (key in STEPS) step(STEPS[key]);
    else if (key === "o") open();
    else if (key === "/") search();
    else if (key === "?") help();
    else reach(key);
  }

  function press(event) {
    const { key, target } = event;
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!Desk.worker.running() || Desk.panels.current() || typing(target) || dialog().open) return;
    if (!"jkoatr/?".includes(key) || key.length !== 1) return;
    event.preventDefault();
    act(key);
  }

  function start() {
    document.addEventListener("keydown", press);
    Desk.byId("keys-open").addEventListener("click", help);
    Desk.byId("keys-on").addEventListener("change", (event) => { on = event.target.checked; });
  }

  Desk.shortcuts = { start };
})(window.Desk);
