"""E-mails to officers say nothing but that something is there; none is lost, few come twice."""

import logging

from django.core import mail
from django.core.management import call_command
from tests.mailbox import Mailbox

from tipoff import mailing, outbox
from tipoff.models import Notice

NUMBER = "0123456789"


def queue(officers, count=1, **facts):
    for index in range(count):
        outbox.notify(Notice.Kind.OVERDUE, officers, key=f"test:{index}", **facts)


def test_a_mail_says_that_there_is_something_its_number_and_where_and_no_more(officers):
    queue(officers[:1], number=NUMBER)
    assert mailing.send_due() == (1, 0)
    (sent,) = mail.outbox
    assert sent.to == [officers[0].user.email]
    assert sent.subject == "Trực ban: có việc cần xem"
    assert sent.body == (
        "Có việc mới tại bàn trực ban.\n\n"
        f"Số: {NUMBER}\n\n"
        "Mở bàn trực ban: http://localhost:8000/truc-ban/\n\n"
        "Thư này không bao giờ nói nội dung tin báo. Đề nghị không trả lời thư này."
    )
    assert sent.content_subtype == "plain"
    assert not sent.attachments


def test_every_kind_of_notice_has_the_same_subject_and_an_urgent_one_says_so(officers):
    for kind in Notice.Kind:
        outbox.notify(kind, officers[:1], key=kind, urgent=kind == Notice.Kind.NEW)
    mailing.send_due()
    assert len({sent.subject for sent in mail.outbox}) == 1
    assert len({sent.body for sent in mail.outbox}) == 2
    assert mail.outbox[0].body.startswith("KHẨN")


def test_what_was_sent_is_not_sent_again(officers):
    queue(officers, number=NUMBER)
    assert mailing.send_due() == (2, 0)
    assert mailing.send_due() == (0, 0)
    assert not Notice.objects.filter(sent_at=None).exists()


def test_a_mail_server_that_is_down_for_an_hour_loses_nothing(officers, settings, clock, caplog):
    with Mailbox() as gone:
        port = gone.port
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    queue(officers, count=3, number=NUMBER)
    for _minute in range(60):
        mailing.notices_round()
        clock(minutes=1)
    assert Notice.objects.filter(sent_at=None).count() == 6
    assert max(Notice.objects.values_list("attempts", flat=True)) < 12
    with Mailbox(port) as box:
        clock(minutes=10)
        mailing.notices_round()
        assert len(box.received) == 6
        assert set(box.copies().values()) == {1}
    assert "example.vn" not in caplog.text
    assert NUMBER not in caplog.text


def test_an_address_that_is_refused_holds_up_nobody_else(officers, mailbox, caplog):
    mailbox.refused = {officers[0].user.email}
    queue(officers, count=2)
    with caplog.at_level(logging.DEBUG):
        assert mailing.send_due() == (2, 2)
    assert {message["To"] for message in mailbox.received} == {officers[1].user.email}
    assert Notice.objects.get(key=f"test:0:{officers[0].public_id}").attempts == 1
    assert officers[0].user.email not in caplog.text


def test_an_address_that_is_none_holds_up_nobody_else(officers, mailbox):
    officers[0].user.email = "hai\ndòng@example.vn"
    officers[0].user.save()
    queue(officers)
    assert mailing.send_due() == (1, 1)


def test_who_has_left_since_gets_nothing(officers):
    queue(officers)
    officers[0].is_active = False
    officers[0].save()
    assert mailing.send_due() == (1, 1)
    assert mail.outbox[0].to == [officers[1].user.email]


def test_a_worker_that_died_while_sending_has_its_notice_sent_by_the_next(officers, clock):
    queue(officers[:1])
    assert outbox.take()
    assert mailing.send_due() == (0, 0)
    clock(seconds=outbox.LEASE.total_seconds() + 1)
    assert mailing.send_due() == (1, 0)


def test_the_worker_sends_what_is_due_and_ends_when_asked_for_one_round(officers, capsys):
    queue(officers)
    call_command("worker", once=True)
    assert "2 sent, 0 to be tried again" in capsys.readouterr().out


def test_a_round_in_the_server_leaves_time_for_other_rounds(officers, monkeypatch):
    monkeypatch.setattr(mailing, "ROUND_MOST", 2)
    queue(officers, count=2)
    mailing.notices_round()
    assert Notice.objects.exclude(sent_at=None).count() == 2
