"""A consultation, and what is kept of its answers: counts, and words that are sealed. Nothing about who sent them.

Nothing here carries a time, and nothing joins one answer of a person to another (decision 11).
"""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from attendance_pages.have_your_say.querysets import ConsultationQuerySet
from site_project.privacy.fields import SealedTextField


class Consultation(models.Model):
    """Some questions to families about the policy, from one day to another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(
        "attendance_pages.PolicyPage", verbose_name=_("policy"), on_delete=models.PROTECT, related_name="consultations"
    )
    title = models.CharField(_("title"), max_length=100)
    introduction = models.TextField(
        _("introduction"), max_length=600, help_text=_("What it is about, and what you will do with the answers.")
    )
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day"), help_text=_("Families can answer until midnight of this day."))
    words_prompt = models.CharField(
        _("question for own words"),
        max_length=140,
        blank=True,
        help_text=_("One open question at the end. Empty: none. The form asks people not to name anybody."),
    )
    published_on = models.DateField(_("families see the results since"), null=True, blank=True, editable=False)
    people = models.PositiveIntegerField(_("how many answered"), default=0, editable=False)

    objects = ConsultationQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-opens_on", "title"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="consultation_closes_after_opening")
        ]

    def __str__(self) -> str:
        return self.title

    def has_begun(self, today: date | None = None) -> bool:
        """Whether its first day has come."""
        return (today or timezone.localdate()) >= self.opens_on

    def is_over(self, today: date | None = None) -> bool:
        """Whether its last day has passed."""
        return (today or timezone.localdate()) > self.closes_on

    def is_open(self, today: date | None = None) -> bool:
        """Whether families can answer today; first and last day are within."""
        return self.has_begun(today) and not self.is_over(today)


class ConsultationQuestion(models.Model):
    """A question with fixed answers."""

    class Kind(models.TextChoices):
        CHOICE = "choice", _("answers that you write")
        SCALE = "scale", _("from “not at all” to “completely”")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("answers"), max_length=10, choices=Kind.choices, default=Kind.CHOICE)
    text = models.CharField(_("question"), max_length=200)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["consultation", "position"]
        constraints = [models.UniqueConstraint(fields=["consultation", "position"], name="one_question_per_place")]

    def __str__(self) -> str:
        return self.text


class ConsultationAnswer(models.Model):
    """One of the fixed answers to a question, and how often it was given. That number is all we keep."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(ConsultationQuestion, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(_("answer"), max_length=80)
    times = models.PositiveIntegerField(_("how often"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["question", "position"]
        constraints = [models.UniqueConstraint(fields=["question", "position"], name="one_answer_per_place")]

    def __str__(self) -> str:
        return self.label


class ConsultationComment(models.Model):
    """Somebody's own words, sealed. They belong to the consultation and to nobody; no order, no day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="comments")
    words = SealedTextField(_("words"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("families' own words")
        verbose_name_plural = _("families' own words")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pk)


class ConsultationReceipt(models.Model):
    """That a form was counted, so that a second press counts nothing. It leads to no answer, and goes after the end."""

    key_hash = models.CharField(max_length=64, primary_key=True)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="receipts")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("counted form")
        verbose_name_plural = _("counted forms")

    def __str__(self) -> str:
        return self.key_hash[:8]
