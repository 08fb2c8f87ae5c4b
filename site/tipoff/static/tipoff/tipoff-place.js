// Suggests wards while their name is typed, as the same radios that the server draws. The text is
// posted, never put in an address; without this script the button "Search" does the same.
(function () {
  "use strict";
  var form = document.getElementById("place-form");
  if (!form || !window.fetch || !window.URLSearchParams) return;
  var input = form.elements.typed;
  var list = form.querySelector(".govuk-radios");
  var status = document.getElementById("place-status");
  var token = form.elements.csrfmiddlewaretoken.value;
  var WAIT = 250;
  var timer = 0;
  var asked = 0;

  function element(tag, className, text) {
    var made = document.createElement(tag);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function choice(place, number) {
    var id = "place-" + number;
    var item = element("div", "govuk-radios__item choice--hinted place-found");
    var radio = element("input", "govuk-radios__input");
    radio.type = "radio";
    radio.name = "choice";
    radio.value = place.code;
    radio.id = id;
    var label = element("label", "govuk-label govuk-radios__label", place.name);
    label.htmlFor = id;
    item.appendChild(radio);
    item.appendChild(label);
    if (place.hint) {
      var hint = element("div", "govuk-hint govuk-radios__hint", place.hint);
      hint.id = id + "-hint";
      radio.setAttribute("aria-describedby", hint.id);
      item.appendChild(hint);
    }
    return item;
  }

  // The wards of the last answer go; "not sure" and "online" stay where they are.
  function clear() {
    var radios = Array.prototype.slice.call(list.querySelectorAll("input"));
    radios.forEach(function (radio) {
      if (/^[0-9]/.test(radio.value)) list.removeChild(radio.parentNode);
    });
  }

  function show(places) {
    clear();
    var items = document.createDocumentFragment();
    places.forEach(function (place, number) { items.appendChild(choice(place, number)); });
    list.insertBefore(items, list.firstChild);
    status.textContent = places.length ? places.length + " " + form.dataset.found : form.dataset.none;
  }

  function ask() {
    var typed = input.value.trim();
    var turn = ++asked;
    if (typed.length < 2) return;
    fetch(form.dataset.suggest, {
      method: "POST",
      credentials: "same-origin",
      headers: { "X-CSRFToken": token },
      body: new URLSearchParams({ typed: typed }),
    }).then(function (answer) { return answer.ok ? answer.json() : null; }).then(function (found) {
      if (found && turn === asked) show(found.places);
    }).catch(function () { /* the button "Search" remains */ });
  }

  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  // What was typed while this was still on its way.
  if (input.value !== input.defaultValue) ask();
})();
