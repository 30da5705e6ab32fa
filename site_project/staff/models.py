from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who works at the school and signs in. Families have no accounts."""

    # Set when somebody else changed how this person gets in; the inbox stays shut until the team lead clears it.
    inbox_frozen_at = models.DateTimeField(_("inbox closed since"), null=True, blank=True, editable=False)

    is_own_act = False  # whether this very object is being changed by the person it stands for

    class Meta(AbstractUser.Meta):
        verbose_name = _("member of staff who signs in")
        verbose_name_plural = _("members of staff who sign in")

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()

    @contextmanager
    def own_act(self) -> Iterator[None]:
        """What is saved meanwhile is this person's own doing: they showed the password, or the link in their letter."""
        self.is_own_act = True
        try:
            yield
        finally:
            self.is_own_act = False

    def check_password(self, raw_password: str) -> bool:
        """Whether it is the password. Django may save it anew with a newer hash; that is nobody's reset."""
        with self.own_act():
            return super().check_password(raw_password)
