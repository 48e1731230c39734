import { Deck, address, between, dress, inLanguage, isTyping, kept, make, named, paragraphs, picture, post, redress, said, span } from "/part/parts.js";

const $ = (id) => document.getElementById(id);
const held = (id) => $(id).querySelector(".held");
let current = named();
// The slide that was chosen last: it is gone to again if it comes back, as after an edit that is undone.
let chosen = current;
let shown = null;
let wantsFirst = true;
const wanted = { past: "" };

dress();
$("follow").checked = kept.get("follow", "yes") === "yes";
$("keys").checked = kept.get("keys", "yes") === "yes";

const deck = new Deck(told, (words) => state(words, "bad"));

// ——— what is told

function told(news, before) {
  if (news.whole) wantsFirst = true;
  document.title = `${deck.deck.title || "deckgen"} · preview`;
  $("title").textContent = deck.deck.title || deck.deck.file;
  document.documentElement.style.setProperty("--ratio", deck.deck.ratio);
  inLanguage(deck.deck, $("title"), held("notes"), held("words"));
  menu($("copy"), deck.deck.copies, deck.deck.copy);
  menu($("language"), deck.deck.languages, deck.deck.chosen_language);
  menu($("past"), deck.deck.past, deck.compared?.word ?? wanted.past);
  current = deck.nearest(chosen, current, before);
  if (news.phase === "changed" && news.edited && $("follow").checked) current = chosen = news.edited;
  // The picture is asked for first; the rest is brought up to date while it comes.
  show();
  tell(news);
  setTimeout(() => { film(); if (!$("grid").hidden) grid(); });
}

function tell(news) {
  const stale = deck.stale;
  $("stale").hidden = !stale;
  document.body.classList.toggle("is-stale", Boolean(stale));
  if (stale) {
    const why = `Not the deck as it is saved: ${deck.stale}.`;
    const rest = deck.order.length ? " These are the last slides that could be made." : "";
    if ($("stale").textContent !== why + rest) $("stale").textContent = why + rest;
    speak("");
    return state("Waiting for the next save", "bad");
  }
  if (deck.phase === "reading") return state("Reading the deck …");
  const all = [...deck.complaints, ...deck.list.flatMap((slide) => slide.complaints)];
  const errors = all.filter((one) => one.severity === "error").length;
  const counts = [[errors, "error"], [all.length - errors, "warning"]].filter(([count]) => count)
    .map(([count, word]) => `${count} ${word}${count === 1 ? "" : "s"}`).join(", ");
  if (news.phase === "changed") return state(news.edited ? `Slide ${deck.slides.get(news.edited)?.number} redrawn` : "Redrawn");
  if (news.phase === "laid out") return state("Checking …");
  state(counts ? `Up to date · ${counts}` : "Up to date", errors ? "bad" : counts ? "so-so" : "good");
  const here = deck.slides.get(current), few = here?.complaints.map((one) => one.message).join("; ");
  speak(`Up to date${counts ? `, ${counts}` : ""}. ${here ? said(here) : ""}${few ? `: ${few}` : ""}`);
}

function state(words, mood = "") {
  if ($("state").textContent !== words) $("state").textContent = words;
  $("state").dataset.mood = mood;
}

/** Say something to whoever listens instead of looking; each thing once. */
function speak(words) {
  if ($("spoken").textContent !== words) $("spoken").textContent = words;
}

function menu(select, options, chosen) {
  const words = JSON.stringify(options);
  if (select.dataset.words !== words) {
    select.dataset.words = words;
    const groups = new Map();
    select.replaceChildren();
    for (const option of options) {
      let place = select;
      if (option.group) {
        if (!groups.has(option.group)) select.append(groups.set(option.group, make("optgroup", { label: option.group })).get(option.group));
        place = groups.get(option.group);
      }
      place.append(make("option", { value: option.word }, option.label));
    }
    select.closest("label").hidden = options.length < 2;
  }
  select.value = chosen;
}

// ——— the slide that is looked at

