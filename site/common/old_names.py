"""What the former districts and wards that a page's text names are today, as its readers see it.

Found by `places.mentions` when the page is drawn for the first time, then kept in the cache under
the text's own digest: a warm process asks the database nothing.
"""

import hashlib
from collections.abc import Iterable

from django.core.cache import cache
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from places import matcher
from places.mentions import Mention, find_mentions

#: As long as the page cache keeps a page: new place data shows no later.
KEPT_SECONDS = 60 * 60


def old_names(text: str, provinces: Iterable[str], home: str | None) -> list[str]:
    """A sentence for each former unit that `text` names: "Quận Cẩm Lệ nay là địa bàn …".

    `provinces` and `home` are codes: where the text is about, and where the portal is.
    """
    provinces = sorted(set(provinces))
    said = "\0".join([get_language() or "", home or "", *provinces, text])
    key = f"old_names:{hashlib.sha256(said.encode()).hexdigest()}"
    found = cache.get(key)
    if found is None:
        index = matcher.current_index()
        found = [say(one) for one in find_mentions(index, text, provinces=provinces, home=home)]
        cache.set(key, found, KEPT_SECONDS)
    return found


def say(mention: Mention) -> str:
    """One mention as a sentence."""
    told = {
        "was": capfirst(mention.words),
        "now": ", ".join(mention.now),
        "province": mention.province,
        "count": localize(mention.count),
    }
    if not mention.count:
        return _("%(was)s now belongs to %(province)s.") % told
    if not mention.now:
        return _("%(was)s is now the area of %(count)s wards and communes in %(province)s.") % told
    if mention.count == 1:
        return _("%(was)s is now %(now)s, %(province)s.") % told
    return _("%(was)s is now the area of %(now)s, %(province)s.") % told
