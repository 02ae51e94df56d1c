// No internet in the building: the phones that are in have the script, and a group can go on together without us.

import { setClock } from "./clock.js";
import { $, BASE, FOR, body } from "./page.js";
import { store } from "./store.js";
import { restore } from "./typing.js";

// Counted from when the pill is there, which is itself five seconds late.
const PATIENCE = 5000;
const place = FOR === "telefoon" ? $("alone") : null;
let lost = 0;
let at = -1;
const steps = () => store.get("steps") ?? [];
const here = () => (at < 0 ? steps().findIndex((step) => `stap-${step.key}` === body.dataset.key) : at);

// Once, when the phone has nothing else to fetch.
export async function takeSteps() {
  if (!place || steps().length) return;
  try {
    const answer = await fetch(`${BASE}stappen/`, { headers: { Room: "script" } });
    if (answer.ok) store.set("steps", (await answer.json()).steps);
  } catch { /* a later visit takes them */ }
}
export function withoutLine() {
  lost ||= Date.now();
  if (place && Date.now() - lost >= PATIENCE) place.hidden = !steps()[here() + 1];
}
// The room is where it is: whoever went on alone comes back to it.
export function withLine() {
  lost = 0;
  if (place) place.hidden = true;
  if (at < 0) return false;
  at = -1;
  body.dataset.key = "";
  return true;
}
place?.querySelector("button").addEventListener("click", () => {
  at = here() + 1;
  const step = steps()[at];
  const title = document.createElement("h1");
  const text = document.createElement("p");
  title.textContent = step.title;
  text.textContent = step.text;
  text.className = "hint";
  $("stage").replaceChildren(title, text);
  delete $("stage").dataset.last;
  $("desk").replaceChildren();
  restore();
  const now = Date.now();
  setClock({ now, ends: step.minutes ? now + step.minutes * 60000 : null, length: step.minutes * 60 });
  place.hidden = !steps()[at + 1];
  $("main").focus({ preventScroll: true });
});
