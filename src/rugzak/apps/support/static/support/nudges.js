// Shows a hint while somebody types. Nothing leaves the page: the patterns came along with it.
const PAUSE = 350;

for (const box of document.querySelectorAll("[data-nudge-patterns]")) {
  const field = document.getElementById(box.dataset.nudgeFor);
  if (!field) continue;
  const kinds = Object.entries(JSON.parse(box.dataset.nudgePatterns)).map(([kind, { flags, patterns }]) => ({
    hint: box.querySelector(`[data-nudge="${kind}"]`),
    patterns: patterns.map((pattern) => new RegExp(pattern, flags)),
  }));
  const look = () => {
    for (const { hint, patterns } of kinds) {
      hint.hidden = !patterns.some((pattern) => pattern.test(field.value));
    }
  };
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
}
