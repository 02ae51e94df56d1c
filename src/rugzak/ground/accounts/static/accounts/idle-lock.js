// On a shared tablet: three minutes without a touch or a key, and the page makes way for the lock.
// Who is typing without loading a page is heard by the server each minute, so that sending still works.

const REST = 180_000;
const CALL = 60_000;
let touched = Date.now();
let called = Date.now();

function touch() {
  touched = Date.now();
  if (touched - called < CALL) return;
  called = touched;
  fetch("/toegang/wakker/", { method: "HEAD" }).catch(() => {});
}

async function lock() {
  const token = document.querySelector('meta[name="csrf-token"]')?.content ?? "";
  await fetch("/toegang/slot/", { method: "POST", headers: { "X-CSRFToken": token }, redirect: "manual" }).catch(() => {});
  const here = location.pathname + location.search;
  location.replace(`/toegang/ontgrendelen/?next=${encodeURIComponent(here)}`);
}

for (const kind of ["pointerdown", "keydown", "input", "scroll"]) {
  addEventListener(kind, touch, { passive: true, capture: true });
}
setInterval(() => {
  if (Date.now() - touched >= REST) lock();
}, 2_000);
