// The screen stays on while it is somebody's own turn with this phone in hand, and at no other moment.

import { $ } from "./page.js";

let lamp = null;
let wanted = false;
export function stayAwake() {
  const asks = Boolean($("desk")?.querySelector("[data-awake]"));
  if (asks === wanted) return;
  wanted = asks;
  if (wanted) lightUp(); else { lamp?.release(); lamp = null; }
}
// A browser that cannot, or will not on a low battery, lets the screen go dark as always.
async function lightUp() {
  try { lamp = await navigator.wakeLock?.request("screen") ?? null; } catch { lamp = null; }
  if (!wanted) lamp?.release();
}
// A phone that was put away lost it.
document.addEventListener("visibilitychange", () => { if (wanted && !document.hidden) lightUp(); });
