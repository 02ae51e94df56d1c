// Time: the server says when it ends by its own clock. A timer locks nothing and sends nothing.

import { ringBell } from "./bell.js";
import { offerTime } from "./pace.js";
import { $, FOR, say, words } from "./page.js";

let clock = null;
let offset = 0;
let told = new Set();
export function setClock(now) {
  if (!now) return;
  offset = now.now - Date.now();
  if (!clock || clock.ends !== now.ends) told = new Set();
  clock = now;
  tick();
}
export function tick() {
  offerTime(clock);
  const line = $("line");
  for (const undo of document.querySelectorAll("[data-until]")) {
    if (Number(undo.dataset.until) < Date.now() + offset) undo.hidden = true;
  }
  if (!line) return;
  const runs = clock && clock.ends && clock.length;
  line.hidden = !runs;
  if (!runs) return;
  const left = (clock.ends - Date.now() - offset) / 1000;
  const done = Math.min(1, Math.max(0, 1 - left / clock.length));
  line.firstElementChild.style.inlineSize = `${(done * 100).toFixed(1)}%`;
  const place = document.querySelector("[data-time]");
  if (place && FOR === "regie") place.textContent = left > 0 ? `${Math.ceil(left / 60)} min` : words.over;
  for (const [name, at] of [["half", clock.length / 2], ["minute", 60], ["over", 0]]) {
    if (left <= at && left > at - 5 && !told.has(name)) {
      told.add(name);
      say(words[name]);
      if (name === "over") ringBell();
    }
  }
}
setInterval(tick, 1000);
