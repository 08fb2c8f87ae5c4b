// Google's reCAPTCHA, only where the operator chose it; on tip pages only after a click. Should it
// not load, the page's own proof of work counts (guard.js).
(function () {
  "use strict";

  var box = document.querySelector("[data-recaptcha]");
  var button = document.querySelector("[data-recaptcha-load]");
  var status = document.querySelector("[data-recaptcha-status]");
  var drawn = box && box.querySelector("[data-sitekey]");
  if (!drawn) {
    return;
  }
  var key = drawn.getAttribute("data-sitekey");
  var action = drawn.getAttribute("data-action");

  function failed() {
    status.hidden = false;
  }

  function showCheckbox() {
    window.grecaptcha.render(drawn, { sitekey: key });
  }

  // A token of version 3 lives for two minutes: it is asked for when the form is sent.
  function askAtSubmit() {
    window.Guard.atSubmit = function (done) {
      window.grecaptcha.execute(key, { action: action }).then(function (token) {
        box.querySelector("input").value = token;
        done();
      }, done);
    };
  }

  function load() {
    var script = document.createElement("script");
    window.guardVendorReady = action ? askAtSubmit : showCheckbox;
    script.src = box.getAttribute("data-src") + "?onload=guardVendorReady&render=" +
      (action ? encodeURIComponent(key) : "explicit");
    script.onerror = failed;
    document.head.appendChild(script);
  }

  if (!button) {
    load();
    return;
  }
  button.hidden = false;
  button.addEventListener("click", function () {
    button.hidden = true;
    load();
  });
})();
