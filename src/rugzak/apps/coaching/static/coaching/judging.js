// Underlines words that judge while somebody writes, and asks what was seen. Nothing leaves the page.
const PAUSE = 350;
const SENTENCE_ENDS = /(?<=[.!?…])\s+|\n+/;

for (const box of document.querySelectorAll("[data-judging]")) {
  const { flags, pattern, instead } = JSON.parse(box.dataset.judging);
  const search = new RegExp(pattern, flags);
  const fields = box.dataset.judgingFor.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  const [shown, example, seen] = ["sentence", "instead", "seen"].map((name) => box.querySelector(`[data-${name}]`));
  const leave = new Set();

  const find = () => {
    for (const field of fields) {
      for (const sentence of field.value.split(SENTENCE_ENDS)) {
        const found = [...sentence.matchAll(search)];
        if (found.length && !leave.has(sentence)) return { field, sentence, found };
      }
    }
    return null;
  };
  const underline = (sentence, found) => {
    const parts = [];
    let last = 0;
    for (const one of found) {
      const mark = document.createElement("mark");
      mark.textContent = one[0];
      parts.push(sentence.slice(last, one.index), mark);
      last = one.index + one[0].length;
    }
    shown.replaceChildren(...parts, sentence.slice(last));
  };
  const look = () => {
    const hit = find();
    box.hidden = !hit;
    if (!hit) return;
    underline(hit.sentence, hit.found);
    example.textContent = instead[hit.found[0][1].toLowerCase()] ?? "";
    // Seen here, so pressing the button offers it at once.
    seen.disabled = false;
  };
  let waiting;
  for (const field of fields) {
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, PAUSE);
    });
  }
  box.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-judging-do]");
    const hit = pressed && find();
    if (!hit) return;
    if (pressed.dataset.judgingDo === "leave") leave.add(hit.sentence);
    else hit.field.value = hit.field.value.replace(hit.sentence, "").trim();
    hit.field.focus();
    look();
  });
  look();
}
