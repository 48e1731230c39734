import { Deck, address, between, dress, inLanguage, isTyping, kept, make, named, paragraphs, picture, post, redress, said, span } from "/part/parts.js";

const $ = (id) => document.getElementById(id);
let current = named();
// The slide that was chosen last: it is gone to again if it comes back.
let chosen = current;
let drawn = "";
// Seconds by slide; the clock runs where `since` is the moment at which it was last read.
const spent = new Map();
let [elapsed, since] = [0, null];

dress();
if (!kept.get("theme", "")) document.documentElement.dataset.theme = "dark";
size(Number(kept.get("notes", "1.35")));

const deck = new Deck(told, (words) => say(words, "bad"));

function told(news, before) {
  document.documentElement.style.setProperty("--ratio", deck.deck.ratio);
  $("title").textContent = deck.deck.title || deck.deck.file;
  document.title = `${deck.deck.title || "deckgen"} · presenter`;
  inLanguage(deck.deck, $("title"), $("notes").querySelector(".held"));
  $("file").textContent = deck.deck.spoken;
  $("plan").textContent = `deckgen plan --spoken ${deck.deck.spoken}`;
  current = deck.nearest(chosen, current, before);
  const stale = deck.stale;
  say(stale ? `Not as it is saved: ${deck.stale}` : deck.phase === "reading" ? "Reading the deck …" : "Up to date", stale ? "bad" : "good");
  show();
}

function say(words, mood = "", place = "state") {
  if ($(place).textContent !== words) $(place).textContent = words;
  $(place).dataset.mood = mood;
}

async function show() {
  const slide = deck.slides.get(current), next = deck.slides.get(deck.order[deck.order.indexOf(current) + 1]);
  $("where").textContent = deck.where(slide);
  $("notes").querySelector(".held").replaceChildren(...(slide?.notes.length ? paragraphs(slide.notes) : [make("p", { class: "quiet", lang: "en", dir: "ltr" }, "This slide has no notes.")]));
  tick();
  const wanted = `${run(slide)} ${run(next)}`;
  if (wanted === drawn) return;
  drawn = wanted;
  const [here, then] = await Promise.all([slide, next].map((one) => one && picture(one, said(one))));
  if (drawn !== wanted) return;
  $("frame").replaceChildren(here ?? make("p", { class: "nothing" }, "There is nothing to show yet."));
  $("next").replaceChildren(...(then ? [then, make("p", {}, next.title)] : [make("p", { class: "quiet" }, "This is the last slide.")]));
}

const run = (slide) => (slide ? `${slide.name} ${address(slide)}` : "");

function go(name) {
  if (!name || name === current || !deck.slides.has(name)) return;
  tick();
  current = chosen = name;
  history.replaceState(null, "", `#${encodeURIComponent(name)}`);
  post("/watch", { name });
  if ($("together").checked) between.postMessage({ go: name });
  show();
}

function step(by) { go(deck.order[Math.max(0, Math.min(deck.order.length - 1, deck.order.indexOf(current) + by))]); }

// ——— the clock

function tick() {
  if (since !== null) {
    const now = performance.now(), passed = (now - since) / 1000;
    [elapsed, since] = [elapsed + passed, now];
    spent.set(current, (spent.get(current) ?? 0) + passed);
  }
  const slide = deck.slides.get(current), minutes = deck.deck?.slot ?? deck.deck?.minutes ?? 0;
  $("elapsed").textContent = span(elapsed / 60);
  $("day").textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  $("here").textContent = slide?.minutes ? `${span((spent.get(current) ?? 0) / 60)} of ${span(slide.minutes)}` : span((spent.get(current) ?? 0) / 60);
  $("whole").textContent = `${span(elapsed / 60)} of ${span(minutes)}`;
  $("save").disabled = !spent.size;
  if (!elapsed || slide?.start == null) return;
  // On plan is whoever is inside of the slide's own stretch of time.
  const late = Math.max(0, elapsed / 60 - slide.start - slide.minutes), early = Math.max(0, slide.start - elapsed / 60);
  const words = late >= 0.25 ? `${span(late)} behind the plan` : early >= 0.25 ? `${span(early)} ahead of the plan` : "On plan";
  if ($("pace").dataset.words !== words.replace(/\d+:\d+/, "")) $("pace").dataset.words = words.replace(/\d+:\d+/, "");
  $("pace").textContent = words;
  $("pace").dataset.mood = late >= 1 ? "bad" : late >= 0.25 || early >= 1 ? "so-so" : "good";
}

function start() {
  tick();
  since = since === null ? performance.now() : null;
  $("start").textContent = since === null ? "Start the clock" : "Stop the clock";
}

function reset() {
  [elapsed, since] = [0, since === null ? null : performance.now()];
  spent.clear();
  $("pace").textContent = "The clock stands at zero.";
  delete $("pace").dataset.mood;
  tick();
}

async function save() {
  tick();
  const slides = deck.order.filter((name) => spent.has(name)).map((name) => ({ name, seconds: Math.round(spent.get(name) * 10) / 10 }));
  const answer = await post("/spoken", { slides });
  const words = await answer.text();
  say(answer.ok ? `Saved as ${words}` : words || "The times can't be saved", answer.ok ? "good" : "bad", "saved");
  if (answer.ok) [$("file").textContent, $("plan").textContent] = [words, `deckgen plan --spoken ${words}`];
}

function size(rem) {
  const held = Math.max(0.9, Math.min(3, rem));
  document.documentElement.style.setProperty("--notes", `${held}rem`);
  kept.set("notes", held);
}

const grow = (by) => size(Number(kept.get("notes", "1.35")) + by);
const turns = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -1e9, End: 1e9 };
const keys = { " ": start, "+": () => grow(0.15), "-": () => grow(-0.15), t: redress };

addEventListener("keydown", (event) => {
  if (isTyping(event) || (event.key === " " && event.target.closest?.("button"))) return;
  if (event.key in turns) step(turns[event.key]);
  else if (event.key in keys) keys[event.key]();
  else return;
  event.preventDefault();
});
for (const [id, act] of Object.entries({ back: () => step(-1), on: () => step(1), start, reset, save, "to-theme": redress, larger: () => grow(0.15), smaller: () => grow(-0.15) })) {
  $(id).addEventListener("click", act);
}
between.addEventListener("message", ({ data }) => { if (data.shown && $("together").checked) go(data.shown); });
addEventListener("beforeunload", (event) => { if (spent.size && elapsed > 60) event.preventDefault(); });
setInterval(tick, 500);
