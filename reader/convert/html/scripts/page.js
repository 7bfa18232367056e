"use strict";
// The parts of the page, and how its elements name what they are about: by classes for what is marked and listed
// (e- an entity, q- a quote, v- an event, n- a note, a- what a quote is about), by ids for one place each.
const root = document.documentElement;
const part = (id) => document.getElementById(id);
const text = part("text"), card = part("card"), keys = part("keys");
const wide = matchMedia("(min-width: 50rem)");
const KINDS = { m: "e", q: "q", c: "q", v: "v", w: "v", n: "n" };
const LISTS = { e: "who", q: "quote", v: "event", n: "note" };
const MARKS = ".m, .q, .v, .n";

/** What a marked element is about: {kind, id}, or null. */
function subject(element) {
  if (!element) return null;
  const names = element.classList;
  const kind = element.tagName === "path" || names.contains("row") || names.contains("event") ? "v"
    : names.contains("who") ? "e" : names.contains("quote") ? "q" : KINDS[names[0]];
  const name = [...names].find((each) => each.startsWith(`${kind}-`));
  return name ? { kind, id: name.slice(2) } : null;
}

/** What an address on this page is about: {kind, id, place}, or null. */
function addressed(hash) {
  const found = /^#(who|quote|event|note|q|v|n|m)-(.+)$/.exec(hash);
  if (!found) return null;
  const place = part(found[0].slice(1));
  const kind = { who: "e", quote: "q", event: "v", note: "n", m: "e" }[found[1]] || found[1];
  if (!place) return null;
  return found[1] === "m" ? { ...subject(place), place } : { kind, id: found[2], place };
}

const same = (one, other) => Boolean(one && other && one.kind === other.kind && one.id === other.id);
const entryOf = ({ kind, id }) => part(`${LISTS[kind]}-${id}`);
const placesOf = ({ kind, id }) => [...text.getElementsByClassName(`${kind}-${id}`)].filter((each) => each.id);

function say(words) { part("says").textContent = words; }

function visible(element) {
  const box = element.getBoundingClientRect();
  return box.height > 0 && box.top > 60 && box.bottom < innerHeight - 40;
}

/** Scroll to a place in the text, unless it is seen already. */
function reveal(element) {
  if (!visible(element)) element.scrollIntoView({ block: "center" });
}

/** Scroll a pane of its own, and not the page, to one of its entries. */
function revealInPane(entry) {
  const pane = entry.closest(".people, .side");
  if (!pane || getComputedStyle(pane).overflowY !== "auto") return;
  const box = entry.getBoundingClientRect(), around = pane.getBoundingClientRect();
  if (box.top < around.top + 50 || box.bottom > around.bottom) pane.scrollTop += box.top - around.top - around.height / 3;
}

/** Show a pane beside the text, where there is room for one only; quotes and timeline always share a place. */
function show(pane) {
  if (pane !== "text") root.dataset.pane = pane;
  if (pane === "quotes" || pane === "timeline") root.dataset.side = pane;
  for (const tab of part("tabs").children) {
    if (tab.hash === `#${pane}`) tab.setAttribute("aria-current", "true"); else tab.removeAttribute("aria-current");
  }
}
