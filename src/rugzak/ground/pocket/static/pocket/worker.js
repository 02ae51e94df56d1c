// The service worker: the network first, and without it the shell. No page of anybody is kept.
// A form that may wait goes into the outbox when its answer does not come; its key makes it count once.
// FACTS comes before this: the files of the shell, its page, and the forms that may wait.

const SLOW = 20_000;
const GATEWAY = [502, 503, 504];
const LATER = FACTS.later.map((one) => ({ name: one.name, address: new RegExp(one.address) }));
let held = null;

addEventListener("install", (event) => {
  const page = new Request(FACTS.page, { cache: "reload" });
  event.waitUntil(caches.open(FACTS.cache).then((shell) => shell.addAll([...FACTS.files, page])).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name !== FACTS.cache) await caches.delete(name);
    await registration.navigationPreload?.enable();
    await clients.claim();
  };
  event.waitUntil(old());
});

// Pages hand over the key, ask for it, or say that it must be forgotten.
addEventListener("message", ({ data, ports }) => {
  if (data.hold) held = data.hold;
  if (data.forget) held = null;
  if (data.give) ports[0].postMessage({ held: pocket.isAlive(held) ? held : null });
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // A room looks after its own words and its own way back.
  if (origin !== location.origin || /^\/m\//i.test(pathname)) return;
  if (FACTS.files.includes(pathname)) event.respondWith(fromShell(request));
  else if (request.mode !== "navigate") return;
  else if (request.method === "GET") event.respondWith(fromNetwork(event));
  else if (request.method === "POST") {
    // Any other form is the browser's own business: going back shows what was typed.
    const deed = LATER.find((one) => one.address.test(pathname));
    if (deed) event.respondWith(sendOrKeep(request, deed.name, pathname));
  }
});

const fromShell = async (request) => (await caches.match(request)) ?? fetch(request);

const fromNetwork = async (event) => {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return await shell();
  }
};

const shell = async () => (await caches.match(FACTS.page)) ?? Response.error();

const sendOrKeep = async (request, deed, pathname) => {
  const copy = request.clone();
  const answer = await Promise.race([fetch(request), late()]).catch(() => null);
  if (answer && !GATEWAY.includes(answer.status)) return answer;
  return (await kept(copy, deed, pathname)) ?? answer ?? Response.error();
};

const late = () => new Promise((_done, wrong) => setTimeout(() => wrong(new Error("no answer")), SLOW));

const kept = async (request, deed, address) => {
  const holder = await key();
  if (!holder) return null;
  const fields = [...(await request.formData())].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  const visit = (await pocket.week(holder))?.visits.find((one) => address.includes(one.id));
  if (visit && !fields.some(([name]) => name === "revision")) fields.push(["revision", String(visit.revision)]);
  await pocket.add(holder, { deed, address, fields, about: visit?.title ?? "" });
  return Response.redirect(FACTS.waiting, 303);
};

// The worker is put to sleep often and then remembers nothing: the page that is open still knows.
const key = async () => {
  if (pocket.isAlive(held)) return held;
  for (const page of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
    const answer = await asked(page);
    if (pocket.isAlive(answer)) return (held = answer);
  }
  return null;
};

const asked = (page) =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data.held);
    setTimeout(() => done(null), 1_000);
    page.postMessage({ give: true }, [port2]);
  });
