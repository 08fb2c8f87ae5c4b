// The summary of errors takes the focus, so that whoever hears the page hears it first.
(function () {
  "use strict";

  var summary = document.getElementById("error-summary");
  if (summary) {
    summary.focus();
  }
})();
