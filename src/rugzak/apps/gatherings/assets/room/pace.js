// More time for who reads or writes slowly: the room goes on, this phone follows when its owner wants. Nobody is told.

import { $, FOR } from "./page.js";

let stays = false;
const pace = FOR === "telefoon" ? $("pace") : null;
const button = pace?.querySelector("button");
export const takesTime = () => stays;
export function takeTime(yes) {
  stays = yes;
  button?.setAttribute("aria-pressed", yes);
  if (pace) pace.lastElementChild.hidden = !yes;
}
// Only where there is something to do, and a time for it.
export function offerTime(clock) {
  if (pace) pace.hidden = !clock?.ends || !$("desk").querySelector("textarea, input:not([type=hidden])");
}
button?.addEventListener("click", () => takeTime(!stays));
