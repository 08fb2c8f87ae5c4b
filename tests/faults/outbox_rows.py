"""Inside a portal's Django: queues notices, lets leases run out, counts what is left.

JSON lines in, JSON lines out, as `Portal.talk` has it.
"""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.db import close_old_connections, connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from common.models import User  # noqa: E402
from places.models import Station  # noqa: E402
from tipoff import outbox  # noqa: E402
from tipoff.models import Notice, Officer  # noqa: E402


def queue(count: int) -> int:
    """Queue so many notices for one officer, made when first asked for; forget all others."""
    Notice.objects.all().delete()
    station, _ = Station.objects.get_or_create(code="c", defaults={"kind": "central", "name": "C"})
    address = {"kind": User.Kind.OFFICER, "email": "trucban@example.vn"}
    user, _ = User.objects.get_or_create(username="trucban", defaults=address)
    officer, _ = Officer.objects.get_or_create(user=user, defaults={"station": station})
    for number in range(count):
        outbox.notify(Notice.Kind.NEW, [officer], key=f"fault:{number}")
    return Notice.objects.count()


def expire(_nothing) -> int:
    """As if the time of every lease and every pause were over."""
    past = timezone.now() - timedelta(seconds=1)
    Notice.objects.exclude(leased_until=None).update(leased_until=past)
    return Notice.objects.filter(sent_at=None).update(send_after=past)


def waiting(_nothing) -> int:
    return Notice.objects.filter(sent_at=None).count()


def leased(_nothing) -> int:
    return Notice.objects.exclude(leased_until=None).count()


ANSWERS = {"queue": queue, "expire": expire, "waiting": waiting, "leased": leased}
for line in sys.stdin:
    close_old_connections()
    name, argument = json.loads(line)
    answer = ANSWERS[name](argument)
    connection.close()
    print(json.dumps(answer), flush=True)
