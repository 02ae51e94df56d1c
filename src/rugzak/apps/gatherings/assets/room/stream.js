// The stream. Never gives up: after a break it waits a little longer each time, and asks meanwhile.

import { takeSteps, withLine, withoutLine } from "./alone.js";
import { flush } from "./outbox.js";
import { refreshOwn } from "./own.js";
import { $, BASE, FOR, body, say, words } from "./page.js";
import { show } from "./picture.js";

export let streaming = false;
let heard = Date.now();
let pause = 0;
let controller = null;
// A gap in the line that is shorter is nobody's business: who types notices nothing.
const SHORT_GAP = 5000;
let gapFrom = 0;
let wasIn = false;
export async function listen() {
  if (document.hidden || controller) return;
  controller = new AbortController();
  const mine = controller;
  const hang = setTimeout(() => mine.abort(), 8000);
  try {
    const address = `${BASE}live/?voor=${FOR}&taal=${body.dataset.language}`;
    const answer = await fetch(address, {
      headers: { Accept: "text/event-stream", "Last-Event-ID": body.dataset.version },
      signal: mine.signal,
      cache: "no-store",
    });
    clearTimeout(hang);
    if (answer.status !== 200 || !answer.body) throw new Error(`${answer.status}`);
    streaming = true;
    pause = 0;
    heard = Date.now();
    heardBack();
    // What was told of this phone while it heard nothing is in no picture.
    if (wasIn) refreshOwn(Math.random() * 2000);
    wasIn = true;
    setTimeout(takeSteps, 3000 + Math.random() * 10000);
    await read(answer.body.getReader());
  } catch { /* the next try is below */ } finally {
    clearTimeout(hang);
    if (controller === mine) controller = null;
    streaming = false;
  }
  if (document.hidden) return;
  mindGap();
  pause = Math.min(1500, Math.max(300, pause * 2));
  setTimeout(listen, pause + Math.random() * pause);
}
async function read(reader) {
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    heard = Date.now();
    text += decoder.decode(value, { stream: true });
    let end;
    while ((end = text.indexOf("\n\n")) >= 0) {
      const event = text.slice(0, end);
      text = text.slice(end + 2);
      const data = event.split("\n").find((line) => line.startsWith("data: "));
      if (data) show(JSON.parse(data.slice(6)));
    }
  }
}
export async function poll() {
  const key = encodeURIComponent(body.dataset.key);
  try {
    const about = FOR === "regie" ? "telefoon" : FOR;
    const answer = await fetch(`${BASE}stand/?voor=${about}&v=${body.dataset.version}&sleutel=${key}`);
    if (!answer.ok) mindGap();
    else {
      heardBack();
      const picture = await answer.json();
      if (FOR === "regie") { if (picture.v !== Number(body.dataset.version)) location.reload(); }
      else show(picture);
    }
  } catch { mindGap(); }
}
function mindGap() {
  gapFrom ||= Date.now();
  if (Date.now() - gapFrom >= SHORT_GAP) online(false);
  else setTimeout(() => { if (gapFrom) mindGap(); }, SHORT_GAP);
}
function heardBack() {
  gapFrom = 0;
  online(true);
}
function online(yes) {
  const pill = $("net");
  if (pill && pill.hidden !== yes) {
    pill.hidden = yes;
    say(yes ? words.back : pill.textContent.trim());
  }
  if (!yes) { withoutLine(); return; }
  flush();
  if (withLine()) poll();
}
setInterval(() => {
  if (document.hidden) return;
  const silent = Date.now() - heard;
  if (controller && streaming && silent > 35000) controller.abort();
  if (!streaming && silent > 4000) poll();
}, 5000);
function wake() {
  if (document.hidden) {
    controller?.abort();
    gapFrom = 0;
    return;
  }
  // A phone that slept: first the picture of now, then the stream.
  heard = Date.now();
  poll();
  listen();
  flush();
}
document.addEventListener("visibilitychange", wake);
addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
addEventListener("online", wake);
addEventListener("offline", mindGap);
