// What this browser carries, for the pages and for the worker: sealed things in IndexedDB.
// The key is not among them. It lives in the memory of open pages and of the worker, and nowhere else.
(() => {
  const NAME = "broekzak";
  const DAY = 86_400_000;

  const open = () =>
    new Promise((done, wrong) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("kept");
        asked.result.createObjectStore("outbox", { keyPath: "number", autoIncrement: true });
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => wrong(asked.error);
    });

  const exists = async () => (await indexedDB.databases?.())?.some((one) => one.name === NAME) ?? true;

  // One deed in one transaction; the database is closed after it, so that it can always be thrown away.
  // Looking for something makes none: after signing out there is nothing, and it stays that way.
  const within = async (store, mode, deed) => {
    if (mode === "readonly" && !(await exists())) return undefined;
    const database = await open();
    try {
      return await new Promise((done, wrong) => {
        const transaction = database.transaction(store, mode, { durability: "strict" });
        const asked = deed(transaction.objectStore(store));
        transaction.oncomplete = () => done(asked?.result);
        transaction.onabort = transaction.onerror = () => wrong(transaction.error);
      });
    } finally {
      database.close();
    }
  };

  const text = new TextEncoder();
  const seal = async (key, thing, about) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const how = { name: "AES-GCM", iv, additionalData: text.encode(about) };
    return { iv, sealed: await crypto.subtle.encrypt(how, key, text.encode(JSON.stringify(thing))) };
  };
  const unseal = async (key, { iv, sealed }, about) => {
    const how = { name: "AES-GCM", iv, additionalData: text.encode(about) };
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, sealed)));
  };

  // The key as other pages may hold it: it can seal and open, and never be read.
  const hold = async ({ key, ...facts }) => {
    const bytes = Uint8Array.from(atob(key), (one) => one.charCodeAt(0));
    return { ...facts, touched: Date.now(), key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]) };
  };
  const isAlive = (held) => Boolean(held) && Date.now() < held.until && Date.now() - held.touched < held.rest;

  const kept = (name) => within("kept", "readonly", (store) => store.get(name));
  const keep = (name, value) => within("kept", "readwrite", (store) => store.put(value, name));

  globalThis.pocket = {
    hold,
    isAlive,
    kept,
    keep,
    keepWeek: async (held, week) => keep("week", { of: held.of, until: Date.now() + 8 * DAY, ...(await seal(held.key, week, "week")) }),
    week: async (held) => {
      const found = await kept("week");
      if (!found || found.of !== held?.of || Date.now() > found.until) return null;
      return unseal(held.key, found, "week").catch(() => null);
    },
    // Things that wait, the oldest first; "thing" is there when it is of whoever holds the key.
    waiting: async (held) => {
      const rows = (await within("outbox", "readonly", (store) => store.getAll())) ?? [];
      for (const row of rows) if (held?.of === row.of) row.thing = await unseal(held.key, row, row.id).catch(() => null);
      return rows;
    },
    add: async (held, thing) => {
      const id = thing.fields.find(([name]) => name === "sleutel")?.[1] || crypto.randomUUID();
      const row = { id, of: held.of, at: Date.now(), state: "waiting", ...(await seal(held.key, thing, id)) };
      const rows = (await within("outbox", "readonly", (store) => store.getAll())) ?? [];
      if (!rows.some((one) => one.id === id)) await within("outbox", "readwrite", (store) => store.add(row));
    },
    change: async (held, row, state, thing) => {
      const { thing: _readable, ...bare } = row;
      const again = await seal(held.key, thing, row.id);
      await within("outbox", "readwrite", (store) => store.put({ ...bare, state, ...again }));
    },
    remove: (row) => within("outbox", "readwrite", (store) => store.delete(row.number)),
    count: async () => (await within("outbox", "readonly", (store) => store.count())) ?? 0,
    empty: () =>
      new Promise((done) => {
        const asked = indexedDB.deleteDatabase(NAME);
        asked.onsuccess = asked.onerror = asked.onblocked = () => done();
      }),
  };
})();
