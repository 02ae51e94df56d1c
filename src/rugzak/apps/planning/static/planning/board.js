// Drag a proposal to another coach or day: every day shows its result before the drop, and one that does not fit says
// why after it. Buttons do the same: V opens the list of places, P pins, Enter explains. Keys only work while a
// proposal has the focus.
const board = document.querySelector(".plan-board");
const spoken = document.querySelector("[data-said]");
const version = board?.dataset.version ?? "";
let dragged = null;

const token = () => document.querySelector('meta[name="csrf-token"]')?.content ?? "";
const cellOf = (event) => event.target.closest?.(".day[data-coach]");
const keyOf = (day) => `${day.coach} ${day.day}`;

function send(address, values) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  form.hidden = true;
  for (const [name, value] of Object.entries({ csrfmiddlewaretoken: token(), versie: version, ...values })) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}

async function asked(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  return answer.ok ? answer.json() : null;
}

const cells = () => board.querySelectorAll(".day[data-coach]");

function clear() {
  for (const cell of cells()) {
    cell.classList.remove("fits", "fits-not", "is-over");
    cell.querySelector(".result")?.remove();
  }
}

function tell(cell, words) {
  cell.querySelector(".result")?.remove();
  const result = document.createElement("p");
  result.className = "result";
  result.textContent = words;
  cell.querySelector(".day-in").append(result);
}

class Drag {
  constructor(block) {
    this.block = block;
    this.home = block.closest(".day");
    this.answer = this.look();
  }

  async look() {
    const found = await asked(this.block.dataset.places);
    const byCell = new Map((found?.places ?? []).map((place) => [keyOf(place), place]));
    if (found && dragged === this) this.show(byCell, found.none);
    return byCell;
  }

  show(byCell, none) {
    for (const cell of cells()) {
      if (cell === this.home) continue;
      const place = byCell.get(keyOf(cell.dataset));
      cell.classList.add(place ? "fits" : "fits-not");
      cell.dataset.told = place?.words ?? none;
      if (place || cell.matches(".is-over")) tell(cell, cell.dataset.told);
    }
  }

  over(cell) {
    if (cell.matches(".is-over")) return;
    board.querySelector(".is-over")?.classList.remove("is-over");
    cell.classList.add("is-over");
    if (cell.matches(".fits-not")) tell(cell, cell.dataset.told);
  }

  async drop(cell) {
    if (cell === this.home) return;
    const place = (await this.answer).get(keyOf(cell.dataset));
    if (place) send(this.block.dataset.move, { place: place.value });
    else await this.explain(cell);
  }

  // Nothing moved: the reason stays in the day until somebody drags again, and is read aloud.
  async explain(cell) {
    const { coach, day } = cell.dataset;
    const found = await asked(`${this.block.dataset.whyNot}?${new URLSearchParams({ coach, dag: day })}`);
    if (!found) return;
    cell.classList.add("fits-not");
    tell(cell, found.words);
    spoken.textContent = found.words;
  }
}

board?.addEventListener("dragstart", (event) => {
  const block = event.target.closest?.("[data-places]");
  if (!block) return;
  clear();
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", block.dataset.proposal);
  dragged = new Drag(block);
});
board?.addEventListener("dragend", () => { dragged = null; clear(); });
board?.addEventListener("dragover", (event) => {
  const cell = cellOf(event);
  if (!dragged || !cell) return;
  event.preventDefault();
  dragged.over(cell);
});
board?.addEventListener("drop", (event) => {
  const cell = cellOf(event);
  if (!dragged || !cell) return;
  event.preventDefault();
  dragged.drop(cell);
});
board?.addEventListener("keydown", (event) => {
  const block = event.target.closest?.("[data-places]");
  if (!block || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "v" || event.key === "V") location.assign(block.dataset.move);
  else if (event.key === "p" || event.key === "P") send(block.dataset.pin, { vast: block.dataset.pinned === "ja" ? "nee" : "ja" });
  else if (event.key.startsWith("Arrow")) walk(block, event);
});

function walk(block, event) {
  const all = [...board.querySelectorAll("[data-places]")];
  const step = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : -1;
  const next = all[all.indexOf(block) + step];
  if (next) { event.preventDefault(); next.focus(); }
}
