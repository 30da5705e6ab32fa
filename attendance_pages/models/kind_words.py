"""What the school decides about wordings, and what stands on its live pages now."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from attendance_pages.kind_words.querysets import SchoolsWordQuerySet, ToneDismissalQuerySet, ToneFindingQuerySet

TERM_ID_LENGTH = 80


class Strength(models.TextChoices):
    STRONG = "strong", _("These words may hurt")
    CONSIDER = "consider", _("Worth a second look")
    EXPLAIN = "explain", _("Fine once it is explained")


class SchoolTerm(models.Model):
    """A wording that this school wants to avoid, beside those that come with the site."""

    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="school_terms")
    words = models.CharField(_("words we avoid"), max_length=80)
    kinder = models.CharField(_("kinder words"), max_length=120)
    reason = models.CharField(_("why"), max_length=200)
    strength = models.CharField(_("how strongly"), max_length=10, choices=Strength, default=Strength.CONSIDER)
    is_on = models.BooleanField(
        _("in use"), default=True, help_text=_("Take the tick away, and nobody is told about it for now.")
    )

    objects = SchoolsWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording we avoid")
        verbose_name_plural = _("words we avoid")
        ordering = ["words"]
        constraints = [models.UniqueConstraint("site", Lower("words"), name="one_school_term_for_the_same_words")]

    def __str__(self) -> str:
        return self.words

    @property
    def term_id(self) -> str:
        """What the checker calls it."""
        return f"school-{self.pk}"


class AllowedTerm(models.Model):
    """A wording of the site's own list that this school lets stand, on all its pages."""

    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="allowed_terms")
    term_id = models.CharField(_("wording"), max_length=TERM_ID_LENGTH)
    reason = models.CharField(_("why we let it stand"), max_length=200)

    objects = SchoolsWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording we let stand")
        verbose_name_plural = _("words we let stand")
        ordering = ["term_id"]
        constraints = [models.UniqueConstraint(fields=["site", "term_id"], name="one_choice_for_a_term")]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The wording as people write it; its key where a later list has it no more."""
        from attendance_pages.kind_words.checker import listed_term  # noqa: PLC0415 - the checker reads these models

        term = listed_term(self.term_id)
        return term.term if term else self.term_id


class AboutWords(models.Model):
    """A wording on one page or snippet. Pages are kept under Wagtail's own Page type, whatever their kind."""

    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    about = GenericForeignKey()
    term_id = models.CharField(_("wording's key"), max_length=TERM_ID_LENGTH)
    wording = models.CharField(_("wording"), max_length=200)

    class Meta:
        abstract = True


class ToneDismissal(AboutWords):
    """Somebody read a tip and leaves the words as they are, for a reason. It counts for this page and term only."""

    reason = models.CharField(_("reason"), max_length=200)
    left_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("who"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    left_at = models.DateTimeField(_("when"))

    objects = ToneDismissalQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording left as it is")
        verbose_name_plural = _("wordings left as they are")
        ordering = ["-left_at"]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "term_id"], name="a_tip_is_left_once")
        ]

    def __str__(self) -> str:
        return self.wording


class ToneFinding(AboutWords):
    """A flagged wording that stands on a live page or snippet, and since when."""

    strength = models.CharField(_("how strongly"), max_length=10, choices=Strength)
    first_seen = models.DateTimeField(_("since"))
    last_seen = models.DateTimeField(_("last seen"))

    objects = ToneFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("flagged wording")
        verbose_name_plural = _("flagged words")
        ordering = ["first_seen", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "term_id"], name="a_wording_is_found_once")
        ]

    def __str__(self) -> str:
        return self.wording


class ToneScan(models.Model):
    """When all words of a school were last read, and with which list."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    finished_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reading of all words")

    def __str__(self) -> str:
        return str(self.site)
