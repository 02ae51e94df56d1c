// What was typed stays: in memory only, nothing is stored on the device.
// A page with an unsent text asks before it is left; an answer that never came leaves the form as it was.
// Long texts are guarded by themselves, other forms with data-guard.
const typed = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.method === "post" && (event.target.matches("textarea") || form.hasAttribute("data-guard"))) typed.add(form);
});
document.addEventListener("submit", (event) => typed.delete(event.target));
document.addEventListener("htmx:after:swap", () => {
  for (const form of typed) if (!form.isConnected) typed.delete(form);
});
addEventListener("beforeunload", (event) => {
  for (const form of typed) if (form.isConnected) event.preventDefault();
});
const failed = (event) => {
  const form = event.detail?.ctx?.sourceElement?.closest?.("form");
  const status = event.detail?.ctx?.response?.status;
  if (status === 409 || status === 422) return; // these bring their own words in a fragment
  if (form) typed.add(form);
  const words = document.getElementById("not-sent");
  const place = document.getElementById("toasts");
  if (!words || !place) return;
  place.replaceChildren(words.content.cloneNode(true));
};
document.addEventListener("htmx:error", failed);
document.addEventListener("htmx:response:error", failed);
