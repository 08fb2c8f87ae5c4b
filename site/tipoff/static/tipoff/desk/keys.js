// The keys' panel: what its forms need signed or sealed is made in the worker. The server verifies
// every envelope again before it keeps it.
"use strict";

(function (Desk) {
  const { word } = Desk;
  let data = null;

  function ask(op, args) {
    return Desk.worker.ask(op, args);
  }

  function named(list, field, value) {
    const found = list.find((each) => each[field] === value);
    if (!found) throw new Desk.DeskError("changed");
    return found;
  }

  function certified(without) {
    return data.station.officers.filter((each) => each.chain && each.officer !== without);
  }

  async function revoke(serial, reason) {
    return serial ? (await ask("issueRevocation", { serial, reason })).envelope : "";
  }

  // The station's next key for its certified officers; none where nobody is left to hold it.
  async function made(without) {
    const officers = certified(without);
    if (!officers.length) return "";
    if (!data.escrow) throw new Desk.DeskError("noEscrow");
    const { station, kind, wards, stood: present, epoch } = data.station;
    const asked = { station, kind, wards, present, epoch, officers, escrow: data.escrow };
    return JSON.stringify(await ask("newStationKey", asked));
  }

  async function epochsOf(station) {
    const { stations } = await ask("status");
    const held = stations.map((name) => name.split("/")).filter(([code]) => code === station);
    if (!held.length) throw new Desk.DeskError("no-key");
    return held.map(([, epoch]) => Number(epoch));
  }

  function byEpoch(keys) {
    return JSON.stringify(Object.fromEntries(keys.map(({ epoch, sealed }) => [epoch, sealed])));
  }

  // Each form's sealing: fields in, more fields out.

  async function certify({ officer }, form) {
    const heard = form.querySelector('[data-sealed="heard"]').value;
    if (!heard.trim()) throw new Desk.DeskError("fields", { heard: [word("noHeard")] });
    const asked = Object.assign({ heard }, named(data.certify, "officer", officer));
    const { envelope } = await ask("issueOfficer", asked).catch((error) => {
      if (error.code !== "wrong-fingerprint") throw error;
      throw new Desk.DeskError("fields", { heard: [word("wrong-fingerprint")] });
    });
    return { envelope, revoked: await revoke(asked.serial, "passphrase-lost") };
  }

  async function move({ officer, station }) {
    const of = named(data.station.officers, "officer", officer);
    if (!of.chain) throw new Desk.DeskError("revoked");
    const { envelope } = await ask("renewOfficer", { of, station });
    return { envelope, revoked: await revoke(of.serial, of.station === station ? "replaced" : "moved") };
  }

  async function leave({ officer, reason }) {
    const { serial } = named(data.station.officers, "officer", officer);
    const revoked = await revoke(serial, reason);
    return { revoked, made: await made(officer) };
  }

  async function renew() {
    const text = await made("");
    if (!text) throw new Desk.DeskError("no-officer");
    return { made: text };
  }

  // A station's certificate for longer, made from the one that stands or has run out.
  async function prolong({ station }) {
    return ask("prolongStation", named(data.lifetimes, "station", station));
  }

  async function share({ officer }) {
    const to = named(data.station.officers, "officer", officer);
    if (!to.chain) throw new Desk.DeskError("revoked");
    const station = to.station;
    const keys = (await epochsOf(station)).map(async (epoch) => {
      return { epoch, sealed: (await ask("sealStationShare", { station, epoch, to })).sealed };
    });
    return { shares: byEpoch(await Promise.all(keys)) };
  }

  async function authority({ officer }) {
    const to = named(data.station.officers, "officer", officer);
    if (!to.chain) throw new Desk.DeskError("revoked");
    return ask("sealAuthorityShare", { to });
  }

  async function grant({ heir }) {
    const { station, chain } = data.station;
    const epochs = await epochsOf(station);
    const to = named(data.heirs, "station", heir);
    const keys = epochs.map((epoch) => ({ station, epoch }));
    return { shares: byEpoch(await ask("grantStation", { keys, from: { station, chain }, to })) };
  }

  // A tip that concerns the station is not sealed for it: the worker refuses, and it stays where it is.
  async function resealed(tip, to) {
    const { identity, keys, header } = tip;
    const asked = keys.map((key) => ask("resealTipKey", { identity, key, header, to }).catch(() => null));
    const made = (await Promise.all(asked)).find(Boolean);
    return made ? [[tip.number, made.sealed]] : [];
  }

  async function reseal({ station }, form) {
    const to = { station, chain: data.station.chain };
    if (!to.chain) throw new Desk.DeskError("revoked");
    for (let after = 0; after !== null;) {
      const batch = await Desk.server.postTo(form.dataset.batch, { station, after });
      const sealed = await Promise.all(batch.tips.map((tip) => resealed(tip, to)));
      if (sealed.flat().length) {
        return { after, shares: JSON.stringify(Object.fromEntries(sealed.flat())) };
      }
      after = batch.last;
    }
    throw new Desk.DeskError("nothingToReseal");
  }

  // The link for the first password is shown once, beside the form, and is not kept.
  async function added(answer, form) {
    const place = form.querySelector("[data-link]");
    place.hidden = false;
    place.querySelector("p").textContent = word("setPassword");
    place.querySelector("output").textContent = answer.link;
    form.reset();
    place.tabIndex = -1;
    place.focus();
  }

  Desk.panels.register("keys", {
    shown: (root, given) => { data = given; },
    seal: { certify, move, leave, renew, prolong, share, authority, grant, reseal },
    done: { add: added },
  });
})(window.Desk);
