// The present list as a CSV file, made here of what this page has opened: the server never sees it.
"use strict";

(function (Desk) {
  const BYTE_ORDER_MARK = "\ufeff";
  // A spreadsheet would reckon what begins so, also in full width or after blanks, and would drop
  // the zero that a number begins with: an apostrophe makes it text.
  const FORMULA = /^[\s\u0000-\u001f\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]|^0\d+$/;

  function cell(text) {
    const harmless = FORMULA.test(text) ? "'" + text : text;
    return '"' + harmless.replace(/"/g, '""') + '"';
  }

  // RFC 4180: every field quoted, lines end in CR LF; the mark tells Excel that it is UTF-8.
  function text(rows) {
    return BYTE_ORDER_MARK + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
  }

  function words(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("[data-mark]").forEach((mark) => mark.remove());
    return copy.textContent.trim().replace(/[ \t\r\n]+/g, " ");
  }

  function mark(row) {
    return Array.from(row.querySelectorAll("[data-mark]")).map((one) => one.textContent.trim()).join(", ");
  }

  // The list's own columns, those without a name (to tick a tip) left out, and its marks.
  function rows(table) {
    const names = Array.from(table.tHead.rows[0].cells).map(words);
    const named = names.map((name, place) => place).filter((place) => names[place]);
    const lines = Array.from(table.querySelectorAll("[data-row]:not([hidden])")).map((row) =>
      named.map((place) => words(row.cells[place])).concat(mark(row)));
    return [named.map((place) => names[place]).concat(Desk.word("csvMark"))].concat(lines);
  }

  function nameOf(now) {
    const two = (number) => String(number).padStart(2, "0");
    const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
    const name = Desk.word("csvName") + "-" + day + "-" + two(now.getHours()) + two(now.getMinutes());
    return name.replace(/[^A-Za-z0-9-]/g, "-") + ".csv";
  }

  async function save() {
    const table = Desk.byId("list").querySelector("table");
    const lines = table ? rows(table) : [];
    if (lines.length < 2) throw new Desk.DeskError("noList");
    await Desk.server.post("export", { count: lines.length - 1 });
    Desk.files.saveAs(new Blob([text(lines)], { type: "text/csv;charset=utf-8" }), nameOf(new Date()));
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest('[data-action="export"]')) save().catch(Desk.failed);
  });
  Desk.csv = { text, nameOf };
})(window.Desk);
