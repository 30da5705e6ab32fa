from datetime import timedelta

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site
from wagtail.search import index

from attendance_pages.querysets import IllnessTopicQuerySet


class IllnessTopic(index.Indexed, models.Model):
    """One illness, as a parent needs it at half past seven: come in or not, and back when."""

    class Decision(models.TextChoices):
        SCHOOL = "school", _("Come in")
        HOME = "home", _("Stay at home")
        ADVICE = "advice", _("Get advice first")

    class Counts(models.IntegerChoices):
        """For how many days a look at the NHS page counts."""

        QUARTER = 91, _("three months")
        HALF_YEAR = 182, _("half a year")
        YEAR = 365, _("a year")
        TWO_YEARS = 730, _("two years")

    site = models.ForeignKey(Site, verbose_name=_("school"), on_delete=models.CASCADE, related_name="illness_topics")
    name = models.CharField(_("name"), max_length=80, help_text=_("As parents say it: Sickness or diarrhoea."))
    other_words = models.CharField(
        _("other words for it"),
        max_length=300,
        blank=True,
        help_text=_("What parents may type, with commas: poorly tummy, bug, runs, throwing up."),
    )
    decision = models.CharField(_("in short"), max_length=10, choices=Decision.choices)
    back_when = models.CharField(
        _("back when"), max_length=140, help_text=_("One short sentence: 48 hours after the last time.")
    )
    tell_us = models.CharField(
        _("what to tell us"),
        max_length=200,
        blank=True,
        help_text=_("Only what helps: Tell us if they need the cream."),
    )
    advice = models.TextField(
        _("plain advice"), max_length=600, blank=True, help_text=_("Two or three short sentences, spoken to a parent.")
    )
    nhs_url = models.URLField(_("NHS page"), help_text=_("The page that you checked it against."))
    source_checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("The day you read the NHS page. Empty: not shown.")
    )
    checked_by = models.CharField(_("checked by"), max_length=80, blank=True, help_text=_("Families do not see this."))
    hide_if_older_than = models.PositiveSmallIntegerField(
        _("a check counts for"),
        choices=Counts.choices,
        default=Counts.YEAR,
        help_text=_("After that families no longer see it, until you have looked again."),
    )

    objects = IllnessTopicQuerySet.as_manager()
    search_fields = [
        index.SearchField("name"),
        index.SearchField("other_words"),
        index.SearchField("advice"),
        index.AutocompleteField("name"),
        index.FilterField("site"),
    ]

    class Meta:
        verbose_name = _("illness")
        verbose_name_plural = _("illness A to Z")
        ordering = [Lower("name")]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "name"],
                name="one_topic_per_illness",
                violation_error_message=_("This illness is in the list already."),
            ),
            models.CheckConstraint(
                condition=models.Q(hide_if_older_than__in=[91, 182, 365, 730]), name="a_check_counts_for_a_known_time"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shown(self) -> bool:
        """Whether families see it: somebody checked it, and not too long ago (as `shown` in the queryset)."""
        if self.source_checked_on is None:
            return False
        return timezone.localdate() - self.source_checked_on <= timedelta(days=self.hide_if_older_than)
