from events.forms.dates import DateForm
from events.forms.sheets import BookingSheet, ChangeSheet

__all__ = ["BookingSheet", "ChangeSheet", "DateForm"]
