// The receipt: copy and print where the browser can, and gone from an open page when time is up.
(function () {
  "use strict";

  var panel = document.getElementById("receipt-panel");
  if (!panel) {
    return;
  }
  var shown = document.getElementById("receipt-shown");
  var status = document.getElementById("receipt-status");
  var copy = document.getElementById("receipt-copy");
  // The clock, not a timer alone: a phone that sleeps stops its timers.
  var until = Date.now() + panel.dataset.seconds * 1000;
  var CHECK = 1000;
  var timer = 0;

  function remove(element) {
    if (element && element.parentNode) {
      element.parentNode.removeChild(element);
    }
  }

  function check() {
    clearTimeout(timer);
    if (Date.now() < until) {
      timer = setTimeout(check, Math.min(CHECK, until - Date.now()));
      return;
    }
    if (!shown.parentNode) {
      return;
    }
    remove(shown);
    remove(document.getElementById("receipt-form"));
    status.textContent = panel.dataset.gone;
  }

  function say(text) {
    return function () { status.textContent = text; };
  }

  if (navigator.clipboard && navigator.clipboard.writeText) {
    copy.addEventListener("click", function () {
      var code = document.getElementById("receipt").textContent;
      navigator.clipboard.writeText(code)
        .then(say(panel.dataset.copied), say(panel.dataset.notCopied));
    });
  } else {
    remove(copy);
  }
  document.getElementById("receipt-print").addEventListener("click", function () {
    window.print();
  });
  document.getElementById("receipt-tools").hidden = false;
  document.addEventListener("visibilitychange", check);
  check();
})();
