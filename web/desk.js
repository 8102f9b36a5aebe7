// What the page does better with a script. Everything works without: links lead from
// words to claims and back, the filter is a form, the quotation is text to select.
"use strict";

// -- A claim and its words, shown together ---------------------------------------

const parts = new Map(); // a claim's id -> its marks, chip and card
for (const element of document.querySelectorAll("[data-claim]")) {
  const claim = element.dataset.claim;
  if (!parts.has(claim)) parts.set(claim, []);
  parts.get(claim).push(element);
}

function select(claim) {
  for (const element of document.querySelectorAll(".selected")) {
    element.classList.remove("selected");
  }
  for (const element of parts.get(claim) ?? []) element.classList.add("selected");
}

// "#c12" is a claim's card, "#w12" its words: both are of the claim "c12".
function claimInAddress() {
  const number = /^#[cw](\d+)$/.exec(location.hash)?.[1];
  return number && "c" + number;
}

function wordsOf(claim) {
  return "w" + claim.slice(1);
}

function followAddress(behavior = "auto") {
  const claim = claimInAddress();
  select(claim);
  const card = claim && document.getElementById(claim);
  if (!card) return;
  if (card.parentElement.hidden) showAll(); // a link led to what the filter hides
  // The words come into view with their card. The list beside the report scrolls along
  // when words were chosen; below the report it must not.
  const words = document.getElementById(wordsOf(claim));
  if (location.hash === "#" + claim) words?.scrollIntoView({ block: "nearest", behavior });
  else if (isBesideReport()) card.scrollIntoView({ block: "nearest", behavior });
}

function isBesideReport() {
  const list = document.querySelector(".desk > .claims");
  return list !== null && getComputedStyle(list).position === "sticky";
}

addEventListener("hashchange", () => followAddress());
addEventListener("keydown", (event) => {
  const claim = claimInAddress();
  if (event.key !== "Escape" || !claim) return;
  location.hash = wordsOf(claim); // a card that came up from below goes down again
  select(undefined);
});

// -- The filter, at once ----------------------------------------------------------

const filter = document.querySelector(".desk .filter");
const cards = [...document.querySelectorAll(".desk .card")];

// As the server has it: letters A-Z match whatever their case.
function lowered(words) {
  return words.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function textOf(element) {
  return element?.textContent ?? "";
}

function searchedWords(card) {
  const names = [...card.querySelectorAll("header .via bdi")].map(textOf);
  const quoted = textOf(card.querySelector("blockquote"));
  return lowered([card.dataset.speaker, ...names, quoted].join(" "));
}

function matches(card, asked) {
  if (asked.speaker && card.dataset.speaker !== asked.speaker) return false;
  if (asked.stance && card.dataset.stance !== asked.stance) return false;
  const searched = searchedWords(card);
  return asked.words.every((word) => searched.includes(word));
}

function applyFilter() {
  const asked = {
    speaker: filter.elements.speaker.value,
    stance: filter.elements.stance.value,
    words: lowered(filter.elements.q.value).split(" ").filter(Boolean),
  };
  filter.querySelector(".clear").hidden =
    !asked.speaker && !asked.stance && asked.words.length === 0;
  let shown = 0;
  for (const card of cards) {
    const match = matches(card, asked);
    if (match) ++shown;
    for (const element of parts.get(card.dataset.claim)) {
      if (element.matches("mark")) element.classList.toggle("off", !match);
      else element.parentElement.hidden = !match; // the list item of a chip or a card
    }
  }
  document.querySelector("#claims .count").textContent = `${shown} of ${cards.length}`;
  rememberFilter();
}

// The address says what is shown, so that it can be kept and sent.
function rememberFilter() {
  const address = new URL(location.href);
  for (const name of ["speaker", "stance", "q"]) {
    const value = filter.elements[name].value;
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
}

function showAll() {
  for (const name of ["speaker", "stance", "q"]) filter.elements[name].value = "";
  applyFilter();
}

if (filter) {
  filter.addEventListener("input", applyFilter);
  filter.addEventListener("submit", (event) => {
    event.preventDefault();
    applyFilter();
  });
  filter.classList.add("live");
  filter.querySelector(".clear").addEventListener("click", (event) => {
    event.preventDefault();
    showAll();
  });
}

// -- Copy with attribution --------------------------------------------------------

// Off 127.0.0.1 and without https a browser gives no clipboard: then the old way.
async function copy(words, place) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    getSelection().selectAllChildren(place);
    return document.execCommand("copy");
  }
}

for (const details of document.querySelectorAll("details.copy")) {
  const quotation = details.querySelector(".quotation");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-button";
  button.textContent = textOf(details.querySelector("summary"));
  const claim = details.closest("[data-claim]").dataset.claim;
  button.setAttribute("aria-label", `${button.textContent}: ${claim}`);
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    details.hidden = false; // what is hidden cannot be selected
    details.open = true;
    const copied = await copy(quotation.textContent, quotation);
    said.textContent = copied ? "Copied" : "Select the words below and copy them";
    setTimeout(() => (said.textContent = ""), 4000);
  });
  details.before(button, said);
  details.hidden = true;
}

if (parts.size > 0) followAddress("instant"); // no long glide as the page opens
