"""Loads pictures, every kind of page, and what the site says of itself."""

from common.models import SiteSettings
from home.models import HomePage
from news.models import NewsArticlePage
from places.models import Province
from portal.demo.loading import campaigns, law, news

LEAD_STORY = "nam-dong-ra-mat-6-ho-tro-1-va-tuan-tra-nhan-dan"


def load() -> None:
    """The site's own words, then each page that is not there yet."""
    load_settings()
    # Documents first, so that whatever cites them finds them; models and movement name news.
    law.load()
    news.load()
    campaigns.load()
    choose_lead_story()


def load_settings() -> None:
    settings = SiteSettings.load()
    if settings.home_province_id:
        return
    settings.organisation = "Ủy ban MTTQ Việt Nam thành phố Đà Nẵng"
    settings.governing_body = "Ủy ban MTTQ Việt Nam thành phố Đà Nẵng (bản dùng thử)"
    settings.organisation_en = "Viet Nam Fatherland Front Committee of Da Nang City"
    settings.governing_body_en = "Viet Nam Fatherland Front Committee of Da Nang City (trial)"
    settings.home_province = Province.objects.get(code="48")
    settings.save()


def choose_lead_story() -> None:
    home = HomePage.objects.filter(locale__language_code="vi").first()
    if home and home.lead_story_id is None:
        home.lead_story = NewsArticlePage.objects.filter(slug=LEAD_STORY).first()
        home.save_revision().publish()
