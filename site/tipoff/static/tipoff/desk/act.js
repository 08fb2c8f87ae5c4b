// What an officer does with the opened tip: accept, reply, change the state. The words are sealed
// and signed in the worker before they are sent.
"use strict";

(function (Desk) {
  function complain(name, error) {
    const fields = Object.keys(error.fields || {});
    const text = fields.length ? error.fields[fields[0]][0] : Desk.word(error.code || "offline");
    const place = Desk.sheet.root().querySelector('[data-error="' + name + '"]');
    place.textContent = text;
    place.parentElement.classList.add("govuk-form-group--error");
    Desk.sheet.field(name === "reply" ? "reply" : "reason").focus();
  }

  function calm(name) {
    const place = Desk.sheet.root().querySelector('[data-error="' + name + '"]');
    place.textContent = "";
    place.parentElement.classList.remove("govuk-form-group--error");
  }

  async function again(text) {
    const number = Desk.sheet.current();
    await Promise.all([Desk.list.load(), Desk.sheet.open(number)]);
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

  // One click at a time: the button stays down until the answer is there.
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

  function needed(name, code) {
    const text = Desk.sheet.field(name).value.trim();
    if (!text) throw new Desk.DeskError(code);
    return text;
  }

  function reply(form) {
    return doing("reply", form.querySelector("[type=submit]"), async (tip) => {
      const text = needed("reply", "emptyReply");
      const sealed = await Desk.tips.seal("sealReply", tip, text);
      const { toTip, toSource, signature } = sealed;
      const fields = { sequence: tip.next, to_tip: toTip, to_source: toSource, signature };
      await Desk.server.post("reply", fields, tip.number);
      Desk.sheet.forget("reply");
      await again(Desk.word("sent"));
    });
  }

  async function change(tip, fields, reason) {
    const { toTip, signature } = await Desk.tips.seal("sealNote", tip, reason);
    const sealed = { sequence: tip.next, to_tip: toTip, signature };
    await Desk.server.post("state", Object.assign(fields, sealed), tip.number);
  }

  function state(form) {
    return doing("state", form.querySelector("[type=submit]"), async (tip) => {
      const reason = needed("reason", "emptyReason");
      const { after, outcome, told } = form.elements;
      const fields = { after: after.value, outcome: outcome.value };
      if (told.checked) fields.told = "on";
      await change(tip, fields, reason);
      Desk.sheet.forget("reason");
      await again(Desk.word("changed"));
    });
  }

  function accept(button) {
    return doing("state", button, async (tip) => {
      await change(tip, { after: "received", told: "on" }, Desk.word("acceptReason"));
      await again(Desk.word("accepted"));
    });
  }

  Desk.act = { reply, state, accept };
})(window.Desk);
