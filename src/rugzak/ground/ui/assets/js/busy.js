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
