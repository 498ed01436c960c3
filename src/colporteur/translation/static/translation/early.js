// Keeps the desk's keys that are pressed before the desk itself is loaded, so that none is lost on a slow machine.

(() => {
  const early = [];
  const keep = (event) => {
    const isOurs = event.altKey || ((event.ctrlKey || event.metaKey) && event.key === "Enter");
    if (!isOurs || ["Alt", "Control", "Meta", "Shift"].includes(event.key) || !event.target.closest?.("[data-desk]")) return;
    event.preventDefault();
    const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event;
    early.push({ id: event.target.id, how: { key, code, altKey, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true } });
  };
  document.addEventListener("keydown", keep, { capture: true });
  document.addEventListener("desk-is-there", () => {
    document.removeEventListener("keydown", keep, { capture: true });
    for (const { id, how } of early) { // where the focus has gone on from the sentence by then, keys go on with it
      const field = document.activeElement?.closest("[data-desk]") ? document.activeElement : document.getElementById(id);
      field?.dispatchEvent(new KeyboardEvent("keydown", how));
    }
  }, { once: true });
})();
