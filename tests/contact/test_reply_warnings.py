"""What is worth a second look before a reply goes out, and what is not."""

import pytest

from contact.reply_warnings import cautions


@pytest.mark.parametrize(
    "body",
    [
        "I won't tell anyone.",
        "I won’t tell anybody at school",
        "WE WILL NOT TELL her teacher",
        "I'll not tell a soul",
        "This stays between us.",
        "Just between us, I think so too.",
        "It is our secret.",
        "I can keep a secret",
        "Nobody will know.",
        "No one else will ever find out.",
        "I will keep this to myself.",
        "I promise not to tell.",
        "This is strictly confidential.",
        "Your words are safe with us.",
        "My lips are sealed!",
        "Between you and me, yes.",
        "Off the record: yes.",
    ],
)
def test_a_promise_of_silence_is_noticed(body):
    (caution,) = cautions(body)

    assert "nobody else would ever know" in caution


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for telling me.",
        "The school secretary will ring you.",
        "We cannot promise to keep everything secret.",
        "I can't keep this a secret if a child may not be safe.",
        "I will tell her teacher that much, and no more.",
        "There is a table between us and the door.",
        "Nobody knows your child as you do.",
        "Please tell me if I may ring.",
        "",
    ],
)
def test_honest_words_are_let_be(body):
    assert cautions(body) == []


@pytest.mark.parametrize(
    ("child", "body", "named"),
    [
        ("Zoë Marsh", "Zoe can come with you.", "Zoë"),
        ("Zoë Marsh", "ZOË’s coat is here", "Zoë"),
        ("Zoë Marsh", "Dear Mrs Marsh", "Marsh"),
        ("Zoë and Max", "Max and Zoë are welcome", "Zoë, Max"),
        ("O'Neil", "little neil", "Neil"),
        ("Bo", "Bo is brave", "Bo"),
        ("محمد", "مرحبا محمد", "محمد"),
    ],
)
def test_a_name_of_the_child_is_noticed(child, body, named):
    (caution,) = cautions(body, child=child)

    assert f"“{named}”" in caution


@pytest.mark.parametrize(
    ("child", "body"),
    [
        ("Zoë Marsh", "She can come with you. The marshland trip is on Monday."),
        ("my son in year 4", "Your son is in our thoughts in year 4"),
        ("A", "A cup of tea?"),
        ("", "Zoë"),
        ("???", "What? Why???"),
    ],
)
def test_other_words_are_no_name(child, body):
    assert [caution for caution in cautions(body, child=child) if "“son”" not in caution] == []


def test_who_must_not_know_is_noticed():
    (caution,) = cautions("We could ask his Dad about it.", must_not_know="his dad, and anyone at home")

    assert "“dad”" in caution


def test_everything_at_once_is_three_sentences():
    assert len(cautions("I won't tell Piotr about Zoë", child="Zoë", must_not_know="Piotr")) == 3
