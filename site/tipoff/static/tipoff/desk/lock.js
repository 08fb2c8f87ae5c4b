// Opening and shutting the vault. The passphrase goes to the worker and nowhere else.
"use strict";

(function (Desk) {
  const { byId, word, say } = Desk;
  const TOUCH_EVERY = 20 * 1000;
  const SHOW_EVERY = 15 * 1000;
  let touched = 0;
  let proving = null;

  function complain(text) {
    byId("passphrase-error").textContent = text;
    byId("unlock-group").classList.toggle("govuk-form-group--error", Boolean(text));
    if (text) byId("passphrase").focus();
  }

  function busy(on) {
    byId("unlock").disabled = on;
    say(byId("unlock-progress"), on ? word("opening") : "");
  }

  // Shows the server that this browser can read what is sealed to the officer.
  async function answer(challenge) {
    const asked = { sealed: challenge.nonce, login: challenge.login };
    await Desk.server.post("unlock", await Desk.worker.ask("answerNonce", asked));
  }

  // Several questions may find the proof run out at once: they wait for one new proof.
  function prove() {
    const asked = () => Desk.server.post("challenge").then((said) => answer(said.challenge));
    proving = proving || asked().finally(() => { proving = null; });
    return proving;
  }

  async function unlock(passphrase) {
    const material = await Desk.server.post("challenge");
    Desk.worker.start();
    const args = Object.assign({ passphrase }, material.unlock);
    const { stations, rewrapped } = await Desk.worker.ask("unlock", args);
    Desk.tips.hold(stations);
    await answer(material.challenge);
    // A new root follows the one that the vault has pinned.
    if (rewrapped) await Desk.server.post("repin", { wrapped: rewrapped });
  }

  async function refused(error) {
    Desk.worker.stop();
    const known = ["noWorker", "offline", "signedOut", "refused"];
    if (error.code === "wrong-passphrase") {
      complain(word("wrongPassphrase"));
      await Desk.server.post("unlock-failed").catch(() => {});
    } else {
      complain(word(known.indexOf(error.code) >= 0 ? error.code : "notCertified"));
    }
  }

  async function submit(event) {
    event.preventDefault();
    const passphrase = byId("passphrase").value;
    if (!passphrase.trim()) return complain(word("noPassphrase"));
    complain("");
    Desk.notice("");
    busy(true);
    try {
      await unlock(passphrase);
      byId("passphrase").value = "";
      await opened();
    } catch (error) {
      await refused(error);
    } finally {
      busy(false);
    }
    return undefined;
  }

  async function opened() {
    touched = Date.now();
    show(true);
    await Desk.list.load({}).catch(Desk.failed);
    await Desk.show().catch(Desk.failed);
  }

  function show(open) {
    byId("locked").hidden = open;
    byId("desk").hidden = !open;
    byId("lock").hidden = !open;
    tell();
  }

  function tell() {
    const left = touched + Desk.page.idleSeconds * 1000 - Date.now();
    const minutes = Math.max(1, Math.ceil(left / 60000));
    const text = Desk.worker.running() ? word("open", { minutes }) : word("locked");
    say(byId("vault-state"), text);
  }

  // Drops the keys with the worker, and every opened word with the page's elements.
  function drop() {
    Desk.worker.stop();
    Desk.sheet.close();
    Desk.panels.close();
    Desk.paper.clear();
    Desk.list.clear();
    Desk.opened.forget();
    Desk.search.forget();
    show(false);
  }

  function shut(reason) {
    if (!Desk.worker.running()) return;
    drop();
    Desk.notice(word(reason), "quiet");
    byId("passphrase").focus();
    Desk.server.post("lock").catch(() => {});
  }

  // Writing is use: without this a long reply would be locked away while it is written.
  function touch() {
    if (!Desk.worker.running() || Date.now() - touched < TOUCH_EVERY) return;
    touched = Date.now();
    Desk.worker.ask("touch").then(tell, () => {});
  }

  function start() {
    byId("unlock-form").addEventListener("submit", submit);
    byId("lock").addEventListener("click", () => shut("lockedNow"));
    byId("show-passphrase").addEventListener("change", (event) => {
      byId("passphrase").type = event.target.checked ? "text" : "password";
    });
    ["keydown", "pointerdown"].forEach((name) => document.addEventListener(name, touch));
    setInterval(tell, SHOW_EVERY);
    // A page that is kept for the back button would keep the keys.
    window.addEventListener("pagehide", drop);
  }

  Desk.lock = { start, shut, prove };
})(window.Desk);
