// Has the page's proof of work done by ALTCHA's worker while somebody reads, and holds the button's
// press until it is done. Whatever fails here, the form is sent; it is then marked unverified.
(function () {
  "use strict";

  var LONGEST_WAIT = 20000;
  var box = document.querySelector("[data-guard]");
  var form = box && box.closest("form");
  if (!form || !window.Worker) {
    return;
  }
  var field = box.querySelector('[name="altcha"]');
  var status = box.querySelector("[data-guard-status]");
  var challenge = JSON.parse(box.getAttribute("data-challenge"));
  var isDone = false;
  var whenDone = [];

  // `atSubmit`, where another script sets it, is called before sending; it calls what it is given.
  window.Guard = { atSubmit: null };

  function finish() {
    isDone = true;
    worker.terminate();
    whenDone.splice(0).forEach(function (next) { next(); });
  }

  function solved(event) {
    if (event.data) {
      field.value = window.btoa(JSON.stringify({
        algorithm: challenge.algorithm,
        challenge: challenge.challenge,
        number: event.data.number,
        salt: challenge.salt,
        signature: challenge.signature
      }));
    }
    finish();
  }

  // Calls `next` once, at the latest after the longest wait.
  function soon(next) {
    var called = false;
    function once() {
      if (!called) {
        called = true;
        next();
      }
    }
    window.setTimeout(once, LONGEST_WAIT);
    return once;
  }

  function send() {
    HTMLFormElement.prototype.submit.call(form);
  }

  function ask() {
    if (window.Guard.atSubmit) {
      window.Guard.atSubmit(soon(send));
    } else {
      send();
    }
  }

  var isSending = false;
  form.addEventListener("submit", function (event) {
    if (isDone && !window.Guard.atSubmit) {
      return;
    }
    event.preventDefault();
    if (isSending) {
      return;
    }
    isSending = true;
    status.hidden = false;
    status.textContent = status.getAttribute("data-wait");
    if (isDone) {
      ask();
    } else {
      whenDone.push(soon(ask));
    }
  });

  var worker = new Worker(box.getAttribute("data-worker"));
  worker.onmessage = solved;
  worker.onerror = finish;
  worker.postMessage({
    type: "work",
    payload: { algorithm: challenge.algorithm, challenge: challenge.challenge, salt: challenge.salt },
    max: challenge.maxNumber
  });
})();
