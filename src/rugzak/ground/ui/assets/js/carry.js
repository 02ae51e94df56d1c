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
