"""What the installed packages say to staff, and which of it is still English.

A package ships the list of its strings as `locale/en`, and more or less of them in Vietnamese as
`locale/vi`; `locale/parts/overlay/` translates the rest (docs/admin.md). Run `manage.py
compile_parts --missing` after each upgrade: it names what is new.
"""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.apps import apps

from .translations import DOMAINS, key, merge, parts, translated

# Packages whose strings staff may see, each with the domains in which it has strings.
PACKAGES = {
    "wagtail": ["django"],
    "wagtail.admin": ["django", "djangojs"],
    "wagtail.contrib.forms": ["django"],
    "wagtail.contrib.redirects": ["django"],
    "wagtail.contrib.settings": ["django"],
    "wagtail.contrib.simple_translation": ["django"],
    "wagtail.contrib.typed_table_block": ["django"],
    "wagtail.documents": ["django"],
    "wagtail.embeds": ["django"],
    "wagtail.images": ["django"],
    "wagtail.locales": ["django"],
    "wagtail.search": ["django"],
    "wagtail.sites": ["django"],
    "wagtail.snippets": ["django"],
    "wagtail.users": ["django"],
    "taggit": ["django"],
    "allauth": ["django"],
    "django.conf": ["django"],
    "django.contrib.auth": ["django"],
    "django.contrib.contenttypes": ["django"],
    # Not installed, but Wagtail's tags use its words.
    "django.contrib.humanize": ["django"],
    "django.contrib.sessions": ["django"],
}
# Strings that no screen of ours can show, by where the package uses them: names of the world's
# languages (the site has two), and logins by other sites' accounts or tokens, which are not
# installed.
UNSEEN = {
    "django.conf": ("conf/global_settings.py",),
    "allauth": (
        "headless/",
        "idp/",
        "socialaccount/",
        "templates/idp/",
        "templates/socialaccount/",
        "templates/usersessions/",
        "usersessions/",
    ),
}


def still_english() -> list[str]:
    """List, as `package domain 'msgid'`, what neither overlay, room nor package translates."""
    return [line for domain in DOMAINS for line in _still_english(domain)]


def _still_english(domain: str) -> Iterator[str]:
    ours = translated(merge(parts(domain)))
    for package in (name for name, domains in PACKAGES.items() if domain in domains):
        known = ours | _its_own(package, domain)
        for found in map(key, strings(package, domain)):
            if found not in known:
                yield f"{package} {domain} {found[0]!r}"


def _its_own(package: str, domain: str) -> set:
    """What the package brings in Vietnamese; Django reads it of installed apps alone."""
    read = package == "django.conf" or apps.is_installed(package)
    return translated(_catalogue(package, "vi", domain)) if read else set()


def strings(package: str, domain: str) -> Iterator[Message]:
    """Yield the strings of a package that staff may see."""
    for message in _catalogue(package, "en", domain):
        if message.id and not _is_unseen(package, message):
            yield message


@cache
def _catalogue(package: str, language: str, domain: str) -> Catalog:
    folder = Path(find_spec(package).submodule_search_locations[0]) / "locale"
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def _is_unseen(package: str, message: Message) -> bool:
    unseen = UNSEEN.get(package, ())
    places = [place for place, _line in message.locations]
    return bool(places) and all(place.removeprefix("./").startswith(unseen) for place in places)
