"""The kinds of items that a search finds, and what they and their states are called in a query.

Names are compared without accents, blanks and hyphens: "kết quả", "ket-qua" and "ketqua" are one.
"""

from briefing.i18n import N_

TITLE = "title"
SUMMARY = "summary"
RESULT = "result"
LEAD_IN = "lead-in"
DIRECTIVE = "directive"
QUOTATION = "quotation"
FIGURE = "figure"
ANSWER = "answer"
NOTE = "note"
DOCUMENT = "document"
UNIT = "unit"
PLACE = "place"
PERSON = "person"

KINDS = (
    TITLE,
    SUMMARY,
    RESULT,
    LEAD_IN,
    DIRECTIVE,
    QUOTATION,
    FIGURE,
    ANSWER,
    NOTE,
    DOCUMENT,
    UNIT,
    PLACE,
    PERSON,
)
"""All kinds, in the order in which the items of one briefing are listed."""

LABELS = {
    TITLE: N_("Title"),
    SUMMARY: N_("Summary"),
    RESULT: N_("Result"),
    LEAD_IN: N_("Lead-in"),
    DIRECTIVE: N_("Conclusion"),
    QUOTATION: N_("Excerpt"),
    FIGURE: N_("Figure"),
    ANSWER: N_("Reason"),
    NOTE: N_("Private note"),
    DOCUMENT: N_("Document"),
    UNIT: N_("Organization"),
    PLACE: N_("Place"),
    PERSON: N_("Person"),
}
"""What the kinds are called where hits are shown, to be translated."""

LISTED = frozenset({DOCUMENT, UNIT, PLACE, PERSON})
"""Kinds that repeat what the text says, or what every week says: they come after the others."""

KIND_NAMES: dict[str, tuple[str, ...]] = {
    "title": (TITLE,),
    "titles": (TITLE,),
    "tieude": (TITLE,),
    "summary": (SUMMARY,),
    "tomtat": (SUMMARY,),
    "result": (RESULT,),
    "results": (RESULT,),
    "ketqua": (RESULT,),
    "directive": (DIRECTIVE,),
    "directives": (DIRECTIVE,),
    "conclusions": (DIRECTIVE, LEAD_IN),
    "tasks": (DIRECTIVE,),
    "ketluan": (DIRECTIVE, LEAD_IN),
    "nhiemvu": (DIRECTIVE,),
    "quotation": (QUOTATION,),
    "quotations": (QUOTATION,),
    "trichdan": (QUOTATION,),
    "figure": (FIGURE,),
    "figures": (FIGURE,),
    "solieu": (FIGURE,),
    "answer": (ANSWER,),
    "answers": (ANSWER,),
    "traloi": (ANSWER,),
    "note": (NOTE,),
    "notes": (NOTE,),
    "ghichu": (NOTE,),
    "document": (DOCUMENT,),
    "documents": (DOCUMENT,),
    "vanban": (DOCUMENT,),
    "place": (PLACE,),
    "places": (PLACE,),
    "diadiem": (PLACE,),
    "person": (PERSON,),
    "people": (PERSON,),
    "nguoi": (PERSON,),
}
"""What may stand after "in:", with the kinds that it means."""

OPEN = "open"
LATE = "late"
DONE = "done"
DROPPED = "dropped"
CARRIED = "carried"
FINAL = "final"
DRAFT = "draft"

STATE_NAMES: dict[str, str] = {
    "open": OPEN,
    "mo": OPEN,
    "chuaxong": OPEN,
    "late": LATE,
    "tre": LATE,
    "cham": LATE,
    "quahan": LATE,
    "done": DONE,
    "xong": DONE,
    "hoanthanh": DONE,
    "dropped": DROPPED,
    "bo": DROPPED,
    "carried": CARRIED,
    "chuyen": CARRIED,
    "final": FINAL,
    "chot": FINAL,
    "draft": DRAFT,
    "nhap": DRAFT,
    "duthao": DRAFT,
}
"""What may stand after "is:", with the state that it means.

The last two are of briefings, the others of directives.
"""
