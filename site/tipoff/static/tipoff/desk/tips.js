// A tip's sealed parts, as the worker wants them.
"use strict";

(function (Desk) {
  let held = [];

  // Which of the tip's keys this officer's station can open; the newest epoch comes first.
  function keyOf(tip) {
    const fits = (key) => held.indexOf(key.name + "/" + key.epoch) >= 0;
    return tip.keys.find(fits) || tip.keys[0] || { kind: "none", name: "", epoch: 0, sealed: "" };
  }

  function sealed(tip) {
    return { identity: tip.identity, key: keyOf(tip), header: tip.header };
  }

  function headers(tips) {
    return Desk.worker.ask("openHeaders", { tips: tips.map(sealed) });
  }

  function part(tip, name, bytes, more) {
    const asked = { identity: tip.identity, key: keyOf(tip), part: name, sealed: bytes };
    return Desk.worker.ask("openPart", Object.assign(asked, more));
  }

  // The number by which the worker reads a file on.
  function startFile(tip, entry) {
    const asked = { identity: tip.identity, key: keyOf(tip) };
    const { id, sealedKey } = entry;
    return Desk.worker.ask("startFile", Object.assign(asked, { fileId: id, sealedKey }));
  }

  // Written words, sealed and signed: to the tip and the source, or to the tip alone. The same words
  // sent again, after an answer that was lost, are the same bytes, which the server knows. `ahead`:
  // how many others of the same posting come first.
  async function seal(op, tip, text, ahead) {
    const asked = { sequence: tip.next + (ahead || 0), text };
    const name = JSON.stringify([op, asked]);
    tip.sealed = tip.sealed || new Map();
    if (!tip.sealed.has(name)) {
      tip.sealed.set(name, await Desk.worker.ask(op, Object.assign(sealed(tip), asked)));
    }
    return tip.sealed.get(name);
  }

  // The tip's key, sealed to a station; the worker refuses one that the tip concerns. `messages`:
  // all that was added to the tip, as its body was answered.
  function reseal(tip, messages, to) {
    const asked = { messages, sequence: tip.next, to };
    return Desk.worker.ask("resealTipKey", Object.assign(sealed(tip), asked));
  }

  Desk.tips = {
    headers, part, startFile, seal, reseal,
    hold: (stations) => { held = stations; },
  };
})(window.Desk);
