"""The generation number, the catalogue of published pages, search, views, the tick's lease."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Generation(models.Model):
    """One row: the number by which every cached page is keyed.

    Database triggers raise it inside the transaction that changes what readers see
    (`publishing.triggers`). It grows with the clock, so that a restored backup never counts
    through numbers again that a running cache has already used.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_generation_row"),
        ]

    def __str__(self):
        return str(self.number)


class CatalogueEntry(models.Model):
    """What lists, search, feeds and sitemaps know of one published page."""

    page_id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(_("kind"), max_length=20)
    section = models.CharField(_("section"), max_length=255, blank=True)
    section_name = models.CharField(max_length=255, blank=True)
    language = models.CharField(_("language"), max_length=10)
    date = models.DateTimeField(_("date"))
    title = models.CharField(_("title"), max_length=255)
    url = models.CharField(_("address"), max_length=1000)
    summary = models.TextField(_("summary"), blank=True)
    # {"url", "width", "height", "alt", "sources": [[MIME type, srcset], …]} or null.
    thumbnail = models.JSONField(_("thumbnail"), null=True)
    places = models.JSONField(_("places"), default=list)
    place_label = models.CharField(max_length=1000, blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("catalogue entry")
        indexes = [
            models.Index(fields=["language", "-date", "-page_id"], name="catalogue_latest"),
            models.Index(
                fields=["language", "section", "-date", "-page_id"], name="catalogue_section"
            ),
            models.Index(fields=["language", "kind", "-date", "-page_id"], name="catalogue_kind"),
        ]

    def __str__(self):
        return self.title


class CataloguePlace(models.Model):
    """That an entry concerns a place (ward or province code); `date` is the entry's, for lists."""

    entry = models.ForeignKey(CatalogueEntry, models.CASCADE, related_name="place_rows")
    code = models.CharField(max_length=5)
    date = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "code"], name="catalogue_place_once"),
        ]
        indexes = [models.Index(fields=["code", "-date", "-entry"], name="catalogue_place")]

    def __str__(self):
        return f"{self.entry_id} in {self.code}"


class CatalogueCount(models.Model):
    """How many entries a section has in a month: kept, never counted while a page is drawn."""

    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    section = models.CharField(max_length=255, blank=True)
    # The first day of the month, in the portal's time zone.
    month = models.DateField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language", "kind", "section", "month"], name="catalogue_count_once"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.section} {self.month:%Y-%m}: {self.number}"


class SearchEntry(models.Model):
    """What search knows of one published page, or of a police station in one language.

    `id` grows with the date, then with the page: newest first is the order of the index itself.
    The full-text index over `tokens` is the database's own (`search.tables`).
    """

    id = models.BigAutoField(primary_key=True)
    entry = models.OneToOneField(
        CatalogueEntry, models.CASCADE, null=True, related_name="search_row"
    )
    station = models.ForeignKey("places.Station", models.CASCADE, null=True, related_name="+")
    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    section = models.CharField(max_length=255, blank=True)
    section_name = models.CharField(max_length=255, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    # Ward codes, parted by spaces.
    wards = models.TextField(blank=True)
    title = models.CharField(max_length=255)
    # As written, in lines: what is shown around a found word.
    written = models.TextField(blank=True)
    # Folded, each line between spaces (`search.tokens.folded_lines`).
    text = models.TextField(blank=True)
    tokens = models.TextField(blank=True)

    class Meta:
        verbose_name = _("search entry")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(entry__isnull=False, station__isnull=True)
                | models.Q(entry__isnull=True, station__isnull=False),
                name="search_entry_of_a_page_or_a_station",
            )
        ]

    def __str__(self):
        return self.title


class SearchWord(models.Model):
    """A folded word that some published text has had: what a mistyped word may have meant."""

    word = models.CharField(max_length=40, primary_key=True)

    def __str__(self):
        return self.word


class PageViews(models.Model):
    """How often a page was read on a day (`counting`); no row says anything of who read."""

    page_id = models.BigIntegerField()
    # In the portal's time zone.
    day = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page_id", "day"], name="page_views_once_a_day"),
        ]
        indexes = [models.Index(fields=["day"], name="page_views_day")]

    def __str__(self):
        return f"{self.page_id} {self.day:%Y-%m-%d}: {self.number}"


class TickLease(models.Model):
    """One row: which process runs the tick, until when, and the last day that it turned."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    holder = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField(null=True)
    day = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_tick_lease")]

    def __str__(self):
        return self.holder
