// What stands in the page: whose screen this is, its words, and the line that a screen reader hears.

const body = document.body;
const CODE = body.dataset.room;
const FOR = body.dataset.for;
const BASE = `/m/${CODE}/`;
const $ = (id) => document.getElementById(id);
const words = $("says")?.dataset ?? {};

// Plain http has no randomUUID.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const csrf = () => document.querySelector("#token [name=csrfmiddlewaretoken]")?.value ?? "";
let spoken = "";
function say(text) {
  if (!text || text === spoken) return;
  spoken = text;
  $("say").textContent = text;
}

// One soft tone from the big screen when the time is over, for who switched it on there. Everything else is silent.

const bell = $("bell");
let sound = null;
function ringBell() {
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

// More time for who reads or writes slowly: the room goes on, this phone follows when its owner wants. Nobody is told.

let stays = false;
const pace = FOR === "telefoon" ? $("pace") : null;
const button = pace?.querySelector("button");
const takesTime = () => stays;
function takeTime(yes) {
  stays = yes;
  button?.setAttribute("aria-pressed", yes);
  if (pace) pace.lastElementChild.hidden = !yes;
}
// Only where there is something to do, and a time for it.
function offerTime(clock) {
  if (pace) pace.hidden = !clock?.ends || !$("desk").querySelector("textarea, input:not([type=hidden])");
}
button?.addEventListener("click", () => takeTime(!stays));

// Time: the server says when it ends by its own clock. A timer locks nothing and sends nothing.

let clock = null;
let offset = 0;
let told = new Set();
function setClock(now) {
  if (!now) return;
  offset = now.now - Date.now();
  if (!clock || clock.ends !== now.ends) told = new Set();
  clock = now;
  tick();
}
function tick() {
  offerTime(clock);
  const line = $("line");
  for (const undo of document.querySelectorAll("[data-until]")) {
    if (Number(undo.dataset.until) < Date.now() + offset) undo.hidden = true;
  }
  if (!line) return;
  const runs = clock && clock.ends && clock.length;
  line.hidden = !runs;
  if (!runs) return;
  const left = (clock.ends - Date.now() - offset) / 1000;
  const done = Math.min(1, Math.max(0, 1 - left / clock.length));
  line.firstElementChild.style.inlineSize = `${(done * 100).toFixed(1)}%`;
  const place = document.querySelector("[data-time]");
  if (place && FOR === "regie") place.textContent = left > 0 ? `${Math.ceil(left / 60)} min` : words.over;
  for (const [name, at] of [["half", clock.length / 2], ["minute", 60], ["over", 0]]) {
    if (left <= at && left > at - 5 && !told.has(name)) {
      told.add(name);
      say(words[name]);
      if (name === "over") ringBell();
    }
  }
}
setInterval(tick, 1000);

// The way to the video call, for who takes part online. Who leads may give another address while people are in.

const call = $("call");
function setCall(address) {
  if (!call || address === undefined) return;
  call.querySelector("a").setAttribute("href", address);
  showCall();
}
function setOnline(yes) {
  if (!call) return;
  call.dataset.online = yes ? "1" : "";
  showCall();
}
function showCall() { call.hidden = !call.dataset.online || !call.querySelector("a").getAttribute("href"); }

// The screen stays on while it is somebody's own turn with this phone in hand, and at no other moment.

let lamp = null;
let wanted = false;
function stayAwake() {
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

// What this browser remembers. A full or forbidden store falls back to memory: typing never fails.

const memory = new Map();
const store = {
  get(key) {
    try { return JSON.parse(localStorage.getItem(`zaal:${CODE}:${key}`)) ?? memory.get(key) ?? null; }
    catch { return memory.get(key) ?? null; }
  },
  set(key, value) {
    memory.set(key, value);
    try { localStorage.setItem(`zaal:${CODE}:${key}`, JSON.stringify(value)); } catch { /* memory has it */ }
  },
  drop(key) {
    memory.delete(key);
    try { localStorage.removeItem(`zaal:${CODE}:${key}`); } catch { /* it was not there */ }
  },
};
const WEEK = 7 * 24 * 3600 * 1000;
try {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("zaal:") && key.endsWith(":seen") && Date.now() - JSON.parse(localStorage[key]) > WEEK) {
      const room = key.slice(0, -4);
      for (const one of Object.keys(localStorage)) if (one.startsWith(room)) localStorage.removeItem(one);
    }
  }
} catch { /* no store */ }
store.set("seen", Date.now());

// Typed text: kept at every key, put back when the field comes back.

