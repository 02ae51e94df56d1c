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
