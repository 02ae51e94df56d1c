// One soft tone from the big screen when the time is over, for who switched it on there. Everything else is silent.

import { $ } from "./page.js";

const bell = $("bell");
let sound = null;
export function ringBell() {
  if (bell?.getAttribute("aria-pressed") === "true") ring();
}
function ring() {
  sound ??= new AudioContext();
  const tone = sound.createOscillator();
  const soft = sound.createGain();
  const now = sound.currentTime;
  tone.frequency.value = 528;
  soft.gain.setValueAtTime(0, now);
  soft.gain.linearRampToValueAtTime(0.2, now + 0.08);
  soft.gain.exponentialRampToValueAtTime(0.0001, now + 2.5);
  tone.connect(soft).connect(sound.destination);
  tone.start(now);
  tone.stop(now + 2.6);
}
// A browser makes a sound only after a press in the page itself: that is why the switch stands here, and is heard at once.
if (bell && window.AudioContext) {
  bell.hidden = false;
  bell.addEventListener("click", () => {
    const on = bell.getAttribute("aria-pressed") !== "true";
    bell.setAttribute("aria-pressed", on);
    bell.textContent = on ? bell.dataset.on : bell.dataset.off;
    ringBell();
  });
}
