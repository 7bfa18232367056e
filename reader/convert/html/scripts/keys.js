// The reader's own keys, and moving through marks and lists.
let followed = null, marks = null;

/** The marked places of what is chosen, or all, each once, in the text's order. */
function stops() {
  if (chosen && chosen.kind === "e") return placesOf(chosen);
  marks ||= [...text.querySelectorAll(".m[id], .q[id], .v[id], .n[id]")];
  return marks;
}

/** Go to the next (1) or previous (-1) marked place from where one is: the last stop, or else the top of the window. */
function step(by, among) {
  if (!among.length) { say("Nothing is marked here."); return; }
  const from = followed && followed.isConnected && visible(followed) ? followed : null;
  let next;
  if (from && among.includes(from)) next = among.indexOf(from) + by;
  else {
    const after = among.findIndex((each) => from ? from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING
      : each.getBoundingClientRect().top > 60);
    next = by > 0 ? (after < 0 ? 0 : after) : (after < 0 ? among.length : after) - 1;
  }
  const element = among[(next + among.length) % among.length];
  followed?.classList.remove("here");
  followed = element;
  reveal(element);
  focusOn(element);
  element.classList.add("here");
  answering.push([element, "here"]);
  showCard(element);
}

/** Put the focus into a pane: on the entry that is chosen, or the first that answers. */
function goToPane(name) {
  const pane = part(name);
  if (!pane) return;
  if (name === "timeline" && root.dataset.pane === name && pane.contains(document.activeElement)) { goToChart(); return; }
  show(name);
  hideCard();
  const entry = pane.querySelector(".entry.chosen") || pane.querySelector(".entry:is(.on, .rel)") || pane.querySelector(".entry:not(.away)");
  if (!entry) return;
  if (!wide.matches) reveal(entry); else revealInPane(entry);
  linkOf(entry).focus({ preventScroll: true });
}

function goToChart() {
  part("orders").scrollIntoView();
  (part("orders").querySelector(".row.on a") || part("orders").querySelector(".row a")).focus({ preventScroll: true });
}

const linkOf = (entry) => entry.matches(".quote") ? entry.querySelector(".place") : entry.querySelector("a");
const shown = (entry) => entry.checkVisibility ? entry.checkVisibility() : entry.offsetParent;

/** In a list, choose the next or previous entry; else scroll by a line. */
function line(by) {
  const entry = document.activeElement?.closest(".pane .entry, .row");
  if (!entry) { scrollBy(0, by * 60); return; }
  const list = [...entry.closest(".pane, .as-happened, .as-told").querySelectorAll(".entry, .row")].filter(shown);
  const next = list[list.indexOf(entry) + by];
  if (!next) return;
  const narrowed = part("quotes")?.classList.contains("narrow") && next.matches(".quote") ? chosen : null;
  if (!narrowed) choose(subject(next));
  linkOf(next).focus({ preventScroll: true });
  if (next.matches(".row") || !wide.matches) reveal(next); else revealInPane(next);
  const place = placesOf(subject(next))[0];
  if (place && wide.matches && !next.matches(".row")) reveal(place);
}

function paragraph(by) {
  const all = [...text.querySelectorAll(".para")];
  const now = all.findIndex((each) => each.getBoundingClientRect().bottom > 90);
  const inside = by < 0 && now >= 0 && all[now].getBoundingClientRect().top < 40;
  all[Math.max(0, Math.min(all.length - 1, now + (inside ? 0 : by)))]?.scrollIntoView();
}

/** Copy the chosen quote with who said it and the address that leads to it. */
async function copyQuote() {
  const quote = chosen?.kind === "q" && entryOf(chosen);
  if (!quote) { say("Choose a quote to copy it."); return; }
  const said = quote.querySelector("figcaption").firstChild.textContent.trim();
  const address = `${location.href.split("#")[0]}#q-${chosen.id}`;
  const words = `${nameOf(chosen)} — ${said}\n${document.title}\n${address}`;
  try { await navigator.clipboard.writeText(words); say("Copied to the clipboard."); } catch { say("The browser doesn’t let this page copy."); }
}

function help() { hideCard(); keys.showModal(); }

function escape() {
  if (hideCard() || clearSearch()) return;
  letGo();
  history.replaceState(null, "", location.pathname + location.search);
}

const DOES = {
  "]": () => step(1, stops()), "[": () => step(-1, stops()),
  n: () => matches.length ? goToMatch(current + 1) : step(1, [...text.querySelectorAll(".q[id]")]),
  N: () => matches.length ? goToMatch(current - 1) : step(-1, [...text.querySelectorAll(".q[id]")]),
  p: () => goToPane("people"), s: () => goToPane("quotes"), t: () => goToPane("timeline"),
  a: () => { show("text"); hideCard(); if (followed) { reveal(followed); focusOn(followed); } else text.focus({ preventScroll: true }); },
  j: () => line(1), k: () => line(-1), "}": () => paragraph(1), "{": () => paragraph(-1),
  "/": () => { hideCard(); field.focus(); field.select(); }, y: copyQuote, "?": help,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keys.open) return;
  if (event.key === "Escape") { escape(); return; }
  if (event.target.closest("input")) return;
  if (event.key === "Enter") {
    const element = document.activeElement;
    if (!element?.matches(MARKS) || !text.contains(element)) return;
    event.preventDefault();
    choose(subject(element), element);
    showCard(element);
    card.focus();
    return;
  }
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && document.activeElement?.closest(".pane .entry, .row")) {
    event.preventDefault();
    line(event.key === "ArrowDown" ? 1 : -1);
    return;
  }
  const does = part("use-keys").checked && DOES[event.key];
  if (does) { event.preventDefault(); does(); }
});
part("show-keys").addEventListener("click", help);
part("close-keys").addEventListener("click", () => keys.close());
part("show-notes")?.addEventListener("click", (event) => {
  event.target.setAttribute("aria-pressed", String(root.classList.toggle("with-notes")));
});
show(part("quotes") ? "quotes" : "timeline");

/** Where all parts are below one another, the one that is read is the current one. */
function showPlace() {
  const tabs = [...part("tabs").children];
  const here = tabs.filter((tab) => part(tab.hash.slice(1)).getBoundingClientRect().top < innerHeight / 2).pop() || tabs[0];
  if (!here.hasAttribute("aria-current")) show(here.hash.slice(1));
}
if (!wide.matches) show("text");
addEventListener("scroll", () => { if (!wide.matches) showPlace(); }, { passive: true });
wide.addEventListener("change", () => { if (wide.matches) show(root.dataset.side); else showPlace(); });
if (location.hash) follow(location.hash);
