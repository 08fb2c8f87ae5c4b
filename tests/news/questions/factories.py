"""Makes readers' questions for tests."""

from factory.django import DjangoModelFactory

from news.models import ReaderQuestion


class ReaderQuestionFactory(DjangoModelFactory):
    """A question with everything that its sender may have told."""

    text = (
        "Tôi tên Trần Văn Mẫu, số 0905 123 456. Con tôi mất căn cước. "
        "Làm lại căn cước cho trẻ em thì đến đâu? Cảm ơn."
    )
    name = "Trần Văn Mẫu"
    reply_to = "mau@example.org"

    class Meta:
        model = ReaderQuestion
