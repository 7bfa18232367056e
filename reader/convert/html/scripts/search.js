// Search: as in the reader, without regard to case, accents, the kind of quotation marks, dashes and spaces.
const field = part("find");
const FOLDED = { "“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'",
  "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i" };
// matches that are marked on either side of the one that is gone to
const MARKED = 300;
let matches = [], current = -1, indexed = null;

const folds = new Map();

/** A character without what a search has no regard to: none, one or several. */
function foldLetter(letter) {
  if (!folds.has(letter)) {
    const lower = letter.toLowerCase();
    folds.set(letter, (FOLDED[lower] || lower).normalize("NFD").replace(/\p{M}/gu, "").replace(/\s/u, " "));
  }
  return folds.get(letter);
}

/** A text folded, and of each character of that the one in the text; null where each is one. */
function fold(words) {
  if (!/[^\x00-\x7f]/.test(words)) return { folded: words.toLowerCase(), at: null };
  const letters = words.split("").map(foldLetter);
  if (letters.every((each) => each.length === 1)) return { folded: letters.join(""), at: null };
  const at = letters.flatMap((letter, index) => Array(letter.length).fill(index));
  return { folded: letters.join(""), at: [...at, words.length] };
}

/** The paragraphs with their text nodes, folded when first looked for. */
function index() {
  indexed ||= [...text.querySelectorAll(".para > p")].map((paragraph) => {
    const nodes = [], starts = [];
    let words = "";
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.classList.contains("dagger") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (walker.nextNode()) { nodes.push(walker.currentNode); starts.push(words.length); words += walker.currentNode.data; }
    return { element: paragraph, nodes, starts, ...fold(words) };
  });
  return indexed;
}

function rangeOf({ paragraph: { nodes, starts, at }, from, to }) {
  const range = new Range();
  const [first, last] = at ? [at[from], at[to - 1] + 1] : [from, to];
  const node = (offset) => starts.findLastIndex((start) => start <= offset);
  range.setStart(nodes[node(first)], first - starts[node(first)]);
  range.setEnd(nodes[node(last - 1)], last - starts[node(last - 1)]);
  return range;
}

/** Mark ranges of the text, in browsers that can without changing it. */
function highlight(name, ranges) {
  if (globalThis.Highlight) CSS.highlights.set(name, new Highlight(...ranges));
}

function search() {
  const wanted = fold(field.value.trim().replace(/\s+/g, " ")).folded;
  matches = [];
  current = -1;
  sought = wanted ? (quote) => saidIn(quote).includes(wanted) : null;
  for (const paragraph of wanted ? index() : []) {
    for (let from = paragraph.folded.indexOf(wanted); from >= 0; from = paragraph.folded.indexOf(wanted, from + wanted.length)) {
      matches.push({ paragraph, from, to: from + wanted.length });
    }
  }
  CSS.highlights?.clear();
  part("found").textContent = wanted && !matches.length ? "not found" : "";
  filterQuotes();
  if (matches.length) goToMatch(firstMatch());
}

const said = new WeakMap();

/** The words of a quote and who said them, folded. */
function saidIn(quote) {
  if (!said.has(quote)) {
    const words = [...quote.querySelectorAll("blockquote, figcaption > a")].map((each) => each.textContent);
    said.set(quote, fold(words.join(" ")).folded);
  }
  return said.get(quote);
}

/** The first match from the top of the window on; boxes of what is not laid out would cost a layout each. */
function firstMatch() {
  const below = (element) => element.getBoundingClientRect().bottom > 60;
  const stretch = [...text.querySelectorAll(".stretch")].find(below);
  const top = stretch && [...stretch.querySelectorAll(".para > p")].find(below);
  return Math.max(0, matches.findIndex(({ paragraph }) => paragraph.element === top
    || (top && top.compareDocumentPosition(paragraph.element) & Node.DOCUMENT_POSITION_FOLLOWING)));
}

/** Go to a match, and mark those about it. */
function goToMatch(number) {
  current = (number + matches.length) % matches.length;
  const about = matches.slice(Math.max(0, current - MARKED), current + MARKED);
  highlight("found", about.map(rangeOf));
  const range = rangeOf(matches[current]);
  highlight("found-now", [range]);
  const box = range.getBoundingClientRect();
  if (box.top < 70 || box.bottom > innerHeight - 60) {
    matches[current].paragraph.element.scrollIntoView({ block: "center" });
    const after = range.getBoundingClientRect();
    if (after.top < 70 || after.bottom > innerHeight - 60) scrollBy(0, after.top - innerHeight / 2);
  }
  part("found").textContent = `${current + 1} of ${matches.length}`;
}

function clearSearch() {
  if (!field.value) return false;
  field.value = "";
  search();
  return true;
}

field.addEventListener("input", search);
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && matches.length) { goToMatch(current + (event.shiftKey ? -1 : 1)); event.preventDefault(); }
  if (event.key === "Escape") { if (!clearSearch()) field.blur(); event.preventDefault(); event.stopPropagation(); }
});
