// The page's end of the vault's worker, which alone holds keys. stop() ends the worker, and with
// it its memory.
"use strict";

(function (Desk) {
  let worker = null;
  let waiting = new Map();
  let last = 0;

  function drop(code) {
    const asked = waiting;
    waiting = new Map();
    asked.forEach((question) => question.reject(new Desk.DeskError(code)));
  }

  function receive(event) {
    const said = event.data;
    if (said.event === "locked") return Desk.lock.shut("lockedIdle");
    const question = waiting.get(said.id);
    if (!question) return undefined;
    waiting.delete(said.id);
    if (said.ok) return question.resolve(said.result);
    return question.reject(new Desk.DeskError(said.error));
  }

  function broken() {
    stop();
    drop("noWorker");
  }

  function start() {
    if (worker) return;
    worker = new Worker(Desk.page.worker);
    worker.onmessage = receive;
    worker.onerror = broken;
  }

  function stop() {
    if (worker) worker.terminate();
    worker = null;
    drop("locked");
  }

  function ask(op, args) {
    if (!worker) return Promise.reject(new Desk.DeskError("locked"));
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, op, args });
    });
  }

  Desk.worker = { start, stop, ask, running: () => worker !== null };
})(window.Desk);
