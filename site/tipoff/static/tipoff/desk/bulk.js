// Several tips of the list put into a colleague's hands at once.
"use strict";

(function (Desk) {
  function root() {
    return Desk.byId("list");
  }

  // A row that the search hides is not given away unseen.
  function chosen() {
    const ticked = Desk.list.rows().filter((row) => row.querySelector("[data-choose]").checked);
    return ticked.map((row) => row.dataset.row);
  }

  function show() {
    const form = root().querySelector("[data-bulk]");
    if (!form) return;
    const count = chosen().length;
    form.hidden = !count;
    Desk.say(Desk.byId("bulk-said"), count ? Desk.word("chosen", { count }) : "");
  }

  function change(event) {
    if (event.target.matches("[data-choose-all]")) {
      Desk.list.rows().forEach((row) => {
        row.querySelector("[data-choose]").checked = event.target.checked;
      });
    }
    show();
  }

  async function assign(form, submitter) {
    form.elements.tips.value = chosen().join(",");
    const answer = await Desk.forms.send(form, submitter);
    if (answer === null) return;
    await Desk.list.load();
    Desk.notice(Desk.word("assigned", { count: answer.assigned.length }), "good");
  }

  function submit(event) {
    if (!event.target.matches("[data-bulk]")) return;
    event.preventDefault();
    assign(event.target, event.submitter).catch(Desk.failed);
  }

  Desk.bulk = {
    show,
    start: () => {
      root().addEventListener("change", change);
      root().addEventListener("submit", submit);
    },
  };
})(window.Desk);
