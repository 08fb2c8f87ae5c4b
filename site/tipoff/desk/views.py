"""The desk's one document, and the fragments and actions that its page asks for.

Views only translate: who may is access.py's, what is read selectors.py's, what is done and
journalled services.py's.
"""

from dataclasses import asdict

from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from tipoff import blobs
from tipoff.desk import (
    files,
    labels,
    payloads,
    policies,
    selectors,
    services,
    sessions,
    words,
)
from tipoff.desk.access import (
    DeskView,
    TipView,
    tip_or_404,
    uncertified,
)
from tipoff.desk.actions import TipAction
from tipoff.desk.extending.selectors import may_extend, next_extension
from tipoff.desk.forms import ReplyForm
from tipoff.desk.moving import selectors as moving
from tipoff.desk.moving.forms import StateForm
from tipoff.desk.province.holding import may_hold
from tipoff.desk.shell import shell
from tipoff.journal import Action
from tipoff.models import State


class Shell(DeskView):
    """The document: what is around the vault. Loading it anew shuts what was open before."""

    http_method_names = ("get", "head")

    def get(self, request, number=None):
        if number is not None:
            tip_or_404(self.officer, number)
        return shell(request, self.officer, number=number)


class VaultFile(DeskView):
    """The worker's script, with the policy that a worker obeys."""

    http_method_names = ("get", "head")

    def get(self, request, name):
        if name != "worker.js":
            raise Http404
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        body = files.packed_worker_script() if packed else files.worker_script()
        response = HttpResponse(body, content_type="text/javascript; charset=utf-8")
        response[policies.HEADER] = policies.WORKER_POLICY
        response["Vary"] = "Accept-Encoding"
        if packed:
            response["Content-Encoding"] = "gzip"
        if request.GET.get("v") == files.version():
            response["Cache-Control"] = files.FOREVER
        return response


class LockedCounts(DeskView):
    """How many tips are new and urgent: all that a locked desk learns."""

    http_method_names = ("get", "head")

    def get(self, request):
        return JsonResponse(asdict(selectors.counts(self.officer)))


class Challenge(DeskView):
    """What the browser unlocks with, and a nonce that only the officer's key opens."""

    http_method_names = ("post",)

    def post(self, request):
        if not selectors.has_vault(self.officer):
            raise Http404
        if not selectors.is_certified(self.officer):
            return uncertified()
        officer, key = self.officer.public_id, self.officer.vault.box_key
        asked = sessions.challenge(request.session, officer, key)
        return JsonResponse({"challenge": asked, "unlock": payloads.unlock_material(self.officer)})


class Unlock(DeskView):
    """The answer to the nonce; a right one opens the desk to this session."""

    http_method_names = ("post",)

    def post(self, request):
        if not sessions.prove(request.session, request.POST.get("answer", "")):
            services.note(self.officer, Action.UNLOCK_FAILED, at="server")
            return JsonResponse({"error": "answer"}, status=403)
        services.unlocked(self.officer)
        return HttpResponse(status=204)


class UnlockFailed(DeskView):
    """The page says that a passphrase did not open the vault: it goes into the journal."""

    http_method_names = ("post",)

    def post(self, request):
        services.note(self.officer, Action.UNLOCK_FAILED, at="browser")
        return HttpResponse(status=204)


class Lock(DeskView):
    """Shuts the desk for this session; the page has dropped its keys already."""

    http_method_names = ("post",)

    def post(self, request):
        if sessions.is_open(request.session):
            services.note(self.officer, Action.LOCKED)
        sessions.shut(request.session)
        return HttpResponse(status=204)


class OpenTip(TipView):
    """One tip as a fragment: its clear facts, timeline and forms, and its sealed header."""

    http_method_names = ("post",)

    def post(self, request, number):
        services.note(self.officer, Action.TIP_OPENED, number)
        sealed = payloads.sealed_tip(self.tip)
        sealed["next"] = services.next_sequence(self.tip)
        html = render_to_string("desk/tip.html", _tip_context(self.officer, self.tip), request)
        return JsonResponse({"html": html, "tip": sealed})


class Body(TipView):
    """The tip's sealed text and what was added to it, once the journal has the row."""

    http_method_names = ("post",)

    def post(self, request, number):
        messages = selectors.messages_of(self.tip)
        services.release_body(self.officer, self.tip, messages)
        return JsonResponse(payloads.sealed_body(self.tip, messages))


class File(TipView):
    """A sealed file of the tip, as a stream, once the journal has the row."""

    http_method_names = ("post",)

    def post(self, request, number, file_id):
        if not self.tip.files.filter(file_id=file_id).exists():
            raise Http404
        try:
            file = blobs.files().open(file_id)
        except FileNotFoundError:
            raise Http404 from None
        services.note(self.officer, Action.FILE_RELEASED, number, file=file_id)
        return FileResponse(file, content_type="application/octet-stream")


class SendReply(TipAction):
    """Keeps a reply that was sealed and signed in the browser."""

    form_class = ReplyForm

    def act(self, **reply):
        services.send_reply(self.officer, self.tip, services.Posting(**reply))


def _tip_context(officer, tip) -> dict:
    standing = moving.standing(officer, tip)
    return {
        "officer": officer,
        "tip": tip,
        "state": labels.state(tip),
        "deadline": labels.deadline(tip),
        "ending": labels.ending(tip),
        "unverified": labels.is_unverified(tip),
        "can_accept": State.RECEIVED in standing["may"],
        "can_ask": State.NEEDS_INFORMATION in standing["may"],
        "greetings": words.greetings(officer.station),
        "form": StateForm(possible=standing["may"]),
        "moving": standing,
        "may_hold": may_hold(officer),
        "extending": next_extension(tip) if may_extend(officer, tip) else None,
        "events": selectors.timeline(tip),
    }
