// Which levels must not hold a key of a tip: routing.py's kept_out, over what is sealed. A part is a
// tip's header, or changed answers, which name concern and ward anew.
"use strict";

self.VaultRouting = (function () {
  const KINDS = ["ward", "province", "central"];
  const LOWEST = { none: 0, ward: 1, unsure: 1, province: 2 };

  function concern(part) {
    return part.concerns === undefined ? "none" : part.concerns;
  }

  // What nobody knows is read as "not sure".
  function level(part) {
    const named = Object.prototype.hasOwnProperty.call(LOWEST, concern(part));
    const lowest = named ? LOWEST[concern(part)] : 1;
    return Math.max(lowest, part.ward ? 0 : 1);
  }

  function wishedAbove(part) {
    return part.above === true || (part.reasons || []).includes("chosen-above");
  }

  function ofPart(part) {
    if (concern(part) === "none" && !wishedAbove(part)) return [];
    return KINDS.slice(0, Math.min(2, level(part) + (wishedAbove(part) ? 1 : 0)));
  }

  // [part, …] -> the kinds of station that one of them leaves out.
  function keptOut(parts) {
    return KINDS.filter((kind) => parts.some((part) => ofPart(part).includes(kind)));
  }

  return { keptOut };
})();
