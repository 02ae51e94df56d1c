// What stands in the page: whose screen this is, its words, and the line that a screen reader hears.

export const body = document.body;
export const CODE = body.dataset.room;
export const FOR = body.dataset.for;
export const BASE = `/m/${CODE}/`;
export const $ = (id) => document.getElementById(id);
export const words = $("says")?.dataset ?? {};

// Plain http has no randomUUID.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const csrf = () => document.querySelector("#token [name=csrfmiddlewaretoken]")?.value ?? "";
// The same words once more are a new message: a line that does not change is not read again.
export function say(text) {
  if (!text) return;
  const line = $("say");
  line.textContent = line.textContent === text ? `${text}\u00a0` : text;
}
