// The side-by-side editor's keys. What is typed is kept in this browser until it is saved, so that no crash costs a word.

const list = document.querySelector("[data-desk]");
const says = document.querySelector("[data-desk-says]");
const left = document.querySelector("[data-desk-left]");
const unwritten = document.querySelector("[data-desk-unwritten]");
const words = JSON.parse(document.getElementById("desk-sayings").textContent);
const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
const drawer = (row) => `colporteur-desk:${list.dataset.article}:${list.dataset.language}:${row.dataset.deskRow}`;

const addressOf = (row) => `${list.dataset.url}${row.dataset.deskRow}/`;
const rows = () => [...list.querySelectorAll("[data-desk-row]")];
const fieldOf = (row) => row.querySelector(".desk-row__target textarea");
const rowOf = (element) => element.closest("[data-desk-row]");

function announce(saying) {
  says.textContent = "";
  requestAnimationFrame(() => { says.textContent = saying; });
}

function countWhatIsLeft() {
  left.textContent = words.left[list.querySelectorAll(".desk-row--look").length];
  unwritten.textContent = words.unwritten[list.querySelectorAll(".desk-row--unwritten").length];
}

function keep(row) {
  const field = fieldOf(row);
  const isChanged = field.value !== field.defaultValue;
  row.classList.toggle("desk-row--changed", isChanged);
  try {
    if (isChanged) localStorage.setItem(drawer(row), JSON.stringify({ text: field.value, seen: row.dataset.seen }));
    else localStorage.removeItem(drawer(row));
  } catch { /* a browser that keeps nothing: the text is still in the field */ }
}

function bringBack(row) {
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(drawer(row)) ?? "null"); } catch { /* as above */ }
  if (!kept) return;
  fieldOf(row).value = kept.text;
  row.dataset.seen = kept.seen;
  row.classList.toggle("desk-row--changed", kept.text !== fieldOf(row).defaultValue);
}

function show(row, html, keptText) {
  const holder = document.createElement("template");
  holder.innerHTML = html.trim();
  const fresh = holder.content.firstElementChild;
  row.replaceWith(fresh);
  if (keptText !== undefined) {
    fieldOf(fresh).value = keptText;
    keep(fresh);
  }
  countWhatIsLeft();
  return fresh;
}

function complain(row, saying, where = ".desk-row__target") {
  let place = row.querySelector(".desk-row__error");
  if (!place) {
    place = document.createElement("p");
    place.className = "desk-row__error";
    row.querySelector(where).append(place);
  }
  place.textContent = saying;
  announce(saying);
}

async function send(url, values) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...values });
  const answer = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
  const said = (answer.headers.get("Content-Type") ?? "").startsWith("application/json") ? await answer.json() : {};
  return { status: answer.status, said };
}

async function perform(row, deed, values = {}) {
  const field = fieldOf(row);
  const typed = field.value;
  const stays = deed === "answer" && typed !== field.defaultValue; // an answer saves nothing else
  const everywhere = row.querySelector("[data-everywhere]").checked;
  row.setAttribute("aria-busy", "true");
  try {
    const { status, said } = await send(addressOf(row), { deed, text: typed, seen: row.dataset.seen, everywhere, ...values });
    if (status === 200) {
      try { if (!stays) localStorage.removeItem(drawer(row)); } catch { /* as above */ }
      const fresh = show(row, said.row, stays ? typed : undefined);
      announce(fresh.querySelector(".desk-state").textContent);
      return fresh;
    }
    const answer = row.querySelector("[data-answer]")?.value;
    const fresh = said.row ? show(row, said.row, typed) : row;
    if (answer && fresh.querySelector("[data-answer]")) fresh.querySelector("[data-answer]").value = answer;
    if (status === 409) showTheirs(fresh, typed);
    complain(fresh, said.error ?? words.refusedKept.replace("%(status)s", status));
    fieldOf(fresh).focus();
  } catch {
    complain(row, words.silentKept);
  } finally {
    row.removeAttribute("aria-busy");
  }
  return null;
}

function showTheirs(row, typed) {
  const theirs = document.createElement("p");
  theirs.className = "desk-row__theirs";
  theirs.lang = fieldOf(row).lang;
  theirs.dir = fieldOf(row).dir;
  theirs.textContent = fieldOf(row).defaultValue;
  if (theirs.textContent !== typed) row.querySelector(".desk-row__target").append(theirs);
}

