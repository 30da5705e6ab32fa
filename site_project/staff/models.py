from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who works at the school and signs in. Families have no accounts."""

    class Meta(AbstractUser.Meta):
        verbose_name = _("member of staff who signs in")
        verbose_name_plural = _("members of staff who sign in")

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()
