// The desk's one document: which tip the address names, and the way back and forth.
"use strict";

(function (Desk) {
  let number = Desk.page.number;

  // Shows what the address names: a tip, or the list alone.
  async function show() {
    if (!Desk.worker.running()) return;
    if (number) await Desk.sheet.open(number);
    else Desk.sheet.close();
  }

  function go(next) {
    number = next;
    const address = next ? Desk.server.address("tip", next) : Desk.server.address("shell");
    history.pushState({ number }, "", address);
    Desk.notice("");
    show().catch(Desk.failed);
    if (!next) Desk.byId("list").focus();
  }

  function back(event) {
    number = event.state ? event.state.number : null;
    show().catch(Desk.failed);
  }

  // The browser asks before words that were not sent are lost.
  function leave(event) {
    if (Desk.sheet.halfWritten()) event.preventDefault();
  }

  Desk.go = go;
  Desk.show = show;
  history.replaceState({ number }, "", location.pathname);
  window.addEventListener("popstate", back);
  window.addEventListener("beforeunload", leave);
  Desk.bell.start();
  if (Desk.byId("unlock-form")) [Desk.lock, Desk.list, Desk.sheet].forEach((part) => part.start());
})(window.Desk);