async function help(row) {
  const place = row.querySelector("[data-help-here]");
  place.hidden = !place.hidden;
  if (place.hidden) return;
  place.textContent = "…";
  const answer = await fetch(addressOf(row));
  if (answer.ok) place.innerHTML = await answer.text();
  else place.textContent = words.silent;
}

async function translateBack(row) {
  const place = row.querySelector("[data-help-here]");
  place.hidden = false;
  place.textContent = "…";
  const { said } = await send(`${addressOf(row)}back/`, { text: fieldOf(row).value });
  const back = document.createElement("p");
  back.textContent = said.text ?? said.error ?? words.silent;
  if (said.language) back.lang = said.language;
  back.dir = "auto";
  place.replaceChildren(back);
  announce(back.textContent);
}

function go(row) {
  if (!row) return;
  const field = fieldOf(row);
  field.focus();
  row.scrollIntoView({ block: "center" });
}

function neighbour(row, step) {
  const every = rows();
  return every[every.indexOf(row) + step];
}

function nextFinding(row) {
  const every = rows();
  const from = row ? every.indexOf(row) + 1 : 0;
  const found = [...every.slice(from), ...every.slice(0, from)].find((each) => each.classList.contains("desk-row--look"));
  if (found) go(found);
  else announce(words.nothingFound);
}

async function saveAndGoOn(row) {
  const next = neighbour(row, 1)?.dataset.deskRow;
  if (fieldOf(row).value === fieldOf(row).defaultValue || (await perform(row, "correct"))) {
    go(document.getElementById(`s-${next}`));
  }
}

async function performHere(row, deed) {
  const fresh = await perform(row, deed);
  if (fresh) go(fresh);
}

async function takeOver(row, button) {
  if (!button) {
    announce(words.noProposal);
    return;
  }
  fieldOf(row).value = button.textContent;
  keep(row);
  await performHere(row, "correct");
}

function beginAnswer(row) {
  const field = row.querySelector("[data-answer]");
  if (field) field.focus();
  else announce(words.noReport);
}

async function answer(row) {
  const text = row.querySelector("[data-answer]").value;
  const { reports } = row.querySelector("[data-reports]").dataset;
  const fresh = await perform(row, "answer", { text, reports, everywhere: false });
  if (!fresh) return;
  go(fresh);
  announce(words.answered);
}

// Into the field, to be adapted: the sentence has changed, so that nothing is saved yet.
function takeFormer(row) {
  const former = row.querySelector("[data-former]");
  if (!former) {
    announce(words.noFormer);
    return;
  }
  fieldOf(row).value = former.textContent;
  keep(row);
  fieldOf(row).focus();
  announce(words.takenOver);
}

function openPlain(row) {
  const place = row.querySelector("[data-plain]");
  const field = place.querySelector("[data-plain-words]");
  place.hidden = false;
  if (!field.value) field.value = row.querySelector(".desk-row__source p").textContent.trim();
  field.focus();
  field.select();
}

function closePlain(row) {
  row.querySelector("[data-plain]").hidden = true;
  fieldOf(row).focus();
}

// What was typed into the row stays in its field, whatever the newsroom says of the sentence meanwhile.
function showAgain(row, html) {
  const typed = fieldOf(row).value;
  return show(row, html, typed === fieldOf(row).defaultValue ? undefined : typed);
}

async function tellPlain(row, deed) {
  const place = row.querySelector("[data-plain]");
  const { value } = place.querySelector("[data-plain-words]");
  place.setAttribute("aria-busy", "true");
  try {
    const { status, said } = await send(`${addressOf(row)}plain/`, { deed, text: value, seen: place.dataset.seen });
    if (status === 200) {
      const fresh = showAgain(row, said.row);
      go(fresh);
      announce(deed === "write" ? words.plainWritten : words.plainTakenBack);
      if (said.waits) awaitEngine(fresh);
      return;
    }
    const fresh = said.row ? showAgain(row, said.row) : row;
    openPlain(fresh);
    fresh.querySelector("[data-plain-words]").value = value;
    complain(fresh, said.error ?? words.refused.replace("%(status)s", status), ".desk-plain");
  } catch {
    complain(row, words.silentPlain, ".desk-plain");
  } finally {
    place.removeAttribute("aria-busy");
  }
}

const SECONDS_TO_WAIT = 30;

