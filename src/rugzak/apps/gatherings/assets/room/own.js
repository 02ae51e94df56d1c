// The own part of a phone, fetched when it may have changed.

import { $, BASE, FOR, body } from "./page.js";
import { isTyping, restore } from "./typing.js";

let ownTimer = 0;
export function refreshOwn(jitter) {
  if (FOR !== "telefoon") return;
  clearTimeout(ownTimer);
  ownTimer = setTimeout(async () => {
    let answer = null;
    try { answer = await fetch(`${BASE}eigen/`, { headers: { Room: "script" } }); } catch { /* the stream tells when to try again */ }
    if (answer === null || answer.status >= 500) { setTimeout(() => refreshOwn(0), 3000); return; }
    if (!answer.ok) { if (answer.status === 410) location.reload(); return; }
    if (answer.headers.get("Room-Key") !== body.dataset.key) return;
    setDesk(await answer.text(), answer.headers.get("Room-Mode") ?? "");
  }, jitter);
}
export function setMode(mode) {
  if (FOR === "telefoon") body.className = `ph room ${mode}`;
  if (FOR === "doek") body.className = `dk ${mode}`;
}
function setDesk(html, mode) {
  // A field in which somebody types is never taken away.
  if (isTyping()) return;
  const focused = document.activeElement?.id;
  $("desk").innerHTML = html;
  setMode(mode);
  restore();
  if (focused) $(focused)?.focus({ preventScroll: true });
  // What had the focus is gone or taken: the keyboard goes on from here, not from the top of the browser.
  if (focused && document.activeElement === body) $("main").focus({ preventScroll: true });
}
