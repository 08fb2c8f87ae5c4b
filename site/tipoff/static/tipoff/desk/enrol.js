// A new officer's keys, or new ones for who has lost the passphrase: made in the worker, noted down,
// typed again, sent wrapped. The groups to read out come from what the passphrase opens.
"use strict";

(function (Desk) {
  const { byId, word, say } = Desk;

  function complain(text) {
    byId("enrol-error").textContent = text;
    byId("enrol-group").classList.toggle("govuk-form-group--error", Boolean(text));
    if (text) byId("enrol-again").focus();
  }

  function stage(name) {
    ["start", "note", "read"].forEach((each) => {
      byId("enrol-" + each).hidden = each !== name;
    });
  }

  async function busily(button, action) {
    button.disabled = true;
    say(byId("enrol-progress"), word("makingKeys"));
    try {
      return await action();
    } finally {
      button.disabled = false;
      say(byId("enrol-progress"), "");
    }
  }

  let made = null;

  async function make(event) {
    const { officer, root } = Desk.page.enrolling;
    Desk.worker.start();
    made = await busily(event.currentTarget, () => Desk.worker.ask("enrol", { officer, root }));
    byId("enrol-words").textContent = made.passphrase;
    // Only the paper has it from here on: what is typed again must open the vault by itself.
    made.passphrase = "";
    stage("note");
    byId("enrol-words").focus();
  }

  function forget() {
    byId("enrol-words").textContent = "";
    byId("enrol-again").value = "";
    Desk.worker.stop();
  }

  // The keys as they were made, or as they wait on the server.
  function wrapped() {
    return made ? made.wrapped : Desk.page.enrolling.wrapped;
  }

  async function open(passphrase) {
    const asked = { officer: Desk.page.enrolling.officer, wrapped: wrapped(), passphrase };
    Desk.worker.start();
    return (await Desk.worker.ask("spokenFingerprint", asked)).fingerprint;
  }

  async function keep() {
    if (!made) return;
    const { wrapped: sealed, boxKey, signKey } = made;
    await Desk.server.post("enrol", { wrapped: sealed, box_key: boxKey, sign_key: signKey });
    Desk.page.enrolling.wrapped = sealed;
    made = null;
  }

  async function check(event) {
    event.preventDefault();
    const passphrase = byId("enrol-again").value;
    if (!passphrase.trim()) return complain(word("typeAgain"));
    complain("");
    try {
      const said = await busily(event.submitter, () => open(passphrase));
      await keep();
      forget();
      byId("enrol-groups").textContent = said;
      stage("read");
      byId("enrol-groups").focus();
    } catch (error) {
      const fits = error.code !== "wrong-passphrase";
      complain(word(fits ? error.code || "offline" : "wrongPassphrase"));
    }
    return undefined;
  }

  // Groups of keys that wait already, for who loaded the page anew before reading them out.
  function again() {
    stage("note");
    byId("enrol-shown").hidden = true;
    byId("enrol-again").focus();
  }

  function start() {
    if (!byId("enrol")) return;
    byId("enrol-make").addEventListener("click", (event) => {
      make(event).catch(Desk.failed);
    });
    byId("enrol-form").addEventListener("submit", check);
    const show = byId("enrol-show");
    if (show) show.addEventListener("click", again);
    window.addEventListener("pagehide", forget);
  }

  start();
})(window.Desk);
