// Asking the server: always POST with the CSRF token, JSON back. When the session's proof has run
// out while the vault is open, the proof is given anew and the question asked once more.
"use strict";

(function (Desk) {
  const ANY_NUMBER = "0000000000";
  const ANY_FILE = "00000000000000000000000000000000";
  const CODES = { 403: "refused", 404: "gone", 423: "locked" };

  function address(name, number) {
    return Desk.page.addresses[name].replace(ANY_NUMBER, number || ANY_NUMBER);
  }

  function ask(url, options) {
    const common = { redirect: "manual", credentials: "same-origin", cache: "no-store" };
    return fetch(url, Object.assign(common, options)).catch(() => {
      throw new Desk.DeskError("offline");
    });
  }

  // A redirect leads to the login: the session has ended.
  async function read(response) {
    if (response.type === "opaqueredirect") throw new Desk.DeskError("signedOut");
    if (response.status === 204) return null;
    if (response.ok) return response.json();
    if (response.status !== 400 && response.status !== 409) {
      throw new Desk.DeskError(CODES[response.status] || "offline");
    }
    const said = await response.json();
    throw new Desk.DeskError(said.error || "fields", said.errors);
  }

  async function once(url, fields) {
    const headers = { "X-CSRFToken": Desk.byId("csrf").value, Accept: "application/json" };
    const body = new URLSearchParams(fields || {});
    return read(await ask(url, { method: "POST", headers, body }));
  }

  // `fields`: an object, or a list of [name, value] where a name comes more than once.
  async function postTo(url, fields) {
    try {
      return await once(url, fields);
    } catch (error) {
      if (error.code !== "locked" || !Desk.worker.running()) throw error;
      await Desk.lock.prove();
      return once(url, fields);
    }
  }

  async function post(name, fields, number) {
    try {
      return await postTo(address(name, number), fields);
    } catch (error) {
      if (error.code === "gone") Desk.moving.lost(number);
      throw error;
    }
  }

  // An answer that is read as it comes: a file of a tip.
  async function stream(name, number, file) {
    const headers = { "X-CSRFToken": Desk.byId("csrf").value };
    const url = address(name, number).replace(ANY_FILE, file);
    const response = await ask(url, { method: "POST", headers });
    if (!response.ok || !response.body) throw new Desk.DeskError(CODES[response.status] || "offline");
    return response;
  }

  async function get(name, number) {
    return read(await ask(address(name, number), { method: "GET" }));
  }

  Desk.server = { address, post, postTo, get, stream };
})(window.Desk);