// An engine answers within seconds as a rule; after that the sentence is shown as it stands when the page is opened again.
function awaitEngine(row, seconds = 0) {
  setTimeout(async () => {
    if (!row.isConnected) return;
    const answer = await fetch(`${addressOf(row)}plain/`, { headers: { Accept: "application/json" } }).catch(() => null);
    const said = answer?.ok ? await answer.json() : { waits: true };
    if (!row.isConnected) return;
    if (said.waits) {
      if (seconds < SECONDS_TO_WAIT) awaitEngine(row, seconds + 1);
      return;
    }
    const focused = row.contains(document.activeElement) ? document.activeElement.id : "";
    if (!row.querySelector("[data-plain]").hidden) return; // another plain wording is being written
    const fresh = showAgain(row, said.row);
    if (focused) document.getElementById(focused)?.focus();
    announce(fresh.querySelector(".desk-state").textContent);
  }, 1000);
}

const KEYS = {
  KeyC: (row) => takeFormer(row),
  KeyW: (row) => openPlain(row),
  KeyP: (row) => takeOver(row, row.querySelector("[data-proposal]")),
  KeyN: (row) => beginAnswer(row),
  ArrowDown: (row) => go(neighbour(row, 1)),
  ArrowUp: (row) => go(neighbour(row, -1)),
  KeyF: (row) => nextFinding(row),
  KeyA: (row) => performHere(row, "vouch"),
  KeyH: (row) => performHere(row, "hold"),
  KeyO: (row) => performHere(row, "original"),
  KeyU: (row) => performHere(row, "undo"),
  KeyL: (row) => help(row),
  KeyB: (row) => translateBack(row),
  KeyE: (row) => {
    const box = row.querySelector("[data-everywhere]");
    box.checked = !box.checked;
    announce(box.checked ? words.everywhere : words.here);
  },
};

list.addEventListener("keydown", (event) => {
  const row = rowOf(event.target);
  if (!row) return;
  if (event.target.matches("[data-answer]") && event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    answer(row);
  } else if (event.target.matches("[data-plain-words]") && ["Enter", "Escape"].includes(event.key) && !event.isComposing) {
    event.preventDefault(); // a sentence has no second line
    if (event.key === "Enter") tellPlain(row, "write");
    else closePlain(row);
  } else if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    event.preventDefault();
    saveAndGoOn(row);
  } else if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && KEYS[event.code]) {
    event.preventDefault();
    KEYS[event.code](row);
  }
});

// What was said last stays in sight until somebody goes on.
for (const going of ["keydown", "pointerdown"]) {
  document.addEventListener(going, () => { says.textContent = ""; }, { capture: true });
}

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.shiftKey && event.code === "KeyA") {
    event.preventDefault();
    document.querySelector("[data-desk-approve] button").click();
  } else if (event.code === "KeyF" && !rowOf(event.target)) {
    event.preventDefault();
    nextFinding(null);
  }
});

list.addEventListener("input", (event) => {
  if (event.target.matches(".desk-row__target textarea")) keep(rowOf(event.target));
});

list.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const row = rowOf(button);
  if (button.dataset.deed) performHere(row, button.dataset.deed);
  else if ("help" in button.dataset) help(row);
  else if ("former" in button.dataset) takeFormer(row);
  else if ("plainOpen" in button.dataset) openPlain(row);
  else if (button.dataset.plainDeed) tellPlain(row, button.dataset.plainDeed);
  else if ("proposal" in button.dataset) takeOver(row, button);
  else if ("sendAnswer" in button.dataset) answer(row);
  else if ("take" in button.dataset) {
    fieldOf(row).value = button.textContent;
    keep(row);
    fieldOf(row).focus();
  }
});

// Wagtail's header stays above the desk's own bar, and is as high as its words need.
const header = document.querySelector("header.w-slim-header");
if (header) {
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--desk-header", `${header.getBoundingClientRect().height}px`);
  }).observe(header);
}

document.querySelector("[data-desk-next-finding]").addEventListener("click", () => nextFinding(rowOf(document.activeElement)));
rows().forEach(bringBack);
if (location.hash.startsWith("#w-")) {
  const row = document.getElementById(`s-${location.hash.slice(3)}`);
  if (row) {
    go(row);
    openPlain(row);
  }
}
if (location.hash.startsWith("#s-")) go(document.getElementById(location.hash.slice(1)));
document.dispatchEvent(new Event("desk-is-there")); // keys pressed until now are in `early.js`
