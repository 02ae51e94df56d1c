// The page's side of the pocket: it has the key, keeps this week's visits, sends what waits and tells how it stands.
// Words stand in templates of the page, so that they are in the language of whoever reads.

const { pocket } = globalThis;
const body = document.body;
const FRESH = 300_000;
const AGAIN = 30_000;
const worker = navigator.serviceWorker;
let held = null;
let token = document.querySelector('meta[name="csrf-token"]')?.content ?? "";
let signedOut = false;
let sentNow = [];

// The page without a network has no other script: a fade that is skipped is no error (as in transitions.js).
addEventListener("pageswap", ({ viewTransition: fade }) => {
  for (const end of [fade?.ready, fade?.finished]) end?.catch(() => {});
});

// ── The key ──
const tell = (message) => worker?.controller?.postMessage(message);

const fromWorker = () =>
  new Promise((done) => {
    if (!worker?.controller) return done(null);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data.held);
    setTimeout(() => done(null), 1_500);
    worker.controller.postMessage({ give: true }, [port2]);
  });

// Of somebody else, or too long untouched: as good as none.
const mine = (one) => (pocket.isAlive(one) && (!body.dataset.pocketOf || one.of === body.dataset.pocketOf) ? one : null);

const fetchAlong = async () => {
  const known = (await pocket.kept("browser").catch(() => null)) ?? { browser: crypto.randomUUID(), slot: "" };
  const answer = await fetch(`/bij-me/?browser=${known.browser}&slot=${encodeURIComponent(known.slot)}`, { redirect: "manual" });
  signedOut = answer.type === "opaqueredirect" || answer.status === 403;
  if (!answer.ok) return;
  const { week, token: fresh, stays_empty: nothing, ...facts } = await answer.json();
  if (nothing) return pocket.empty();
  token = fresh;
  held = await pocket.hold(facts);
  await pocket.keep("browser", { browser: facts.browser, slot: facts.slot });
  await pocket.keepWeek(held, week);
  await pocket.keep("fresh", { of: held.of, at: Date.now() });
  tell({ hold: held });
};

const getReady = async () => {
  held = mine(await fromWorker());
  if (!held) tell({ forget: true });
  const fresh = await pocket.kept("fresh").catch(() => null);
  const isFresh = held && fresh?.of === held.of && Date.now() - fresh.at < FRESH;
  if (!isFresh || body.dataset.pocketChanged !== undefined) await fetchAlong().catch(() => {});
};

worker?.addEventListener("message", ({ data, ports }) => {
  if (data.give) ports[0].postMessage({ held: mine(held) });
});
for (const kind of ["pointerdown", "keydown"]) {
  addEventListener(kind, () => { if (mine(held)) held.touched = Date.now(); }, { passive: true, capture: true });
}

// ── Sending what waits: in order, one sender at a time ──
const post = (row) =>
  fetch("/bij-me/verstuur/", {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ of: row.of, key: row.id, ...row.thing }),
  });

// True when the next one may go; false when there is no way through now.
const sendOne = async (row) => {
  if (!token) await fetchAlong();
  let answer = await post(row);
  if (answer.status === 403) {
    await fetchAlong(); // another token after signing in again
    answer = await post(row);
  }
  signedOut = answer.type === "opaqueredirect" || answer.status === 403;
  if (!answer.ok) return false;
  const { state, ...outcome } = await answer.json();
  if (state === "not-yours") return false; // somebody else signed in meanwhile
  if (state === "sent") {
    await pocket.remove(row);
    sentNow = [...sentNow, { ...row, href: outcome.href }];
  } else {
    await pocket.change(held, row, state, { ...row.thing, outcome });
  }
  return true;
};

