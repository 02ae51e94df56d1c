// Copies a text; without a clipboard (plain http) it selects it, so the keyboard can.
const copy = async (button) => {
  const place = button.closest(".copy");
  const value = place.querySelector("[data-copy-value]");
  try {
    await navigator.clipboard.writeText(value.textContent);
    place.querySelector("[data-copy-status]").textContent = button.dataset.done;
    button.querySelector("span").textContent = button.dataset.done;
  } catch {
    getSelection().selectAllChildren(value);
  }
};
const show = () => {
  for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});
show();
document.addEventListener("htmx:after:swap", show);
