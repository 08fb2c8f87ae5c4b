"""Everything that the tip-off writes to the database."""

from tipoff.services.files import FilesGoneError
from tipoff.services.messages import add_answers, add_text, withdraw_contact
from tipoff.services.replay import replay_blob
from tipoff.services.routes import Route, find_route
from tipoff.services.submit import ConcernsHolderError, Kept, NotKeptError, Report, submit_tip

__all__ = [
    "ConcernsHolderError",
    "FilesGoneError",
    "Kept",
    "NotKeptError",
    "Report",
    "Route",
    "add_answers",
    "add_text",
    "find_route",
    "replay_blob",
    "submit_tip",
    "withdraw_contact",
]
