"""The citizens' privacy page says, in both languages, the numbers that the portal keeps to."""

from datetime import timedelta

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "/bao-tin/quyen-rieng-tu/",
            ["sau 7 giờ", "3 phút", "sau 11 phút", "xóa 200 ngày", "lưu sau 9 ngày"],
        ),
        (
            "/en/bao-tin/quyen-rieng-tu/",
            ["after 7 hours", "for 3 minutes", "Erased 200 days", "backup 9 days"],
        ),
    ],
)
def test_the_times_said_are_those_of_the_settings(client, settings, path, said):
    settings.TIP_DRAFT_AGE = timedelta(hours=7)
    settings.TIP_RECEIPT_SHOWN = timedelta(minutes=3)
    settings.TIP_KEPT, settings.BACKUPS_KEPT = timedelta(days=200), timedelta(days=9)
    settings.TIP_FOLLOWUP_AGE = timedelta(minutes=11)
    text = client.get(path).content.decode()
    assert [words for words in said if words not in text] == []


def test_the_page_is_linked_from_the_first_page_of_the_form(client):
    assert 'href="/bao-tin/quyen-rieng-tu/"' in client.get("/bao-tin/").content.decode()
