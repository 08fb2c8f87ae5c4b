// What an officer's browser does with tips: the same formats as tips.py, messages.py, shares.py,
// officers.py, challenges.py and streams.py. Bytes are Uint8Array; a failed check throws VaultError
// with a reason. An identity is {tipId, tipPublic, sourcePublic}; a sealed key {kind, name, epoch,
// sealed}; a recipient {kind, name, epoch, boxKey}.
"use strict";

self.Vault = function Vault(sodium) {
  const core = self.VaultCore(sodium);
  const certificates = self.VaultCertificates(core);
  const FRAME = 65536;
  const SEALED_FRAME = FRAME + 17;
  const HEADER = 24;
  const MOST_PASSES = 10;
  const MOST_MEMORY = 1024 * 1024 * 1024;
  const { TEXT_BLOCK, KEY_BLOCK, b64, unb64, fail } = core;

  // Tips.

  function tipContext(identity, more) {
    const keys = { tip_key: b64(identity.tipPublic), source_key: b64(identity.sourcePublic) };
    return Object.assign({ tip: identity.tipId }, keys, more);
  }

  function named(recipient) {
    return { kind: recipient.kind, name: recipient.name, epoch: recipient.epoch };
  }

  function sealTipKey(tipPrivate, identity, recipient) {
    const context = tipContext(identity, { recipient: named(recipient) });
    const sealed = core.seal("tip-key", context, b64(tipPrivate), recipient.boxKey, KEY_BLOCK);
    return Object.assign(named(recipient), { sealed });
  }

  function openTipKey(key, identity, privateKey) {
    const context = tipContext(identity, { recipient: named(key) });
    const data = core.unseal("tip-key", context, key.sealed, privateKey, KEY_BLOCK);
    const tipPrivate = unb64(data, 32);
    if (!core.same(core.boxPair(tipPrivate).public, identity.tipPublic)) fail("wrong-key");
    return tipPrivate;
  }

  function openPart(part, sealed, identity, tipPrivate) {
    return core.unseal("tip-part", tipContext(identity, { part }), sealed, tipPrivate, TEXT_BLOCK);
  }

  function openMessage(sealed, identity, sequence, tipPrivate) {
    const context = tipContext(identity, { sequence });
    return core.unseal("tip-message", context, sealed, tipPrivate, TEXT_BLOCK);
  }

  // Replies and notes. A writer is {officer, station, signSeed, chain: [authority, officer]}.

  function signed(kind, identity, sequence, text, writtenAt, writer) {
    const who = { officer: writer.officer, station: writer.station, written_at: writtenAt, text };
    const statement = Object.assign(tipContext(identity, { sequence }), who);
    const envelope = core.sign(kind, statement, writer.signSeed);
    return { signed: b64(envelope), chain: writer.chain.map(b64) };
  }

  function sealSigned(kind, to, identity, sequence, data) {
    const key = to === "source" ? identity.sourcePublic : identity.tipPublic;
    const context = tipContext(identity, { sequence, to });
    return core.seal("tip-" + kind, context, data, key, TEXT_BLOCK);
  }

  function sealReply(identity, sequence, text, writtenAt, writer) {
    const data = signed("reply", identity, sequence, text, writtenAt, writer);
    return {
      toTip: sealSigned("reply", "tip", identity, sequence, data),
      toSource: sealSigned("reply", "source", identity, sequence, data),
    };
  }

  function sealNote(identity, sequence, text, writtenAt, writer) {
    const data = signed("note", identity, sequence, text, writtenAt, writer);
    return sealSigned("note", "tip", identity, sequence, data);
  }

  // As postings.py: the outer signature that the server checks, over the sealed bytes.
  function signPosting(kind, identity, sequence, sealed, signSeed) {
    const digests = sealed.map((part) => b64(core.digest("posting", part)));
    const fields = tipContext(identity, { kind, sequence, sealed: digests });
    return core.sign("posting", fields, signSeed).slice(0, 64);
  }

  // kind: "reply" or "note"; to: "tip" or "source".
  function openSigned(kind, to, sealed, identity, sequence, privateKey) {
    const context = tipContext(identity, { sequence, to });
    const data = core.unseal("tip-" + kind, context, sealed, privateKey, TEXT_BLOCK);
    if (data === null || typeof data !== "object" || !Array.isArray(data.chain)) fail("malformed");
    return { signed: unb64(data.signed), chain: data.chain.map((item) => unb64(item)) };
  }

  function written(statement) {
    const { officer, station, text } = statement;
    const strings = [officer, station, text].every((value) => typeof value === "string");
    if (!strings || !Number.isSafeInteger(statement.written_at)) fail("malformed");
    return { officer, station, writtenAt: statement.written_at, text };
  }

  function verifySigned(kind, opened, identity, sequence, trust, at) {
    const claimed = written(core.peek(opened.signed));
    const officer = certificates.verifyOfficer(opened.chain, trust, at, claimed);
    const statement = core.readSigned(kind, opened.signed, officer.sign_key);
    const expected = tipContext(identity, { sequence });
    if (!Object.keys(expected).every((name) => statement[name] === expected[name])) {
      fail("wrong-context");
    }
    return written(statement);
  }

  // Station keys. A name is {station, epoch, boxKey}.

  function shareContext(name, recipient) {
    const own = { station: name.station, epoch: name.epoch, box_key: b64(name.boxKey) };
    return Object.assign(own, { recipient: named(recipient) });
  }

  function sealStationShare(privateKey, name, recipient) {
    const context = shareContext(name, recipient);
    return core.seal("station-share", context, b64(privateKey), recipient.boxKey, KEY_BLOCK);
  }

  function openStationShare(sealed, name, recipient, privateKey) {
    const context = shareContext(name, recipient);
    const data = core.unseal("station-share", context, sealed, privateKey, KEY_BLOCK);
    const stationPrivate = unb64(data, 32);
    if (!core.same(core.boxPair(stationPrivate).public, name.boxKey)) fail("wrong-key");
    return stationPrivate;
  }

  // Officers.

  function officerKeys(seed) {
    const box = core.boxPair(core.hkdf(seed, "officer/box"));
    return { box, sign: core.signPair(core.hkdf(seed, "officer/sign")) };
  }

  function tidy(passphrase) {
    const bare = passphrase.toLowerCase().normalize("NFKD").replace(/đ/g, "d");
    const words = bare.replace(/[\u0300-\u036f]/g, "").split(/\s+/);
    return core.utf8(words.filter((word) => word !== "").join(" "));
  }

  function bound(head, owner) {
    return core.concat(core.label("wrap"), core.canonical(Object.assign({}, head, { owner })));
  }

  // costs: {passes, memory in bytes}
  function wrapOfficer(seed, root, passphrase, officer, costs) {
    const salt = sodium.randombytes_buf(16);
    const { passes, memory } = costs;
    const head = { purpose: "wrap", v: 1, passes, memory, salt: b64(salt) };
    const key = core.argon2id(tidy(passphrase), salt, passes, memory);
    const sealed = core.encrypt(core.concat(seed, root), key, bound(head, "officer:" + officer));
    return core.canonical(Object.assign(head, { sealed: b64(sealed) }));
  }

  function checkCosts(head) {
    const whole = [head.passes, head.memory].every(Number.isSafeInteger);
    if (head.purpose !== "wrap" || head.v !== 1 || !whole) fail("malformed");
    if (head.passes < 1 || head.passes > MOST_PASSES) fail("malformed");
    if (head.memory < 8192 || head.memory > MOST_MEMORY) fail("malformed");
  }

  function unwrapOfficer(wrapped, passphrase, officer) {
    const head = core.parse(wrapped);
    const sealed = unb64(head.sealed);
    delete head.sealed;
    checkCosts(head);
    const key = core.argon2id(tidy(passphrase), unb64(head.salt, 16), head.passes, head.memory);
    const open = () => core.decrypt(sealed, key, bound(head, "officer:" + officer));
    const secret = core.attempt(open, "wrong-passphrase");
    if (secret.length !== 64) fail("malformed");
    return { seed: secret.slice(0, 32), root: secret.slice(32) };
  }

  function drawPassphrase(count) {
    const draw = () => self.VAULT_WORDS[sodium.randombytes_uniform(self.VAULT_WORDS.length)];
    return Array.from({ length: count }, draw).join(" ");
  }

  // The lowest 30 decimal digits of the digest; long division, since Safari 13 has no BigInt.
  // Of both public keys and the root that the officer's browser pins.
  function fingerprint(boxKey, signKey, root) {
    const number = Array.from(core.digest("fingerprint", core.concat(boxKey, signKey, root)));
    const groups = [];
    while (groups.length < 6) {
      let rest = 0;
      number.forEach((byte, i) => {
        rest = rest * 256 + byte;
        number[i] = Math.floor(rest / 100000);
        rest %= 100000;
      });
      groups.unshift(String(rest).padStart(5, "0"));
    }
    return groups.join(" ");
  }

  // Challenges.

  function answerNonce(sealed, officer, login, privateKey) {
    const nonce = core.unseal("challenge", { officer, login }, sealed, privateKey, KEY_BLOCK);
    return core.keyedDigest(unb64(nonce, 32), "challenge/answer", new Uint8Array(0));
  }

  // Files.

  function openFileKey(sealed, fileId, identity, tipPrivate) {
    const context = tipContext(identity, { file: fileId });
    return unb64(core.unseal("file-key", context, sealed, tipPrivate, KEY_BLOCK), 32);
  }

  // Frame by frame: {frame(sealedFrame) -> plain bytes, done() -> true after the final frame}.
  function fileOpener(header, key, fileId) {
    const ad = core.concat(core.label("file"), core.utf8(fileId));
    const start = () => sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
    const state = core.attempt(start, "truncated");
    const FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    let ended = false;
    function frame(sealed) {
      if (ended || sealed.length !== SEALED_FRAME) fail("truncated");
      const pulled = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, ad);
      if (!pulled) fail("wrong-key");
      ended = pulled.tag === FINAL;
      return ended ? core.unpad(pulled.message, FRAME) : pulled.message;
    }
    return { frame, done: () => ended };
  }

  // A file that arrives in pieces of any size: read(bytes, last) -> what can be opened by now. Less
  // than a frame waits; nothing may be missing after the last piece.
  function fileReader(key, fileId) {
    let opener = null;
    let rest = new Uint8Array(0);
    function take(size) {
      const taken = rest.subarray(0, size);
      rest = rest.subarray(size);
      return taken;
    }
    return function read(bytes, last) {
      rest = core.concat(rest, bytes);
      const plain = [];
      if (!opener && rest.length >= HEADER) opener = fileOpener(take(HEADER), key, fileId);
      while (opener && rest.length >= SEALED_FRAME) plain.push(opener.frame(take(SEALED_FRAME)));
      if (last && (!opener || rest.length || !opener.done())) fail("truncated");
      return core.concat.apply(null, plain);
    };
  }

  function openStream(sealed, key, fileId) {
    return fileReader(key, fileId)(sealed, true);
  }

  return Object.assign({}, certificates, {
    core, sealTipKey, openTipKey, openPart, openMessage, sealReply, sealNote, signPosting,
    openSigned, verifySigned, sealStationShare, openStationShare, officerKeys, wrapOfficer, unwrapOfficer,
    drawPassphrase, fingerprint, answerNonce, openFileKey, fileReader, openStream,
  });
};
