"""Makes the English home page and the key pages, as translations of the Vietnamese ones.

The same action as the editors' button "Translate": Wagtail then knows which pages belong together,
and with it the language switch, `hreflang` and the sitemap.
"""

from wagtail.models import Locale, Page

from common.languages import ENGLISH

from . import key_pages
from .key_pages import KEY_PAGES, Text
from .models import HomePage, StandardPage


def make(home: HomePage) -> list[Page]:
    """The Vietnamese key pages, each with its English one; what is there stays as it is.

    Answers the English pages, for the menu.
    """
    locale, _created = Locale.objects.get_or_create(language_code=ENGLISH)
    english_home = home.get_translation_or_none(locale) or _translated_home(home, locale)
    return [_english(english_home, _vietnamese(home, page), page.en) for page in KEY_PAGES]


def _translated_home(home: HomePage, locale: Locale) -> HomePage:
    page = home.copy_for_translation(locale)
    page.title, page.summary = key_pages.HOME.title, key_pages.HOME.summary
    page.movement_title, page.movement_text = key_pages.MOVEMENT, key_pages.MOVEMENT_TEXT
    page.lead_story = None
    return _published(page)


def _vietnamese(home: HomePage, page: key_pages.KeyPage) -> Page:
    found = home.get_children().filter(slug=page.slug).first()
    return found or home.add_child(instance=_page(page.slug, page.vi))


def _page(slug: str, text: Text) -> StandardPage:
    return StandardPage(title=text.title, slug=slug, summary=text.summary, body=list(text.body))


def _english(home: HomePage, original: Page, text: Text) -> Page:
    found = original.get_translation_or_none(home.locale)
    if found:
        return found
    page = original.specific.copy_for_translation(home.locale)
    page.title, page.summary, page.body = text.title, text.summary, list(text.body)
    return _published(page)


def _published(page: Page) -> Page:
    page.draft_title = page.title
    page.save_revision().publish()
    return page
