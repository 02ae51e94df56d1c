// The outbox: each item has its own id, so sending twice is once. It survives a reload.

import { refreshOwn } from "./own.js";
import { csrf, newId, say, words } from "./page.js";
import { store } from "./store.js";
import { draftKey, state } from "./typing.js";

export const outbox = () => store.get("outbox") ?? [];
const keep = (items) => store.set("outbox", items);
let flushing = false;
export async function flush() {
  if (flushing) return;
  flushing = true;
  try {
    for (const item of outbox()) {
      const answer = await post(item.address, item.fields);
      if (answer === null || answer.status >= 500 || answer.status === 429) break;
      keep(outbox().filter((one) => one.nonce !== item.nonce));
      arrived(item, answer);
    }
  } finally {
    flushing = false;
  }
  if (outbox().length) setTimeout(flush, 3000);
}
export async function post(address, fields) {
  try {
    return await fetch(address, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "X-CSRFToken": csrf(), Room: "script" },
      signal: AbortSignal.timeout ? AbortSignal.timeout(12000) : undefined,
    });
  } catch {
    return null;
  }
}
function arrived(item, answer) {
  const form = document.querySelector(`[data-sending="${item.nonce}"]`);
  const mine = document.querySelector(`[data-nonce="${item.nonce}"]`);
  if (answer.ok) {
    mine?.removeAttribute("data-going");
    if (form) { state(form, words.sent, "check"); form.removeAttribute("data-sending"); }
    say(item.passes ? words.passed : words.said);
    if (item.draft && store.get(item.draft) === item.text) store.drop(item.draft);
    const field = form?.querySelector("textarea, input.ph-line");
    if (field && field.value === item.text) field.dataset.sent = field.value;
    if (!item.many) refreshOwn(0);
    return;
  }
  // Refused: the words stay in the field and on this device.
  answer.json().then((told) => say(told.error ?? "")).catch(() => {});
  if (form) state(form, words.refused);
  mine?.remove();
  if (item.draft && item.text) store.set(item.draft, item.text);
}
export function mirror(item) {
  const list = document.querySelector("[data-mine]");
  if (!item.many || !list || list.querySelector(`[data-nonce="${item.nonce}"]`)) return;
  const line = document.createElement("li");
  line.dataset.nonce = item.nonce;
  line.dataset.going = words.going ?? "";
  line.textContent = item.text || "✓";
  list.append(line);
}

export function sendPiece(form, button) {
  const data = new FormData(form, button);
  const field = form.querySelector("textarea, input.ph-line");
  const text = field ? field.value.trim() : (data.get("tekst") ?? "");
  const passes = data.get("overslaan");
  if (!passes && !text && !data.getAll("e").length) { state(form, words.empty, "message-circle"); say(words.empty); field?.focus(); return; }
  const many = form.dataset.many !== undefined;
  const isMarks = form.dataset.marks !== undefined;
  if (many || isMarks || passes || !data.get("id")) data.set("id", newId());
  const item = {
    nonce: newId(), address: form.getAttribute("action"), fields: [...data], text, many: many && !passes, passes: Boolean(passes),
    draft: field ? draftKey(field) : "",
  };
  item.fields = item.fields.filter(([name]) => name !== "csrfmiddlewaretoken");
  keep([...outbox(), item]);
  if (many && !passes) {
    mirror(item);
    form.reset();
    if (field) { store.drop(item.draft); field.dataset.sent = ""; }
  } else {
    form.dataset.sending = item.nonce;
    state(form, words.going);
    if (!isMarks && !passes) {
      form.elements.id.value = data.get("id");
      form.elements.revisie.value = Number(form.elements.revisie.value) + 1;
      if (field) field.dataset.sent = field.value;
    }
  }
  flush();
}
