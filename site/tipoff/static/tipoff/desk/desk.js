// The desk's one document: which tip or panel the address names, and the way back and forth.
"use strict";

(function (Desk) {
  // {number} of a tip, {panel, address}, or neither: the list alone; and the list's tab.
  let at = { number: Desk.page.number, tab: Desk.page.tab };
  if (Desk.page.panel) at = { panel: Desk.page.panel, address: Desk.page.address };

  async function show() {
    if (!Desk.worker.running()) return;
    if (at.panel) {
      await Desk.panels.open(at.panel, at.address);
      return;
    }
    Desk.panels.close();
    if (!at.number) Desk.sheet.close();
    await Desk.list.turn(at.tab);
    if (at.number) await Desk.sheet.open(at.number);
  }

  function move(next, address) {
    at = next;
    history.pushState(at, "", address);
    Desk.notice("");
    return show().catch(Desk.failed);
  }

  // To a tip by its number, or to the list.
  function go(number) {
    const tab = Desk.list.tab();
    move({ number, tab }, number ? Desk.server.address("tip", number) : listAddress(tab));
    if (!number) Desk.byId("list").focus();
  }

  function listAddress(tab) {
    return Desk.server.address("shell") + "?muc=" + tab;
  }

  function goTab(tab) {
    return move({ tab }, listAddress(tab));
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
  Desk.goTab = goTab;
  Desk.goPanel = goPanel;
  Desk.show = show;
  history.replaceState(at, "", at.address || location.pathname + location.search);
  window.addEventListener("popstate", back);
  window.addEventListener("beforeunload", leave);
  Desk.bell.start();
  if (Desk.byId("unlock-form")) {
    const parts = ["lock", "list", "search", "bulk", "sheet", "related", "panels", "moving", "shortcuts"];
    parts.forEach((name) => Desk[name].start());
  }
})(window.Desk);
