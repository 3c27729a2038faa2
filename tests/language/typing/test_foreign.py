"""Foreign words typed in Telex: left alone, given back at the end, or taken for Vietnamese."""

import pytest

from briefing.language.typing import Method, Placement, finish
from tests.language.typing.syllables import typed

_UNCHANGED = """
windows Windows Excel word Word software hardware file files folder email Gmail zoom Zoom facebook
www PowerPoint Microsoft Teams class process report meeting online internet website web server
laptop computer desktop print printer scan scanner smartphone iPhone Android app backup link login
logout video livestream stream camera micro marketing logistics startup business company project
manager deadline feedback check update upload download format style table chart slide template
code QR USB wifi pdf docx xlsx pptx https com COVID WHO WTO ASEAN USD FDI ODA GDP CPI EVN VNPT
Zalo YouTube Google Samsung Singapore Washington London New York Trump Biden Putin Ukraine hotel
show fan club new news know draw week world work way we with will book look took bank food good
street blog call sell shop booking ticket quiz jazz Brazil bronze free speed green screen task ask
mask address access middle hidden IX XIX VIII XX UBND BCH MTTQ TT UNESCO container staff office
Office OFFICE password offer message session error coffee traffic mission passport Russia
"""
UNCHANGED = _UNCHANGED.split()

# Shown as Vietnamese while more may follow, given back by finish.
GIVEN_BACK = {
    "data": "dât",
    "database": "database",
    "user": "uẻ",
    "two": "tươ",
    "law": "lă",
    "saw": "să",
    "keep": "kêp",
    "disc": "díc",
    "yes": "yé",
    "EUR": "ẺU",
}

# The letters are those of a Vietnamese syllable: nothing but a dictionary could tell. The key
# pressed once more gives the word ("ass" is "as").
AMBIGUOUS = {
    "as": "á",
    "of": "ò",
    "is": "í",
    "his": "hí",
    "has": "há",
    "or": "ỏ",
    "how": "hơ",
    "was": "ứa",
    "test": "tét",
    "list": "lít",
    "post": "pót",
    "host": "hót",
    "box": "bõ",
    "tax": "tã",
    "taxi": "tãi",
    "visa": "vía",
    "bus": "bú",
    "this": "thí",
    "been": "bên",
    "room": "rôm",
    "too": "tô",
    "did": "đi",
    "does": "doé",
    "Paris": "Pái",
    "TW": "TƯ",
    "HDD": "HĐ",
}

# A doubled key is taken for undoing where the word is not among those known one by one.
DOUBLED = {"pass": "pas", "boss": "bos", "less": "les", "off": "of"}


# The spelling of c/k/q, g/gh, ng/ngh; what no syllable ends with, and stops without their tone.
NEVER_SPELLED = ("cees", "cis", "cys", "gees", "ngees", "nghas", "ghoos", "quuf", "qas", "giis")
NEVER_ENDED = ("mals", "casb", "tieengb", "softs", "Excels", "maftj", "docx")


def test_there_are_enough() -> None:
    assert len(set(UNCHANGED)) >= 60


@pytest.mark.parametrize("word", UNCHANGED)
def test_words_that_cannot_be_vietnamese_stay(word: str) -> None:
    composition = typed(word, Method.TELEX)
    assert composition.shown == word
    assert finish(composition, Method.TELEX, Placement.NEW).shown == word


@pytest.mark.parametrize("keys", NEVER_SPELLED + NEVER_ENDED)
def test_the_raw_keys_are_given_back_for_good(keys: str) -> None:
    assert typed(keys, Method.TELEX).shown == keys


@pytest.mark.parametrize(("word", "live"), GIVEN_BACK.items())
def test_words_given_back_at_the_end(word: str, live: str) -> None:
    composition = typed(word, Method.TELEX)
    assert composition.shown == live
    assert finish(composition, Method.TELEX, Placement.NEW).shown == word


@pytest.mark.parametrize(("word", "shown"), (AMBIGUOUS | DOUBLED).items())
def test_words_that_are_taken_for_vietnamese(word: str, shown: str) -> None:
    composition = typed(word, Method.TELEX)
    assert finish(composition, Method.TELEX, Placement.NEW).shown == shown


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("ass", "as"),
        ("off", "of"),
        ("tesst", "test"),
        ("lisst", "list"),
        ("taxxi", "taxi"),
        ("beeen", "been"),
        ("rooom", "room"),
        ("passs", "pass"),
        ("TWW", "TW"),
        ("HDDD", "HDD"),
        ("offfice", "office"),
        ("passsword", "password"),
    ],
)
def test_the_key_once_more_gives_the_foreign_word(keys: str, word: str) -> None:
    assert typed(keys, Method.TELEX).shown == word
