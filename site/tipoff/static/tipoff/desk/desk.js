// The desk's one document: which tip or panel the address names, and the way back and forth.
"use strict";

(function (Desk) {
  // {number} of a tip, {panel, address}, or neither: the list alone.
  let at = { number: Desk.page.number };
  if (Desk.page.panel) at = { panel: Desk.page.panel, address: Desk.page.address };

  async function show() {
    if (!Desk.worker.running()) return;
    if (at.panel) {
      await Desk.panels.open(at.panel, at.address);
      return;
    }
    Desk.panels.close();
    if (at.number) await Desk.sheet.open(at.number);
    else Desk.sheet.close();
  }

  function move(next, address) {
    at = next;
    history.pushState(at, "", address);
    Desk.notice("");
    return show().catch(Desk.failed);
  }

  // To a tip by its number, or to the list.
  function go(number) {
    move({ number }, number ? Desk.server.address("tip", number) : Desk.server.address("shell"));
    if (!number) Desk.byId("list").focus();
  }

  function goPanel(panel, address) {
    return move({ panel, address }, address);
  }

  function back(event) {
    at = event.state || {};
    show().catch(Desk.failed);
  }

  // The browser asks before words that were not sent are lost.
  function leave(event) {
    if (Desk.forms.halfWritten()) event.preventDefault();
  }

  Desk.go = go;
  Desk.goPanel = goPanel;
  Desk.show = show;
  history.replaceState(at, "", at.address || location.pathname);
  window.addEventListener("popstate", back);
  window.addEventListener("beforeunload", leave);
  Desk.bell.start();
  if (Desk.byId("unlock-form")) {
    [Desk.lock, Desk.list, Desk.sheet, Desk.panels, Desk.moving].forEach((part) => part.start());
  }
})(window.Desk);
