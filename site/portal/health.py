"""Is the portal alive (`/healthz`), and could it serve everybody now (`/readyz`)?

Each readiness check is a function without arguments that answers "ok" or the reason why not.
They are named in the setting READINESS_CHECKS, so that a room's check stays in that room's words.
"""

import time
from functools import cache, lru_cache

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal import refusal
from tipoff.selectors.desks import a_station_is_certified, escrow_is_certified
from tipoff.trust import NO_ROOT, current_trust, epochs_readable

OK = "ok"
KEYS_KEPT_FOR = 5  # seconds


def database() -> str:
    """Can the database answer?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def migrations() -> str:
    """Has every migration run?"""
    waiting = unapplied()
    return OK if not waiting else f"{waiting} migrations have not run: manage.py migrate"


def places() -> str:
    """Are the wards loaded? Without them no tip finds its station."""
    from places.models import Ward

    return OK if Ward.objects.exists() else "no wards: manage.py load_places"


def keys() -> str:
    """Do a station's key and an escrow key verify up to the root? Else tips cannot be sealed.

    Who staffs the stations is not asked: tips go up from an empty desk, they are not lost.
    """
    return _keys(int(time.monotonic() // KEYS_KEPT_FOR))


@lru_cache(maxsize=1)
def _keys(moment: int) -> str:
    """The answer of one moment, kept in this process: /readyz is polled, signatures cost."""
    now = int(time.time())
    trust = current_trust(now)
    faults = {
        "VAULT_ROOT_KEY is not a key": trust.root == NO_ROOT,
        "the file of accepted epochs is damaged: mend VAULT_EPOCHS_FILE": not epochs_readable(),
        "no station key is certified: manage.py vault certify": not a_station_is_certified(
            trust, now
        ),
        "no escrow key is certified: manage.py vault ceremony": not escrow_is_certified(trust, now),
    }
    return "; ".join(fault for fault, stands in faults.items() if stands) or OK


def demonstration() -> str:
    """Is this free of the demonstration's public passwords and keys?"""
    return "; ".join(refusal.reasons()) or OK


def unapplied() -> int:
    """Count the migrations that have not run; a zero is remembered, since it stays true."""
    try:
        return _none_unapplied()
    except LookupError as waiting:
        return waiting.args[0]


@cache
def _none_unapplied() -> int:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        raise LookupError(len(plan))  # an exception is not cached
    return 0


def readiness() -> dict[str, str]:
    """Answer each check's name with "ok" or the reason why not."""
    return {path.rpartition(".")[2]: _answer(path) for path in settings.READINESS_CHECKS}


def _answer(path: str) -> str:
    try:
        return import_string(path)()
    except Error as error:
        return f"the database does not answer: {type(error).__name__}"


@require_safe
@never_cache
def healthz(request):
    """The process answers; nothing else is asked, so that a slow database kills no worker."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request):
    """200 when every check is "ok", else 503; both name each check."""
    answers = readiness()
    ready = all(answer == OK for answer in answers.values())
    return JsonResponse({"ready": ready, **answers}, status=200 if ready else 503)
