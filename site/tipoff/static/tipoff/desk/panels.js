// Panels: pages of the desk besides list and tip, fetched into the same document. A panel's own
// script registers {shown(root, data), seal: {formName: async (fields, form) => more fields}}.
"use strict";

(function (Desk) {
  const registered = {};
  let current = null;
  // The address last asked for: an answer that comes after the officer went on is dropped.
  let wanted = null;

  function root() {
    return Desk.byId("panel");
  }

  function display(on) {
    root().hidden = !on;
    Desk.byId("desk").classList.toggle("desk--panel", on);
  }

  function mark() {
    // A panel that is reached from another one stands under that one in the menu.
    const panel = current && registered[current.name];
    const name = (panel && panel.within) || (current && current.name);
    document.querySelectorAll("header ~ .desk-menu [data-panel]").forEach((link) => {
      const here = link.dataset.panel === name;
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
  }

  async function open(name, address) {
    wanted = address;
    const answer = await Desk.server.postTo(address);
    if (wanted !== address) return;
    if (current && current.name !== name) root().textContent = "";
    current = { name, address };
    Desk.sheet.close();
    root().innerHTML = answer.html;
    display(true);
    mark();
    forms().forEach((form) => Desk.forms.restore(form, address));
    const panel = registered[name];
    if (panel && panel.shown) await panel.shown(root(), answer.data);
    const title = root().querySelector("h1");
    if (title) {
      title.tabIndex = -1;
      title.focus();
    }
  }

  function forms() {
    return Array.from(root().querySelectorAll("form[data-panel-form]"));
  }

  function close() {
    current = wanted = null;
    root().textContent = "";
    display(false);
    mark();
  }

  function sealOf(form) {
    const panel = registered[current.name];
    return panel && panel.seal && panel.seal[form.dataset.panelForm];
  }

  // What the server says was done, or what the form says of itself; then the panel as it is now.
  async function done(form, answer) {
    const { name, address } = current;
    Desk.forms.forget(form, address);
    const panel = registered[name];
    if (panel && panel.done && panel.done[form.dataset.panelForm]) {
      await panel.done[form.dataset.panelForm](answer, form);
      return;
    }
    await open(name, address);
    Desk.notice(answer && answer.done || form.dataset.done || "", "good");
  }

  async function send(form, submitter) {
    const answer = await Desk.forms.send(form, submitter, sealOf(form));
    if (answer !== null && current) await done(form, answer);
  }

  // A form that only asks (a filter, a week): its fields become the panel's address.
  function look(form) {
    const asked = new URLSearchParams(new FormData(form));
    return Desk.goPanel(current.name, form.getAttribute("action") + "?" + asked);
  }

  function submit(event) {
    const form = event.target;
    if (!form.dataset.panelForm) return;
    event.preventDefault();
    if (form.method === "get") look(form).catch(Desk.failed);
    else send(form, event.submitter).catch(Desk.failed);
  }

  function input(event) {
    const form = event.target.form;
    if (current && form && form.dataset.panelForm && form.method !== "get") {
      Desk.forms.remember(form, current.address);
    }
  }

  // While the vault is open no link may leave the document: the keys would be lost.
  function click(event) {
    const link = event.target.closest("a[data-panel], a[data-list], #panel a[data-open], #sheet a[data-open]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!Desk.worker.running()) return;
    event.preventDefault();
    if (link.dataset.panel) Desk.goPanel(link.dataset.panel, link.getAttribute("href"));
    else Desk.go(link.dataset.open || null);
  }

  Desk.panels = {
    open, close,
    register: (name, panel) => { registered[name] = panel; },
    current: () => current,
    start: () => {
      document.addEventListener("click", click);
      root().addEventListener("submit", submit);
      root().addEventListener("input", input);
      root().addEventListener("change", input);
    },
  };
})(window.Desk);
