"""How the staff board prints numbers of people."""

from django import template

from events.date_board import party_words

register = template.Library()
register.filter("party_words", party_words)
