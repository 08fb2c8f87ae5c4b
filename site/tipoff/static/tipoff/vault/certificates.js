// Who may hold which key, checked up to the pinned root: certificates.py in the browser.
// A trust is {root: bytes, former: [[root, until]], minimum: {name: epoch}, revoked: [serial],
// ended: {serial: since}, allowDemonstration: bool}, as certificates.Trust;
// a chain is [authority, leaf] of envelopes (bytes); times are whole seconds.
"use strict";

self.VaultCertificates = function VaultCertificates(core) {
  const FIELDS = {
    authority: {
      scope: "string", sign_key: "key", epoch: "number", not_after: "number", serial: "string",
      demonstration: "boolean",
    },
    escrow: {
      box_key: "key", epoch: "number", not_after: "number", serial: "string",
      demonstration: "boolean",
    },
    station: {
      station: "string", kind: "string", province: "string", wards: "strings", epoch: "number",
      box_key: "key", not_after: "number", serial: "string", demonstration: "boolean",
    },
    officer: {
      officer: "string", station: "string", province: "string", box_key: "key", sign_key: "key",
      not_after: "number", serial: "string", demonstration: "boolean",
    },
  };

  function typed(hint, value) {
    if (hint === "key") return core.unb64(value, 32);
    const strings = Array.isArray(value) && value.every((item) => typeof item === "string");
    if (hint === "strings" ? !strings : typeof value !== hint) core.fail("malformed");
    return value;
  }

  function read(kind, envelope, key) {
    const plain = core.readSigned("certificate/" + kind, envelope, key);
    const names = Object.keys(FIELDS[kind]);
    if (Object.keys(plain).sort().join() !== names.slice().sort().join()) core.fail("malformed");
    names.forEach((name) => {
      plain[name] = typed(FIELDS[kind][name], plain[name]);
    });
    return plain;
  }

  function lowest(trust, name) {
    const minimum = trust.minimum || {};
    return Object.prototype.hasOwnProperty.call(minimum, name) ? minimum[name] : 0;
  }

  // Taken back by then, or for a suspicion; what ended in peace was true before.
  function isRevoked(trust, serial, at) {
    const ended = trust.ended || {};
    const since = Object.prototype.hasOwnProperty.call(ended, serial) ? ended[serial] : 0;
    return (trust.revoked || []).includes(serial) && at >= since;
  }

  // By the present root, or by a former one whose word still counts at that time.
  function readOfRoot(kind, envelope, trust, at) {
    const former = (trust.former || []).filter(([, until]) => at <= until).map(([root]) => root);
    const signer = former.find((root) => core.isSignedBy("certificate/" + kind, envelope, root));
    const present = core.isSignedBy("certificate/" + kind, envelope, trust.root);
    return read(kind, envelope, present || !signer ? trust.root : signer);
  }

  function check(certificate, trust, now, issuer, name, ended) {
    if (certificate.demonstration && !trust.allowDemonstration) core.fail("demonstration");
    if (!certificate.serial.startsWith(issuer + ":")) core.fail("wrong-scope");
    if (isRevoked(trust, certificate.serial, now)) core.fail("revoked");
    if (now > certificate.not_after && !ended) core.fail("expired");
    if (name !== null && certificate.epoch < lowest(trust, name)) core.fail("old-epoch");
    return certificate;
  }

  function verifyAuthority(envelope, trust, now) {
    const authority = readOfRoot("authority", envelope, trust, now);
    return check(authority, trust, now, "root", "authority:" + authority.scope);
  }

  function verifyEscrow(envelope, trust, now) {
    return check(readOfRoot("escrow", envelope, trust, now), trust, now, "root", "escrow");
  }

  function province(authority) {
    return authority.scope === "central" ? "" : authority.scope;
  }

  function leaf(kind, chain, trust, now) {
    if (!Array.isArray(chain) || chain.length !== 2) core.fail("malformed");
    const authority = verifyAuthority(chain[0], trust, now);
    const certificate = read(kind, chain[1], authority.sign_key);
    if (certificate.province !== province(authority)) core.fail("wrong-scope");
    return { authority, certificate };
  }

  // expected: {station, ward?}. With `ended` one that has run out counts too: its renewal is made
  // from it.
  function verifyStation(chain, trust, now, expected, ended) {
    const { authority, certificate } = leaf("station", chain, trust, now);
    const central = (authority.scope === "central") === (certificate.kind === "central");
    if (!central) core.fail("wrong-scope");
    if (certificate.station !== expected.station) core.fail("wrong-station");
    check(certificate, trust, now, authority.scope, certificate.station, ended);
    const ward = expected.ward;
    if (ward !== undefined && !certificate.wards.includes(ward)) core.fail("wrong-ward");
    return certificate;
  }

  // expected: {officer, station}
  function verifyOfficer(chain, trust, now, expected) {
    const { authority, certificate } = leaf("officer", chain, trust, now);
    if (certificate.officer !== expected.officer) core.fail("wrong-officer");
    if (certificate.station !== expected.station) core.fail("wrong-station");
    return check(certificate, trust, now, authority.scope, null);
  }

  return { lowest, verifyAuthority, verifyEscrow, verifyStation, verifyOfficer };
};