async function show() {
  const slide = deck.slides.get(current);
  $("where").textContent = deck.where(slide);
  if (!slide) {
    shown = null;
    const words = deck.phase !== "reading" ? "There is nothing to show yet." : "Reading the deck …";
    $("frame").replaceChildren(make("p", { class: "nothing" }, words));
    return facts(null);
  }
  if (location.hash.slice(1) !== encodeURIComponent(current)) history.replaceState(null, "", `#${encodeURIComponent(current)}`);
  const then = change(slide)?.drawing;
  if (shown !== `${current} ${slide.drawing} ${then}` || wantsFirst) {
    const called = shown = `${current} ${slide.drawing} ${then}`;
    wantsFirst = false;
    post("/watch", { name: current });
    Promise.all([picture(slide, said(slide)), then && picture({ drawing: then }, `As it was: ${deck.compared.label}`)]).then(([now, past]) => {
      if (shown !== called) return;
      $("frame").replaceChildren(...(past ? [side(past, deck.compared.label), side(now, "Now")] : [now]));
      $("frame").classList.toggle("pair", Boolean(past));
      between.postMessage({ shown: current });
      ahead();
    });
  } else $("frame").querySelectorAll("img").forEach((image, place, all) => { if (place === all.length - 1) image.alt = said(slide); });
  $("frame").classList.toggle("hides", slide.hidden);
  when(slide);
  facts(slide);
}

const change = (slide) => deck.compared?.slides[slide.name];

const side = (image, words) => make("figure", {}, make("figcaption", {}, words), image);

/** What differs from the slide of then, or from the deck of then. */
function changes(slide) {
  const compared = deck.compared, found = slide && change(slide);
  $("changes").hidden = !compared;
  if (!compared) return;
  $("changes-head").textContent = `Since ${compared.label}`;
  const words = { new: "This slide is new.", changed: "This slide looks otherwise.", "": "This slide is as it was." }[found?.fate ?? ""];
  const lines = (found?.lines ?? []).map((line) => make("p", { class: "change" }, ...line.map((bit) => make({ old: "del", new: "ins" }[bit.tone] ?? "span", { class: bit.tone || null }, bit.words))));
  const lists = [["Gone", compared.gone], ["Moved", compared.moved]].filter(([, list]) => list.length)
    .map(([head, list]) => make("p", { class: "quiet" }, `${head}: ${list.join("; ")}`));
  held("changes").replaceChildren(...(lines.length ? lines : [make("p", {}, words)]), make("p", { class: "quiet" }, `In the whole deck: ${compared.summary}.`), ...lists);
}

/** Have the neighbors of a slide at hand. */
function ahead() {
  const at = deck.order.indexOf(current);
  for (const near of [at + 1, at - 1]) if (deck.order[near]) new Image().src = address(deck.slides.get(deck.order[near]));
}

function when(slide) {
  const { minutes, slot } = deck.deck;
  const whole = slot ?? minutes;
  const words = slide.hidden ? "Hidden: kept for questions"
    : slide.start === null ? "" : `at ${slide.clock} · ${span(slide.minutes)} of ${span(whole)}`;
  $("when").textContent = words;
  $("progress").firstElementChild.style.width = slide.start === null || !whole ? "0" : `${(100 * (slide.start + slide.minutes)) / whole}%`;
  $("source").replaceChildren(opener(slide, "Edit"));
}

function facts(slide) {
  const complaints = slide?.complaints ?? [];
  const nothing = deck.complaints.length ? "Nothing that stands on this slide; see “About the whole deck” below." : "Nothing to complain of.";
  fill("complaints", complaints.map(complaint), complaints.length, slide ? nothing : "");
  changes(slide);
  fill("notes", paragraphs(slide?.notes ?? []), 0, "");
  fill("figures", (slide?.figures ?? []).map((one) => make("div", {}, make("dt", {}, one.name), make("dd", {}, one.text))), slide?.figures.length);
  fill("sources", [...(slide?.sources ?? []).map(source), ...(slide?.tables ?? []).map(table)], slide?.sources.length);
  fill("of-deck", deck.complaints.map(complaint), deck.complaints.length);
  const words = slide ? [slide.title, ...slide.words] : [];
  held("words").replaceChildren(...words.map((line) => make("p", {}, line)));
  $("words").hidden = !slide;
}

/** Fill a part of the panel; one without anything to say is hidden, unless it has words for that. */
function fill(id, parts, count, otherwise) {
  $(id).hidden = !parts.length && !otherwise;
  held(id).replaceChildren(...(parts.length || !otherwise ? parts : [make("p", { class: "quiet" }, otherwise)]));
  const place = $(id).querySelector(".count");
  if (place) place.textContent = count || "";
}

function complaint(one) {
  return make("article", { class: `complaint ${one.severity}` },
    make("p", { class: "head" }, make("strong", {}, one.severity === "error" ? "Error" : "Warning"), " ", make("code", {}, one.code)),
    make("p", { class: "message" }, one.message),
    one.excerpt ? make("pre", {}, one.excerpt) : null,
    one.hint ? make("p", { class: "hint" }, one.hint) : null,
    one.place ? make("p", {}, opener(one, one.place)) : null);
}

