"""Pages that no editor writes, as the templates of pages and machines' data ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from common import share_cards, structured
from common.languages import said
from common.templatetags.language_tags import home_url
from places.models import Province, Station

#: Keys of share cards that are no station's.
DIRECTORY, PROVINCE = "danh-ba", "tinh-"
TITLE = _("Police of wards and communes")


@dataclass(frozen=True)
class Step:
    """A page's title and path: one of the breadcrumbs."""

    title: str
    url: str

    @property
    def full_url(self) -> str:
        return urljoin(settings.PORTAL_BASE_URL, self.url)


@dataclass(frozen=True)
class DirectoryPage(Step):
    """A page of the directory. `pk` tells its share card, `trail` the pages above it."""

    pk: str
    summary: str = ""
    trail: Sequence[Step] = ()
    office: structured.Data = field(default_factory=dict)

    @property
    def crumbs(self) -> Sequence[Step]:
        """The pages between the home page and this one."""
        return self.trail[1:]

    def card_path(self, name: str) -> str:
        """The share card's address on a site of this name."""
        return reverse("station-card", args=[self.pk, share_cards.digest(self.title, name)])

    def structured_data(self, site) -> structured.Data:
        """The page in schema.org's words: a list, or about one office."""
        own = {"@type": "CollectionPage", "name": self.title, "description": self.summary}
        if not self.office:
            return own
        return own | {"@type": "WebPage", "mainEntity": self.office | {"url": self.full_url}}


def directory_page() -> DirectoryPage:
    """The whole directory."""
    summary = gettext("Address, duty phone and hours, by the ward's present or former name.")
    return DirectoryPage(str(TITLE), reverse("stations"), DIRECTORY, summary, _above(0))


def province_page(province: Province) -> DirectoryPage:
    """A province's list."""
    title = province_title(province)
    url = reverse("stations-of-province", args=[province.code])
    return DirectoryPage(title, url, PROVINCE + province.code, "", _above(1))


def station_page(station: Station, wards: Sequence) -> DirectoryPage:
    """A station that serves these wards."""
    above = [*_above(1)]
    if station.province:
        url = reverse("stations-of-province", args=[station.province_id])
        above.append(Step(capfirst(station.province.full_name), url))
    return DirectoryPage(
        name_of(station),
        station_url(station),
        station.code,
        _about(station, wards),
        above,
        _office(station, wards),
    )


def station_url(station: Station) -> str:
    """A station's path in the present language."""
    return reverse("station", args=[station.code])


def name_of(station: Station) -> str:
    """A station's name in the present language, where it has one."""
    return said(station, "name").text


def province_title(province: Province) -> str:
    """The title of a province's list."""
    return f"{TITLE}: {province.full_name}"


def card_titles(key: str) -> list[str]:
    """What the share card of a key may say, in each language; nothing for an unknown key."""
    if key == DIRECTORY:
        return _in_each_language(lambda: str(TITLE))
    province = Province.objects.filter(code=key.removeprefix(PROVINCE)).first()
    if province and key.startswith(PROVINCE):
        return _in_each_language(lambda: province_title(province))
    station = Station.objects.filter(code=key).first()
    return _in_each_language(lambda: name_of(station)) if station else []


def _above(number: int) -> list[Step]:
    """The home page and, for what lies below it, the directory."""
    steps = [Step(gettext("Home page"), home_url()), Step(str(TITLE), reverse("stations"))]
    return steps[: number + 1]


def _in_each_language(text) -> list[str]:
    titles = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            titles.append(text())
    return titles


def _about(station: Station, wards: Sequence) -> str:
    if wards:
        names = ", ".join(ward.full_name for ward in wards)
        words = {"wards": names, "province": station.province.full_name}
        return gettext("The police of %(wards)s, %(province)s.") % words
    if station.province:
        return gettext("The duty desk of %(province)s.") % {"province": station.province.full_name}
    return gettext("Receives what no desk of a province can take.")


def _office(station: Station, wards: Sequence) -> structured.Data:
    """A public office; whom it serves, as far as it is known."""
    served = [ward.long_name for ward in wards]
    if not served and station.province:
        served = [station.province.full_name]
    region = str(station.province or "")
    address = {"streetAddress": station.address, "addressRegion": region, "addressCountry": "VN"}
    return {
        "@type": "GovernmentOrganization",
        "name": name_of(station),
        "alternateName": station.name_en if name_of(station) != station.name_en else "",
        "telephone": station.duty_phone,
        "address": {"@type": "PostalAddress"} | address if station.address else None,
        "areaServed": [{"@type": "AdministrativeArea", "name": name} for name in served],
    }
