"""Where a tip comes from and how sure it is, in words that an editor reads."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The keys of the column `source` in lexicon.csv. A star there means: recalled, to be checked at the source.
SOURCES = {
    "SEED": "Alex Colclough, Building relationships with parents",
    "DFEWT": "DfE, Working together to improve school attendance",
    "OXON": "Oxfordshire council",
    "DEVON": "Devon council",
    "NORFOLK": "Norfolk council",
    "NOTTS": "Nottinghamshire council",
    "WARKS": "Warwickshire council, glossary",
    "GLOS": "Gloucestershire, educational psychology",
    "STAFFS": "Staffordshire, guidance on worry about school",
    "BRIS": "Bristol, safeguarding in education",
    "ECP": "Education safeguarding blog, 2025",
    "CHESH": "Cheshire schools, penalty notice pages",
    "OFSTED22": "Ofsted, Securing good attendance, 2022",
    "LF": "Lasky-Fink and others, letters to 131,000 families",
    "AW": "Attendance Works, letters that work better",
    "EDL": "EveryDay Labs, survey of 130 parents",
    "BLOOMZ": "Bloomz, school messages",
    "BITUP": "EEF and BIT, trial of text messages in 105 schools",
    "ROB": "Robinson and others, study of attendance awards",
    "EEF": "Education Endowment Foundation",
    "PF": "Public First, talks with parents, 2023",
    "PK22": "Parentkind, poll of parents, 2022",
    "PK25": "Parentkind, poll of parents, 2025",
    "NEWC": "Newcastle University, I felt shamed and blamed, 2025",
    "NFIS": "Not Fine in School, survey of parents",
    "SENMAG": "SEN Magazine",
    "SP": "Square Peg",
    "STIM": "Stimpunks, glossary",
    "TAYLOR": "Taylor Behavioural",
    "HAMILTON": "Hamilton, Education Sciences, 2024",
    "CRO": "Crozier and Davies, Hard to reach parents or hard to reach schools",
    "TACT": "TACT, Language That Cares",
    "NHSVT": "NHS service manual, voice and tone",
    "NHSHW": "NHS service manual, how we write",
    "NHSINC": "NHS service manual, inclusive content",
    "GOVPE": "GOV.UK style guide",
    "ITV": "GOV.UK words to avoid, as reported",
    "RTE": "retext-equality word list",
    "EQA": "Equality Act 2010",
    "school": _("our school"),
}
GRADES: dict[str, str | Promise] = {
    "A": _("A: a study or an article speaks about this word."),
    "B": _("B: a source supports the idea behind it."),
    "C": _("C: our own judgement. Please ask a few parents."),
    "school": _("Our school’s own wish."),
}
# Kinder ways of three shapes: advice, a whole sentence, or words that stand where the others stood.
ADVICE = re.compile(r"^(?:leave|say|give|name)\b|…|\.\.\.")
SENTENCE = re.compile(
    r"^(?:we (?!hope|follow)|if |please come|let us |the law says |the council may |your child has missed a "
    r"|a fine is |a text, )"
)
IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
MANY_WORDS = 4  # buttons, at most


def cited(source: str) -> str:
    """The sources of a term by their names."""
    keys = [key.strip().rstrip("*") for key in source.split(";") if key.strip()]
    return "; ".join(str(SOURCES.get(key, key)) for key in keys)


def graded(evidence: str) -> str:
    """How sure we are, in a sentence."""
    return str(GRADES.get(evidence, evidence))


def words_to_take(kinder: str) -> list[str]:
    """The wordings that can be put into the text; none where the kinder way is advice, not words."""
    if ADVICE.search(kinder):
        return []
    choices = [choice.strip() for choice in IN_BRACKETS.sub("", kinder).split(" / ")]
    return [choice for choice in choices if choice][:MANY_WORDS]


def is_sentence(kinder: str) -> bool:
    """Whether it stands in place of the whole sentence, and not of the flagged words alone."""
    return bool(SENTENCE.search(kinder)) and " / " not in kinder
