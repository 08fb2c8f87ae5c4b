"""The addresses that take what an officer wrote."""

from django.http import JsonResponse

from tipoff.desk import payloads
from tipoff.desk.actions import TipAction
from tipoff.desk.services import Posting, next_sequence
from tipoff.desk.writing import services
from tipoff.desk.writing.forms import AskForm, ContactForm, NoteForm


class AddNote(TipAction):
    """Keeps an internal note."""

    form_class = NoteForm

    def act(self, **note):
        services.add_note(self.officer, self.tip, Posting(**note))


class Ask(TipAction):
    """Sends a question and sets the state to "needs information"."""

    form_class = AskForm

    def act(self, reason_to_tip, reason_signature, **question):
        question = Posting(**question)
        reason = Posting(question.sequence + 1, reason_to_tip, reason_signature)
        services.ask(self.officer, self.tip, question, reason)


class Contact(TipAction):
    """How to reach the citizen, sealed; a click, a reason and a row of its own."""

    form_class = ContactForm

    def act(self, **reason):
        services.release_contact(self.officer, self.tip, Posting(**reason))
        sealed = payloads.sealed_contact(self.tip)
        return JsonResponse(sealed | {"next": next_sequence(self.tip)})
