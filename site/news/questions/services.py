"""What happens to questions."""

from news.questions.models import ReaderQuestion


def keep(answers: dict, *, language: str, is_unverified: bool) -> ReaderQuestion:
    """Keep a question (`text`, `name`, `reply_to`)."""
    return ReaderQuestion.objects.create(**answers, language=language, is_unverified=is_unverified)


def forget() -> int:
    """Delete questions that were kept long enough; answers how many."""
    return ReaderQuestion.forget()
