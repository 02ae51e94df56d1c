// After a swap: a summary of errors, or a part that asks for it (data-focus), gets the focus, once.
const fresh = () => document.querySelector("[data-focus]:not([data-focused], [data-stage] *)");
const move = () => {
  const place = fresh();
  if (!place) return;
  place.setAttribute("data-focused", "");
  place.focus();
};
document.addEventListener("htmx:after:swap", move);
move();
