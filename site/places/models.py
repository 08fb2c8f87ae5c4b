"""Provinces, wards, what they were before, and the police stations that serve them.

Nothing here is ever deleted: a unit that a later reorganisation ends gets `valid_until`, so
that tips, pages and certificates which name it keep their meaning.
"""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

ALL_DIGITS = RegexValidator(r"^[0-9]+\Z", _("Digits only, as the statistics office writes it."))


class UnitQuerySet(models.QuerySet):
    """What provinces and wards are asked for most."""

    def current(self):
        """Units that no later resolution has ended."""
        return self.filter(valid_until__isnull=True)


class Unit(models.Model):
    """What a province and a ward have in common: names, validity and its source in law."""

    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    resolution = models.CharField(_("resolution"), max_length=200, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.full_name

    @property
    def full_name(self) -> str:
        """As it stands in a sentence: "phường Cẩm Lệ", "thành phố Đà Nẵng"."""
        return f"{self.kind} {self.name}"

    @property
    def is_current(self) -> bool:
        return self.valid_until is None


class Province(Unit):
    """A province or a city of that rank, keyed by the statistics office's two digits."""

    code = models.CharField(_("code"), max_length=2, primary_key=True, validators=[ALL_DIGITS])

    class Meta:
        ordering = ["code"]
        verbose_name = _("province")
        verbose_name_plural = _("provinces")


class Ward(Unit):
    """A phường, xã or đặc khu, keyed by the statistics office's five digits.

    Names change while the code stands, and are shared by many wards: never key on them.
    """

    code = models.CharField(_("code"), max_length=5, primary_key=True, validators=[ALL_DIGITS])
    province = models.ForeignKey(
        Province, models.PROTECT, related_name="wards", verbose_name=_("province")
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    note = models.TextField(_("what it was made from"), blank=True)
    #: Names under the same code before a renaming: people go on typing them.
    earlier_names = models.JSONField(_("earlier names"), default=list, blank=True)
    successors = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successors"),
    )

    class Meta:
        ordering = ["code"]
        verbose_name = _("ward")
        verbose_name_plural = _("wards")

    @property
    def long_name(self) -> str:
        """With its province: "phường Cẩm Lệ, thành phố Đà Nẵng"."""
        return f"{self.full_name}, {self.province.full_name}"


class FormerUnit(models.Model):
    """A ward, district or province as it was before the reorganisation of 2025.

    A ward's `parent` is its district, a district's its former province. `province` is the
    present province in whose area it lies.
    """

    class Level(models.TextChoices):
        WARD = "ward", _("ward")
        DISTRICT = "district", _("district")
        PROVINCE = "province", _("province")

    level = models.CharField(_("level"), max_length=8, choices=Level)
    code = models.CharField(_("code"), max_length=5, validators=[ALL_DIGITS])
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("lay in"),
    )
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="former_units",
        verbose_name=_("now in"),
    )
    successors = models.ManyToManyField(
        Ward, through="Succession", related_name="former_units", verbose_name=_("successors")
    )

    class Meta:
        ordering = ["level", "code"]
        verbose_name = _("former unit")
        verbose_name_plural = _("former units")
        constraints = [
            models.UniqueConstraint(fields=["level", "code"], name="former_unit_once_a_level")
        ]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self) -> str:
        """As it stands in a sentence: "quận Cẩm Lệ"."""
        return f"{self.kind} {self.name}"


class Succession(models.Model):
    """A former ward became, whole or in part, a later one."""

    former = models.ForeignKey(FormerUnit, models.PROTECT, related_name="successions")
    ward = models.ForeignKey(Ward, models.PROTECT, related_name="successions")
    part = models.BooleanField(_("only a part"), default=False)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [
            models.UniqueConstraint(fields=["former", "ward"], name="succession_said_once")
        ]

    def __str__(self):
        return f"{self.former} → {self.ward}"


class PlacesVersion(models.Model):
    """One loading of the files: what the tables hold, and since when."""

    version = models.CharField(_("version"), max_length=60)
    digest = models.CharField(_("digest"), max_length=64)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        get_latest_by = "pk"
        verbose_name = _("version of the place data")
        verbose_name_plural = _("versions of the place data")

    def __str__(self):
        return self.version


class Station(models.Model):
    """A police unit: public facts only. Keys and officers are the tip-off room's.

    A ward's station serves one or more wards, a provincial duty desk its province, and a
    central desk stands above provinces. The row decides where tips go, so it is edited at
    the provincial desk alone.
    """

    class Kind(models.TextChoices):
        WARD = "ward", _("ward police")
        PROVINCE = "province", _("provincial duty desk")
        CENTRAL = "central", _("central desk")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    name = models.CharField(_("name"), max_length=150)
    name_en = models.CharField(_("English name"), max_length=150, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    duty_phone = models.CharField(_("duty phone"), max_length=30, blank=True)
    hours = models.CharField(_("hours"), max_length=150, blank=True)
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stations",
        verbose_name=_("province"),
    )
    wards = models.ManyToManyField(
        Ward, blank=True, related_name="stations", verbose_name=_("wards served")
    )
    is_demonstration = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["province", "kind", "name"]
        verbose_name = _("police station")
        verbose_name_plural = _("police stations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="central", province__isnull=True)
                | models.Q(kind__in=["ward", "province"], province__isnull=False),
                name="station_below_central_has_a_province",
            )
        ]

    def __str__(self):
        return self.name
