// What every action on the opened tip goes through: one click at a time, an error beside its field,
// the tip as it is now when something else came first. `Desk.act[name]` is what `data-form="name"`
// does with its form.
"use strict";

(function (Desk) {
  function place(name) {
    return Desk.sheet.root().querySelector('[data-error="' + name + '"]');
  }

  function complain(name, error) {
    const fields = Object.keys(error.fields || {});
    const text = fields.length ? error.fields[fields[0]][0] : Desk.word(error.code || "offline");
    const group = place(name).parentElement;
    place(name).textContent = text;
    group.classList.add("govuk-form-group--error");
    Desk.reveal(group);
    group.querySelector("textarea, input, select").focus();
  }

  function calm(name) {
    place(name).textContent = "";
    place(name).parentElement.classList.remove("govuk-form-group--error");
  }

  async function again(text) {
    const number = Desk.sheet.current();
    await Promise.all([Desk.list.load(), number && Desk.sheet.open(number)]);
    Desk.notice(text, "good");
  }

  // When something else came first, the tip is shown as it is now, the draft still in its place.
  async function refused(name, error) {
    const tip = Desk.sheet.tip();
    if (!tip) return Desk.failed(error);
    const stale = error.code === "sequence" || error.code === "transition";
    if (stale) await Desk.sheet.open(tip.number).catch(Desk.failed);
    return complain(name, error);
  }

  // `name` is the place of the errors; the button stays down until the answer is there.
  async function doing(name, button, action) {
    calm(name);
    button.disabled = true;
    try {
      await action(Desk.sheet.tip());
    } catch (error) {
      await refused(name, error);
    } finally {
      button.disabled = false;
    }
  }

  // What was written in a field, or the error that it is empty.
  function needed(name, code) {
    const text = Desk.sheet.field(name).value.trim();
    if (!text) throw new Desk.DeskError(code);
    return text;
  }

  // A sealed and signed note at the tip's next place, as the server wants it.
  async function sealedNote(tip, text) {
    const { toTip, signature } = await Desk.tips.seal("sealNote", tip, text);
    return { sequence: tip.next, to_tip: toTip, signature };
  }

  Desk.act = { doing, again, needed, sealedNote };
})(window.Desk);
