// A photo is made smaller before it leaves the phone, and shown; a voice is recorded and heard back first.
// Without this the same form sends the file as it is. Nothing here is kept on the device.

const form = document.querySelector("form[data-file]");
const input = form.elements.file;
const says = form.dataset;

function put(blob, name) {
  const carrier = new DataTransfer();
  carrier.items.add(new File([blob], name, { type: blob.type }));
  input.files = carrier.files;
}

// ── A photo ──
async function shrink() {
  const [file] = input.files;
  const seen = form.querySelector("[data-seen]");
  if (!file || !seen || !window.createImageBitmap) return;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, Number(says.side) / Math.max(picture.width, picture.height));
    seen.width = Math.round(picture.width * scale);
    seen.height = Math.round(picture.height * scale);
    const paper = seen.getContext("2d");
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, seen.width, seen.height);
    paper.drawImage(picture, 0, 0, seen.width, seen.height);
    seen.hidden = false;
    const small = await new Promise((done) => seen.toBlob(done, "image/jpeg", 0.85));
    if (small && small.size < file.size) put(small, "foto.jpg");
  } catch { seen.hidden = true; /* sent as it is: the server tells what is wrong with it */ }
}

// ── A voice ──
const box = form.querySelector("[data-recorder]");
let recorder = null;
let ticking = 0;

function tell(text) { box.querySelector("[data-says]").textContent = text; }
function tick(began) {
  const seconds = Math.min(Number(says.most), Math.floor((Date.now() - began) / 1000));
  box.querySelector("[data-clock]").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  if (seconds >= Number(says.most)) stop();
}
function stop() {
  if (recorder?.state === "recording") recorder.stop();
}
async function record() {
  let sound = null;
  try { sound = await navigator.mediaDevices.getUserMedia({ audio: true }); } catch { tell(says.refused); return; }
  const parts = [];
  const heard = box.querySelector("[data-heard]");
  recorder = new MediaRecorder(sound, { audioBitsPerSecond: 32000 });
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  recorder.addEventListener("stop", () => {
    clearInterval(ticking);
    for (const track of sound.getTracks()) track.stop();
    const blob = new Blob(parts, { type: recorder.mimeType.split(";")[0] });
    put(blob, "stem");
    URL.revokeObjectURL(heard.src);
    heard.src = URL.createObjectURL(blob);
    heard.hidden = false;
    box.querySelector("[data-record]").textContent = says.again;
    tell(says.ready);
  });
  recorder.start();
  const began = Date.now();
  tick(began);
  ticking = setInterval(() => tick(began), 500);
  heard.hidden = true;
  box.querySelector("[data-record]").textContent = says.stop;
  tell(says.going);
}

if (says.file === "photo") input.addEventListener("change", shrink);
if (box && window.MediaRecorder && navigator.mediaDevices?.getUserMedia) {
  box.hidden = false;
  box.querySelector("[data-record]").addEventListener("click", () => (recorder?.state === "recording" ? stop() : record()));
}
form.addEventListener("submit", (event) => {
  if (recorder?.state === "recording") { event.preventDefault(); stop(); return; }
  const button = form.querySelector("[type=submit]");
  if (button.getAttribute("aria-disabled")) event.preventDefault();
  button.setAttribute("aria-disabled", "true");
  button.textContent = says.sending;
});
addEventListener("pageshow", () => form.querySelector("[type=submit]").removeAttribute("aria-disabled"));
