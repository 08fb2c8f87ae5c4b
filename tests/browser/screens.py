"""The screens that every page is looked at on: both widths, light and dark.

`on_each(page)` shows one page on all of them as it stands. That costs half of coming to it again
on each, since the page is fetched once and axe has been read and compiled after its first run.
"""

ALL = ((360, False), (360, True), (1280, False), (1280, True))
# Colours that change with the scheme may glide: what glides is not yet what is read.
SETTLED = """() => Promise.all(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
  .map((one) => one.finished.catch(() => null)))"""


def on_each(page, screens=ALL):
    """Show the page on each screen, with nothing of it moving any more; yields the width."""
    for width, dark in screens:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.evaluate(SETTLED)
        yield width
