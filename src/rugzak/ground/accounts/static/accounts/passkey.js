// A form with data-passkey="get" or "create" asks this device for a passkey and posts the answer.
// Without a script, or on a browser that cannot do it, the form stays hidden: other ways are on the page.

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = (list) => (list || []).map((one) => ({ ...one, id: toBytes(one.id) }));

async function question(form) {
  const answer = await fetch(form.dataset.ask, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
  });
  if (!answer.ok || answer.redirected) throw new Error("no challenge");
  return (await answer.json()).publicKey;
}

async function make(options) {
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: withBytes(options.excludeCredentials),
  };
  const key = await navigator.credentials.create({ publicKey });
  return told(key, {
    attestationObject: toText(key.response.attestationObject),
    transports: key.response.getTransports ? key.response.getTransports() : [],
  });
}

async function show(options) {
  const publicKey = { ...options, challenge: toBytes(options.challenge), allowCredentials: withBytes(options.allowCredentials) };
  const key = await navigator.credentials.get({ publicKey });
  const response = key.response;
  return told(key, {
    authenticatorData: toText(response.authenticatorData),
    signature: toText(response.signature),
    userHandle: response.userHandle ? toText(response.userHandle) : null,
  });
}

function told(key, response) {
  return JSON.stringify({
    id: key.id,
    rawId: toText(key.rawId),
    type: key.type,
    clientExtensionResults: key.getClientExtensionResults(),
    response: { clientDataJSON: toText(key.response.clientDataJSON), ...response },
  });
}

async function answered(event) {
  const form = event.currentTarget;
  if (form.elements.answer.value) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const wrong = form.querySelector("[data-passkey-wrong]");
  wrong.hidden = true;
  try {
    const options = await question(form);
    form.elements.answer.value = await (form.dataset.passkey === "create" ? make(options) : show(options));
    form.submit();
  } catch {
    wrong.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", answered, { capture: true });
  }
  for (const sentence of document.querySelectorAll("[data-no-passkey]")) sentence.hidden = true;
}
