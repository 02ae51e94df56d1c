"""Looks at one page as people see it: narrow and wide, in light and in dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

NARROW, WIDE = {"width": 320, "height": 700}, {"width": 1280, "height": 900}
# A laptop of 1280 by 1024 at 400 percent, and a phone on its side.
ZOOMED, ON_ITS_SIDE = {"width": 320, "height": 256}, {"width": 640, "height": 320}
REACH = "button:not([disabled]), a[href], input:not([type=hidden]), textarea, summary, select"
# What can be reached, counted as the keyboard meets it: a group of radio buttons is one stop.
STOPS = """(reach) => {
  const seen = [...document.querySelectorAll(reach)].filter((one) => one.checkVisibility());
  const groups = new Set(seen.filter((one) => one.type === "radio").map((one) => one.name));
  return seen.filter((one) => one.type !== "radio").length + groups.size;
}"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What light and dark can differ in; the rest is looked at once for each width.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
RUN = """async (only) => {
  // What a browser leaves out until somebody scrolls there may still have the colours of before.
  const drawn = new CSSStyleSheet();
  drawn.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [drawn];
  // A colour on its way to another is not what people read. One element's end can start its children's.
  for (let still = 0; still < 3;) {
    await new Promise(requestAnimationFrame);
    const moving = document.getAnimations();
    moving.forEach((one) => one.finish());
    still = moving.length ? 0 : still + 1;
  }
  const told = await axe.run(document, {runOnly: only, resultTypes: ["violations"], preload: false});
  const of = (node) => node.html.slice(0, 120) + JSON.stringify(node.any.map((why) => why.message));
  return told.violations.map((one) => `${one.id}: ${one.nodes.map(of).join(" ~ ")}`);
}"""
HEAD = """() => ({
  language: document.documentElement.lang, title: document.title.trim(),
  width: document.documentElement.scrollWidth, headings: document.querySelectorAll("h1").length,
})"""


def wrong_with(page: Page, axe: str) -> list[str]:
    """What somebody would stumble over on this page; the page must have been loaded."""
    wrong = []
    page.evaluate(axe)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = page.evaluate(RUN, RULES if scheme == "light" else COLOUR_RULES)
            wrong += [f"{size['width']} {scheme}: {one}" for one in found]
    return wrong + _wrong_with_the_frame(page.evaluate(HEAD))


def _wrong_with_the_frame(told: dict[str, Any]) -> list[str]:
    """The page is narrow now: it must fit, and say in which language it is and what it is called."""
    wrong = []
    if told["width"] > NARROW["width"]:
        wrong.append(f"sideways scroll: {told['width']} px")
    if told["language"] not in ("nl", "nl-be", "en"):
        wrong.append(f"language {told['language']!r}")
    if not told["title"] or told["headings"] != 1:
        wrong.append(f"title {told['title']!r}, {told['headings']} main headings")
    return wrong


def stumbles_on(page: Page, axe: str) -> list[str]:
    """Like ``wrong_with``, and at 400 percent, on its side, and by keyboard alone."""
    wrong = wrong_with(page, axe)
    for size in (ZOOMED, ON_ITS_SIDE):
        page.set_viewport_size(size)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size["width"]:
            wrong.append(f"{size['width']}x{size['height']}: {width} wide")
    page.set_viewport_size(WIDE)
    stops = page.evaluate(STOPS, REACH)
    page.locator("body").evaluate("(body) => body.ownerDocument.activeElement?.blur()")
    met = set()
    # A date has a stop for its day, month and year, and one for its little calendar; a time is alike.
    inner = 4 * page.locator("input[type=date]:visible, input[type=time]:visible").count()
    for _press in range(stops + inner):
        page.keyboard.press("Tab")
        met.add(
            page.evaluate("""() => {
          const all = [...document.querySelectorAll("*")];
          return all.indexOf(document.activeElement);
        }""")
        )
    if len(met) < stops:
        wrong.append(f"keyboard meets {len(met)} of {stops}")
    return wrong
