// Tips that an officer types in, and practice tips. The receipt that came with the form goes with
// it, so that a second click makes no second tip; it is shown once and stays in memory alone.
"use strict";

(function (Desk) {
  const WAIT = 250;
  // By panel: the receipt of what is being written, kept while the desk is locked.
  const receipts = {};
  // The choices of places that were found, since a kept draft fits only the same fields.
  let places = "";
  let timer = 0;
  let asked = 0;

  function draw(root, html) {
    const chosen = root.querySelector("[name=choice]:checked");
    Desk.slot(root, "places").innerHTML = html;
    const again = chosen && root.querySelector('[name=choice][value="' + chosen.value + '"]');
    if (again) again.checked = true;
  }

  async function search(root, typed) {
    asked += 1;
    const turn = asked;
    const found = await Desk.server.post("counter-places", { typed });
    if (turn !== asked || !root.contains(Desk.slot(root, "places"))) return;
    places = found.html;
    draw(root, places);
    Desk.say(Desk.slot(root, "places-said"), found.said);
  }

  function watchPlaces(root) {
    const field = root.querySelector("[name=typed]");
    const ask = () => search(root, field.value).catch(Desk.failed);
    root.querySelector("[data-search]").addEventListener("click", ask);
    field.addEventListener("input", () => {
      clearTimeout(timer);
      if (field.value.trim().length > 1) timer = setTimeout(ask, WAIT);
    });
  }

  function prepare(name, root, data) {
    receipts[name] = receipts[name] || data.receipt;
    root.querySelector("[name=receipt]").value = receipts[name];
  }

  function shown(root, data) {
    prepare("counter", root, data);
    if (places) draw(root, places);
    const form = root.querySelector("[data-panel-form]");
    Desk.forms.restore(form, Desk.panels.current().address);
    watchPlaces(root);
  }

  function toggle(node, name, on) {
    node.querySelectorAll('[data-when="' + name + '"]').forEach((part) => { part.hidden = !on; });
  }

  function printSlip(paper) {
    Desk.paper.print(paper.cloneNode(true));
  }

  // What came of it, with the receipt, in the place of the form.
  function slip(name, answer) {
    const root = Desk.byId("panel");
    delete receipts[name];
    places = "";
    const paper = Desk.paper.copy(root, "slip-paper", answer);
    const page = Desk.paper.copy(root, "slip", answer);
    toggle(paper, "phone", Boolean(answer.phone));
    toggle(page, "elsewhere", !answer.opens);
    page.querySelector('[data-slip="open"]').hidden = !answer.opens;
    root.replaceChildren(page);
    const on = (which, act) => root.querySelector('[data-slip="' + which + '"]').addEventListener("click", act);
    on("print", () => printSlip(paper));
    on("open", () => Desk.go(answer.number));
    on("done", () => Desk.go(null));
    Desk.slot(root, "said").focus();
    Desk.list.load().catch(Desk.failed);
  }

  Desk.panels.register("counter", {
    shown,
    done: { "take-in": (answer) => slip("counter", answer) },
  });
  Desk.panels.register("practice", {
    shown: (root, data) => prepare("practice", root, data),
    done: { "make-practice": (answer) => slip("practice", answer) },
  });
})(window.Desk);
