// The files of an opened tip. They come sealed and are opened by the worker piece by piece; pictures
// are drawn anew on a canvas, so that nothing of the file itself is shown, all else is only saved.
"use strict";

(function (Desk) {
  const PICTURES = ["jpeg", "png", "webp"];
  // Of these there is nothing to say.
  const SCANNED = ["clean", "none"];
  const ENDINGS = { jpeg: "jpg" };
  // What is asked of the worker at once. Plain pieces go straight into a Blob, outside the
  // script's memory.
  const PIECE = 1024 * 1024;
  const WIDEST = 2000;

  // A name that no system takes for a path, a hidden file or a program.
  function safeName(fact) {
    const stem = fact.name.normalize("NFC").replace(/\.[^.]*$/, "");
    const plain = stem.replace(/[^\p{L}\p{N} _-]+/gu, "_").trim().slice(0, 60);
    return (plain || "tep") + "." + (ENDINGS[fact.kind] || fact.kind);
  }

  function size(bytes) {
    if (bytes >= 1e6) return (bytes / 1e6).toFixed(1).replace(".", Desk.word("decimal")) + " MB";
    return Math.max(1, Math.round(bytes / 1000)) + " KB";
  }

  function facts(fact) {
    const said = [size(fact.size)];
    if (fact.removed.length) said.push(Desk.word("fileCleaned"));
    if (fact.original) said.push(Desk.words.value("original", "kept"));
    if (SCANNED.indexOf(fact.scan) < 0) said.push(Desk.words.value("scan", fact.scan));
    return said.join(" · ");
  }

  // Reads the answer to its end in pieces of about PIECE bytes: each(bytes, last).
  async function inPieces(response, each) {
    const reader = response.body.getReader();
    let held = [];
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (value) {
        held.push(value);
        length += value.length;
      }
      if (done || length >= PIECE) {
        await each(await new Blob(held).arrayBuffer(), done);
        held = [];
        length = 0;
      }
      if (done) return;
    }
  }

  // The opened file as a Blob of a kind that no browser draws or runs.
  async function read(tip, fact, entry, progress) {
    const file = await Desk.tips.startFile(tip, entry);
    const response = await Desk.server.stream("file", tip.number, entry.id);
    const parts = [];
    let arrived = 0;
    await inPieces(response, async (bytes, last) => {
      arrived += bytes.byteLength;
      const sealed = new Uint8Array(bytes);
      parts.push(new Blob([await Desk.worker.ask("readFile", { file, sealed, last })]));
      progress(Math.min(99, Math.floor(100 * arrived / (entry.frames * 65553))));
    });
    return new Blob(parts, { type: "application/octet-stream" });
  }

  async function draw(blob, fact, place) {
    const picture = await createImageBitmap(blob).catch(() => {
      throw new Desk.DeskError("fileBroken");
    });
    const canvas = document.createElement("canvas");
    const scale = Math.min(1, WIDEST / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.className = "tip-file__picture";
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", fact.name);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    place.replaceChildren(canvas);
  }

  function save(blob, fact) {
    saveAs(blob, safeName(fact));
  }

  function saveAs(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    // The download has its own hold on the bytes by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function button(label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button--quiet";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }

  function item(tip, fact, entry) {
    const line = document.createElement("li");
    const name = document.createElement("strong");
    const about = document.createElement("span");
    const place = document.createElement("div");
    place.setAttribute("aria-live", "polite");
    name.className = "tip-text";
    name.textContent = fact.name;
    about.textContent = facts(fact);
    line.append(name, " ", about, place);
    if (!entry) {
      place.textContent = Desk.word("fileMissing");
      return line;
    }
    async function open(event, use) {
      const pressed = event.target;
      const progress = (percent) => Desk.say(place, Desk.word("fileOpening", { percent }));
      pressed.disabled = true;
      progress(0);
      try {
        const blob = await read(tip, fact, entry, progress);
        place.textContent = "";
        await use(blob, fact, place);
      } catch (error) {
        place.textContent = Desk.word(Desk.knows(error.code) ? error.code : "fileBroken");
      } finally {
        pressed.disabled = false;
      }
    }
    const buttons = document.createElement("p");
    if (PICTURES.indexOf(fact.kind) >= 0) {
      buttons.append(button(Desk.word("fileShow"), (event) => open(event, draw)), " ");
    }
    buttons.append(button(Desk.word("fileSave"), (event) => open(event, save)));
    line.insertBefore(buttons, place);
    return line;
  }

  // `told` are the facts from the sealed text, `entries` the files that the server has.
  function show(tip, told, entries) {
    const section = Desk.slot(Desk.sheet.root(), "files");
    const list = section.querySelector("ul");
    told.forEach((fact) => {
      list.append(item(tip, fact, entries.find((entry) => entry.id === fact.id)));
    });
    section.hidden = !list.children.length;
  }

  Desk.files = { saveAs, show, safeName };
})(window.Desk);
