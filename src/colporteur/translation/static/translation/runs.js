// Keeps a run's page up to date while somebody looks at it. Without it, the page is as it was when it was opened.

const EVERY_MILLISECONDS = 3000;
const run = document.querySelector("[data-run]");

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-run]");
  if (!fresh) return;
  if (fresh.dataset.state !== run.dataset.state) {
    location.reload(); // what can be done to it is another
    return;
  }
  const [before, after] = [run, fresh].map((each) => each.querySelector("[data-run-live]"));
  if (before.innerHTML !== after.innerHTML) before.replaceChildren(...after.childNodes);
}

async function keepLooking() {
  if (!document.hidden) await look().catch(() => {}); // the server may be starting anew: the next look tells
  setTimeout(keepLooking, EVERY_MILLISECONDS);
}

if (run?.hasAttribute("data-open")) setTimeout(keepLooking, EVERY_MILLISECONDS);
