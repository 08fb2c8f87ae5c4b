// What an officer of a signing desk does with its authority's key: certify, take back, make rules.
// `desk` is the worker: {opened(), now()}. The seeds stay in its session; every operation answers
// with signed envelopes (base64url), never with a key. Server's side: tipoff/desk/keys/.
"use strict";

self.VaultAuthority = function VaultAuthority(vault, desk) {
  const { core } = vault;
  const { b64, unb64, fail } = core;
  const VALID_SECONDS = 2 * 366 * 24 * 3600;

  function context(authority, officer) {
    const recipient = { kind: "officer", name: officer, epoch: 0 };
    return { scope: authority.scope, sign_key: b64(authority.sign_key), recipient };
  }

  function openShare(share, officer, privateKey, trust, province) {
    const envelope = unb64(share.certificate);
    const authority = vault.verifyAuthority(envelope, trust, desk.now());
    if (authority.scope !== (province || "central")) fail("wrong-scope");
    const sealed = unb64(share.sealed);
    const own = context(authority, officer);
    const data = core.unseal("authority-share", own, sealed, privateKey, core.KEY_BLOCK);
    const seed = unb64(data, 32);
    if (!core.same(core.signPair(seed).public, authority.sign_key)) fail("wrong-key");
    return Object.assign(authority, { seed, envelope });
  }

  // shares: [{certificate, sealed}]; answers what opened, newest epoch first, and what did not.
  function openShares(shares, officer, privateKey, trust, province) {
    const failed = [];
    const opened = [];
    (shares || []).forEach((share) => {
      try {
        opened.push(openShare(share, officer, privateKey, trust, province));
      } catch (error) {
        failed.push({ authority: true, error: error.reason || "malformed" });
      }
    });
    return { authorities: opened.sort((one, other) => other.epoch - one.epoch), failed };
  }

  function signer() {
    return desk.opened().authorities[0] || fail("no-authority");
  }

  function province(authority) {
    return authority.scope === "central" ? "" : authority.scope;
  }

  function serial(authority) {
    return authority.scope + ":" + core.sodium.to_hex(core.sodium.randombytes_buf(16));
  }

  function signed(purpose, fields) {
    return b64(core.sign(purpose, fields, signer().seed));
  }

  function certify(kind, fields) {
    const authority = signer();
    return signed("certificate/" + kind, Object.assign({
      province: province(authority), serial: serial(authority), not_after: desk.now() + VALID_SECONDS,
      demonstration: authority.demonstration,
    }, fields));
  }

  // {station, kind, wards, epoch, boxKey: bytes}: within the worker alone, which made the key or
  // has seen it certified.
  function certifyStation(fields) {
    const { station, kind, wards, epoch, boxKey } = fields;
    if ((kind === "central") !== (signer().scope === "central")) fail("wrong-scope");
    if (!Array.isArray(wards) || !wards.every((ward) => /^[0-9]{5}$/.test(ward))) fail("wrong-ward");
    const sorted = wards.slice().sort();
    return certify("station", { station, kind, wards: sorted, epoch, box_key: b64(boxKey) });
  }

  function presentStation(args, ended) {
    const chain = args.chain.map((link) => unb64(link));
    const present = vault.verifyStation(chain, desk.opened().trust, desk.now(), args, ended);
    if (present.province !== province(signer())) fail("wrong-scope");
    return present;
  }

  function certifyAgain(present, wards) {
    const { station, kind, epoch, box_key: boxKey } = present;
    return { envelope: certifyStation({ station, kind, wards, epoch, boxKey }) };
  }

  // {station, wards, chain: [authority, station]}: other wards for the key that stands certified. A
  // key that only the database names is never signed: `newStationKey` makes one.
  function issueStation(args) {
    return certifyAgain(presentStation(args, false), args.wards);
  }

  // {station, chain: [authority, station]}: key, wards and kind as they stand certified, for longer,
  // also where the certificate has run out. Nothing that is signed comes from the page.
  function prolongStation(args) {
    const present = presentStation(args, true);
    return certifyAgain(present, present.wards);
  }

  function digits(text) {
    return String(text).replace(/\D/g, "");
  }

  // {officer, station, boxKey, signKey, heard}: `heard` are the groups that the officer read out. They
  // cover the root too that the officer's browser has pinned.
  function issueOfficer(args) {
    const [boxKey, signKey] = [unb64(args.boxKey, 32), unb64(args.signKey, 32)];
    const expected = vault.fingerprint(boxKey, signKey, desk.opened().trust.root);
    if (digits(args.heard) !== digits(expected)) fail("wrong-fingerprint");
    const { officer, station } = args;
    const keys = { box_key: args.boxKey, sign_key: args.signKey };
    return { envelope: certify("officer", Object.assign({ officer, station }, keys)) };
  }

  // {of: {officer, station, chain}, station}: the same keys for another station, or for longer: they
  // are those that stand certified, so that nothing needs to be spoken.
  function renewOfficer(args) {
    const { trust } = desk.opened();
    const chain = args.of.chain.map((link) => unb64(link));
    const present = vault.verifyOfficer(chain, trust, desk.now(), args.of);
    if (present.province !== province(signer())) fail("wrong-scope");
    const keys = { box_key: b64(present.box_key), sign_key: b64(present.sign_key) };
    const who = { officer: present.officer, station: args.station };
    return { envelope: certify("officer", Object.assign(who, keys)) };
  }

  // {serial, reason}. From here on this worker believes the certificate no longer either.
  function issueRevocation(args) {
    const { serial: named, reason } = args;
    if (!String(named).startsWith(signer().scope + ":")) fail("wrong-scope");
    const fields = { serial: named, reason: String(reason), revoked_at: desk.now() };
    const envelope = signed("revocation", fields);
    desk.learn({ revoked: [named] });
    return { envelope };
  }

  // {province, category, station}: a routing rule, as rules.py reads it.
  function signRule(args) {
    const { province: where, category, station } = args;
    if (where !== signer().scope) fail("wrong-scope");
    const fields = { province: where, category, station, serial: serial(signer()) };
    return { signature: signed("routing-rule", fields) };
  }

  // {to: {officer, station, chain}}: the authority's key for a colleague of the same desk.
  function sealAuthorityShare(args) {
    const { station, trust } = desk.opened();
    if (args.to.station !== station) fail("wrong-station");
    const authority = signer();
    const chain = args.to.chain.map((link) => unb64(link));
    const colleague = vault.verifyOfficer(chain, trust, desk.now(), args.to);
    const own = context(authority, colleague.officer);
    const seed = b64(authority.seed);
    const sealed = core.seal("authority-share", own, seed, colleague.box_key, core.KEY_BLOCK);
    return { serial: authority.serial, sealed: b64(sealed) };
  }

  return {
    openShares, signer, certifyStation,
    operations: {
      issueStation, prolongStation, issueOfficer, renewOfficer, issueRevocation, signRule, sealAuthorityShare,
    },
  };
};