/** What opens a place in the editor: a link, or a button that asks deckgen for it. */
function opener(one, words) {
  if (!one?.place) return "";
  const spoken = words === one.place ? `Open ${one.place} in the editor` : `${words} ${one.place}`;
  if (one.link) return make("a", { class: "place", href: one.link, "aria-label": spoken, title: one.place }, words);
  return make("button", { type: "button", class: "place", "aria-label": spoken, title: one.place, on: { click: () => open(one) } }, words);
}

async function open(one) {
  if (one.link) return location.assign(one.link);
  const answer = await post("/open", { place: one.place });
  state(answer.ok ? `Opened ${one.place}` : (await answer.text()) || "The editor can't be started", answer.ok ? "" : "bad");
}

function source(one) {
  const words = one.url ? make("a", { href: one.url, target: "_blank", rel: "noreferrer noopener" }, one.words) : one.words;
  return make("li", {}, words, one.as_of ? make("span", { class: "age" }, one.as_of) : null);
}

function table(one) {
  const age = one.last ? `ends ${one.last}${one.age ? `, ${one.age} old` : ""}` : "tells no time";
  return make("li", { class: "table" }, make("code", {}, one.name), make("span", { class: "age" }, age));
}

// ——— all slides

function mark(slide) {
  const errors = slide.complaints.filter((one) => one.severity === "error").length;
  const count = slide.complaints.length;
  if (!count) return null;
  const words = `${count} complaint${count === 1 ? "" : "s"}`;
  return make("span", { class: `mark ${errors ? "error" : "warning"}`, title: words }, String(count), make("span", { class: "unseen" }, ` ${words.replace(/^\d+ /, "")}`));
}

function thumb(slide, current) {
  const fate = change(slide)?.fate;
  return make("button", { type: "button", class: `thumb${slide.hidden ? " hides" : ""}${fate ? " differs" : ""}`, "data-name": slide.name, "aria-current": current ? "true" : null },
    make("img", { src: address(slide), alt: "", loading: "lazy", decoding: "async" }),
    make("span", { class: "number" }, slide.number), make("span", { class: "named", lang: deck.deck.language }, slide.title || slide.name),
    fate ? make("span", { class: "fate" }, fate) : null, mark(slide));
}

const looks = (slide, now) => JSON.stringify([slide.name, address(slide), slide.number, slide.title, slide.hidden, slide.complaints.length, change(slide)?.fate, now, slide.complaints.some((one) => one.severity === "error")]);

/** Bring a list of slides up to date; only what looks otherwise is made anew. */
function bring(list, slides, wrap) {
  const before = new Map([...list.children].map((item) => [item.dataset.name, item]));
  const items = slides.map((slide) => {
    const key = looks(slide, slide.name === current), old = before.get(slide.name);
    return old?.dataset.key === key ? old : make("li", { "data-name": slide.name, "data-key": key }, wrap(slide));
  });
  if (items.length !== list.children.length || items.some((item, place) => list.children[place] !== item)) put(list, items);
}

/** Fills a list anew; the card that has the focus keeps it, also where it is made anew itself. No key comes between. */
function put(list, items) {
  const name = list.contains(document.activeElement) ? document.activeElement.dataset.name : null;
  list.replaceChildren(...items);
  if (name) list.querySelector(`.thumb[data-name="${CSS.escape(name)}"]`)?.focus();
}

function film() {
  const list = $("film").firstElementChild;
  bring(list, deck.list, (slide) => thumb(slide, slide.name === current));
  const now = list.querySelector("[aria-current]");
  if (now && !now.matches(":focus")) now.scrollIntoView({ block: "nearest" });
}

function grid() {
  const parts = [];
  for (const slide of deck.list) {
    const words = slide.hidden ? "For questions" : slide.section;
    if (!parts.length || parts.at(-1).words !== words) parts.push({ words, slides: [] });
    parts.at(-1).slides.push(slide);
  }
  const before = [...$("grid").children];
  const made = parts.map((part, place) => {
    const old = before[place];
    const box = old ?? make("section", {}, make("h2", {}), make("ol"));
    box.firstElementChild.textContent = part.words;
    box.firstElementChild.hidden = !part.words;
    bring(box.lastElementChild, part.slides, (slide) => thumb(slide, slide.name === current));
    return box;
  });
  if (made.length !== before.length) put($("grid"), made);
}

// ——— moving about

