"""Whether something goes out that was meant to stay inside."""

import re
from collections.abc import Iterator

from briefing.i18n import N_, _
from briefing.insight.checks.rule import Finding, Known, Rule, each_directive, passages
from briefing.language.letters import marked_key, search_key
from briefing.language.patterns import late
from briefing.model.records import Briefing

PRIVATE_TAGS = frozenset({"noi-bo", "noibo", "rieng", "rieng-tu", "mat", "khong-cong-bo"})
"""Tags, as their bare letters, that say of an item that it stays inside."""

_FEWEST_WORDS = 6
_SHOWN_WORDS = 60
_SENTENCE = late(r"(?<=[.!?…;])\s+|\n+")
_TAG = late(r"#([\w-]+)")


def find_published_notes(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find a sentence of the private notes that stands in what goes out, word for word.

    A short one ("Đã họp.") may stand in both.
    """
    sentences = [
        sentence
        for sentence in _SENTENCE.split(briefing.notes)
        if len(sentence.split()) >= _FEWEST_WORDS
    ]
    keys = {_key(sentence): sentence for sentence in sentences}
    for text, where, _place in passages(briefing) if keys else ():
        whole = _key(text)
        for key, sentence in keys.items():
            if key in whole:
                yield Finding(
                    _("This stands in the private notes: {text}").format(
                        text=sentence[:_SHOWN_WORDS]
                    ),
                    where,
                    sentence[:_SHOWN_WORDS],
                )


def find_private_items(briefing: Briefing, _known: Known) -> Iterator[Finding]:
    """Find an item that is tagged as internal ("#nội-bộ") and yet goes out with the rest."""
    for item, where in each_directive(briefing):
        for tag in item.tags:
            if search_key(tag).replace("_", "-") in PRIVATE_TAGS:
                yield Finding(
                    _("It is tagged #{tag}, and goes out with the rest.").format(tag=tag),
                    where,
                    f"#{tag} {item.text[:_SHOWN_WORDS]}",
                )
    for text, where, _place in passages(briefing):
        for found in _TAG.finditer(text):
            if search_key(found[1]).replace("_", "-") in PRIVATE_TAGS:
                yield Finding(
                    _("It is tagged #{tag}, and goes out with the rest.").format(tag=found[1]),
                    where,
                    text[found.start() : found.start() + _SHOWN_WORDS],
                )


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", marked_key(text)))


RULES = (
    Rule("private/notes", N_("Private notes are not in what goes out."), find_published_notes),
    Rule("private/tag", N_("Nothing tagged as internal goes out."), find_private_items),
)