const flush = () =>
  navigator.locks.request("broekzak", { ifAvailable: true }, async (turn) => {
    if (!turn || !mine(held)) return;
    const stuck = new Set();
    for (const row of await pocket.waiting(held)) {
      if (!row.thing) continue;
      // What comes after something undecided about the same thing waits for it.
      const thing = row.thing.address.match(/[0-9a-f-]{36}/)?.[0] ?? row.id;
      if (row.state !== "waiting") stuck.add(thing);
      if (stuck.has(thing)) continue;
      if (!(await sendOne(row).catch(() => false))) break;
    }
  });

// ── How it stands ──
const words = (name) => document.getElementById("pocket-words")?.content.querySelector(`[data-word="${name}"]`)?.textContent ?? "";

const status = document.createElement("div");
status.setAttribute("role", "status");
status.className = "pocket-status";
document.querySelector("main")?.before(status);

const sentence = (rows) => {
  const own = rows.filter((row) => row.thing);
  if (own.some((row) => row.state !== "waiting")) return words("choose");
  if (own.length) return words(signedOut ? "sign-in" : "waits").replace("{n}", own.length);
  if (sentNow.length) return words("sent").replace("{n}", sentNow.length);
  return "";
};

const show = async () => {
  const rows = await pocket.waiting(mine(held));
  const line = sentence(rows);
  if (status.dataset.line !== line) {
    status.dataset.line = line;
    status.replaceChildren();
    if (line) {
      const link = Object.assign(document.createElement("a"), { href: "/wacht-op-verzending/", textContent: line });
      status.append(link);
    }
  }
  body.dataset.pocketWaits = String(rows.length);
  document.dispatchEvent(new CustomEvent("pocket:changed", { detail: { rows, sent: sentNow, held: mine(held) } }));
};

const round = async () => {
  const waits = await pocket.count();
  if (waits && !mine(held)) await getReady();
  if (waits) await flush();
  await show();
};

// ── Signing out takes everything along; what was not sent yet is asked about first ──
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches('form[action="/toegang/uit/"]') || form.hasAttribute("data-emptied")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  await round().catch(() => {});
  const left = await pocket.count();
  form.removeAttribute("data-sent");
  const question = document.getElementById("pocket-sign-out");
  if (left && question && !question.open) {
    question.querySelector("[data-pocket-number]").textContent = words("waits").replace("{n}", left);
    question.querySelector("[data-pocket-leave]").onclick = () => empty(form);
    question.showModal();
    return;
  }
  await empty(form);
}, true);

const empty = async (form) => {
  held = null;
  tell({ forget: true });
  await pocket.empty();
  // Without a network the server hears of it at the next contact: this ends the session there.
  document.cookie = "weg=1; path=/; max-age=43200; samesite=lax";
  form.setAttribute("data-emptied", "");
  if (navigator.onLine) form.submit();
  else location.assign("/zonder-verbinding/");
};

// For the page that shows what waits.
Object.assign(pocket, {
  page: {
    get held() { return mine(held); },
    round,
    show,
    add: async (thing) => { await pocket.add(mine(held), thing); await round(); },
    again: async (row, again) => {
      const fields = [...row.thing.fields.filter(([name]) => !(name in again)), ...Object.entries(again)];
      await pocket.change(held, row, "waiting", { ...row.thing, fields, outcome: undefined });
      await round();
    },
    discard: async (row) => { await pocket.remove(row); await round(); },
  },
});

if (worker) worker.register("/broekzak.js", { updateViaCache: "none" }).catch(() => {});
const guarded = () => {
  if (mine(held)) tell({ hold: held });
  body.dataset.pocketGuarded = "";
};
worker?.addEventListener("controllerchange", guarded);
await getReady();
await round().catch(() => {});
const place = document.querySelector("[data-pocket-page]");
if (place) await import(place.dataset.pocketPage);
body.dataset.pocketReady = "";
if (worker?.controller) guarded();
for (const kind of ["online", "pageshow"]) addEventListener(kind, () => round().catch(() => {}));
document.addEventListener("visibilitychange", () => { if (!document.hidden) round().catch(() => {}); });
setInterval(() => { if (!document.hidden && body.dataset.pocketWaits !== "0") round().catch(() => {}); }, AGAIN);