function go(name) {
  if (!name || name === current || !deck.slides.has(name)) return;
  const isInFilm = $("film").contains(document.activeElement);
  current = chosen = name;
  film();
  if (isInFilm) $("film").querySelector("[aria-current]")?.focus();
  if (!$("grid").hidden) grid();
  show();
  const slide = deck.slides.get(name), count = slide.complaints.length;
  speak(`${said(slide)}${count ? `, ${count} complaint${count === 1 ? "" : "s"}` : ""}`);
}

function step(by) { go(deck.order[Math.max(0, Math.min(deck.order.length - 1, deck.order.indexOf(current) + by))]); }

function toGrid(on = $("grid").hidden) {
  $("grid").hidden = !on;
  $("look").hidden = on;
  $("to-grid").setAttribute("aria-pressed", on);
  if (on) { grid(); $("grid").querySelector("[aria-current]")?.focus(); } else { film(); $("stage").focus(); }
}

function nextWrong() {
  const at = deck.order.indexOf(current);
  const after = [...deck.order.slice(at + 1), ...deck.order.slice(0, at + 1)];
  go(after.find((name) => deck.slides.get(name).complaints.length));
}

/** In the grid the arrows move from card to card. */
function walk(key) {
  const cards = [...$("grid").querySelectorAll(".thumb")];
  const at = cards.findIndex((card) => card === document.activeElement);
  if (at < 0) return cards[0]?.focus();
  const top = cards[at].getBoundingClientRect();
  const across = (one) => Math.abs(one.getBoundingClientRect().left - top.left);
  const rows = { ArrowDown: cards.slice(at + 1), ArrowUp: cards.slice(0, at).reverse() }[key];
  const near = rows?.filter((one) => Math.abs(one.getBoundingClientRect().top - top.top) > 4);
  const row = near?.filter((one) => Math.abs(one.getBoundingClientRect().top - near[0].getBoundingClientRect().top) < 4);
  const to = { ArrowRight: cards[at + 1], ArrowLeft: cards[at - 1], Home: cards[0], End: cards.at(-1) }[key]
    ?? row?.reduce((best, one) => (across(one) < across(best) ? one : best));
  to?.focus();
}

const turns = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -1e9, End: 1e9 };
const letters = {
  g: () => toGrid(),
  n: () => { toGrid(false); $("notes").scrollIntoView(); $("notes").setAttribute("tabindex", "-1"); $("notes").focus(); },
  p: () => $("to-presenter").click(),
  t: redress,
  f: () => (document.fullscreenElement ? document.exitFullscreen() : $("frame").requestFullscreen()),
  e: () => { const slide = deck.slides.get(current); if (slide?.place) open(slide); },
  l: () => $("follow").click(),
  x: nextWrong,
  "?": () => $("help").showModal(),
};

addEventListener("keydown", (event) => {
  if (isTyping(event)) return;
  const inGrid = !$("grid").hidden;
  const scrolls = event.target.closest?.(".facts") && /^(Arrow|Page)(Up|Down)$/.test(event.key);
  if (event.key === "Escape" && inGrid) toGrid(false);
  else if (event.key in turns && inGrid && !event.key.startsWith("Page")) walk(event.key);
  else if (event.key in turns && !inGrid && !scrolls) step(turns[event.key]);
  else if (event.key in letters && $("keys").checked) letters[event.key]();
  else return;
  event.preventDefault();
});

for (const list of [$("film"), $("grid")]) {
  list.addEventListener("click", (event) => {
    const card = event.target.closest(".thumb");
    if (!card) return;
    go(card.dataset.name);
    if (list === $("grid")) toGrid(false);
  });
}
$("back").addEventListener("click", () => step(-1));
$("on").addEventListener("click", () => step(1));
$("to-grid").addEventListener("click", () => toGrid());
$("to-theme").addEventListener("click", redress);
$("to-help").addEventListener("click", () => $("help").showModal());
$("follow").addEventListener("change", () => kept.set("follow", $("follow").checked ? "yes" : "no"));
$("keys").addEventListener("change", () => kept.set("keys", $("keys").checked ? "yes" : "no"));
for (const select of [$("copy"), $("language"), $("past")]) {
  select.addEventListener("change", () => {
    state(select === $("past") ? "Comparing …" : "Making this copy …");
    wanted.past = $("past").value;
    post("/choose", { copy: $("copy").value, language: $("language").value, past: wanted.past });
  });
}
addEventListener("hashchange", () => { chosen = named() || chosen; go(chosen); });
between.addEventListener("message", ({ data }) => { if (data.go) go(data.go); });
