"""Paper and CSV: nothing of a tip's content on the server, a row of the journal for each."""

import pytest
from tests.tipoff.desk.duty import STORY

from tipoff.models import JournalEntry

pytestmark = pytest.mark.django_db


def last():
    return JournalEntry.objects.order_by("-seq").first()


def test_printing_is_journalled_with_whether_the_contact_is_on_it(client, duty, tip):
    duty.unlock(client)
    address = f"/truc-ban/tin/{tip.public_id}/in-phieu/"
    for posted, contact in (({}, False), ({"contact": "on"}, True)):
        assert client.post(address, posted).status_code == 204
        entry = last()
        assert (entry.action, entry.subject) == ("tip-printed", tip.public_id)
        assert entry.details == {"contact": contact, "station": "cam-le"}


def test_a_tip_of_another_station_cannot_be_printed(client, stranger, tip):
    stranger.unlock(client)
    assert client.post(f"/truc-ban/tin/{tip.public_id}/in-phieu/").status_code == 404
    assert last().action != "tip-printed"


def test_a_csv_file_is_journalled_by_its_count_alone(client, duty):
    duty.unlock(client)
    assert client.post("/truc-ban/danh-sach/xuat/", {"count": "7"}).status_code == 204
    assert last().action == "list-exported"
    assert last().details == {"tips": 7, "station": "cam-le"}


@pytest.mark.parametrize("count", ["", "0", "-1", "x", "99999"])
def test_a_count_that_is_none_is_refused(client, duty, count):
    duty.unlock(client)
    assert client.post("/truc-ban/danh-sach/xuat/", {"count": count}).status_code == 400
    assert last().action != "list-exported"


def test_the_papers_form_comes_without_content_and_says_not_verified(client, duty, tip):
    duty.unlock(client)
    html = client.post(f"/truc-ban/tin/{tip.public_id}/mo/").json()["html"]
    paper = html.partition('data-template="paper"')[2].partition("</template>")[0]
    assert "Chưa xác minh" in paper
    assert tip.public_id in paper
    assert STORY not in html
