// Search: as in the reader, without regard to case, accents, the kind of quotation marks, dashes and spaces.
const field = part("find");
const FOLDED = { "“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'",
  "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i" };
let matches = [], current = -1, indexed = null;

/** A text without what a search has no regard to, and of each of its characters the one in the text. */
function fold(words) {
  const lower = words.toLowerCase();
  if (lower.length === words.length && !/[^\x00-\x7f]/.test(lower)) return { folded: lower, at: null };
  let folded = "";
  const at = [];
  for (let index = 0; index < words.length; index += 1) {
    const letter = words[index].toLowerCase();
    const plain = (FOLDED[letter] || letter).normalize("NFD").replace(/\p{M}|­/gu, "").replace(/\s/u, " ");
    for (const each of plain) { folded += each; at.push(index); }
  }
  at.push(words.length);
  return { folded, at };
}

/** The paragraphs with their text nodes, folded when first looked for. */
function index() {
  indexed ||= [...text.querySelectorAll(".para > p")].map((paragraph) => {
    const nodes = [], starts = [];
    let words = "";
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.classList.contains("dagger") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (walker.nextNode()) { nodes.push(walker.currentNode); starts.push(words.length); words += walker.currentNode.data; }
    return { nodes, starts, ...fold(words) };
  });
  return indexed;
}

function rangeIn({ nodes, starts, at }, from, to) {
  const range = new Range();
  const [first, last] = at ? [at[from], at[to - 1] + 1] : [from, to];
  const node = (offset) => starts.findLastIndex((start) => start <= offset);
  range.setStart(nodes[node(first)], first - starts[node(first)]);
  range.setEnd(nodes[node(last - 1)], last - starts[node(last - 1)]);
  return range;
}

function search() {
  const wanted = fold(field.value.trim().replace(/\s+/g, " ")).folded;
  matches = [];
  current = -1;
  sought = null;
  if (wanted) {
    for (const paragraph of index()) {
      for (let from = paragraph.folded.indexOf(wanted); from >= 0; from = paragraph.folded.indexOf(wanted, from + wanted.length)) {
        matches.push(rangeIn(paragraph, from, from + wanted.length));
      }
    }
    sought = (quote) => fold(quote.querySelector("blockquote").textContent + quote.querySelector("figcaption").textContent).folded.includes(wanted);
  }
  globalThis.CSS?.highlights?.set("found", new Highlight(...matches));
  CSS.highlights?.delete("found-now");
  part("found").textContent = wanted ? (matches.length ? `${matches.length} found` : "not found") : "";
  keepQuotes();
  if (matches.length) goToMatch(Math.max(0, matches.findIndex((each) => each.getBoundingClientRect().bottom > 60)));
}

function goToMatch(number) {
  current = (number + matches.length) % matches.length;
  const range = matches[current];
  CSS.highlights?.set("found-now", new Highlight(range));
  const box = range.getBoundingClientRect();
  if (box.top < 70 || box.bottom > innerHeight - 60) {
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
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
