// What an officer writes: a reply, a question that waits for its answer, an internal note, and why
// the contact is needed. All of it is sealed and signed in the worker before it is sent.
"use strict";

(function (Desk) {
  const { act } = Desk;

  async function sealedReply(tip, text) {
    const { toTip, toSource, signature } = await Desk.tips.seal("sealReply", tip, text);
    return { sequence: tip.next, to_tip: toTip, to_source: toSource, signature };
  }

  async function send(tip, text) {
    await Desk.server.post("reply", await sealedReply(tip, text), tip.number);
    return "sent";
  }

  // The question and, at the next place, the reason for the change of state.
  async function ask(tip, text) {
    const question = await sealedReply(tip, text);
    tip.reason = tip.reason || Object.assign({}, tip, { next: tip.next + 1 });
    const { to_tip, signature } = await act.sealedNote(tip.reason, Desk.word("askReason"));
    const reason = { reason_to_tip: to_tip, reason_signature: signature };
    await Desk.server.post("ask", Object.assign(question, reason), tip.number);
    return "asked";
  }

  function reply(form, pressed) {
    const button = pressed || form.querySelector("[type=submit]");
    return act.doing("reply", button, async (tip) => {
      const text = act.needed("reply", "emptyReply");
      const done = await (button.value === "ask" ? ask : send)(tip, text);
      Desk.sheet.forget(form);
      await act.again(Desk.word(done));
    });
  }

  function note(form) {
    return act.doing("note", form.querySelector("[type=submit]"), async (tip) => {
      const text = act.needed("note", "emptyNote");
      await Desk.server.post("note", await act.sealedNote(tip, text), tip.number);
      Desk.sheet.forget(form);
      await act.again(Desk.word("noted"));
    });
  }

  function contact(form) {
    return act.doing("contact", form.querySelector("[type=submit]"), async (tip) => {
      const reason = await act.sealedNote(tip, act.needed("contact", "emptyReason"));
      const answer = await Desk.server.post("contact", reason, tip.number);
      tip.next = answer.next;
      Desk.sheet.forget(form);
      await show(tip, answer.contact);
    });
  }

  async function show(tip, sealed) {
    const found = await Desk.tips.part(tip, "contact", sealed);
    if (Desk.sheet.tip() !== tip) return;
    const place = Desk.slot(Desk.sheet.root(), "contact");
    const pairs = Desk.words.all(found);
    if (!pairs.length) place.textContent = Desk.word("noContact");
    else Desk.facts(place.appendChild(document.createElement("dl")), pairs);
    Desk.byId("contact-form").hidden = true;
  }

  function begin(choice) {
    const field = Desk.sheet.field("reply");
    field.value = choice.value + field.value;
    choice.value = "";
    Desk.forms.remember(field.form, Desk.sheet.current());
  }

  Object.assign(Desk.act, { reply, note, contact });
  Desk.writing = { begin };
})(window.Desk);
