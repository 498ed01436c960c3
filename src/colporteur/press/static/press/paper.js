// What an article page can do beyond reading. Without this file nothing is missing but comfort; its controls stay hidden.
"use strict";

const find = (selector) => document.querySelector(selector);

/* Copy the address of the story. Browsers offer it on secure addresses only. */
const copy = find("#copy");
if (copy && navigator.clipboard) {
  const address = find("#address");
  copy.parentElement.hidden = false;
  copy.addEventListener("click", () =>
    navigator.clipboard.writeText(address.href).then(
      () => (find("#copied").textContent = copy.dataset.done),
      () => getSelection().selectAllChildren(address), // refused: the reader copies what is now selected
    ),
  );
}

/* Show originals: a press on a sentence, or the arrow keys from the button on, show the sentence it stands for. */
const button = find("#originals");
if (button) {
  const sentences = [...document.querySelectorAll(".story span[id^=s]")];
  const help = find("#originals-help");
  const box = document.createElement("div");
  box.className = "original";
  box.setAttribute("role", "status");
  box.hidden = true;
  let originals, shown;

  const text = (element) => element.textContent.trim();

  /* The page with both languages is the one source: as many sentences there as sentences that they stand for, in one order. */
  const load = async () => {
    const answer = await fetch(find("#parallel").href);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sources = page.querySelectorAll(".source");
    const alike = new Map(); // two sentences may be translated alike: each takes the next of their originals
    page.querySelectorAll(".target").forEach((target, place) => {
      alike.set(text(target), [...(alike.get(text(target)) ?? []), sources[place]]);
    });
    originals = new Map();
    for (const sentence of sentences) {
      const left = alike.get(text(sentence));
      if (left) originals.set(sentence, left.length > 1 ? left.shift() : left[0]);
    }
  };

  const hide = () => {
    shown?.classList.remove("asked");
    shown = undefined;
    box.hidden = true;
  };

  const show = (sentence) => {
    hide();
    shown = sentence;
    const original = originals.get(sentence);
    sentence.classList.add("asked");
    if (!original) return; // it stands in the original already
    box.replaceChildren(original.cloneNode(true));
    box.hidden = false;
    const lines = [...sentence.getClientRects()];
    const window = document.documentElement;
    const below = lines.at(-1).bottom + 8;
    const above = lines[0].top - box.offsetHeight - 8;
    const isAbove = below + box.offsetHeight > window.clientHeight && above >= 0;
    const free = window.clientWidth - box.offsetWidth - 16;
    box.style.left = `${scrollX + Math.max(16, Math.min(lines.at(isAbove ? 0 : -1).left, free))}px`;
    box.style.top = `${scrollY + (isAbove ? above : below)}px`;
    box.scrollIntoView({ block: "nearest" }); // a sentence as high as the window leaves room on neither side
  };

  const ask = (on) => {
    hide();
    button.setAttribute("aria-pressed", on);
    document.body.classList.toggle("asking", on);
    help.hidden = !on;
  };

  const asking = () => document.body.classList.contains("asking");

  button.addEventListener("click", () => {
    if (asking()) return ask(false);
    (originals ? Promise.resolve() : load()).then(() => ask(true), () => location.assign(find("#parallel").href));
  });

  document.addEventListener("click", (event) => {
    if (!asking() || event.target.closest("a, button, .original")) return;
    const sentence = event.target.closest(".story span[id^=s]");
    if (!sentence || sentence === shown) hide();
    else show(sentence);
  });

  document.addEventListener("keydown", (event) => {
    const onward = { ArrowDown: 1, ArrowUp: -1, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const here = document.activeElement;
    if (!asking() || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      ask(false);
      button.focus();
    } else if (onward && (here === button || sentences.includes(here))) {
      event.preventDefault();
      const mirrored = document.dir === "rtl" && /Left|Right/.test(event.key) ? -onward : onward;
      const next = sentences[here === button ? 0 : sentences.indexOf(here) + mirrored];
      if (!next) return button.focus(), hide();
      next.tabIndex = -1;
      next.focus();
      show(next);
    }
  });

  addEventListener("resize", hide);
  document.body.append(box);
  button.parentElement.hidden = false;
}
