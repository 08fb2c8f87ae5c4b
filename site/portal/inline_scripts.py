"""Wagtail's choosers under the content policy, which refuses the scripts that they write inline.

`BaseChooser.render` ends what it draws with `<script>new PageChooser("id", {…});</script>`, in
Python, so that no template can mend it. The same call is written as data instead, in an element
that `portal/admin-start.js` acts on. The five templates that do likewise are overridden in
`templates/wagtailadmin/`. See docs/admin.md.
"""

import re

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.admin.widgets import BaseChooser

INLINE = re.compile(r"<script>(new )?([\w.]+)\((.*)\);</script>\Z", re.DOTALL)


def without_script(html: str) -> str:
    """Answer a widget's HTML with its inline script, if it ends with one, written as data."""
    return mark_safe(INLINE.sub(_as_data, html))  # noqa: S308 (Wagtail's own, already safe)


def _as_data(script: re.Match) -> str:
    kind, name, given = ("make" if script[1] else "call"), script[2], f"[{script[3]}]"
    return format_html('<portal-start {}="{}" with="{}" hidden></portal-start>', kind, name, given)


def mend_choosers() -> None:
    """Let every chooser, Wagtail's, ours and those to come, be drawn without an inline script."""
    render = BaseChooser.render

    def render_without_script(self, *args, **kwargs):
        return without_script(render(self, *args, **kwargs))

    BaseChooser.render = render_without_script
