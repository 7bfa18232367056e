// Choosing something: everything on the page answers.
let chosen = null;
let answering = [];

function mark(elements, name) {
  for (const element of elements) { element.classList.add(name); answering.push([element, name]); }
}

function letGo() {
  for (const [element, name] of answering) element.classList.remove(name);
  answering = [];
  chosen = null;
  root.classList.remove("choosing");
  part("quotes")?.classList.remove("narrow");
  part("choice").hidden = true;
  countQuotes();
}

/** Choose what `what` is about; `from` is the element it was chosen at. */
function choose(what, from) {
  const entry = entryOf(what);
  if (!entry) return;
  letGo();
  chosen = what;
  root.classList.add("choosing");
  mark([entry], "chosen");
  mark([...document.getElementsByClassName(`${what.kind}-${what.id}`)], "on");
  mark([entry], "on");
  if (from && text.contains(from)) mark([from], "here");
  answer(what, entry);
  countQuotes();
  const name = nameOf(what);
  part("chosen").textContent = name;
  part("choice").hidden = false;
  say(`${name}: ${counted(what)}`);
  revealInPane(entry);
  if (what.kind === "q" && wide.matches) show("quotes");
  if (what.kind === "v" && wide.matches) show("timeline");
  const place = placesOf(what)[0];
  history.replaceState(null, "", `#${what.kind === "q" && place ? place.id : entry.id}`);
}

/** Mark what belongs to what is chosen: quotes about it, who says it, who takes part. */
function answer({ kind, id }, entry) {
  if (kind === "e" || kind === "v") {
    const about = [...(part("quotes")?.getElementsByClassName(`a-${id}`) || [])];
    mark(about, "rel");
    for (const quote of about) mark(placesOf(subject(quote)), "rel");
    if (part("quotes")?.querySelector(".on, .rel")) part("quotes").classList.add("narrow");
    const first = part("timeline")?.querySelector(".on");
    if (kind === "e" && first) revealInPane(first);
    if (kind === "e" && root.dataset.side === "quotes") part("side").scrollTop = 0;
  }
  if (kind === "q" || kind === "v") {
    for (const name of entry.classList) {
      const other = name.slice(2);
      if (name.startsWith("e-") && part(`who-${other}`)) mark([part(`who-${other}`)], "rel");
      if (name.startsWith("a-")) mark(["who-", "event-"].map((each) => part(each + other)).filter(Boolean), "rel");
    }
  }
}

function nameOf(what) {
  const entry = entryOf(what);
  if (what.kind === "e") return entry.querySelector(".name").textContent;
  if (what.kind === "v") return entry.querySelector(".title").textContent;
  if (what.kind === "n") return `Note: ${entry.querySelector("b").textContent}`;
  return entry.querySelector("blockquote").textContent.trim();
}

function counted(what) {
  if (what.kind !== "e") return "chosen";
  const marks = placesOf(what), quotes = marks.filter((each) => each.matches(".q")).length;
  const mentions = marks.filter((each) => each.matches(".m")).length;
  return `${mentions} mention${mentions === 1 ? "" : "s"}, ${quotes} quote${quotes === 1 ? "" : "s"}`;
}

/** The number of quotes that are listed, of how many. */
function countQuotes() {
  const quotes = part("quotes");
  if (!quotes) return;
  const all = quotes.getElementsByClassName("quote").length;
  const listed = [...quotes.getElementsByClassName("quote")].filter((each) => !each.classList.contains("away")
    && (!quotes.classList.contains("narrow") || each.matches(".on, .rel"))).length;
  part("quotes-count").textContent = listed === all ? all : `${listed} of ${all}`;
  part("no-quotes").hidden = listed > 0;
}

let kindListed = "", sought = null;

/** List the quotes of one kind, and those with words that are looked for. */
function filterQuotes() {
  for (const quote of part("quotes")?.getElementsByClassName("quote") || []) {
    quote.classList.toggle("away", Boolean(kindListed && !quote.classList.contains(kindListed)) || Boolean(sought && !sought(quote)));
  }
  countQuotes();
}

part("kinds")?.removeAttribute("hidden");
part("kinds")?.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  kindListed = button.dataset.kind;
  for (const each of part("kinds").children) each.setAttribute("aria-pressed", String(each === button));
  filterQuotes();
});
part("all-quotes")?.addEventListener("click", () => { letGo(); clearSearch(); part("kinds").firstElementChild.click(); });
part("let-go").addEventListener("click", () => { hideCard(); letGo(); });

/** Go where an address leads, and choose what is there. */
function follow(hash) {
  const what = addressed(hash);
  if (!what) return false;
  const inText = text.contains(what.place) && !what.place.matches(".note");
  choose(what, inText ? what.place : null);
  if (inText) { reveal(what.place); focusOn(what.place); }
  else if (what.kind === "n") { root.classList.add("with-notes"); reveal(what.place); }
  else {
    if (!wide.matches) reveal(what.place);
    const place = what.kind === "q" ? placesOf(what)[0] : null;
    if (place) reveal(place);
    what.place.querySelector("a")?.focus({ preventScroll: true });
  }
  return true;
}

function focusOn(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
  const tab = event.target.closest(".tabs a");
  if (tab) {
    if (tab.hash !== "#text" && wide.matches) { event.preventDefault(); goToPane(tab.hash.slice(1)); }
    else show(tab.hash.slice(1));
    return;
  }
  const link = event.target.closest("a[href^='#']");
  const marked = event.target.closest(MARKS);
  if (marked && text.contains(marked) && !link?.matches(".dagger")) {
    event.preventDefault();
    const what = subject(marked);
    choose(what, marked);
    showCard(marked);
    return;
  }
  if (link) {
    if (link.matches(".dagger")) { event.preventDefault(); showCard(part(link.hash.replace("#note", "n"))); return; }
    hideCard();
    if (follow(link.hash)) event.preventDefault();
    return;
  }
  const entry = event.target.closest(".pane .entry, .row");
  if (entry && !event.target.closest("a")) {
    const what = subject(entry);
    if (same(chosen, what)) letGo(); else { choose(what); const place = placesOf(what)[0]; if (place && wide.matches) reveal(place); }
  } else if (!event.target.closest(".card, button, label, input, dialog")) hideCard();
});
addEventListener("hashchange", () => follow(location.hash));
