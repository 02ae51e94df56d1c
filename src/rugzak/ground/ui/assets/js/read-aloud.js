// Reads a text aloud with a voice that lives on the device itself: some browsers send text away for others.
const speech = globalThis.speechSynthesis;
const voiceFor = (language) => speech.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
const languageOf = (part) => (part.closest("[lang]")?.lang || "nl").slice(0, 2);
const partOf = (button) => document.getElementById(button.dataset.readAloud);

const wake = () => {
  for (const button of document.querySelectorAll("[data-read-aloud]")) {
    const part = partOf(button);
    button.hidden = !part || !voiceFor(languageOf(part));
    button.dataset.start ??= button.querySelector("span").textContent;
  }
};
const rest = () => {
  for (const button of document.querySelectorAll("[data-reading]")) {
    button.removeAttribute("data-reading");
    button.querySelector("span").textContent = button.dataset.start;
  }
};
const read = (button) => {
  const part = partOf(button);
  const language = languageOf(part);
  // Sentence by sentence: long texts stop half-way in some browsers.
  const sentences = part.innerText.match(/[^.!?\n]+[.!?]*/g) ?? [];
  sentences.forEach((sentence, place) => {
    const said = new SpeechSynthesisUtterance(sentence.trim());
    said.voice = voiceFor(language);
    said.lang = said.voice.lang;
    said.rate = 0.95;
    if (place === sentences.length - 1) said.onend = rest;
    speech.speak(said);
  });
  button.setAttribute("data-reading", "");
  button.querySelector("span").textContent = button.dataset.stop;
};

if (speech) {
  wake();
  speech.addEventListener?.("voiceschanged", wake);
  document.addEventListener("htmx:after:swap", wake);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-read-aloud]");
    if (!button) return;
    const stops = button.hasAttribute("data-reading");
    speech.cancel();
    rest();
    if (!stops) read(button);
  });
  // What was read is there no longer.
  const stop = () => { speech.cancel(); rest(); };
  document.addEventListener("read-aloud:stop", stop);
  addEventListener("pagehide", stop);
}
