// What both pages share: what they are told, how elements are made, and what is remembered between visits.

/** Which run of the preview the drawings are of; another one where it was started again. */
let run = document.documentElement.dataset.run;

/** The name of the slide that the address of the page ends with; "" where that isn't one. */
export function named() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
}

/** An element with attributes and what it holds; words become text, never markup. */
export function make(tag, attributes = {}, ...held) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...held.filter((part) => part !== null && part !== undefined));
  return element;
}

export const address = (slide) => `/drawing/${run}/${slide.drawing}.svg`;

export const said = (slide) => `Slide ${slide.number}: ${slide.title}`;

/** A picture of a slide, once it is loaded and can be shown without a blink. */
export async function picture(slide, alt) {
  const image = new Image();
  image.alt = alt;
  image.src = address(slide);
  image.dataset.drawing = slide.drawing;
  try { await image.decode(); } catch { /* A picture that can't be drawn shows its words. */ }
  return image;
}

export function post(path, words) {
  return fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(words) });
}

/** Paragraphs of runs, as notes are told. */
export function paragraphs(held) {
  return held.map((runs) => make("p", {}, ...runs.map((run) => {
    let part = document.createTextNode(run.text);
    if (run.italic) part = make("em", {}, part);
    if (run.bold) part = make("strong", {}, part);
    return part;
  })));
}

/** Have words of a deck spoken in its language, and written in its direction. */
export function inLanguage(deck, ...places) {
  for (const place of places) [place.lang, place.dir] = [deck.language, deck.leftwards ? "rtl" : "ltr"];
}

/** Minutes as 12:30. */
export function span(minutes) {
  const seconds = Math.round(Math.abs(minutes) * 60);
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600];
  const padded = (number) => String(number).padStart(2, "0");
  const short = `${Math.floor(rest / 60)}:${padded(rest % 60)}`;
  return (minutes < 0 ? "−" : "") + (hours ? `${hours}:${padded(Math.floor(rest / 60))}:${padded(rest % 60)}` : short);
}

export const kept = {
  get(name, otherwise) { try { return localStorage.getItem(`deckgen.${name}`) ?? otherwise; } catch { return otherwise; } },
  set(name, value) { try { localStorage.setItem(`deckgen.${name}`, value); } catch { /* Private windows keep nothing. */ } },
};

/** Dark or light, as was chosen here before; else as the system has it. */
export function dress() {
  const chosen = kept.get("theme", "");
  if (chosen) document.documentElement.dataset.theme = chosen;
}

export function redress() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const now = document.documentElement.dataset.theme || (dark ? "dark" : "light");
  document.documentElement.dataset.theme = now === "dark" ? "light" : "dark";
  kept.set("theme", document.documentElement.dataset.theme);
}

/** The deck as it is told, and what to do each time that more is told. */
export class Deck {
  constructor(changed, lost) {
    this.slides = new Map();
    this.order = [];
    Object.assign(this, { changed, lost });
    this.listen();
  }

  listen() {
    const stream = new EventSource("/told");
    stream.addEventListener("run", (event) => { run = event.data; });
    stream.onmessage = (event) => {
      const told = JSON.parse(event.data);
      if (told.whole) this.slides.clear();
      for (const [name, slide] of Object.entries(told.slides)) this.slides.set(name, slide);
      const before = this.order;
      Object.assign(this, { order: told.order, deck: told.deck, complaints: told.complaints });
      Object.assign(this, { stale: told.stale, phase: told.phase, edited: told.edited, compared: told.compared });
      for (const name of this.slides.keys()) if (!told.order.includes(name)) this.slides.delete(name);
      this.changed(told, before);
    };
    stream.onerror = () => {
      const isRefused = stream.readyState === EventSource.CLOSED;
      this.lost(isRefused ? "Started again: open the address that deckgen preview printed" : "Lost: is deckgen preview still running?");
      // A browser asks again by itself, but not after it was refused.
      if (isRefused) setTimeout(() => this.listen(), 2000);
    };
  }

  /** The slide to be shown: the one that is wanted, and while it is gone the one in its place. */
  nearest(wanted, shown, before) {
    if (this.slides.has(wanted)) return wanted;
    if (this.slides.has(shown)) return shown;
    const at = before.indexOf(shown);
    return this.order[Math.max(0, Math.min(at, this.order.length - 1))] ?? "";
  }

  /** Where a slide stands among those that are shown; a hidden one has its number alone. */
  where(slide) {
    return !slide || slide.hidden ? slide?.number ?? "" : `${slide.number} of ${this.list.filter((one) => !one.hidden).length}`;
  }

  get list() { return this.order.map((name) => this.slides.get(name)); }
}

export const between = new BroadcastChannel("deckgen-preview");

/** Whether a key is meant for something that is focused, such as a menu. */
export function isTyping(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("select, input, textarea, dialog");
}
