// A form is sent once: a second press while the first is on its way does nothing. The key in the form keeps it safe at the server.
const release = (form) => {
  form.removeAttribute("data-sent");
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.hasAttribute("data-sent")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.setAttribute("data-sent", "");
  event.submitter?.setAttribute("aria-busy", "true");
}, true);
// Coming back with the back button, or a lost connection: it may be sent again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
document.addEventListener("htmx:finally:request", (event) => {
  const form = event.detail?.ctx?.sourceElement?.closest?.("form");
  if (form) release(form);
});
