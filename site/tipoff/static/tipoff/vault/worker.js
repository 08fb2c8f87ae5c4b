// The officer's keys live in this worker and nowhere else. The page asks by postMessage
// {id, op, args} and gets {id, ok, result} or {id, ok: false, error: reason}; bytes travel as
// base64url without padding. No operation answers with a private key. The server sends this script
// with a policy of its own (docs/vault.md), so that nothing can leave the worker but by the page.
//
// Without being asked it says {event: "ready"} once and {event: "locked", reason: "idle"}.
"use strict";

// The desk is served one file with all parts before this one (tipoff/desk/files.py).
if (!self.Vault) {
  importScripts(
    "libsodium-sumo.js", "libsodium-wrappers.js", "words.js", "core.js", "certificates.js",
    "routing.js",
    "vault.js", "authority.js",
    "stations.js"
  );
}

self.VaultWorker = function VaultWorker(vault, announce) {
  const core = vault.core;
  const { b64, unb64, fail } = core;
  const COSTS = { passes: 3, memory: 128 * 1024 * 1024 };
  const WORDS = 6;
  const authority = self.VaultAuthority(vault, { opened, now, learn });
  const stationKeys = self.VaultStations(vault, authority, { opened, now, stationKey });
  let session = null;
  let timer = null;

  // What the page sends, as the library wants it.

  function now() {
    return Math.floor(Date.now() / 1000);
  }

  function identityOf(args) {
    const { tipId, tipPublic, sourcePublic } = args;
    return { tipId, tipPublic: unb64(tipPublic, 32), sourcePublic: unb64(sourcePublic, 32) };
  }

  function keyOf(args) {
    return { kind: args.kind, name: args.name, epoch: args.epoch, sealed: unb64(args.sealed) };
  }

  // The pinned root leads on to those that it says follow it, and to no other.
  function trustOf(args, pinned) {
    const { minimum, revoked, ended, successions, allowDemonstration } = args || {};
    const { root, former } = stationKeys.follow(pinned, successions);
    const demonstration = allowDemonstration === true;
    return { root, former, minimum, revoked, ended, allowDemonstration: demonstration };
  }

  function opened() {
    return session || fail("locked");
  }

  // What may only grow: lowest epochs and revoked serials that the server has learnt since unlocking.
  function learn(args) {
    const { trust } = opened();
    const minimum = Object.assign({}, trust.minimum);
    Object.keys(args.minimum || {}).forEach((name) => {
      minimum[name] = Math.max(minimum[name] || 0, args.minimum[name]);
    });
    trust.minimum = minimum;
    trust.revoked = (trust.revoked || []).concat(args.revoked || []);
    return status();
  }

  function stationKey(name, epoch) {
    return opened().stations.get(name + "/" + epoch) || fail("no-key");
  }

  function tipKey(args) {
    const key = keyOf(args.key);
    if (key.kind !== "station") fail("no-key");
    return vault.openTipKey(key, identityOf(args.identity), stationKey(key.name, key.epoch));
  }

  function writer() {
    const { officer, station, keys, chain } = opened();
    return { officer, station, signSeed: keys.sign.private, chain };
  }

  // Opening and shutting.

  function lock(reason) {
    clearTimeout(timer);
    const wiped = session;
    session = null;
    if (wiped === null) return;
    const secrets = [wiped.keys.box.private, wiped.keys.sign.private, wiped.keys.sign.secret];
    const seeds = wiped.authorities.map((held) => held.seed);
    secrets.concat(seeds, Array.from(wiped.stations.values())).forEach((key) => key.fill(0));
    if (reason) announce({ event: "locked", reason });
  }

  function touch() {
    if (session === null) return;
    clearTimeout(timer);
    session.usedAt = Date.now();
    timer = setTimeout(lock, session.idleSeconds * 1000, "idle");
  }

  function openShare(share, officer, privateKey) {
    const name = { station: share.station, epoch: share.epoch, boxKey: unb64(share.boxKey, 32) };
    const recipient = { kind: "officer", name: officer, epoch: 0 };
    return vault.openStationShare(unb64(share.sealed), name, recipient, privateKey);
  }

  function openShares(shares, officer, privateKey) {
    const stations = new Map();
    const failed = [];
    shares.forEach((share) => {
      try {
        const key = openShare(share, officer, privateKey);
        stations.set(share.station + "/" + share.epoch, key);
      } catch (error) {
        failed.push({ station: share.station, epoch: share.epoch, error: reasonOf(error) });
      }
    });
    return { stations, failed };
  }

  // {wrapped, passphrase, officer, station, chain,
  //  trust: {minimum, revoked, ended, successions, allowDemonstration},
  //  shares: [{station, epoch, boxKey, sealed}], grants: [share and holder: {station, epoch}],
  //  authorities: [{certificate, sealed}], idleSeconds}
  // `rewrapped` in the answer is the vault with a new root pinned, where one follows the old.
  function unlock(args) {
    lock();
    const { seed, root } = vault.unwrapOfficer(unb64(args.wrapped), args.passphrase, args.officer);
    const keys = vault.officerKeys(seed);
    const trust = trustOf(args.trust, root);
    const chain = args.chain.map((envelope) => unb64(envelope));
    const certificate = vault.verifyOfficer(chain, trust, now(), args);
    const own = core.same(certificate.box_key, keys.box.public);
    if (!own || !core.same(certificate.sign_key, keys.sign.public)) fail("wrong-key");
    const rewrapped = core.same(trust.root, root) ? null : rewrap(seed, trust.root, args);
    seed.fill(0);
    const { stations, failed } = openShares(args.shares, args.officer, keys.box.private);
    const ungranted = stationKeys.openGrants(args.grants, stations);
    const { officer, station, idleSeconds } = args;
    const signing = authority.openShares(
      args.authorities, officer, keys.box.private, trust, certificate.province
    );
    session = {
      officer, station, keys, chain, trust, stations, idleSeconds, files: new Map(), usedAt: Date.now(),
      authorities: signing.authorities,
    };
    return Object.assign(status(), { failed: failed.concat(ungranted, signing.failed), rewrapped });
  }

  function rewrap(seed, root, args) {
    return b64(vault.wrapOfficer(seed, root, args.passphrase, args.officer, COSTS));
  }

  function status() {
    if (session === null) return { unlocked: false };
    const { officer, station, usedAt } = session;
    const idle = Math.floor((Date.now() - usedAt) / 1000);
    const stations = Array.from(session.stations.keys());
    const signs = session.authorities.map((held) => held.scope + "/" + held.epoch);
    return { unlocked: true, officer, station, stations, signs, idle };
  }

  // {officer, root}: a new officer's keys; the passphrase is shown once and kept by the officer.
  function enrol(args) {
    const seed = core.sodium.randombytes_buf(32);
    const keys = vault.officerKeys(seed);
    const passphrase = vault.drawPassphrase(WORDS);
    const root = unb64(args.root, 32);
    const wrapped = vault.wrapOfficer(seed, root, passphrase, args.officer, COSTS);
    seed.fill(0);
    const [boxKey, signKey] = [keys.box.public, keys.sign.public];
    const fingerprint = vault.fingerprint(boxKey, signKey, root);
    return {
      passphrase, fingerprint, wrapped: b64(wrapped), boxKey: b64(boxKey), signKey: b64(signKey),
    };
  }

  // {wrapped, passphrase, officer}: the groups of a vault that waits to be certified, worked out from
  // what the passphrase opens, never from what a server says. It shows that the words were noted well.
  function spokenFingerprint(args) {
    const { seed, root } = vault.unwrapOfficer(unb64(args.wrapped), args.passphrase, args.officer);
    const keys = vault.officerKeys(seed);
    seed.fill(0);
    return { fingerprint: vault.fingerprint(keys.box.public, keys.sign.public, root) };
  }

  // {sealed, login}
  function answerNonce(args) {
    const { officer, keys } = opened();
    const sealed = unb64(args.sealed);
    return { answer: b64(vault.answerNonce(sealed, officer, args.login, keys.box.private)) };
  }

  // Reading.

  function openHeader(args) {
    const identity = identityOf(args.identity);
    return vault.openPart("header", unb64(args.header), identity, tipKey(args));
  }

  // {tips: [{identity, key, header}]}: one bad tip spoils no other.
  function openHeaders(args) {
    opened();
    return args.tips.map((tip) => {
      try {
        return { tipId: tip.identity.tipId, header: openHeader(tip) };
      } catch (error) {
        return { tipId: tip.identity.tipId, error: reasonOf(error) };
      }
    });
  }

  function openSigned(args, identity, tipPrivate) {
    const { part, sequence } = args;
    const sealed = unb64(args.sealed);
    const text = vault.openSigned(part, "tip", sealed, identity, sequence, tipPrivate);
    return vault.verifySigned(part, text, identity, sequence, opened().trust, args.at);
  }

  // {identity, key, part, sealed} for header, body and contact; with sequence for message; with
  // sequence and at (seconds, when the server took it in) for reply and note.
  function openPart(args) {
    const identity = identityOf(args.identity);
    const tipPrivate = tipKey(args);
    const sealed = unb64(args.sealed);
    if (args.part === "reply" || args.part === "note") return openSigned(args, identity, tipPrivate);
    if (args.part !== "message") return vault.openPart(args.part, sealed, identity, tipPrivate);
    return vault.openMessage(sealed, identity, args.sequence, tipPrivate);
  }

  // Writing. Both ask for the tip's key and header: the id and both public keys stand inside, so
  // that nothing is sealed to a source that the tip itself does not name.

  function posted(kind, identity, sequence, sealed) {
    const signature = vault.signPosting(kind, identity, sequence, sealed, writer().signSeed);
    const [toTip, toSource] = sealed.map(b64);
    return { toTip, toSource, signature: b64(signature) };
  }

  // {identity, key, header, sequence, text}
  function sealReply(args) {
    openHeader(args);
    const identity = identityOf(args.identity);
    const sealed = vault.sealReply(identity, args.sequence, args.text, now(), writer());
    return posted("reply", identity, args.sequence, [sealed.toTip, sealed.toSource]);
  }

  // {identity, key, header, sequence, text}
  function sealNote(args) {
    openHeader(args);
    const identity = identityOf(args.identity);
    const sealed = vault.sealNote(identity, args.sequence, args.text, now(), writer());
    return posted("note", identity, args.sequence, [sealed]);
  }

  // The changes of the tip's answers. All that was added before place `sequence` must be there, so
  // that nothing is overlooked.
  function changedAnswers({ messages, sequence }, identity, tipPrivate) {
    const places = messages.map((message) => message.sequence).sort((a, b) => a - b);
    if (places.length !== sequence - 1 || places.some((place, i) => place !== i + 1)) fail("sequence");
    const added = messages.filter((message) => message.part === "message");
    const opened = added.map((message) => {
      return vault.openMessage(unb64(message.sealed), identity, message.sequence, tipPrivate);
    });
    return opened.filter((data) => data.kind === "answers");
  }

  // {identity, key, header, messages: [{sequence, part, sealed}], sequence,
  //  to: {station, ward?, chain}}: a tip handed on, to a certified station that it does not concern.
  // Without `messages` the header alone is judged: for a station that has the tip already, and to
  // which intake would add no answers that concern it.
  function resealTipKey(args) {
    const chain = args.to.chain.map((envelope) => unb64(envelope));
    const receiver = vault.verifyStation(chain, opened().trust, now(), args.to);
    const { station, epoch, kind, box_key: boxKey } = receiver;
    const identity = identityOf(args.identity);
    const tipPrivate = tipKey(args);
    const changed = args.messages ? changedAnswers(args, identity, tipPrivate) : [];
    const parts = [openHeader(args)].concat(changed);
    if (self.VaultRouting.keptOut(parts).includes(kind)) fail("concerned");
    const recipient = { kind: "station", name: station, epoch, boxKey };
    const sealed = vault.sealTipKey(tipPrivate, identity, recipient);
    return Object.assign(sealed, { sealed: b64(sealed.sealed) });
  }

  // Files are opened piece by piece: a film never stands whole in memory.
  // {identity, key, fileId, sealedKey} -> the number by which the file is read on.
  function startFile(args) {
    const identity = identityOf(args.identity);
    const fileKey = vault.openFileKey(unb64(args.sealedKey), args.fileId, identity, tipKey(args));
    const { files } = opened();
    files.set(files.size + 1, vault.fileReader(fileKey, args.fileId));
    return files.size;
  }

  // {file, sealed: Uint8Array, last} -> Uint8Array
  function readFile(args) {
    const read = opened().files.get(args.file) || fail("malformed");
    return read(args.sealed, args.last === true);
  }

  function reasonOf(error) {
    return error instanceof self.VaultError ? error.reason : "malformed";
  }

  const operations = Object.assign({}, authority.operations, stationKeys.operations, {
    unlock, enrol, spokenFingerprint, answerNonce, openHeaders, openPart, startFile, readFile, sealReply, sealNote, resealTipKey,
    learn,
    // The officer is at work in the page: the idle time begins anew.
    touch: () => status(),
    lock: () => { lock(); return status(); },
  });

  function answer(request) {
    const { id, op, args } = request;
    try {
      if (op === "status") return { id, ok: true, result: status() };
      if (!Object.prototype.hasOwnProperty.call(operations, op)) fail("unknown-operation");
      touch();
      const result = operations[op](args || {});
      touch();
      return { id, ok: true, result };
    } catch (error) {
      return { id, ok: false, error: reasonOf(error) };
    }
  }

  return { answer };
};

(function start() {
  const waiting = [];
  let worker = null;
  self.onmessage = (event) => {
    if (worker === null) waiting.push(event.data);
    else send(worker.answer(event.data));
  };
  // Bytes are handed over, not copied.
  function send(said) {
    self.postMessage(said, said.result instanceof Uint8Array ? [said.result.buffer] : []);
  }
  self.sodium.ready.then(() => {
    worker = self.VaultWorker(self.Vault(self.sodium), (event) => self.postMessage(event));
    self.postMessage({ event: "ready" });
    waiting.splice(0).forEach((request) => self.postMessage(worker.answer(request)));
  });
})();
