// Typed text: kept at every key, put back when the field comes back.

import { stayAwake } from "./awake.js";
import { mirror, outbox } from "./outbox.js";
import { words } from "./page.js";
import { store } from "./store.js";

export const isField = (one) => one instanceof HTMLElement && one.matches("textarea, input:not([type=hidden])");
export const draftKey = (field) => {
  const form = field.closest("form");
  const step = form?.elements.stap?.value ?? field.dataset.onlyHere ?? "";
  return `draft:${step}:${field.name || "here"}`;
};
export const isTyping = () => {
  const now = document.activeElement;
  if (!isField(now) || now.type === "radio" || now.type === "checkbox" || !now.value) return false;
  // Sent already and not changed since: there is nothing to lose.
  return now.dataset.onlyHere !== undefined || now.value !== now.dataset.sent;
};
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!isField(field) || !field.closest("#desk") || field.type === "radio" || field.type === "checkbox") return;
  store.set(draftKey(field), field.value);
  const form = field.closest("form");
  if (form) state(form, words.kept);
  const left = form?.querySelector("[data-left]");
  if (left) left.textContent = left.dataset.leftWords.replace("%n", left.dataset.left - field.value.length);
});
export function restore() {
  stayAwake();
  for (const field of document.querySelectorAll("#desk textarea, #desk input.ph-line")) {
    field.dataset.sent = field.value;
    const draft = store.get(draftKey(field));
    if (draft !== null && draft !== "" && draft !== field.value) {
      field.value = draft;
      if (field.form) state(field.form, words.kept);
    }
  }
  for (const item of outbox()) mirror(item);
}
export const state = (form, text) => {
  const line = form.querySelector("[data-state]");
  if (line && text) line.textContent = text;
};
