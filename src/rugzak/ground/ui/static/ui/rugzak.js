// busy.js
{
// A request that takes longer than half a second shows a line on top.
let running = 0;
let clock = 0;
const stop = () => {
  running = Math.max(0, running - 1);
  if (running) return;
  clearTimeout(clock);
  document.querySelector(".busy-line")?.remove();
};
document.addEventListener("htmx:before:request", () => {
  running += 1;
  if (running > 1) return;
  clock = setTimeout(() => {
    const line = document.createElement("progress");
    line.className = "busy-line";
    line.setAttribute("aria-label", document.body.dataset.busy || "…");
    document.body.append(line);
  }, 500);
});
document.addEventListener("htmx:finally:request", stop);
}

// carry.js
{
// What somebody carries along without a network comes after the page itself: a first visit stays light.
// On a shared tablet nothing is kept; whatever an earlier use left there goes at once.
const { pocket: scripts, pocketEmpty: staysEmpty } = document.body.dataset;
const worker = navigator.serviceWorker;
const QUIET = 3_000;

const carry = async () => {
  const [shared, page] = scripts.split(" ");
  await import(shared);
  await import(page);
};
const empty = async () => {
  for (const one of await worker.getRegistrations()) await one.unregister();
  for (const one of await caches.keys()) await caches.delete(one);
  indexedDB.deleteDatabase("broekzak");
};
const start = () => {
  if (scripts) setTimeout(() => carry().catch(() => {}), worker.controller ? 0 : QUIET);
  else if (staysEmpty !== undefined) empty().catch(() => {});
  else worker.controller?.postMessage({ forget: true }); // nobody is signed in here
};
if (worker && globalThis.indexedDB && globalThis.crypto?.subtle) {
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}
}

// copy-text.js
{
// Copies a text; without a clipboard (plain http) it selects it, so the keyboard can.
const copy = async (button) => {
  const place = button.closest(".copy");
  const value = place.querySelector("[data-copy-value]");
  try {
    await navigator.clipboard.writeText(value.textContent);
    place.querySelector("[data-copy-status]").textContent = button.dataset.done;
    button.querySelector("span").textContent = button.dataset.done;
  } catch {
    getSelection().selectAllChildren(value);
  }
};
const show = () => {
  for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});
show();
document.addEventListener("htmx:after:swap", show);
}

// dialog.js
{
// Buttons with command/commandfor open a dialog by themselves in new browsers; this does it in older ones.
if (!("commandForElement" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor"));
    if (!dialog) return;
    if (button.getAttribute("command") === "show-modal") dialog.showModal();
    else dialog.close();
  });
}
}

// focus.js
{
// After a swap: a summary of errors, or a part that asks for it (data-focus), gets the focus, once.
const fresh = () => document.querySelector("[data-focus]:not([data-focused], [data-stage] *)");
const move = () => {
  const place = fresh();
  if (!place) return;
  place.setAttribute("data-focused", "");
  place.focus();
};
document.addEventListener("htmx:after:swap", move);
move();
}

// guard-typed.js
{
// What was typed stays: in memory only, nothing is stored on the device.
// A page with an unsent text asks before it is left; an answer that never came leaves the form as it was.
// Long texts are guarded by themselves, other forms with data-guard.
const typed = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.method === "post" && (event.target.matches("textarea") || form.hasAttribute("data-guard"))) typed.add(form);
});
document.addEventListener("submit", (event) => typed.delete(event.target));
document.addEventListener("htmx:after:swap", () => {
  for (const form of typed) if (!form.isConnected) typed.delete(form);
});
addEventListener("beforeunload", (event) => {
  for (const form of typed) if (form.isConnected) event.preventDefault();
});
const failed = (event) => {
  const form = event.detail?.ctx?.sourceElement?.closest?.("form");
  const status = event.detail?.ctx?.response?.status;
  if (status === 409 || status === 422) return; // these bring their own words in a fragment
  if (form) typed.add(form);
  const words = document.getElementById("not-sent");
  const place = document.getElementById("toasts");
  if (!words || !place) return;
  place.replaceChildren(words.content.cloneNode(true));
};
document.addEventListener("htmx:error", failed);
document.addEventListener("htmx:response:error", failed);
}

