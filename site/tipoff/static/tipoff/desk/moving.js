// A tip's way, from its sheet: its state, whose hands it is in, other stations, other tips. The forms
// are forms.js's; what has no name is sealed here before it is sent.
"use strict";

(function (Desk) {
  const { again, sealedNote } = Desk.act;
  const LOOK_EVERY = 30 * 1000;
  const STALE = ["sequence", "transition", "actor"];
  // What a found station is checked by, by its code (payloads.py).
  let receivers = {};

  function refuse(name, text) {
    throw new Desk.DeskError("fields", { [name]: [text] });
  }

  function typed(form, name) {
    return form.querySelector('[data-sealed="' + name + '"]').value.trim();
  }

  function reasonOf(form) {
    return typed(form, "to_tip") || refuse("to_tip", Desk.word("emptyReason"));
  }

  function accept(tip) {
    return sealedNote(tip, Desk.word("acceptReason"));
  }

  // The words for the citizen, which stand beside some states alone.
  async function words(tip, form) {
    const group = form.querySelector("[data-when-words]");
    const text = group.hidden ? "" : typed(form, "reply_to_tip");
    if (!text) return {};
    if (text.includes("…")) refuse("reply_to_tip", Desk.word("dotsLeft"));
    const { toTip, toSource, signature } = await Desk.tips.seal("sealReply", tip, text, 1);
    return { reply_to_tip: toTip, reply_to_source: toSource, reply_signature: signature };
  }

  async function state(tip, fields, form) {
    const reason = await sealedNote(tip, reasonOf(form));
    return Object.assign(reason, await words(tip, form));
  }

  // The desk above gets a key too, unless the tip concerns it.
  async function aboveKey(tip, messages, above) {
    if (!above) return {};
    try {
      const { name, epoch, sealed } = await Desk.tips.reseal(tip, messages, above);
      return { above: name, above_epoch: epoch, above_key: sealed };
    } catch (error) {
      if (error.code !== "concerned") throw error;
      return {};
    }
  }

  async function handOver(tip, receiver, reason) {
    const { messages } = await Desk.server.post("body", {}, tip.number);
    const { epoch, sealed } = await Desk.tips.reseal(tip, messages, receiver.to);
    const above = await aboveKey(tip, messages, receiver.above);
    return Object.assign({ epoch, key: sealed }, above, await sealedNote(tip, reason));
  }

  async function transfer(tip, fields, form) {
    const receiver = receivers[fields.to] || refuse("to", Desk.word("chooseReceiver"));
    return handOver(tip, receiver, reasonOf(form));
  }

  async function giveBack(tip, fields, form) {
    const reason = reasonOf(form);
    const answer = await Desk.server.post("receivers", { back: "on" }, tip.number);
    const [receiver] = Object.values(answer.receivers);
    if (!receiver) throw new Desk.DeskError("receiver");
    return handOver(tip, receiver, reason);
  }

  async function other(number) {
    try {
      return (await Desk.server.post("open", {}, number)).tip;
    } catch (error) {
      return refuse("into", Desk.word(error.code === "gone" ? "target" : error.code));
    }
  }

  async function merge(tip, fields, form) {
    const reason = reasonOf(form);
    const whole = /^[0-9]{10}$/.test(fields.into) && fields.into !== tip.number;
    const into = await (whole ? other(fields.into) : refuse("into", Desk.word("target")));
    const here = await sealedNote(tip, reason);
    const there = await sealedNote(into, Desk.word("joinedReason", { number: tip.number, reason }));
    return Object.assign(here, {
      there_sequence: there.sequence, there_to_tip: there.to_tip, there_signature: there.signature,
    });
  }

  async function extend(tip, fields, form) {
    return sealedNote(tip, reasonOf(form));
  }

  const seals = { accept, state, transfer, merge, "give-back": giveBack, extend };

  function formOf(name) {
    return Desk.sheet.root().querySelector('form[data-moving="' + name + '"]');
  }

  async function leave(text, tone) {
    Desk.go(null);
    await Desk.list.load();
    Desk.notice(text, tone);
  }

  // The tip is not here any more: its words go from the page.
  function lost(number) {
    if (Desk.sheet.current() !== number) return;
    Desk.sheet.root().querySelectorAll("form").forEach(Desk.sheet.forget);
    leave(Desk.word("moved"), "quiet").catch(Desk.failed);
  }

  function showFound(answer) {
    receivers = answer.receivers;
    const form = formOf("transfer");
    Desk.slot(form, "receivers").innerHTML = answer.html;
    form.hidden = false;
    const first = form.querySelector("[name=to]");
    if (first) first.checked = true;
    (first || formOf("search").querySelector("input")).focus();
  }

  async function done(form, answer) {
    Desk.sheet.forget(form);
    if (form.dataset.moving === "search") return showFound(answer);
    const text = form.dataset.done;
    return form.dataset.leaves === undefined ? again(text) : leave(text, "good");
  }

  // When something else came first, the tip is shown as it is now, what was typed still there.
  async function refused(name, error) {
    const number = Desk.sheet.current();
    if (error.code === "gone") return lost(number);
    if (STALE.includes(error.code)) await Desk.sheet.open(number);
    const form = formOf(name);
    if (!form) return Desk.failed(error);
    return Desk.forms.refused(form, { "": [Desk.word(error.code || "offline")] });
  }

  async function send(form, submitter) {
    const tip = Desk.sheet.tip();
    const name = form.dataset.moving;
    const seal = seals[name] && ((fields) => seals[name](tip, fields, form));
    try {
      const answer = await Desk.forms.send(form, submitter, seal);
      const refusedFields = form.querySelector("[data-refused]");
      if (!refusedFields && Desk.sheet.tip() === tip) await done(form, answer);
    } catch (error) {
      await refused(name, error);
    }
  }

  function submit(event) {
    if (!event.target.dataset.moving) return;
    event.preventDefault();
    send(event.target, event.submitter).catch(Desk.failed);
  }

  // Some fields belong to some answers alone.
  function whenSet(form) {
    const { after, told } = form.elements;
    form.querySelectorAll("[data-when-after]").forEach((group) => {
      group.hidden = group.dataset.whenAfter !== after.value;
    });
    form.querySelector('[data-when-told="no"]').hidden = told.checked;
    const begin = Desk.page.words["begin_" + after.value];
    form.querySelector("[data-when-words]").hidden = !told.checked || begin === undefined;
    return begin;
  }

  // The words for the citizen begin with what the state wants; what was typed is left alone.
  function begin(form) {
    const text = whenSet(form);
    const field = form.querySelector('[data-sealed="reply_to_tip"]');
    const begins = Object.keys(Desk.page.words).filter((name) => name.startsWith("begin_"));
    const untouched = !field.value || begins.some((name) => Desk.page.words[name] === field.value);
    if (untouched) field.value = text || "";
  }

  function input(event) {
    const { form } = event.target;
    if (!form || form.dataset.moving !== "state" || !Desk.sheet.current()) return;
    if (event.target.name === "after") begin(form);
    else whenSet(form);
  }

  function suggest(list, number) {
    const rows = Array.from(Desk.byId("list").querySelectorAll("[data-row]"));
    rows.filter((row) => row.dataset.row !== number).forEach((row) => {
      list.append(new Option(row.dataset.row));
    });
  }

  function opened(root, tip) {
    receivers = {};
    if (formOf("state")) begin(formOf("state"));
    const transfer = formOf("transfer");
    if (transfer) transfer.hidden = !Desk.forms.isKept(transfer, tip.number);
    const numbers = Desk.slot(root, "numbers");
    if (numbers) suggest(numbers, tip.number);
  }

  // An open tab learns by itself that its tip has left.
  function look() {
    const number = Desk.sheet.current();
    if (!number || !Desk.worker.running()) return;
    Desk.server.get("here", number).catch((error) => {
      if (error.code === "gone") lost(number);
    });
  }

  Desk.moving = {
    opened, lost, look,
    start: () => {
      const root = Desk.sheet.root();
      root.addEventListener("submit", submit);
      root.addEventListener("input", input);
      root.addEventListener("change", input);
      setInterval(look, LOOK_EVERY);
      document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
    },
  };
})(window.Desk);
