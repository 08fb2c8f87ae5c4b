// Station keys in an officer's worker: handed to colleagues, made anew, left to heirs; and the root
// that follows another. `desk` is the worker: {opened(), now(), stationKey()}; `authority` is
// authority.js. Private halves never leave but sealed.
"use strict";

self.VaultStations = function VaultStations(vault, authority, desk) {
  const { core } = vault;
  const { b64, unb64, fail } = core;

  function links(chain) {
    return chain.map((link) => unb64(link));
  }

  function nameOf(station, epoch, privateKey) {
    return { station, epoch, boxKey: core.boxPair(privateKey).public };
  }

  // to: {officer, station, chain}: a certified, unrevoked officer of that very station.
  function toOfficer(privateKey, name, to) {
    if (to.station !== name.station) fail("wrong-station");
    const found = vault.verifyOfficer(links(to.chain), desk.opened().trust, desk.now(), to);
    const receiver = { kind: "officer", name: found.officer, epoch: 0, boxKey: found.box_key };
    return b64(vault.sealStationShare(privateKey, name, receiver));
  }

  function toEscrow(privateKey, name, certificate) {
    const found = vault.verifyEscrow(unb64(certificate), desk.opened().trust, desk.now());
    const receiver = { kind: "escrow", name: "escrow", epoch: found.epoch, boxKey: found.box_key };
    return b64(vault.sealStationShare(privateKey, name, receiver));
  }

  // {station, epoch, to}: a key of the station for a colleague.
  function sealStationShare(args) {
    const { station, epoch, to } = args;
    const privateKey = desk.stationKey(station, epoch);
    return { officer: to.officer, sealed: toOfficer(privateKey, nameOf(station, epoch, privateKey), to) };
  }

  // Kind and wards as they are certified, or were until the certificate ran out; where nothing is, as
  // the signer has read them on the page.
  function placeOf(args) {
    const { kind, wards, present } = args;
    if (!present) return { kind, wards };
    return vault.verifyStation(links(present), desk.opened().trust, desk.now(), args, true);
  }

  // {station, kind, wards, present?: chain, epoch, officers: [to], escrow}: a new epoch's key pair, made here, certified,
  // sealed to each of these officers and to escrow, and dropped: the signer keeps none of it.
  function newStationKey(args) {
    const { station, epoch, officers } = args;
    const { trust } = desk.opened();
    if (!Number.isSafeInteger(epoch) || epoch <= vault.lowest(trust, station)) fail("old-epoch");
    if (officers.length === 0) fail("no-officer");
    const pair = core.boxPair();
    const name = nameOf(station, epoch, pair.private);
    const { kind, wards } = placeOf(args);
    const envelope = authority.certifyStation({ station, kind, wards, epoch, boxKey: pair.public });
    const shares = officers.map((to) => {
      return { officer: to.officer, sealed: toOfficer(pair.private, name, to) };
    });
    const escrow = toEscrow(pair.private, name, args.escrow);
    pair.private.fill(0);
    return { envelope, boxKey: b64(pair.public), shares, escrow };
  }

  // {keys: [{station, epoch}], from: {station, chain}, to: {station, chain}}: the officer's own
  // station's keys for the heir, which the province has certified for all its wards.
  function grantStation(args) {
    const { trust, station: own } = desk.opened();
    const mine = args.keys.every((key) => key.station === own) && args.from.station === own;
    if (!mine) fail("wrong-station");
    const present = vault.verifyStation(links(args.from.chain), trust, desk.now(), args.from);
    const heir = vault.verifyStation(links(args.to.chain), trust, desk.now(), args.to);
    if (heir.province !== present.province) fail("wrong-scope");
    const covered = present.wards.length && present.wards.every((ward) => heir.wards.includes(ward));
    if (!covered) fail("wrong-ward");
    const { station, epoch, box_key: boxKey } = heir;
    return args.keys.map((key) => {
      const privateKey = desk.stationKey(key.station, key.epoch);
      const name = nameOf(key.station, key.epoch, privateKey);
      const receiver = { kind: "station", name: station, epoch, boxKey };
      const sealed = b64(vault.sealStationShare(privateKey, name, receiver));
      return { station: key.station, epoch: key.epoch, sealed };
    });
  }

  // What other stations left to ours, opened with our station's key: [{station, epoch, boxKey,
  // sealed, holder: {station, epoch}}]. An heir of an heir is reached in a second round.
  function openGrants(grants, stations) {
    let left = grants || [];
    let before = -1;
    while (left.length !== before) {
      before = left.length;
      left = left.filter((grant) => !openGrant(grant, stations));
    }
    return left.map(({ station, epoch }) => ({ station, epoch, error: "grant" }));
  }

  function openGrant(grant, stations) {
    const { station, epoch, holder } = grant;
    const held = stations.get(holder.station + "/" + holder.epoch);
    if (!held) return false;
    const name = { station, epoch, boxKey: unb64(grant.boxKey, 32) };
    const receiver = { kind: "station", name: holder.station, epoch: holder.epoch };
    try {
      const key = vault.openStationShare(unb64(grant.sealed), name, receiver, held);
      if (!stations.has(station + "/" + epoch)) stations.set(station + "/" + epoch, key);
      return true;
    } catch (error) {
      return false;
    }
  }

  // A root that follows another, as succession.py signs it: both signatures, by the roots it names.
  function readSuccession(statement) {
    const claimed = core.peek(statement);
    const [oldRoot, newRoot] = [unb64(claimed.old_root, 32), unb64(claimed.new_root, 32)];
    const said = core.readSigned("root/successor", statement, oldRoot);
    const agreed = core.readSigned("root/predecessor", unb64(said.agreed), newRoot);
    delete said.agreed;
    if (!core.same(core.canonical(said), core.canonical(agreed))) fail("malformed");
    if (!Number.isSafeInteger(said.until)) fail("malformed");
    return { oldRoot, newRoot, until: said.until };
  }

  // The root that the pinned one leads on to, and the former ones: {root, former: [[root, until]]}.
  // A statement that does not verify, or leads from elsewhere, is passed over.
  function follow(pinned, statements) {
    const found = (statements || []).map((text) => {
      try { return readSuccession(unb64(text)); } catch (error) { return null; }
    }).filter(Boolean);
    const former = [];
    let root = pinned;
    for (let next = step(found, "oldRoot", root); next && former.length < found.length;
      next = step(found, "oldRoot", root)) {
      former.push([root, next.until]);
      root = next.newRoot;
    }
    let oldest = pinned;
    for (let last = step(found, "newRoot", oldest); last && former.length < found.length;
      last = step(found, "newRoot", oldest)) {
      former.push([last.oldRoot, last.until]);
      oldest = last.oldRoot;
    }
    return { root, former };
  }

  function step(found, side, root) {
    return found.find((said) => core.same(said[side], root));
  }

  return {
    openGrants, follow,
    operations: { sealStationShare, newStationKey, grantStation },
  };
};
