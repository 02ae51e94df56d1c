// Reads a card aloud with the browser's own voice. A browser without one shows no button.
const voice = window.speechSynthesis;

for (const button of document.querySelectorAll("[data-speak]")) {
  if (!voice) {
    button.hidden = true;
    continue;
  }
  const label = button.lastChild;
  const words = label.textContent;
  const rest = () => {
    label.textContent = words;
    button.setAttribute("aria-pressed", "false");
  };
  button.addEventListener("click", () => {
    const speaks = button.getAttribute("aria-pressed") === "true";
    voice.cancel();
    if (speaks) return rest();
    const said = new SpeechSynthesisUtterance(button.dataset.speak);
    said.lang = "nl-NL";
    said.rate = 0.92;
    said.onend = said.onerror = rest;
    label.textContent = button.dataset.stop;
    button.setAttribute("aria-pressed", "true");
    voice.speak(said);
  });
}
addEventListener("pagehide", () => voice?.cancel());
