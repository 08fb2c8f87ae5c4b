"""What happens to letters."""

from home.contact.models import ContactMessage


def keep(answers: dict, *, language: str, is_unverified: bool) -> ContactMessage:
    """Keep a letter (`text`, `name`, `reply_to`)."""
    return ContactMessage.objects.create(**answers, language=language, is_unverified=is_unverified)


def forget() -> int:
    """Delete letters that were kept long enough; answers how many."""
    return ContactMessage.forget()
