"""Practice tips that the demonstration's desk has made, and invented figures of past months."""

import datetime

from django.utils import timezone
from django.utils.translation import override

from portal.demo.constants import seed
from portal.demo.loading.tips import drawn, found
from tipoff.desk.counter.services import make_practice
from tipoff.models import Category, Counter, Officer

PRACTICE = (("ca-cam-le", "shop"), ("ca-cam-le", "fight"))
MONTHS = 14
# Provinces and how many tips a month and category there are about; the last are few on purpose.
PROVINCES = (("48", 9), ("68", 4), ("01", 2), ("79", 1), ("46", 1))
CATEGORIES = (Category.THEFT, Category.FRAUD, Category.DRUGS, Category.SAFETY, Category.OTHER)


def load() -> None:
    """What is not there yet."""
    with override("vi"):
        for station, key in PRACTICE:
            receipt = drawn(f"practice/{key}")
            if found(receipt) is None:
                make_practice(_officer(station), receipt, key)
    for month in _past_months(timezone.localdate()):
        for province, most in PROVINCES:
            for category in CATEGORIES:
                _count(province, month, category, most)


def _officer(station: str) -> Officer:
    return Officer.objects.filter(station__code=station).order_by("pk").first()


def _past_months(today: datetime.date) -> list[datetime.date]:
    newest = today.year * 12 + today.month - 2
    return [datetime.date(n // 12, n % 12 + 1, 1) for n in range(newest - MONTHS + 1, newest + 1)]


def _count(province: str, month: datetime.date, category: str, most: int) -> None:
    """An invented number that every machine makes alike."""
    number = seed(f"figures/{province}/{month}/{category}")[0] % (most + 1)
    named = {"province": province, "month": month, "category": category}
    Counter.objects.get_or_create(**named, defaults={"count": number})
