// Forms. Without script they post and come back; here they never reload the page.

import { post, sendPiece } from "./outbox.js";
import { refreshOwn } from "./own.js";
import { $, say, words } from "./page.js";
import { poll, streaming } from "./stream.js";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (form.dataset.piece !== undefined || form.dataset.marks !== undefined) {
    event.preventDefault();
    sendPiece(form, button);
  } else if (form.dataset.deed !== undefined || form.dataset.command !== undefined) {
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    const answer = await post(form.getAttribute("action"), [...new FormData(form, button)]);
    delete form.dataset.busy;
    await after(form, answer);
  }
});
async function after(form, answer) {
  const place = $("no");
  let told = "";
  if (answer === null) told = words.gone ?? words.refused;
  else {
    const said = await answer.json().catch(() => ({}));
    told = answer.ok ? "" : said.error ?? "";
    sawOwnDeed(said.version);
  }
  if (place) { place.textContent = told; place.hidden = !told; }
  say(told);
  if (answer?.redirected) location.reload();
  else if (form.dataset.deed !== undefined) refreshOwn(0);
  if (form.dataset.command !== undefined && !streaming) poll();
}
// What this device did itself it has seen, also before the picture of it arrives. Of others' deeds it has not.
function sawOwnDeed(version) {
  for (const field of document.querySelectorAll("#stage [name=versie]")) {
    if (Number(field.value) + 1 === version) field.value = version;
  }
}
