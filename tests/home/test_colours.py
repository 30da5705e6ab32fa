"""A school may bring its own colours, as long as families can read them."""

import pytest
from django.core.exceptions import ValidationError

from home.colours import LIGHT_SURFACE, contrast, validate_readable_colour
from home.models import SchoolSettings
from home.theme import theme_css, theme_version


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.48),  # the grey that WCAG's own tools name as just not enough
        ("#767676", "#FFFFFF", 4.54),
        ("#FF0000", "#FFFFFF", 4.0),
    ],
)
def test_contrast_is_counted_as_wcag_counts_it(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize("colour", ["#0B5D5B", "#000000", "#0b5d5b", "#5B2E0B"])
def test_a_dark_colour_is_taken(colour):
    validate_readable_colour(colour)

    assert contrast(colour, LIGHT_SURFACE) >= 4.5


@pytest.mark.parametrize(("colour", "ratio"), [("#FFFF00", "1.1"), ("#E07000", "2.7"), ("#FFFFFF", "1.2")])
def test_a_light_colour_is_refused_with_a_sentence_that_helps(colour, ratio):
    with pytest.raises(ValidationError) as refused:
        validate_readable_colour(colour)

    assert refused.value.messages == [
        f"Words in this colour are hard to read: the contrast is {ratio} and needs 4.5. Try a darker one."
    ]


@pytest.mark.parametrize("colour", ["red", "#123", "#12345G", "0B5D5B", "#0B5D5B;}", "#0B5D5B\n"])
def test_what_is_no_colour_is_refused_with_an_example(colour):
    with pytest.raises(ValidationError) as refused:
        validate_readable_colour(colour)

    assert refused.value.messages == ["Write a colour as # and six signs, such as #0B5D5B."]


def test_the_settings_refuse_it_too_on_the_field_where_it_was_typed(site):
    school = SchoolSettings.for_site(site)
    school.act_colour = "#FFFF00"
    with pytest.raises(ValidationError) as refused:
        school.full_clean()

    assert list(refused.value.message_dict) == ["act_colour"]


def test_only_the_changed_colours_stand_in_the_style_sheet():
    assert theme_css(SchoolSettings(act_colour="#0B5D5B")) == (
        "@media (prefers-color-scheme:light){:root{--act:#0B5D5B;}}"
    )
    assert theme_css(SchoolSettings()) == ""


def test_other_colours_have_another_address():
    assert theme_version(SchoolSettings(act_colour="#0B5D5B")) != theme_version(SchoolSettings(act_colour="#5B2E0B"))
