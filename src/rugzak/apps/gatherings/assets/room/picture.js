// A picture arrives: the stage for everybody, and on a phone what belongs under it.

import { setCall } from "./call.js";
import { setClock, tick } from "./clock.js";
import { refreshOwn, setMode } from "./own.js";
import { takeTime, takesTime } from "./pace.js";
import { $, FOR, body, say, words } from "./page.js";
import { isField, isTyping, restore } from "./typing.js";

let waiting = null;
export function show(picture) {
  setCall(picture.call);
  if (picture.stage === undefined) { setClock(picture.clock); return; }
  // An answer that took longer than the stream: the room is further already.
  if (picture.v < Number(body.dataset.version)) return;
  if (body.dataset.charge && picture.charge && picture.charge !== body.dataset.charge) { location.reload(); return; }
  const isNewStep = picture.key !== body.dataset.key;
  const isNewer = picture.v !== Number(body.dataset.version);
  setClock(picture.clock);
  body.dataset.version = picture.v;
  if (FOR === "telefoon" && isNewStep && (isTyping() || takesTime())) { waits(picture); return; }
  setStage(picture.stage);
  if (FOR !== "telefoon") {
    setMode(picture.mode ?? "");
    if (isNewStep) say(words.next);
    body.dataset.key = picture.key;
    if (FOR === "regie" && ["gesloten", "closed", "cancelled"].includes(picture.state)) location.reload();
    return;
  }
  if (isNewStep) { goTo(picture); return; }
  // The room came back to where this phone stayed.
  if (waiting) { waiting = null; $("follow").hidden = true; }
  const isMine = picture.mine === true || picture.mine?.includes(body.dataset.seat);
  if (isMine || (picture.own && isNewer)) refreshOwn(spread(picture));
}
// Who is in the middle of something keeps the question, too, and follows when ready.
function waits(picture) {
  waiting = picture;
  if (!$("follow").hidden) return;
  $("follow").hidden = false;
  say($("follow").querySelector("p").textContent);
}
const spread = (picture) => Math.random() * (picture.here > 60 ? 2000 : 150);
function goTo(picture) {
  waiting = null;
  $("follow").hidden = true;
  $("where")?.remove();
  takeTime(false);
  body.dataset.key = picture.key;
  const active = document.activeElement;
  if (isField(active)) active.blur();
  $("desk").innerHTML = picture.desk;
  setMode(picture.mode ?? "");
  restore();
  say(`${words.next}: ${$("stage").querySelector("h1")?.textContent ?? ""}`);
  $("main").focus({ preventScroll: true });
  scrollTo({ top: 0 });
  if (picture.own) refreshOwn(spread(picture));
}
$("follow")?.querySelector("button").addEventListener("click", () => {
  const picture = waiting;
  document.activeElement?.blur();
  if (picture) { setStage(picture.stage); goTo(picture); }
});
function setStage(html) {
  const stage = $("stage");
  if (!stage) return;
  if (stage.dataset.last === html) return;
  const opened = [...stage.querySelectorAll("details[open]")].map((one) => one.id);
  const focused = document.activeElement?.id;
  stage.innerHTML = html;
  document.dispatchEvent(new Event("read-aloud:stop"));
  stage.dataset.last = html;
  for (const id of opened) if (id && $(id)) $(id).open = true;
  if (focused && stage.querySelector(`#${CSS.escape(focused)}`)) $(focused).focus({ preventScroll: true });
  tick();
}
