// At a table: first where to go; once seated nearly nothing, because the phone lies down.

import { $, FOR } from "./page.js";
import { store } from "./store.js";

const table = () => $("desk").querySelector("[data-table]")?.dataset.table;
export function seated() {
  if (FOR === "telefoon") $("desk").classList.toggle("sits", table() !== undefined && store.get("sits") === table());
}
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-sit]")) return;
  store.set("sits", table());
  seated();
  $("main").focus({ preventScroll: true });
  scrollTo({ top: 0 });
});
