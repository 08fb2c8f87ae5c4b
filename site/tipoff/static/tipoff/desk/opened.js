// What has been opened since unlocking: headers of the lists, texts and messages of tips. In this
// page's memory alone, never sent, never stored, forgotten when the desk locks.
"use strict";

(function (Desk) {
  const tips = new Map();

  function of(number) {
    if (!tips.has(number)) tips.set(number, { number, header: {}, texts: new Map() });
    return tips.get(number);
  }

  function header(number, found) {
    of(number).header = found;
    // What the desk has words for: times and codes would be found as numbers of people.
    const said = Desk.words.pairs(found).map(([, value]) => value);
    note(number, "header", said.join("\n"));
  }

  function wordsOf(part) {
    return Desk.words.all(part).map(([, value]) => value).join("\n");
  }

  // `name` says which part it is, so that a part opened twice is kept once.
  function note(number, name, text) {
    const tip = of(number);
    tip.texts.set(name, text);
    tip.folded = null;
    tip.traces = null;
  }

  function all(tip) {
    return Array.from(tip.texts.values()).join("\n");
  }

  function foldedOf(tip) {
    tip.folded = tip.folded || Desk.fold.fold(tip.number + " " + all(tip));
    return tip.folded;
  }

  function tracesOf(tip) {
    tip.traces = tip.traces || Desk.traces.find(all(tip));
    return tip.traces;
  }

  // `wish`: {words, category, place}, each empty where nothing is asked. A number is found however
  // it was written.
  function fits(tip, wish) {
    if (wish.category && tip.header.category !== wish.category) return false;
    if (wish.place && Desk.words.place(tip.header) !== wish.place) return false;
    if (!wish.words.trim()) return true;
    const traces = Desk.traces.find(wish.words);
    const same = traces.length > 0 && Desk.traces.shared(traces, tracesOf(tip)).length === traces.length;
    return same || Desk.fold.holds(foldedOf(tip), wish.words);
  }

  function search(wish) {
    return Array.from(tips.values()).filter((tip) => fits(tip, wish));
  }

  // Other tips that name a number of this one: [{tip, traces}].
  function related(number) {
    const own = tracesOf(of(number));
    const others = Array.from(tips.values()).filter((tip) => tip.number !== number);
    const found = others.map((tip) => ({ tip, traces: Desk.traces.shared(own, tracesOf(tip)) }));
    return found.filter((pair) => pair.traces.length > 0);
  }

  Desk.opened = {
    header, note, wordsOf, search, related,
    headers: () => Array.from(tips.values()).map((tip) => tip.header),
    count: () => tips.size,
    forget: () => tips.clear(),
  };
})(window.Desk);