const isField = (one) => one instanceof HTMLElement && one.matches("textarea, input:not([type=hidden])");
const draftKey = (field) => {
  const form = field.closest("form");
  const step = form?.elements.stap?.value ?? field.dataset.onlyHere ?? "";
  return `draft:${step}:${field.name || "here"}`;
};
const isTyping = () => {
  const now = document.activeElement;
  if (!isField(now) || now.type === "radio" || now.type === "checkbox" || !now.value) return false;
  // Sent already and not changed since: there is nothing to lose.
  return now.dataset.onlyHere !== undefined || now.value !== now.dataset.sent;
};
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!isField(field) || !field.closest("#desk") || field.type === "radio" || field.type === "checkbox") return;
  store.set(draftKey(field), field.value);
  const form = field.closest("form");
  if (form) state(form, words.kept);
  const left = form?.querySelector("[data-left]");
  if (left) left.textContent = left.dataset.leftWords.replace("%n", left.dataset.left - field.value.length);
});
function restore() {
  stayAwake();
  for (const field of document.querySelectorAll("#desk textarea, #desk input.ph-line")) {
    field.dataset.sent = field.value;
    const draft = store.get(draftKey(field));
    if (draft !== null && draft !== "" && draft !== field.value) {
      field.value = draft;
      if (field.form) state(field.form, words.kept);
    }
  }
  for (const item of outbox()) mirror(item);
}
const state = (form, text) => {
  const line = form.querySelector("[data-state]");
  if (line && text) line.textContent = text;
};

// The own part of a phone, fetched when it may have changed. Asked until it is answered, and only the newest answer counts.

const ANSWER_WITHIN = 12000;
const LONGEST_REST = 8000;
let ownTimer = 0;
let due = Infinity;
let newest = 0;
let tries = 0;
let missed = false;
let pressing = false;
function refreshOwn(wait) {
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
function setMode(mode) {
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

// The outbox: each item has its own id, so sending twice is once. It survives a reload.

const outbox = () => store.get("outbox") ?? [];
const keep = (items) => store.set("outbox", items);
let flushing = false;
async function flush() {
  if (flushing) return;
  flushing = true;
  try {
    for (const item of outbox()) {
      const answer = await post(item.address, item.fields);
      if (answer === null || answer.status >= 500 || answer.status === 429) break;
      keep(outbox().filter((one) => one.nonce !== item.nonce));
      arrived(item, answer);
    }
  } finally {
    flushing = false;
  }
  if (outbox().length) setTimeout(flush, 3000);
}
async function post(address, fields) {
  try {
    return await fetch(address, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "X-CSRFToken": csrf(), Room: "script" },
      signal: AbortSignal.timeout ? AbortSignal.timeout(12000) : undefined,
    });
  } catch {
    return null;
  }
}
function arrived(item, answer) {
  const form = document.querySelector(`[data-sending="${item.nonce}"]`);
  const mine = document.querySelector(`[data-nonce="${item.nonce}"]`);
  if (answer.ok) {
    mine?.removeAttribute("data-going");
    if (form) { state(form, words.sent); form.removeAttribute("data-sending"); }
    if (item.draft && store.get(item.draft) === item.text) store.drop(item.draft);
    const field = form?.querySelector("textarea, input.ph-line");
    if (field && field.value === item.text) field.dataset.sent = field.value;
    if (!item.many) refreshOwn(0);
    return;
  }
  // Refused: the words stay in the field and on this device.
  answer.json().then((told) => say(told.error ?? "")).catch(() => {});
  if (form) state(form, words.refused);
  mine?.remove();
  if (item.draft && item.text) store.set(item.draft, item.text);
}
function mirror(item) {
  const list = document.querySelector("[data-mine]");
  if (!item.many || !list || list.querySelector(`[data-nonce="${item.nonce}"]`)) return;
  const line = document.createElement("li");
  line.dataset.nonce = item.nonce;
  line.dataset.going = words.going ?? "";
  line.textContent = item.text || "✓";
  list.append(line);
}

function sendPiece(form, button) {
  const data = new FormData(form, button);
  const field = form.querySelector("textarea, input.ph-line");
  const text = field ? field.value.trim() : (data.get("tekst") ?? "");
  const passes = data.get("overslaan");
  if (!passes && !text && !data.getAll("e").length) { field?.focus(); return; }
  const many = form.dataset.many !== undefined;
  const isMarks = form.dataset.marks !== undefined;
  if (many || isMarks || passes || !data.get("id")) data.set("id", newId());
  const item = {
    nonce: newId(), address: form.getAttribute("action"), fields: [...data], text, many: many && !passes,
    draft: field ? draftKey(field) : "",
  };
  item.fields = item.fields.filter(([name]) => name !== "csrfmiddlewaretoken");
  keep([...outbox(), item]);
  if (many && !passes) {
    mirror(item);
    form.reset();
    if (field) { store.drop(item.draft); field.dataset.sent = ""; }
  } else {
    form.dataset.sending = item.nonce;
    state(form, words.going);
    if (!isMarks && !passes) {
      form.elements.id.value = data.get("id");
      form.elements.revisie.value = Number(form.elements.revisie.value) + 1;
      if (field) field.dataset.sent = field.value;
    }
  }
  flush();
}

