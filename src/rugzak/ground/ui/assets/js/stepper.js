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
