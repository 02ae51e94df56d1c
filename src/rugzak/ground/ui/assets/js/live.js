// Listen to the live channel once htmx and its extension are both there. With the attribute in the page, htmx
// may read it before the extension has arrived, and then never listens.
setTimeout(() => {
  for (const place of document.querySelectorAll("[data-live]")) {
    place.setAttribute("hx-sse:connect", place.dataset.live);
    window.htmx?.process(place);
  }
});
