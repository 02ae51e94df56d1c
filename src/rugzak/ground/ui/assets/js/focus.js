// After a swap: errors get the focus, else the part that asks for it; the reader hears what changed.
document.addEventListener("htmx:after:swap", (event) => {
  const status = event.detail?.ctx?.response?.status;
  const place = document.querySelector("[data-focus]:not([data-focused])");
  if (!place || (status && status < 400 && !place.closest(".htmx-added, [data-focus-always]") && !place.matches(".htmx-added"))) return;
  place.setAttribute("data-focused", "");
  place.focus();
});
// A page that comes back with errors starts at the summary.
document.querySelector(".summary[data-focus]")?.focus();