// htmx-safety.js
{
// Each unsafe htmx request carries the token; only our own server is asked; text in a page never runs as code.
document.addEventListener("htmx:config:request", (event) => {
  const request = event.detail.ctx.request;
  const token = document.querySelector('meta[name="csrf-token"]')?.content;
  if (token && !["GET", "HEAD", "OPTIONS"].includes(request.method.toUpperCase())) request.headers["X-CSRFToken"] = token;
});
const refuse = function () {
  throw new Error("code in an attribute does not run here");
};
window.htmx?.registerExtension("no-code", {
  init: (api) => api.initSecurity(null, refuse, refuse),
});
// A fragment holds no scripts: what it needs is loaded by the page.
document.addEventListener("htmx:before:swap", (event) => {
  for (const task of event.detail.tasks ?? []) task.fragment?.querySelectorAll?.("script").forEach((script) => script.remove());
});
// An answer that came from another address (signed out meanwhile, or a plain redirect) is a page, not a fragment: go there.
document.addEventListener("htmx:before:response", (event) => {
  const answer = event.detail.ctx.response.raw;
  if (!answer.redirected) return;
  event.preventDefault();
  location.assign(answer.url);
});
}

// install.js
{
// "Zet Rugzak op je beginscherm": only where the browser offers it, on the home page. The server remembers a no.
const hint = document.querySelector("[data-install]");
let offer = null;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault(); // the browser's own bar would come back
  if (!hint) return;
  offer = event;
  hint.hidden = false;
});
hint?.querySelector("[data-install-yes]").addEventListener("click", async () => {
  hint.hidden = true;
  await offer?.prompt();
});
addEventListener("appinstalled", () => { if (hint) hint.hidden = true; });
}

// live.js
{
// Listen to the live channel once htmx and its extension are both there. With the attribute in the page, htmx
// may read it before the extension has arrived, and then never listens.
setTimeout(() => {
  for (const place of document.querySelectorAll("[data-live]")) {
    place.setAttribute("hx-sse:connect", place.dataset.live);
    window.htmx?.process(place);
  }
});
}

// menu.js
{
// The person's menu closes with Escape, or with a press beside it.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.me[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.me[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
}

// once.js
{
// A form is sent once: a second press while the first is on its way does nothing. The key in the form keeps it safe at the server.
const release = (form) => {
  form.removeAttribute("data-sent");
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.hasAttribute("data-sent")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.setAttribute("data-sent", "");
  event.submitter?.setAttribute("aria-busy", "true");
}, true);
// Coming back with the back button, or a lost connection: it may be sent again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
document.addEventListener("htmx:finally:request", (event) => {
  const form = event.detail?.ctx?.sourceElement?.closest?.("form");
  if (form) release(form);
});
}

// read-aloud.js
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

// stepper.js
{
// Plus and minus around a number field; minutes read as hours.
const clock = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
const show = (stepper) => {
  const output = stepper.querySelector("output");
  const input = stepper.querySelector("input");
  if (stepper.dataset.stepper === "minutes") output.textContent = `${clock(Number(input.value))} ${stepper.dataset.word}`;
};
const wake = () => {
  for (const stepper of document.querySelectorAll("[data-stepper]:not([data-awake])")) {
    stepper.setAttribute("data-awake", "");
    for (const button of stepper.querySelectorAll("button")) button.hidden = false;
    if (stepper.dataset.stepper === "minutes") {
      stepper.setAttribute("data-clock", "");
      stepper.querySelector("output").hidden = false;
    }
    stepper.addEventListener("input", () => show(stepper));
    show(stepper);
  }
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-less], [data-more]");
  const stepper = button?.closest("[data-stepper]");
  if (!stepper) return;
  const input = stepper.querySelector("input");
  if (button.hasAttribute("data-more")) input.stepUp();
  else input.stepDown();
  input.dispatchEvent(new Event("input", { bubbles: true }));
});
wake();
document.addEventListener("htmx:after:swap", wake);
}

// toast.js
{
// A toast goes ten seconds after nobody points at it or has focus in it; with an undo inside it stays until used.
const leave = (toast) => {
  toast.classList.add("leaving");
  setTimeout(() => toast.remove(), 300);
};
const watch = (toast) => {
  const close = toast.querySelector("[data-toast-close]");
  if (close) {
    close.hidden = false;
    close.addEventListener("click", () => leave(toast));
  }
  if (toast.querySelector("form")) return;
  let clock = 0;
  const start = () => { clock = setTimeout(() => leave(toast), 10000); };
  const stop = () => clearTimeout(clock);
  toast.addEventListener("focusin", stop);
  toast.addEventListener("focusout", start);
  toast.addEventListener("pointerenter", stop);
  toast.addEventListener("pointerleave", start);
  start();
};
const watchAll = () => {
  for (const toast of document.querySelectorAll("[data-toast]:not([data-watched])")) {
    toast.setAttribute("data-watched", "");
    watch(toast);
  }
};
watchAll();
document.addEventListener("htmx:after:swap", watchAll);
}

// transitions.js
{
// A page that is left for another while it fades: the skipped fade is no error.
addEventListener("pageswap", ({ viewTransition: fade }) => {
  for (const end of [fade?.ready, fade?.finished]) end?.catch(() => {});
});
}
