"""The vault and the tip-off: keys, deadlines, how long things are kept, files."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from .place import VAR_DIR, env

# Ed25519 public key of the offline root, base64 (docs/keys.md).
VAULT_ROOT_KEY = env("VAULT_ROOT_KEY", default="")
# Site salt of the receipt's Argon2id, base64, 16 bytes; never changes once tips exist.
RECEIPT_SALT = env("RECEIPT_SALT", default="")
# HMAC keys, base64, 32 bytes each: of the journal's chain, of the limits' keys.
JOURNAL_KEY = env("JOURNAL_KEY", default="")
LIMIT_KEY = env("LIMIT_KEY", default="")
# Where each tip is written a second time before its receipt is shown; another volume is best.
TIPOFF_BLOB_URL = env("TIPOFF_BLOB_URL", default=f"file://{VAR_DIR / 'blobs'}")
# Where the journal's signed heads are added, hour by hour; beside those copies if it is not set.
JOURNAL_HEADS_FILE = env("JOURNAL_HEADS_FILE", default="")
# After how many minutes without use the officers' desk locks itself: 15 to 60.
DESK_IDLE_MINUTES = min(60, max(15, env.int("DESK_IDLE_MINUTES", default=15)))

# The lowest accepted epochs of keys, outside the database on purpose.
VAULT_EPOCHS_FILE = env("VAULT_EPOCHS_FILE", default=str(VAR_DIR / "vault-epochs.json"))

# A station works when this many officers hold its key, one of whom opened the vault this lately.
STATION_OFFICERS_AT_LEAST = env.int("STATION_OFFICERS_AT_LEAST", default=2)
STATION_UNLOCKED_WITHIN_DAYS = env.int("STATION_UNLOCKED_WITHIN_DAYS", default=14)
# So long before its certificate runs out, a station is named to the desk that renews it.
CERTIFICATE_ENDS_WITHIN_DAYS = env.int("CERTIFICATE_ENDS_WITHIN_DAYS", default=60)
# The smallest count but zero that figures show: a smaller one may point at somebody. Below three
# a hidden number could only be one.
SMALLEST_FIGURE = max(3, env.int("SMALLEST_FIGURE", default=5))

# Deadlines: what is to be done, for which tips, within what time, and where that is written. A
# number counts calendar months from the tip's arrival. Of the rows about one thing the first holds
# that fits: `urgent`, `remote` (the stations below), a category (`tipoff.models.Category`), or "",
# all. A category with times of its own could be guessed from a tip's row, where the rest is sealed:
# only what is urgent, and stands in the clear anyway, has its own here (docs/notices.md).
_RECEIVED = _("Criminal Procedure Code 2015, art. 146; joint circular 01/2017")
TIP_DEADLINES = (
    ("acknowledge", "urgent", timedelta(minutes=30), _("This portal's own rule, no law")),
    ("acknowledge", "", timedelta(hours=24), _RECEIVED),
    ("forward", "remote", timedelta(hours=48), _RECEIVED),
    ("forward", "", timedelta(hours=24), _RECEIVED),
    ("answer", "urgent", timedelta(minutes=30), _("This portal's own rule, no law")),
    ("answer", "", timedelta(hours=24), _("This portal's own rule, no law")),
    ("decide", "", timedelta(days=20), _("Criminal Procedure Code 2015, art. 147 (1)")),
    ("extended", "", 2, _("Criminal Procedure Code 2015, art. 147 (2): a complicated matter")),
    ("prolonged", "", 4, _("Criminal Procedure Code 2015, art. 147 (2): once, by the procuracy")),
)
# Codes of the stations whose ground is far or hard to cross.
TIP_REMOTE_STATIONS = env.list("TIP_REMOTE_STATIONS", default=[])
# When an overdue tip is told to the desk above; how long nobody need be at a station's desk while
# tips wait there, before the desk above is told.
TIP_OVERDUE_UP = timedelta(hours=env.int("TIP_OVERDUE_UP_HOURS", default=24))
STATION_ABSENT = timedelta(hours=env.int("STATION_ABSENT_HOURS", default=12))

# How long a tip stays once it is concluded; where no case was opened, or it was merged; how long it
# stands announced before it is shredded; how long backups are kept, so that it is gone for good.
TIP_KEPT = timedelta(days=env.int("TIP_KEPT_DAYS", default=365))
TIP_KEPT_UNFOUNDED = timedelta(days=env.int("TIP_KEPT_UNFOUNDED_DAYS", default=90))
# A practice tip goes so long after it was made, whatever became of it.
TIP_KEPT_PRACTICE = timedelta(days=env.int("TIP_KEPT_PRACTICE_DAYS", default=14))
TIP_SHRED_NOTICE = timedelta(days=env.int("TIP_SHRED_NOTICE_DAYS", default=3))
BACKUPS_KEPT = timedelta(days=env.int("BACKUPS_KEPT_DAYS", default=30))

# Half-done answers, and how long a shown receipt or an opened follow-up stays.
TIP_DRAFT_AGE = timedelta(hours=24)
TIP_RECEIPT_SHOWN = timedelta(minutes=10)
TIP_FOLLOWUP_AGE = timedelta(minutes=30)
# What a citizen may attach: files, bytes of videos and recordings together, and bytes of one
# request without JavaScript.
TIP_FILES_MOST = 5
TIP_FILES_LONG = 500 * 1024 * 1024
TIP_FILES_FORM = 50 * 1024 * 1024
# How many bodies of files one server process takes in at once (docs/uploads.md).
UPLOAD_SLOTS = env.int("UPLOAD_SLOTS", default=6)
# Bytes on the files' disk that files never take: a tip's text needs a few thousand.
UPLOAD_RESERVE = env.int("UPLOAD_RESERVE_MB", default=1024) * 1024 * 1024
# An optional scanner that reads along: tcp://host:3310 or unix:///run/clamav/clamd.ctl.
CLAMD_URL = env("CLAMD_URL", default="")
# Where "Thoát nhanh" leads: an everyday page off this site.
QUICK_EXIT_URL = env("QUICK_EXIT_URL", default="https://vi.wikipedia.org/")
# Until the provincial desk has confirmed what people must settle first, no tip is taken
# (docs/before-going-live.md). False only where no tip can be real.
TIP_FORM_NEEDS_CONFIRMATION = True
ARGON2_INTAKE_SLOTS = env.int("ARGON2_INTAKE_SLOTS", default=2)
ARGON2_LOOKUP_SLOTS = env.int("ARGON2_LOOKUP_SLOTS", default=1)
