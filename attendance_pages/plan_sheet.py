"""What the blank plan sheet starts with. A school changes the ideas on its own page."""

from typing import Any

MOST_IDEAS = 8  # of each kind: more would not fit one sheet of paper
LONGEST_IDEA = 46  # characters: one line of half a sheet

# In a child's words.
HARD_THINGS = [
    "My tummy hurts in the mornings",
    "Saying goodbye at the door",
    "It is too loud or too busy",
    "Some of the work feels too hard",
    "Playtime or lunch feels lonely",
    "Somebody is unkind to me",
    "I am tired, or I sleep badly",
    "I worry about someone at home",
]
IDEAS = [
    "A friendly face at the gate",
    "A quiet way in, or a later start",
    "Start the day with what I love",
    "A small job that needs me",
    "A calm place when it gets too much",
    "A friend to sit and play with",
    "A text home to say how it is going",
    "Help with breakfast, uniform or travel",
]


def starting_hard_things() -> list[tuple[str, Any]]:
    """What makes it hard, as a new page has it."""
    return [("idea", words) for words in HARD_THINGS]


def starting_ideas() -> list[tuple[str, Any]]:
    """What would help, as a new page has it."""
    return [("idea", words) for words in IDEAS]
