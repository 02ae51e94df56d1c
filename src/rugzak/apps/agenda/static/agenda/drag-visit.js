// Drag a visit to another day of the week. The buttons on it do the same, for the keyboard and the thumb.
const week = document.querySelector("[data-week]");
const wide = matchMedia("(min-width: 64rem) and (pointer: fine)");
let dragged = null;

const dayOf = (node) => node.closest("[data-day]");
const mark = (day) => {
  for (const other of week.querySelectorAll(".over")) other.classList.remove("over");
  day?.classList.add("over");
};

const drop = (day) => {
  if (dayOf(dragged) === day) return;
  const form = dragged.querySelector("form");
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "day";
  field.value = day.dataset.day;
  form.append(field);
  form.requestSubmit();
};

const take = (visit) => {
  visit.draggable = true;
  visit.addEventListener("dragstart", (event) => {
    dragged = visit;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    visit.classList.add("dragged");
  });
  visit.addEventListener("dragend", () => {
    visit.classList.remove("dragged");
    mark(null);
    dragged = null;
  });
};

const over = (event) => {
  const day = dayOf(event.target);
  if (!dragged || !day) return;
  event.preventDefault();
  if (event.type === "drop") drop(day);
  else mark(day);
};

if (week?.querySelector("[data-visit]") && wide.matches) {
  document.querySelector("[data-drag-hint]").hidden = false;
  week.querySelectorAll("[data-visit]").forEach(take);
  week.addEventListener("dragover", over);
  week.addEventListener("drop", over);
}
