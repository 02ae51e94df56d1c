// "Zet Rugzak op je beginscherm": only where the browser offers it, on the home page. The server remembers a no.
const hint = document.querySelector("[data-install]");
let offer = null;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault(); // the browser's own bar would come back
  if (!hint) return;
  offer = event;
  hint.hidden = false;
});
hint?.querySelector("[data-install-yes]").addEventListener("click", async () => {
  hint.hidden = true;
  await offer?.prompt();
});
addEventListener("appinstalled", () => { if (hint) hint.hidden = true; });
