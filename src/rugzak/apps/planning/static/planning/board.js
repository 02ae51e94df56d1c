// Drag a proposal to another coach or day; every day shows its result before the drop. Buttons do the same:
// V opens the list of places, P pins, Enter explains. Keys only work while a proposal has the focus.
const board = document.querySelector(".plan-board");
const version = board?.dataset.version ?? "";
let dragged = null;

const token = () => document.querySelector('meta[name="csrf-token"]')?.content ?? "";

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

const cells = () => board.querySelectorAll(".day[data-coach]");

function clear() {
  for (const cell of cells()) {
    cell.classList.remove("fits", "fits-not");
    delete cell.dataset.place;
    cell.querySelector(".result")?.remove();
  }
}

function tell(cell, words) {
  const result = document.createElement("p");
  result.className = "result";
  result.textContent = words;
  cell.querySelector(".day-in").append(result);
}

async function show(block) {
  const answer = await fetch(block.dataset.places, { headers: { Accept: "application/json" } });
  if (!answer.ok || dragged !== block) return;
  const { places, none } = await answer.json();
  const byCell = new Map(places.map((place) => [`${place.coach} ${place.day}`, place]));
  for (const cell of cells()) {
    const place = byCell.get(`${cell.dataset.coach} ${cell.dataset.day}`);
    cell.classList.add(place ? "fits" : "fits-not");
    if (place) {
      cell.dataset.place = place.value;
      tell(cell, place.words);
    } else if (cell.matches(":hover")) tell(cell, none);
  }
}

board?.addEventListener("dragstart", (event) => {
  const block = event.target.closest?.("[data-places]");
  if (!block) return;
  dragged = block;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", block.dataset.proposal);
  show(block);
});
board?.addEventListener("dragend", () => { dragged = null; clear(); });
board?.addEventListener("dragover", (event) => {
  if (dragged && event.target.closest(".day")?.dataset.place) event.preventDefault();
});
board?.addEventListener("drop", (event) => {
  const place = event.target.closest(".day")?.dataset.place;
  if (!dragged || !place) return;
  event.preventDefault();
  send(dragged.dataset.move, { place });
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
