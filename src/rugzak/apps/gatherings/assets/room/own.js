// The own part of a phone, fetched when it may have changed. Asked until it is answered, and only the newest answer counts.

import { setOnline } from "./call.js";
import { $, BASE, FOR, body } from "./page.js";
import { isTyping, restore } from "./typing.js";

const ANSWER_WITHIN = 12000;
const LONGEST_REST = 8000;
let ownTimer = 0;
let due = Infinity;
let newest = 0;
let tries = 0;
let missed = false;
let pressing = false;
export function refreshOwn(wait) {
  if (FOR !== "telefoon") return;
  const at = Date.now() + wait;
  // Already about to ask, and soon enough.
  if (at >= due) return;
  clearTimeout(ownTimer);
  due = at;
  ownTimer = setTimeout(askOwn, wait);
}
async function askOwn() {
  due = Infinity;
  newest += 1;
  const mine = newest;
  const answer = await fetchedOwn();
  // Asked again since: that answer is the one.
  if (mine !== newest) return;
  if (answer?.status === 410 || answer?.status === 404) { location.reload(); return; }
  if (!answer?.ok || isOld(answer)) {
    tries += 1;
    refreshOwn(Math.min(LONGEST_REST, 500 * 2 ** tries));
    return;
  }
  tries = 0;
  setOnline(answer.online);
  // Of a step that this phone has yet to show: with its picture it is asked again.
  if (answer.key === body.dataset.key) setDesk(answer.html, answer.mode);
}
async function fetchedOwn() {
  try {
    const answer = await fetch(`${BASE}eigen/`, {
      headers: { Room: "script" },
      signal: AbortSignal.timeout ? AbortSignal.timeout(ANSWER_WITHIN) : undefined,
    });
    const told = (name) => answer.headers.get(`Room-${name}`) ?? "";
    return {
      ok: answer.ok, status: answer.status, html: await answer.text(),
      key: told("Key"), mode: told("Mode"), version: Number(told("Version")), online: told("Online") === "1",
    };
  } catch { return null; }
}
const isOld = (answer) => answer.key !== body.dataset.key && answer.version < Number(body.dataset.version);
export function setMode(mode) {
  if (FOR === "telefoon") body.className = `ph room ${mode}`;
  if (FOR === "doek") body.className = `dk ${mode}`;
}
function setDesk(html, mode) {
  // Nothing is taken away under a finger or while somebody types: this comes right after.
  missed = pressing || isTyping();
  if (missed) return;
  const focused = document.activeElement?.id;
  $("desk").innerHTML = html;
  setMode(mode);
  restore();
  if (focused) $(focused)?.focus({ preventScroll: true });
  // What had the focus is gone or taken: the keyboard goes on from here, not from the top of the browser.
  if (focused && document.activeElement === body) $("main").focus({ preventScroll: true });
}
function catchUp() {
  if (missed) { missed = false; refreshOwn(300); }
}
$("desk")?.addEventListener("focusout", (event) => { if (!$("desk").contains(event.relatedTarget)) catchUp(); });
$("desk")?.addEventListener("pointerdown", () => { pressing = true; });
for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => { pressing = false; catchUp(); });
