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

  // Written words, sealed and signed: to the tip and the source, or to the tip alone.
  function seal(op, tip, text) {
    return Desk.worker.ask(op, Object.assign(sealed(tip), { sequence: tip.next, text }));
  }

  function category(header) {
    return Desk.page.words.category[header.category] || "";
  }

  Desk.tips = {
    headers, part, seal, category,
    hold: (stations) => { held = stations; },
  };
})(window.Desk);
