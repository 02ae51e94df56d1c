// What this browser remembers. A full or forbidden store falls back to memory: typing never fails.

import { CODE } from "./page.js";

const memory = new Map();
export const store = {
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
