// The forms of panels and of the opened tip: what is half-written in them is kept; those of panels
// are sent by fetch, refused field by field with everything typed still there.
// Half-written ones live in this page's memory alone, so that locking keeps them.
"use strict";

(function (Desk) {
  // What was typed, by the panel's address or the tip's number and the form's name: {id: [value,
  // checked]}.
  const drafts = new Map();

  function controls(form) {
    const kept = (control) => !["hidden", "password", "submit", "button"].includes(control.type);
    return Array.from(form.elements).filter(kept);
  }

  function nameOf(form, address) {
    return address + "#" + (form.dataset.panelForm || form.dataset.form);
  }

  function remember(form, address) {
    const typed = controls(form).map((control) => [control.id, [control.value, control.checked]]);
    drafts.set(nameOf(form, address), new Map(typed));
  }

  // A choice that is not offered any more stays as the server gave it.
  function put(field, value) {
    const offered = field.options ? Array.from(field.options).some((o) => o.value === value) : true;
    if (offered) field.value = value;
  }

  function restore(form, address) {
    const typed = drafts.get(nameOf(form, address)) || new Map();
    controls(form).filter((field) => typed.has(field.id)).forEach((field) => {
      const [value, checked] = typed.get(field.id);
      put(field, value);
      if ("checked" in field) field.checked = checked;
    });
  }

  function forget(form, address) {
    drafts.delete(nameOf(form, address));
  }

  // [name, value] of all that has a name: words to be sealed have none.
  function fieldsOf(form, submitter) {
    const fields = Array.from(new FormData(form));
    if (submitter && submitter.name) fields.push([submitter.name, submitter.value]);
    return fields.filter(([, value]) => typeof value === "string");
  }

  function calm(form) {
    form.querySelectorAll("[data-refused]").forEach((line) => line.remove());
    form.querySelectorAll(".govuk-form-group--error").forEach((group) => {
      group.classList.remove("govuk-form-group--error");
    });
    form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  }

  function fieldOf(form, name) {
    return form.querySelector('[name="' + name + '"], [data-sealed="' + name + '"]');
  }

  function line(form, name, texts) {
    const made = document.createElement("p");
    made.className = "govuk-error-message";
    made.id = "refused-" + form.dataset.panelForm + "-" + name;
    made.dataset.refused = "";
    made.textContent = texts.join(" ");
    return made;
  }

  function describe(field, id) {
    const said = (field.getAttribute("aria-describedby") || "").split(" ");
    field.setAttribute("aria-describedby", said.filter((other) => other && other !== id).concat(id).join(" "));
    field.setAttribute("aria-invalid", "true");
  }

  // One field's refusal beside it; one that belongs to no field stands at the form's head.
  function complain(form, name, texts) {
    const field = fieldOf(form, name);
    const made = line(form, name, texts);
    const group = field && field.closest(".govuk-form-group");
    if (!group) {
      form.prepend(made);
      return made;
    }
    group.classList.add("govuk-form-group--error");
    const box = field.closest(".govuk-radios, .govuk-checkboxes") || field;
    box.before(made);
    describe(field, made.id);
    return field;
  }

  function refused(form, errors) {
    const places = Object.keys(errors).map((name) => complain(form, name, errors[name]));
    if (!places.length) return;
    Desk.reveal(form);
    if (!places[0].matches("input, select, textarea")) places[0].tabIndex = -1;
    places[0].focus();
  }

  // Sends the form; `seal` may seal, sign and add fields first. The answer, or null where refused.
  async function send(form, submitter, seal) {
    calm(form);
    if (submitter) submitter.disabled = true;
    try {
      const fields = fieldsOf(form, submitter);
      const sealed = seal ? await seal(Object.fromEntries(fields), form) : {};
      return await Desk.server.postTo(form.action, fields.concat(Object.entries(sealed || {})));
    } catch (error) {
      if (error.code !== "fields") throw error;
      refused(form, error.fields);
      return null;
    } finally {
      if (submitter) submitter.disabled = false;
    }
  }

  Desk.forms = {
    remember, restore, forget, send, refused,
    isKept: (form, address) => drafts.has(nameOf(form, address)),
    halfWritten: () => drafts.size > 0,
  };
})(window.Desk);
