// The vault's ground floor in the browser: canonical bytes, keys, seals and signatures.
// The same formats as site/tipoff/vault/{encoding,primitives,padding,envelopes}.py; docs/vault.md
// gives them byte by byte. Plain ES2019: no build step.
"use strict";

self.VaultError = class VaultError extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
};

self.VaultCore = function VaultCore(sodium) {
  const VERSION = 1;
  const TEXT_BLOCK = 4096;
  const KEY_BLOCK = 512;
  const HALF_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;
  const KEY_NAME = /^[\x21-\x7e]+$/;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  function fail(reason) {
    throw new self.VaultError(reason);
  }

  function attempt(action, reason) {
    try {
      return action();
    } catch (error) {
      return fail(reason);
    }
  }

  function utf8(text) {
    return encoder.encode(text);
  }

  function concat() {
    const parts = Array.from(arguments);
    const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    parts.forEach((part) => {
      whole.set(part, at);
      at += part.length;
    });
    return whole;
  }

  function same(one, other) {
    return one.length === other.length && sodium.memcmp(one, other);
  }

  function b64(bytes) {
    return sodium.to_base64(bytes, sodium.base64_variants.URLSAFE_NO_PADDING);
  }

  function unb64(text, size) {
    if (typeof text !== "string") fail("malformed");
    const variant = sodium.base64_variants.URLSAFE_NO_PADDING;
    const bytes = attempt(() => sodium.from_base64(text, variant), "malformed");
    if (b64(bytes) !== text || (size !== undefined && bytes.length !== size)) fail("malformed");
    return bytes;
  }

  // Canonical JSON, as encoding.canonical writes it.

  function plainObject(value) {
    const names = Object.keys(value).sort();
    if (!names.every((name) => KEY_NAME.test(name))) fail("malformed");
    return "{" + names.map((name) => JSON.stringify(name) + ":" + json(value[name])).join(",") + "}";
  }

  function json(value) {
    if (value === null || typeof value === "boolean") return String(value);
    if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
    if (typeof value === "string" && !HALF_SURROGATE.test(value)) return JSON.stringify(value);
    if (Array.isArray(value)) return "[" + value.map(json).join(",") + "]";
    return typeof value === "object" ? plainObject(value) : fail("malformed");
  }

  function canonical(value) {
    return utf8(json(value));
  }

  function parse(bytes) {
    const value = attempt(() => JSON.parse(decoder.decode(bytes)), "malformed");
    if (value === null || typeof value !== "object" || Array.isArray(value)) fail("malformed");
    if (!same(canonical(value), bytes)) fail("malformed");
    return value;
  }

  // Keys and digests.

  function label(purpose) {
    return utf8("mttq-vault/v1/" + purpose + "\0");
  }

  function hmac(key, message) {
    return sodium.crypto_auth_hmacsha256(message, key);
  }

  function hkdf(secret, purpose) {
    return hmac(hmac(new Uint8Array(32), secret), concat(label(purpose), new Uint8Array([1])));
  }

  function keyedDigest(key, purpose, message) {
    return hmac(key, concat(label(purpose), message));
  }

  function digest(purpose, message) {
    return sodium.crypto_generichash(32, concat(label(purpose), message));
  }

  function boxPair(privateKey) {
    const own = privateKey || sodium.randombytes_buf(32);
    return { private: own, public: sodium.crypto_scalarmult_base(own) };
  }

  function signPair(seed) {
    const pair = sodium.crypto_sign_seed_keypair(seed);
    return { private: seed, secret: pair.privateKey, public: pair.publicKey };
  }

  function argon2id(secret, salt, passes, memory) {
    const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
    return sodium.crypto_pwhash(32, secret, salt, passes, memory, algorithm);
  }

  function encrypt(plain, key, context) {
    const nonce = sodium.randombytes_buf(24);
    const seal = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt;
    return concat(nonce, seal(plain, context, null, nonce, key));
  }

  function decrypt(sealed, key, context) {
    const open = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt;
    const nonce = sealed.slice(0, 24);
    return attempt(() => open(null, sealed.slice(24), context, nonce, key), "wrong-key");
  }

  // Padding: 0x80, then zeros.

  function pad(bytes, block) {
    const padded = new Uint8Array((Math.floor(bytes.length / block) + 1) * block);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    return padded;
  }

  function unpad(bytes, block) {
    let end = bytes.length - 1;
    while (end >= 0 && bytes[end] === 0) end -= 1;
    const whole = bytes.length % block === 0 && bytes.length - end <= block;
    if (!whole || bytes[end] !== 0x80) fail("malformed");
    return bytes.slice(0, end);
  }

  // Sealed texts and signed statements.

  function seal(purpose, context, data, publicKey, block) {
    const plain = canonical({ purpose, v: VERSION, context, data });
    return sodium.crypto_box_seal(pad(plain, block), publicKey);
  }

  function unseal(purpose, context, sealed, privateKey, block) {
    const publicKey = sodium.crypto_scalarmult_base(privateKey);
    const open = () => sodium.crypto_box_seal_open(sealed, publicKey, privateKey);
    const plain = parse(unpad(attempt(open, "wrong-key"), block));
    if (Object.keys(plain).sort().join() !== "context,data,purpose,v") fail("malformed");
    const found = canonical({ purpose: plain.purpose, v: plain.v, context: plain.context });
    if (!same(found, canonical({ purpose, v: VERSION, context }))) fail("wrong-context");
    return plain.data;
  }

  function sign(purpose, fields, seed) {
    const payload = canonical(Object.assign({}, fields, { purpose, v: VERSION }));
    const message = concat(label(purpose), payload);
    return concat(sodium.crypto_sign_detached(message, signPair(seed).secret), payload);
  }

  function peek(signed) {
    return parse(signed.slice(64));
  }

  function isSignedBy(purpose, signed, publicKey) {
    const message = concat(label(purpose), signed.slice(64));
    try {
      return sodium.crypto_sign_verify_detached(signed.slice(0, 64), message, publicKey);
    } catch (error) {
      return false;
    }
  }

  function readSigned(purpose, signed, publicKey) {
    if (!isSignedBy(purpose, signed, publicKey)) fail("bad-signature");
    const fields = peek(signed);
    if (fields.purpose !== purpose || fields.v !== VERSION) fail("malformed");
    delete fields.purpose;
    delete fields.v;
    return fields;
  }

  return {
    TEXT_BLOCK, KEY_BLOCK, sodium, fail, attempt, utf8, concat, same, b64, unb64, canonical, parse,
    label, hkdf, keyedDigest, digest, boxPair, signPair, argon2id, encrypt, decrypt, pad, unpad,
    seal, unseal, sign, peek, isSignedBy, readSigned,
  };
};
