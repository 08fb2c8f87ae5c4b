// Vietnamese text in one form for comparing, as places/folding.py `fold` makes it: lower case,
// without marks, đ as d, every run of other characters as one space.
"use strict";

(function (Desk) {
  function fold(text) {
    const lowered = text.normalize("NFC").toLowerCase().replace(/đ/g, "d");
    const bare = lowered.normalize("NFKD").replace(/\p{M}/gu, "");
    return bare.replace(/[^0-9a-z]+/g, " ").trim();
  }

  // Whether every word that is looked for stands in the folded text, whole or begun.
  function holds(folded, looked) {
    const padded = " " + folded;
    return fold(looked).split(" ").every((word) => padded.includes(" " + word));
  }

  Desk.fold = { fold, holds };
})(window.Desk);
