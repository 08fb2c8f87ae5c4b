"""Makes events: `EventFactory(parent=EventIndexPage.objects.get())`."""

from datetime import UTC, datetime

import factory
import wagtail_factories

from campaigns.models import EventPage


class EventFactory(wagtail_factories.PageFactory):
    """A launch at half past seven in the morning, here, of 25 July 2023."""

    title = factory.Sequence(lambda n: f"Lễ ra mắt số {n}")
    slug = None
    summary = "Tổ tuần tra ra mắt ở nhà văn hóa."
    starts_at = datetime(2023, 7, 25, 0, 30, tzinfo=UTC)
    ends_at = datetime(2023, 7, 25, 4, tzinfo=UTC)
    address = "Nhà văn hóa thôn"

    class Meta:
        model = EventPage
