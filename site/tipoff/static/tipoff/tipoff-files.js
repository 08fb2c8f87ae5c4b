// Sends a file in pieces, shows how far it is, and goes on after a broken connection, also after a
// reload once the same file is chosen again. Without this script the plain form sends it whole.
(function () {
  "use strict";
  var form = document.getElementById("file-form");
  if (!form || !window.fetch || !window.Blob || !Blob.prototype.slice) return;
  var list = document.getElementById("file-list");
  var fields = document.getElementById("file-fields");
  var panel = document.getElementById("file-progress");
  var label = document.getElementById("file-progress-label");
  var bar = panel.querySelector("progress");
  var again = document.getElementById("file-again");
  var stop = document.getElementById("file-stop");
  var status = document.getElementById("file-status");
  var token = form.elements.csrfmiddlewaretoken.value;
  var text = form.dataset;
  var SIZE = Number(text.size);
  var TRIES = 8;
  var LONGEST_PAUSE = 30000;
  var current = null;

  function ask(url, body, headers) {
    var all = { "X-CSRFToken": token, Accept: "application/json" };
    Object.keys(headers || {}).forEach(function (name) { all[name] = headers[name]; });
    return fetch(url, { method: "POST", credentials: "same-origin", headers: all, body: body });
  }

  // An answer that is no JSON is a fault on the way: as good as none.
  function read(response) {
    return response.json().then(function (data) { return { status: response.status, data: data }; });
  }

  function encoded(values) {
    var body = new URLSearchParams();
    Object.keys(values).forEach(function (name) { body.append(name, values[name]); });
    return body;
  }

  function say(words) {
    status.textContent = words;
  }

  function megabytes(bytes) {
    return (bytes / 1048576).toFixed(1).replace(".", document.documentElement.lang === "vi" ? "," : ".");
  }

  function draw(words) {
    var percent = Math.floor((current.offset / current.file.size) * 100);
    bar.value = percent;
    label.textContent = words + " " + current.file.name + ": " + percent + " % (" +
      megabytes(current.offset) + " / " + megabytes(current.file.size) + " MB)";
    if (percent >= current.told + 25) {
      current.told = percent;
      say(label.textContent);
    }
  }

  function clearError() {
    var old = document.getElementById("file-problem");
    if (!old) return;
    old.parentNode.classList.remove("govuk-form-group--error");
    old.parentNode.removeChild(old);
  }

  // Next to the field that the file was chosen in.
  function showError(words, name) {
    var input = form.elements[name];
    var line = document.createElement("p");
    clearError();
    line.id = "file-problem";
    line.className = "govuk-error-message";
    line.tabIndex = -1;
    line.textContent = text.textError + " " + words;
    input.parentNode.classList.add("govuk-form-group--error");
    input.parentNode.insertBefore(line, input);
    line.focus();
  }

  function end() {
    current = null;
    panel.hidden = true;
    again.hidden = true;
    fields.hidden = false;
    Array.prototype.forEach.call(form.querySelectorAll("[type=file]"), function (input) {
      input.value = "";
    });
  }

  function refuse(words) {
    var name = current.original ? "original" : "file";
    end();
    showError(words, name);
  }

  function showList(html, words) {
    list.innerHTML = html;
    fields.hidden = Boolean(list.querySelector(".files-full"));
    say(words);
  }

  function finished(data) {
    end();
    clearError();
    showList(data.list, text.textDone);
  }

  // Pauses double; after eight tries in a row the citizen decides.
  function later(busy) {
    var sending = current;
    if (!sending) return;
    sending.failed += 1;
    if (sending.failed > TRIES && !busy) {
      label.textContent = text.textFailed;
      say(text.textFailed);
      again.hidden = false;
      return;
    }
    label.textContent = busy ? text.textBusy : text.textWaiting;
    if (sending.failed === 1) say(label.textContent);
    setTimeout(function () {
      if (current === sending) begin();
    }, Math.min(LONGEST_PAUSE, 1000 * Math.pow(2, Math.min(sending.failed, 5))));
  }

  function guarded(promise, next) {
    var sending = current;
    promise.then(read).then(function (answer) {
      if (current !== sending) return;
      if (answer.status === 410) refuse(text.textGone);
      else if (answer.status === 422) refuse(answer.data.error);
      else if (answer.status === 503) later(true);
      else if (answer.status === 409 && answer.data.offset !== current.offset) follow(answer.data);
      else if (answer.status === 200) next(answer.data);
      else later(false);
    }).catch(function () {
      if (current === sending) later(false);
    });
  }

  // The server has less or more than this page thought: it decides.
  function follow(data) {
    current.offset = data.offset;
    step();
  }

  function begin() {
    var values = {
      name: current.file.name,
      size: current.file.size,
      modified: current.file.lastModified || 0,
      original: current.original ? "1" : "0"
    };
    guarded(ask(text.begin, encoded(values)), function (data) {
      current.id = data.id;
      follow(data);
    });
  }

  function step() {
    var piece;
    if (current.offset >= current.file.size) {
      bar.removeAttribute("value");
      label.textContent = text.textChecking;
      say(text.textChecking);
      guarded(ask(text.finish, encoded({ id: current.id })), finished);
      return;
    }
    draw(text.textSending);
    piece = current.file.slice(current.offset, current.offset + SIZE);
    guarded(ask(text.piece, piece, {
      "Content-Type": "application/octet-stream",
      "X-File": current.id,
      "X-Offset": String(current.offset)
    }), function (data) {
      current.failed = 0;
      follow(data);
    });
  }

  function start(input) {
    var file = input.files[0];
    if (!file || current) return;
    clearError();
    if (file.size > Number(text.largest)) {
      showError(text.textLarge, input.name);
      input.value = "";
      return;
    }
    var note = document.getElementById("file-arriving");
    if (note) note.parentNode.removeChild(note);
    current = { file: file, original: input.name === "original", id: "", offset: 0, failed: 0, told: 0 };
    fields.hidden = true;
    panel.hidden = false;
    draw(text.textSending);
    begin();
  }

  form.addEventListener("change", function (event) {
    if (event.target.type === "file") start(event.target);
  });

  // The plain form must not send the file a second time, nor leave while it is being sent.
  form.addEventListener("submit", function (event) {
    if (!current) return;
    event.preventDefault();
    say(label.textContent);
    panel.scrollIntoView();
  });

  again.addEventListener("click", function () {
    again.hidden = true;
    current.failed = 0;
    begin();
  });

  stop.addEventListener("click", end);

  list.addEventListener("submit", function (event) {
    event.preventDefault();
    var id = event.target.elements.id.value;
    ask(event.target.action, encoded({ id: id })).then(read).then(function (answer) {
      if (answer.status !== 200) throw new Error("not removed");
      showList(answer.data.list, text.textRemoved);
      list.tabIndex = -1;
      list.focus();
    }).catch(function () { event.target.submit(); });
  });

  document.documentElement.classList.add("has-files-script");
})();
