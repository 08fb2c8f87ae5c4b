// How many tips are new and urgent: shown, in the title, said politely, and with a sound that can
// be switched off. Runs while the desk is locked too; learns two numbers and nothing else.
"use strict";

(function (Desk) {
  const EVERY = 60 * 1000;
  let known = null;
  let context = null;

  function show(counts) {
    const folded = counts.digest ? " · " + Desk.word("digest", counts) : "";
    Desk.say(Desk.byId("counts"), Desk.word("counts", counts) + folded);
    const mark = counts.new ? "(" + Desk.word("counts", counts) + ") " : "";
    document.title = mark + Desk.word("title");
    if (known && (counts.new > known.new || counts.urgent > known.urgent)) ring(counts.urgent > known.urgent);
    known = counts;
  }

  function isOn() {
    return Desk.byId("sound").getAttribute("aria-pressed") === "true";
  }

  // Two short tones, four for an urgent tip. Browsers allow sound only after a first click or key.
  function ring(urgent) {
    if (!isOn() || !window.AudioContext) return;
    context = context || new AudioContext();
    const tones = urgent ? [0, 0.25, 0.5, 0.75] : [0, 0.25];
    tones.forEach((delay) => tone(context.currentTime + delay));
  }

  function tone(at) {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    volume.gain.value = 0.15;
    oscillator.frequency.value = 880;
    oscillator.connect(volume);
    volume.connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + 0.15);
  }

  function look() {
    Desk.server.get("counts").then(show, () => {});
  }

  function start() {
    Desk.byId("sound").addEventListener("click", (event) => {
      event.currentTarget.setAttribute("aria-pressed", String(!isOn()));
    });
    look();
    setInterval(look, EVERY);
  }

  Desk.bell = { start, show };
})(window.Desk);
