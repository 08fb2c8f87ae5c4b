// Asks the browser for a passkey and puts its answer into the form that is then sent:
// form[data-passkey=create|get] with the server's options as JSON beside it, or
// form[data-passkey=login], whose address answers the options. allauth's own script writes inline.
"use strict";

(function () {
  const COPIED = ["id", "type", "authenticatorAttachment"];

  function bytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  }

  function text(buffer) {
    const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  }

  function named(credentials) {
    return (credentials || []).map((one) => Object.assign({}, one, { id: bytes(one.id) }));
  }

  function decoded(options) {
    const own = Object.assign({}, options, { challenge: bytes(options.challenge) });
    if (own.user) own.user = Object.assign({}, own.user, { id: bytes(own.user.id) });
    if (own.excludeCredentials) own.excludeCredentials = named(own.excludeCredentials);
    if (own.allowCredentials) own.allowCredentials = named(own.allowCredentials);
    return own;
  }

  function encoded(credential) {
    const told = { rawId: text(credential.rawId), response: {} };
    COPIED.forEach((name) => { told[name] = credential[name]; });
    const names = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
    names.forEach((name) => {
      if (credential.response[name]) told.response[name] = text(credential.response[name]);
    });
    told.clientExtensionResults = credential.getClientExtensionResults();
    return told;
  }

  async function optionsOf(form) {
    if (form.dataset.options) {
      return JSON.parse(document.getElementById(form.dataset.options).textContent);
    }
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).request_options;
  }

  // Whoever wants to sign in with the passkey alone needs one that keeps the account's name and
  // asks who holds it.
  function asWished(form, options) {
    const alone = form.elements.passwordless && form.elements.passwordless.checked;
    if (!alone) return options;
    const wish = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
    const selection = Object.assign({}, options.authenticatorSelection, wish);
    return Object.assign({}, options, { authenticatorSelection: selection });
  }

  async function answer(form) {
    const options = decoded((await optionsOf(form)).publicKey);
    const made = form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: asWished(form, options) })
      : await navigator.credentials.get({ publicKey: options });
    return JSON.stringify(encoded(made));
  }

  function field(form) {
    if (form.elements.credential) return form.elements.credential;
    const made = document.createElement("input");
    made.type = "hidden";
    made.name = "credential";
    form.append(made);
    return made;
  }

  function why(form, error) {
    const said = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known" };
    return form.dataset[said[error.name] || "failed"];
  }

  async function submit(event) {
    event.preventDefault();
    const form = event.target;
    const notice = form.querySelector("[role=alert]");
    const button = form.querySelector("button");
    notice.hidden = true;
    button.disabled = true;
    try {
      field(form).value = await answer(form);
      form.submit();
    } catch (error) {
      notice.textContent = why(form, error);
      notice.hidden = false;
      button.disabled = false;
    }
  }

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    form.addEventListener("submit", submit);
  });
})();
