// A page that is left for another while it fades: the skipped fade is no error.
addEventListener("pageswap", ({ viewTransition: fade }) => {
  for (const end of [fade?.ready, fade?.finished]) end?.catch(() => {});
});
