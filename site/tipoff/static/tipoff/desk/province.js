// The provincial desk's panels: why its tips came up, found out from their opened headers, and what
// its authority signs here.
"use strict";

(function (Desk) {
  const CONFLICT = ["concerns-ward", "concerns-province", "concerns-unsure"];
  const UNKNOWN = ["place-unknown", "province-unknown", "online"];
  const IDLE = ["ward-station-not-working", "rule-station-not-working", "province-desk-not-working"];

  // The order in which a tip's own reasons are asked: what came first decided.
  function groupOf(header) {
    const reasons = (header && header.reasons) || [];
    const has = (names) => names.some((name) => reasons.includes(name));
    if (has(CONFLICT)) return "conflict";
    if (has(UNKNOWN)) return "unknown";
    return has(IDLE) ? "idle" : "other";
  }

  function place(root, tip, found) {
    const row = root.querySelector('[data-row="' + tip.number + '"]');
    const header = found.header || {};
    const group = root.querySelector('[data-group="' + groupOf(header) + '"]');
    const matter = found.error ? Desk.word("cannotOpen") : Desk.words.category(header);
    Desk.slot(row, "category").textContent = matter;
    Desk.slot(row, "place").textContent = Desk.words.place(header);
    Desk.slot(group, "rows").append(row);
    Desk.slot(group, "count").textContent = Desk.slot(group, "rows").children.length;
    group.hidden = false;
  }

  async function showOverview(root, data) {
    const found = await Desk.tips.headers(data.tips);
    data.tips.forEach((tip, i) => place(root, tip, found[i]));
    Desk.slot(root, "none").hidden = data.tips.length > 0;
  }

  let below = null;

  async function showBelow(root, data) {
    below = data.tip;
    const [found] = await Desk.tips.headers([below]);
    const facts = found.error ? [] : Desk.words.pairs(found.header);
    Desk.facts(Desk.slot(root, "header"), facts);
  }

  async function sealReason(fields, form) {
    const text = form.querySelector("[data-sealed=to_tip]").value.trim();
    if (!text) throw new Desk.DeskError("fields", { to_tip: [Desk.word("emptyReason")] });
    const { toTip, signature } = await Desk.tips.seal("sealNote", below, text);
    return { sequence: below.next, to_tip: toTip, signature };
  }

  let rules = null;
  const rulesSeals = { rule: signRule };

  async function signRule(fields) {
    const { category, station } = fields;
    return Desk.worker.ask("signRule", { province: rules.province, category, station });
  }

  // A rule that is taken away is revoked, so that nobody can put its row back.
  async function endRule(serial) {
    if (!serial.startsWith(rules.province + ":")) return {};
    const ended = await Desk.worker.ask("issueRevocation", { serial, reason: "rule-removed" });
    return { revocation: ended.envelope };
  }

  function showRules(root, data) {
    rules = data;
    Object.keys(data.serials).forEach((pk) => {
      rulesSeals["remove-" + pk] = () => endRule(data.serials[pk]);
    });
  }

  let certified = null;

  // The wards are asked about first: nothing is signed that the server would refuse.
  async function signCertificate(fields, form) {
    const wards = Array.from(form.querySelectorAll("[name=wards]:checked"), (box) => box.value);
    const asked = wards.map((ward) => ["wards", ward]).concat([["check", "1"]]);
    await Desk.server.postTo(form.action, asked);
    const { station, chain, serial } = certified;
    const made = await Desk.worker.ask("issueStation", { station, chain, wards });
    const sealed = { certificate: made.envelope };
    if (certified.wards.some((ward) => !wards.includes(ward))) {
      const ended = await Desk.worker.ask("issueRevocation", { serial, reason: "wards-changed" });
      sealed.revocation = ended.envelope;
    }
    return sealed;
  }

  const within = "province";
  ["stations", "figures"].forEach((name) => Desk.panels.register(name, { within }));
  Desk.panels.register("station", {
    within,
    shown: (root, data) => { certified = data; },
    seal: { certificate: signCertificate },
  });
  Desk.panels.register("province", {
    shown: showOverview,
    done: { find: (answer) => Desk.goPanel("tip-below", answer.open) },
  });
  Desk.panels.register("tip-below", {
    within,
    shown: showBelow,
    seal: { "take-over": sealReason },
    done: { "take-over": (answer, form) => Desk.go(form.dataset.number) },
  });
  Desk.panels.register("rules", {
    within,
    shown: showRules,
    seal: rulesSeals,
  });
})(window.Desk);
