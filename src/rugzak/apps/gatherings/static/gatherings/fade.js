// Loaded before anything else: a fade between pages that the browser skips is no error.
for (const name of ["pageswap", "pagereveal"]) {
  addEventListener(name, (event) => {
    for (const part of ["ready", "finished", "updateCallbackDone"]) event.viewTransition?.[part]?.catch(() => {});
  });
}
