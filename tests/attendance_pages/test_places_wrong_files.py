"""Whatever somebody picks instead of a list of places, they read one sentence that says what to do."""

import pytest

from tests.attendance_pages.places import said, send
from tests.cast import signed_in

NO_CSV = "This is not a CSV file. In your spreadsheet, please save it as “CSV UTF-8”."
UTF_16 = "This file is in another alphabet code (UTF-16). Please save it as “CSV UTF-8”."
LETTERS = "We cannot read some letters in this file. Please save it as “CSV UTF-8”."
HEADING = "The first row has to name the columns. Please start from a file that you exported here."
TWICE = "Two columns have the same name. Please take one of them out."
QUOTES = "A quotation mark in this file is never closed. Please save it again as “CSV UTF-8”."
TOO_BIG = "This file is too big. A list of places is smaller than 600 kB. You can split it in two."
WRONG = {
    "nothing at all": (b"", "This file is empty."),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", NO_CSV),
    "a workbook": (b"PK\x03\x04 a workbook", NO_CSV),
    "UTF-16": ("name,description\nOne,Two\n".encode("utf-16"), UTF_16),
    "UTF-16 without its mark": ("name,description\nOne,Two\n".encode("utf-16-le"), UTF_16),
    "an old alphabet": ("name,description\nCafé,Tea\n".encode("cp1252"), LETTERS),
    "another heading": (b"who,what\nOne,Two\n", HEADING),
    "a column twice": (b"name,description,name\nOne,Two,Three\n", TWICE),
    "an open quotation": (b'name,description\nOne,"Two\n', QUOTES),
    "a cell without end": (b"name,description\nOne," + b"a" * 200_000, QUOTES),
    "10 MB": (b"name,description\n" + b"a" * 10_000_000, TOO_BIG),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_file_gets_one_clear_sentence(site, office, kind):
    data, sentence = WRONG[kind]
    answer = send(signed_in(office), data)

    assert (answer.status_code, said(answer)) == (200, sentence)
