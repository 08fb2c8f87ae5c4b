/**
 * Wagtail saves a form by itself while somebody works on it, and sends the form when a button is
 * pressed, without either waiting for the other: rows that the first has just made are made twice
 * or refused by the second, what comes late undoes what came last, and a review's decision, which
 * is put into the form, is sent by both. So a button waits for the save that is on its way, and
 * once the form is sent nothing saves itself any more (docs/admin.md).
 */
(() => {
  const forms = "form[data-controller~='w-autosave']";
  const longestWait = 10_000; // milliseconds
  let onItsWay = null;
  let sent = false;

  document.addEventListener("w-autosave:save", (event) => {
    if (sent) event.preventDefault();
    else onItsWay = ended().then(() => (onItsWay = null));
  });

  function ended() {
    return new Promise((done) => {
      for (const end of ["success", "error"])
        document.addEventListener(`w-autosave:${end}`, done, { once: true });
      setTimeout(done, longestWait);
    });
  }

  // By jQuery, since Wagtail sends the form with it after a window, which no listener would hear.
  jQuery(document).on("submit", forms, (event) => {
    const wait = onItsWay;
    if (wait) event.preventDefault();
    if (sent) return;
    sent = true;
    if (!wait) return;
    const form = event.currentTarget;
    keep(event.originalEvent?.submitter, form);
    wait.then(() => form.requestSubmit());
  });

  // The pressed button is disabled while the form waits, and a disabled one is not sent.
  function keep(button, form) {
    if (!button?.name) return;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: button.name, value: button.value });
    form.append(field);
  }

  // Back from a page that the browser had kept: the form is worked on again.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) sent = false;
  });
})();
