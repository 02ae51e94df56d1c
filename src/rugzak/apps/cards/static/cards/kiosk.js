// A screen on the wall looks again when a handover begins or ends, and every five minutes.
const EVERY = 5 * 60 * 1000;
const next = document.querySelector("[data-kiosk-next]")?.dataset.kioskNext;
const wait = next ? new Date(next) - Date.now() + 1000 : EVERY;
setTimeout(() => location.reload(), Math.min(Math.max(wait, 1000), EVERY));
