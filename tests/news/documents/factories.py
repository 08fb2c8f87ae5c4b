"""Makes legal documents for tests: `LegalDocumentFactory(parent=documents)`."""

from datetime import date

import factory
import wagtail_factories

from news.models import DocumentVersion, LegalDocument

FIRST = """Điều 1. Ai được vay
1. Người chấp hành xong án phạt tù.
2. Cơ sở sản xuất nhận người chấp hành xong án phạt tù:
a) Có từ 10 người trở lên;
đ) Có hợp đồng lao động.
Điều 2. Mức vay
Mức vay tối đa 100 triệu đồng."""
SECOND = FIRST.replace("100 triệu", "200 triệu") + "\nĐiều 3. Thời hạn\nTối đa 120 tháng."


class LegalDocumentFactory(wagtail_factories.PageFactory):
    """A published decision in force since 2023 that nobody has checked."""

    title = factory.Sequence(lambda n: f"Quyết định về vay vốn {n}")
    slug = None
    summary = "Người chấp hành xong án phạt tù được vay vốn."
    number = factory.Sequence(lambda n: f"{n + 1}/2023/QĐ-TTg")
    kind = "quyet-dinh"
    issuing_body = "Thủ tướng Chính phủ"
    signer = "Phó Thủ tướng"
    issued_on = date(2023, 8, 17)
    in_force_on = date(2023, 10, 10)
    official_url = "https://vbpl.vn/van-ban/1"

    class Meta:
        model = LegalDocument


def add_version(document, day, text=FIRST, note=""):
    """Give a document a text from a day on, and publish it."""
    document.versions.add(DocumentVersion(effective_on=day, text=text, note=note))
    document.save_revision().publish()
