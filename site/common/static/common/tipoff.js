// Small comforts on the tip pages; each page works without this file too.
(function () {
  "use strict";

  var summary = document.getElementById("error-summary");
  if (summary) {
    summary.focus();
  }

  // Shift pressed three times alone, within five seconds, leaves as the link does. A Shift that
  // made a capital letter does not count: somebody is writing.
  var exit = document.getElementById("quick-exit");
  var alone = false;
  var presses = [];

  document.addEventListener("keydown", function (event) {
    alone = event.key === "Shift";
    if (!alone) {
      presses = [];
    }
  });

  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone || !exit) {
      return;
    }
    var now = Date.now();
    presses = presses.filter(function (then) { return now - then < 5000; });
    presses.push(now);
    if (presses.length === 3) {
      document.body.hidden = true;
      window.location.replace(exit.href);
    }
  });
})();
