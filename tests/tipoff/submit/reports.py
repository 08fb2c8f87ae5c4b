"""What these tests send, and who then holds a key of it."""

from tipoff.routing import Question
from tipoff.services import Report

CAM_LE = Question(ward="20260", province="48", category="theft", home_province="48")


def report(question=CAM_LE, story="Mất xe máy"):
    return Report(question, header={"category": question.category}, body={"story": story})


def holders(tip):
    return set(tip.keys.values_list("name", flat=True))


def full_disk(*args):
    raise OSError(28, "No space left on device")
