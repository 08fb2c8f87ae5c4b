// The operations of the vector table, in the browser; table.py says the same in Python.
// self.tableRun(rows) answers what each row gives here; self.tableSeal(world) seals rows of its own
// for Python to open.
"use strict";

(function table() {
  const ready = self.sodium.ready.then(() => self.Vault(self.sodium));

  function operations(vault) {
    const { b64, unb64 } = vault.core;
    const bytes = (text) => unb64(text);
    const identity = (a) => ({
      tipId: a.tipId, tipPublic: bytes(a.tipPublic), sourcePublic: bytes(a.sourcePublic),
    });
    const key = (a) => ({ kind: a.kind, name: a.name, epoch: a.epoch, sealed: bytes(a.sealed) });
    const trust = (a) => ({
      root: bytes(a.root), minimum: a.minimum, revoked: a.revoked,
      allowDemonstration: a.allowDemonstration,
    });
    const name = (a) => ({ station: a.station, epoch: a.epoch, boxKey: bytes(a.boxKey) });
    const verify = (a, opened) =>
      vault.verifySigned(a.kind, opened, identity(a.identity), a.sequence, trust(a), a.at);
    return {
      canonical: (a) => b64(vault.core.canonical(a.value)),
      parse: (a) => vault.core.parse(bytes(a.bytes)),
      hkdf: (a) => b64(vault.core.hkdf(bytes(a.secret), a.purpose)),
      digest: (a) => b64(vault.core.digest(a.purpose, bytes(a.message))),
      fingerprint: (a) => vault.fingerprint(bytes(a.boxKey), bytes(a.signKey), bytes(a.root)),
      verifyAuthority: (a) => vault.verifyAuthority(bytes(a.envelope), trust(a), a.now).scope,
      verifyEscrow: (a) => b64(vault.verifyEscrow(bytes(a.envelope), trust(a), a.now).box_key),
      verifyStation: (a) => vault.verifyStation(a.chain.map(bytes), trust(a), a.now, a).serial,
      verifyOfficer: (a) => vault.verifyOfficer(a.chain.map(bytes), trust(a), a.now, a).serial,
      officerKeys: (a) => {
        const keys = vault.officerKeys(bytes(a.seed));
        return [keys.box.private, keys.box.public, keys.sign.public].map(b64);
      },
      unwrapOfficer: (a) => {
        const { seed, root } = vault.unwrapOfficer(bytes(a.wrapped), a.passphrase, a.officer);
        return [b64(seed), b64(root)];
      },
      openStationShare: (a) =>
        b64(vault.openStationShare(bytes(a.sealed), name(a.name), a.recipient, bytes(a.private))),
      answerNonce: (a) =>
        b64(vault.answerNonce(bytes(a.sealed), a.officer, a.login, bytes(a.private))),
      openTipKey: (a) => b64(vault.openTipKey(key(a.key), identity(a.identity), bytes(a.private))),
      openPart: (a) =>
        vault.openPart(a.part, bytes(a.sealed), identity(a.identity), bytes(a.private)),
      openMessage: (a) =>
        vault.openMessage(bytes(a.sealed), identity(a.identity), a.sequence, bytes(a.private)),
      openSigned: (a) => {
        const own = identity(a.identity);
        const { kind, to, sequence } = a;
        const priv = bytes(a.private);
        return verify(a, vault.openSigned(kind, to, bytes(a.sealed), own, sequence, priv));
      },
      verifySigned: (a) => verify(a, { signed: bytes(a.signed), chain: a.chain.map(bytes) }),
      signPosting: (a) => {
        const own = identity(a.identity);
        const parts = a.sealed.map(bytes);
        return b64(vault.signPosting(a.kind, own, a.sequence, parts, bytes(a.seed)));
      },
      openFile: (a) => {
        const own = identity(a.identity);
        const fileKey = vault.openFileKey(bytes(a.sealedKey), a.fileId, own, bytes(a.private));
        return b64(vault.openStream(bytes(a.sealed), fileKey, a.fileId));
      },
    };
  }

  self.tableRun = (rows) =>
    ready.then((vault) => {
      const known = operations(vault);
      return rows.map((row) => {
        try {
          return { result: known[row.op](row.args) };
        } catch (error) {
          return { error: error instanceof self.VaultError ? error.reason : String(error) };
        }
      });
    });

  // w: {identity, tipPrivate, sourcePrivate, station: {name, epoch, private, boxKey},
  //     officer: {name, station, boxKey, private, signSeed, chain}, trust, at}
  self.tableSeal = (w) =>
    ready.then((vault) => {
      const { b64, unb64 } = vault.core;
      const own = {
        tipId: w.identity.tipId,
        tipPublic: unb64(w.identity.tipPublic),
        sourcePublic: unb64(w.identity.sourcePublic),
      };
      const writer = {
        officer: w.officer.name, station: w.officer.station, signSeed: unb64(w.officer.signSeed),
        chain: w.officer.chain.map((link) => unb64(link)),
      };
      const text = "Trả lời từ trình duyệt 🚓\n";
      const written = { officer: writer.officer, station: writer.station, writtenAt: w.at, text };
      const reply = vault.sealReply(own, 5, text, w.at, writer);
      const note = vault.sealNote(own, 6, text, w.at, writer);
      const signed = (kind, to, sealed, sequence, priv) => {
        const place = { identity: w.identity, at: w.at, kind, to, sequence, private: priv };
        const args = Object.assign(place, { sealed: b64(sealed) }, w.trust);
        return { op: "openSigned", args, result: written };
      };
      const station = { kind: "station", name: w.station.name, epoch: w.station.epoch };
      const boxKey = unb64(w.station.boxKey);
      const tipKey = vault.sealTipKey(
        unb64(w.tipPrivate), own, Object.assign({ boxKey }, station)
      );
      const key = Object.assign(station, { sealed: b64(tipKey.sealed) });
      const name = { station: w.station.name, epoch: w.station.epoch, boxKey };
      const officer = { kind: "officer", name: w.officer.name, epoch: 0 };
      const share = vault.sealStationShare(
        unb64(w.station.private), name, Object.assign({ boxKey: unb64(w.officer.boxKey) }, officer)
      );
      const seed = vault.core.sodium.randombytes_buf(32);
      const root = unb64(w.trust.root);
      const passphrase = vault.drawPassphrase(6);
      const costs = { passes: 1, memory: 65536 };
      const wrapped = vault.wrapOfficer(seed, root, passphrase, w.officer.name, costs);
      return [
        signed("reply", "tip", reply.toTip, 5, w.tipPrivate),
        signed("reply", "source", reply.toSource, 5, w.sourcePrivate),
        signed("note", "tip", note, 6, w.tipPrivate),
        {
          op: "openTipKey", args: { key, identity: w.identity, private: w.station.private },
          result: w.tipPrivate,
        },
        {
          op: "openStationShare",
          args: {
            sealed: b64(share), name: Object.assign(name, { boxKey: w.station.boxKey }),
            recipient: officer, private: w.officer.private,
          },
          result: w.station.private,
        },
        {
          op: "unwrapOfficer",
          args: { wrapped: b64(wrapped), passphrase, officer: w.officer.name },
          result: [b64(seed), w.trust.root],
        },
      ];
    });
})();