// No internet in the building: the phones that are in have the script, and a group can go on together without us.

// Counted from when the pill is there, which is itself five seconds late.
const PATIENCE = 5000;
const place = FOR === "telefoon" ? $("alone") : null;
let lost = 0;
let at = -1;
const steps = () => store.get("steps") ?? [];
const here = () => (at < 0 ? steps().findIndex((step) => `stap-${step.key}` === body.dataset.key) : at);

// Once, when the phone has nothing else to fetch.
async function takeSteps() {
  if (!place || steps().length) return;
  try {
    const answer = await fetch(`${BASE}stappen/`, { headers: { Room: "script" } });
    if (answer.ok) store.set("steps", (await answer.json()).steps);
  } catch { /* a later visit takes them */ }
}
function withoutLine() {
  lost ||= Date.now();
  if (place && Date.now() - lost >= PATIENCE) place.hidden = !steps()[here() + 1];
}
// The room is where it is: whoever went on alone comes back to it.
function withLine() {
  lost = 0;
  if (place) place.hidden = true;
  if (at < 0) return false;
  at = -1;
  body.dataset.key = "";
  return true;
}
place?.querySelector("button").addEventListener("click", () => {
  at = here() + 1;
  const step = steps()[at];
  const title = document.createElement("h1");
  const text = document.createElement("p");
  title.textContent = step.title;
  text.textContent = step.text;
  text.className = "hint";
  $("stage").replaceChildren(title, text);
  delete $("stage").dataset.last;
  $("desk").replaceChildren();
  restore();
  const now = Date.now();
  setClock({ now, ends: step.minutes ? now + step.minutes * 60000 : null, length: step.minutes * 60 });
  place.hidden = !steps()[at + 1];
  $("main").focus({ preventScroll: true });
});

// A picture arrives: the stage for everybody, and on a phone what belongs under it.

let waiting = null;
function show(picture) {
  // An answer that took longer than the stream: the room is further already.
  if (picture.v < Number(body.dataset.version)) return;
  setCall(picture.call);
  if (picture.stage === undefined) { setClock(picture.clock); return; }
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

// The stream. Never gives up: after a break it waits a little longer each time, and asks meanwhile.

let streaming = false;
let heard = Date.now();
let pause = 0;
let controller = null;
// A gap in the line that is shorter is nobody's business: who types notices nothing.
const SHORT_GAP = 5000;
let gapFrom = 0;
let wasIn = false;
async function listen() {
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
async function poll() {
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

// Forms. Without script they post and come back; here they never reload the page.

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

{
  // Reads a text aloud with a voice that lives on the device itself: some browsers send text away for others.
  const speech = globalThis.speechSynthesis;
  const voiceFor = (language) => speech.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
  const languageOf = (part) => (part.closest("[lang]")?.lang || "nl").slice(0, 2);
  const partOf = (button) => document.getElementById(button.dataset.readAloud);

  const wake = () => {
    for (const button of document.querySelectorAll("[data-read-aloud]")) {
      const part = partOf(button);
      button.hidden = !part || !voiceFor(languageOf(part));
      button.dataset.start ??= button.querySelector("span").textContent;
    }
  };
  const rest = () => {
    for (const button of document.querySelectorAll("[data-reading]")) {
      button.removeAttribute("data-reading");
      button.querySelector("span").textContent = button.dataset.start;
    }
  };
  const read = (button) => {
    const part = partOf(button);
    const language = languageOf(part);
    // Sentence by sentence: long texts stop half-way in some browsers.
    const sentences = part.innerText.match(/[^.!?\n]+[.!?]*/g) ?? [];
    sentences.forEach((sentence, place) => {
      const said = new SpeechSynthesisUtterance(sentence.trim());
      said.voice = voiceFor(language);
      said.lang = said.voice.lang;
      said.rate = 0.95;
      if (place === sentences.length - 1) said.onend = rest;
      speech.speak(said);
    });
    button.setAttribute("data-reading", "");
    button.querySelector("span").textContent = button.dataset.stop;
  };

  if (speech) {
    wake();
    speech.addEventListener?.("voiceschanged", wake);
    document.addEventListener("htmx:after:swap", wake);
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-read-aloud]");
      if (!button) return;
      const stops = button.hasAttribute("data-reading");
      speech.cancel();
      rest();
      if (!stops) read(button);
    });
    // What was read is there no longer.
    const stop = () => { speech.cancel(); rest(); };
    document.addEventListener("read-aloud:stop", stop);
    addEventListener("pagehide", stop);
  }
}

// The room in a browser: begins with what stands in the page, then listens.
// Plain http has no randomUUID, no service worker and no subtle crypto: nothing in these files needs them.

document.documentElement.classList.add("has-script");
setClock({
  now: Number(body.dataset.now), ends: Number(body.dataset.ends) || null, length: Number(body.dataset.length) || null,
});
restore();
flush();
listen();
