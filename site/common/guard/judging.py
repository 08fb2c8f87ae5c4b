"""One verdict on one sending: was there proof of work, and was it within the limits?"""

from django.conf import settings

from common.guard import (
    FORM,
    MACHINE,
    OVER_LIMIT,
    TIP,
    UNVERIFIED,
    Verdict,
    limits,
    proof,
    recaptcha,
    traps,
)


def ask_vendor(request, form: str = TIP) -> None:
    """Ask reCAPTCHA now, where it stands before this form: it may take seconds.

    `judge` does so itself; call this first where it runs inside a transaction.
    """
    if recaptcha.serves(form):
        recaptcha.answer(request, form)


def judge(request, form: str = TIP) -> Verdict:
    """Judge a posted form, and count it. Once for each sending: a proof is good for one.

    Raises `DatabaseError` when the counts cannot be written.
    """
    proved = is_proved(request, form)
    kind = TIP if form == TIP else FORM
    within = limits.take(request, kind if proved else f"unverified {kind}")
    sprung, hasty = traps.is_sprung(request), not traps.is_in_time(request)
    found = {
        UNVERIFIED: not proved,
        MACHINE: not proved and (sprung or hasty),
        OVER_LIMIT: not within,
    }
    return Verdict(
        marks=tuple(mark for mark, holds in found.items() if holds),
        over_limit=not within,
        refused=form != TIP and (not within or (hasty and not proved)),
        trapped=sprung,
    )


def is_proved(request, form: str) -> bool:
    """Whether the browser showed what `FORM_GUARD` asks for.

    reCAPTCHA's "no" holds; on a tip page, where it is only a choice, and wherever it does not
    answer, the browser's proof of work counts, which every guarded page makes.
    """
    if settings.FORM_GUARD == "none":
        return True
    answer = recaptcha.answer(request, form) if recaptcha.serves(form) else None
    if answer is True or (answer is False and form != TIP):
        return answer
    return proof.spend(request.POST.get(proof.FIELD, ""))
