/* Titles offered while somebody types into the search box (ARIA's combobox with a list). Without
   this script, or without an answer, the box is a plain form. */
(function () {
  "use strict";
  var box = document.querySelector("form.search-box");
  if (!box || !window.fetch) return;
  var field = box.querySelector("input[type=search]");
  var list = document.createElement("ul");
  var asked = 0;
  var timer = 0;
  var at = -1;
  list.className = "search-box__offers";
  list.id = "search-offers";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.getAttribute("data-offers"));
  box.appendChild(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);

  function point(to) {
    var all = list.children;
    at = to;
    for (var n = 0; n < all.length; n += 1) {
      all[n].setAttribute("aria-selected", String(n === at));
    }
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", all[at].id);
  }

  function close() {
    asked += 1;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    point(-1);
  }

  function offer(titles) {
    list.textContent = "";
    titles.forEach(function (title, n) {
      var item = document.createElement("li");
      item.id = "search-offer-" + n;
      item.setAttribute("role", "option");
      item.textContent = title;
      list.appendChild(item);
    });
    list.hidden = !titles.length;
    field.setAttribute("aria-expanded", String(!!titles.length));
    point(-1);
  }

  function choose(item) {
    field.value = item.textContent;
    close();
    box.submit();
  }

  function ask() {
    var mine = (asked += 1);
    if (field.value.trim().length < 2) {
      close();
      return;
    }
    fetch(field.getAttribute("data-titles") + "?q=" + encodeURIComponent(field.value))
      .then(function (answer) { return answer.ok ? answer.json() : { titles: [] }; })
      .then(function (found) { if (mine === asked) offer(found.titles); })
      .catch(close);
  }

  field.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(ask, 200);
  });
  field.addEventListener("keydown", function (event) {
    var last = list.children.length - 1;
    if (list.hidden) return;
    if (event.key === "ArrowDown") point(at < last ? at + 1 : 0);
    else if (event.key === "ArrowUp") point(at > 0 ? at - 1 : last);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) choose(list.children[at]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", function (event) {
    event.preventDefault();
    if (event.target.id) choose(event.target);
  });
  field.addEventListener("blur", close);
  close();
})();
