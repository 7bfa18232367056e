// Cards: what is known of a marked place, shown where it is pointed at or stepped to.
let cardFor = null, waiting = 0;

/** The entries of a place, the innermost first: each mark has one in its list. */
function entriesAt(element) {
  const found = [];
  for (let each = element; each && each !== text; each = each.parentElement) {
    const what = each.matches(".m, .q, .v, .n, .row, path") ? subject(each) : null;
    const entry = what && entryOf(what);
    if (entry && !found.includes(entry)) found.push(entry);
  }
  return found.slice(0, 3);
}

function showCard(element, at) {
  clearTimeout(waiting);
  const entries = entriesAt(element);
  if (!entries.length) return;
  card.replaceChildren(...entries.map((entry) => {
    const copy = document.createElement("div");
    copy.className = entry.className.replace(/\b(chosen|on|rel)\b/g, "");
    copy.append(...[...entry.childNodes].map((node) => node.cloneNode(true)));
    for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
    return copy;
  }));
  cardFor?.removeAttribute("aria-describedby");
  cardFor = element;
  element.setAttribute("aria-describedby", "card");
  card.hidden = false;
  place(element, at);
}

/** Put the card below the words, or above where there is more room. */
function place(element, at) {
  const boxes = [...element.getClientRects()];
  const box = (at && boxes.find((each) => at.y >= each.top - 2 && at.y <= each.bottom + 2)) || boxes[0];
  if (!box) return;
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
  const below = box.bottom + 8, above = box.top - height - 8;
  card.style.left = `${left}px`;
  card.style.top = `${below + height < innerHeight - 8 || above < 60 ? Math.min(below, innerHeight - height - 8) : above}px`;
}

function hideCard() {
  clearTimeout(waiting);
  if (card.hidden) return false;
  const focused = card.contains(document.activeElement);
  card.hidden = true;
  const element = cardFor;
  element?.removeAttribute("aria-describedby");
  cardFor = null;
  if (focused && element) focusOn(element);
  return true;
}

// Hover: after a moment, and gone a moment after the pointer has left both the words and the card.
document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const element = event.target.closest?.(".text :is(.m, .q, .v, .n), .row");
  clearTimeout(waiting);
  if (element && element !== cardFor) waiting = setTimeout(() => showCard(element, { y: event.clientY }), cardFor ? 120 : 280);
  else if (!element && !event.target.closest?.(".card") && !card.contains(document.activeElement) && document.activeElement !== cardFor) {
    waiting = setTimeout(hideCard, 250);
  }
});
document.addEventListener("focusin", (event) => {
  const element = event.target.closest?.(".text :is(.m, .q, .v, .n), .row");
  if (element && element.matches(":focus-visible") && element !== cardFor) showCard(element);
});
document.addEventListener("focusout", (event) => {
  const next = event.relatedTarget;
  if (next && next !== cardFor && !card.contains(next) && !event.target.closest(".bar")) hideCard();
});
addEventListener("scroll", () => { if (cardFor && !card.contains(document.activeElement)) { if (visible(cardFor)) place(cardFor); else hideCard(); } }, { passive: true });
