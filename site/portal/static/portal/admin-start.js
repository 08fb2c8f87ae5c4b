/**
 * <portal-start call="initDateChooser" with='["id_date", {}]'> does what Wagtail's inline script
 * `initDateChooser("id_date", {});` would, which the content policy refuses (docs/admin.md).
 * With `make` in place of `call` it is `new PageChooser("id_parent", {});`.
 *
 * An element of our own, since a browser starts it as soon as it stands in the page, whether the
 * page brought it or a script did: just when the inline script would have run.
 */
class PortalStart extends HTMLElement {
  connectedCallback() {
    if (this.started) return;
    this.started = true;
    const given = JSON.parse(this.getAttribute("with"));
    const made = this.getAttribute("make");
    if (made) Reflect.construct(find(made), given);
    else find(this.getAttribute("call"))(...given);
  }
}

function find(path) {
  return path.split(".").reduce((place, name) => place[name], window);
}

customElements.define("portal-start", PortalStart);

/**
 * Stands in for a <style> that a script of Wagtail's makes (Draftail's, for its placeholders and
 * lists), which the policy refuses too: its text becomes a style sheet without being inline.
 */
class PortalStyle extends HTMLElement {
  sheet = new CSSStyleSheet();
  watcher = new MutationObserver(() => this.read());

  connectedCallback() {
    this.hidden = true;
    this.read();
    this.watcher.observe(this, { childList: true, characterData: true, subtree: true });
    document.adoptedStyleSheets.push(this.sheet);
  }

  disconnectedCallback() {
    this.watcher.disconnect();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.sheet);
  }

  read() {
    this.sheet.replaceSync(this.textContent);
  }
}

customElements.define("portal-style", PortalStyle);

const createElement = document.createElement;
document.createElement = (name, ...options) =>
  createElement.call(document, name === "style" ? "portal-style" : name, ...options);

/** Jcrop, which marks an image's focal point, would ask for touch by writing an event attribute. */
document.addEventListener("DOMContentLoaded", () => {
  const crop = window.jQuery?.Jcrop;
  if (crop) crop.defaults.touchSupport = "ontouchstart" in window;
});
