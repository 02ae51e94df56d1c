// Each unsafe htmx request carries the token; only our own server is asked; text in a page never runs as code.
document.addEventListener("htmx:config:request", (event) => {
  const request = event.detail.ctx.request;
  const token = document.querySelector('meta[name="csrf-token"]')?.content;
  if (token && !["GET", "HEAD", "OPTIONS"].includes(request.method.toUpperCase())) request.headers["X-CSRFToken"] = token;
});
const refuse = function () {
  throw new Error("code in an attribute does not run here");
};
window.htmx?.registerExtension("no-code", {
  init: (api) => api.initSecurity(null, refuse, refuse),
});
// A fragment holds no scripts: what it needs is loaded by the page.
document.addEventListener("htmx:before:swap", (event) => {
  for (const task of event.detail.tasks ?? []) task.fragment?.querySelectorAll?.("script").forEach((script) => script.remove());
});
// An answer that came from another address (signed out meanwhile, or a plain redirect) is a page, not a fragment: go there.
document.addEventListener("htmx:before:response", (event) => {
  const answer = event.detail.ctx.response.raw;
  if (!answer.redirected) return;
  event.preventDefault();
  location.assign(answer.url);
});
