// Small comforts on the tip pages; each page works without this file too.
(function () {
  "use strict";

  var summary = document.getElementById("error-summary");
  if (summary) {
    summary.focus();
  }

  // A page kept in memory is drawn anew from the server: what was erased must not come back.
  window.addEventListener("pagehide", function (event) {
    if (event.persisted) {
      document.body.textContent = "";
    }
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      document.body.textContent = "";
      window.location.replace(window.location.pathname);
    }
  });

  var exit = document.getElementById("quick-exit");
  if (!exit) {
    return;
  }
  var words = exit.dataset;
  var WITHIN = 5000;
  var FALLBACK = 4000;
  var alone = false;
  var presses = 0;
  var timer = 0;

  var status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  exit.parentNode.appendChild(status);

  // The page goes at once, then the answer is fetched. Should the server be slow or gone, the page
  // off this site is opened directly.
  function leave() {
    var cover = document.createElement("p");
    cover.className = "exit-cover";
    cover.setAttribute("role", "alert");
    document.title = words.leaving;
    document.body.textContent = "";
    document.body.appendChild(cover);
    cover.textContent = words.leaving;
    window.location.replace(exit.href);
    setTimeout(function () { window.location.replace(words.away); }, FALLBACK);
  }

  function count(pressed, said) {
    presses = pressed;
    exit.setAttribute("data-pressed", pressed);
    status.textContent = said;
  }

  exit.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });

  // Shift pressed three times alone, within five seconds, leaves as the link does. A Shift that
  // made a capital letter does not count: somebody is writing.
  document.addEventListener("keydown", function (event) {
    alone = event.key === "Shift";
    if (!alone && presses) {
      clearTimeout(timer);
      count(0, "");
    }
  });

  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) {
      return;
    }
    clearTimeout(timer);
    if (presses === 2) {
      leave();
      return;
    }
    count(presses + 1, presses ? words.one : words.two);
    timer = setTimeout(function () { count(0, words.late); }, WITHIN);
  });
})();
