"""Paragraphs to parts: what was done, the lists of conclusions, quotations, the meeting's facts.

One walk from top to bottom. A list of conclusions opens after a sentence that leads into it or
under a heading that announces what is to come; everything numbered elsewhere is told, not
ordered. What fits nowhere is kept, never dropped.
"""

from collections.abc import Sequence

from briefing.language.terms import ListStyle
from briefing.model.records import Quotation
from briefing.reading import cues, fields, furniture, people
from briefing.reading.fields import Field
from briefing.reading.headings import Heading, Part, heading_of, part_of
from briefing.reading.leads import announces, inline_items, leads_in, split_lead
from briefing.reading.lines import Paragraph, marked
from briefing.reading.parts import Item, ItemList, Outline, Passage
from briefing.reading.quotations import read_quotation, read_source

_SPOKEN = frozenset({ListStyle.WORDS, ListStyle.ORDINAL_WORDS})
_MAX_LEAD_LABEL = 90
_MAX_CLOSING = 300


def outline(body: Sequence[Paragraph]) -> Outline:
    """Sort the paragraphs of a text's body."""
    walk = _Walk()
    for index, paragraph in enumerate(body):
        after = next((p for p in body[index + 1 : index + 6] if not _is_caption(p)), None)
        walk.take(paragraph, after)
    return walk.done()


def _is_caption(paragraph: Paragraph) -> bool:
    return paragraph.marker is None and furniture.is_caption(paragraph.text)


def _is_row(paragraph: Paragraph) -> bool:
    return paragraph.text.startswith("|") and paragraph.text.endswith("|")


def _style(paragraph: Paragraph) -> ListStyle | None:
    return paragraph.marker.style if paragraph.marker else None


class _Walk:
    """Where the walk has come to: the part, the section, the open list and its lead-in."""

    def __init__(self) -> None:
        self.out = Outline()
        self.part: Part | None = None
        self.part_style: ListStyle | None = None
        self.section = ""
        self.told = ""  # the name of a section that prose has opened without a heading
        self.lead: str | None = None
        self.list: ItemList | None = None
        self.people: Field | None = None
        self.before: Paragraph | None = None

    def done(self) -> Outline:
        """Return what was found; a lead-in that led nowhere is told like any other paragraph."""
        self._drop_lead()
        return self.out

    def take(self, paragraph: Paragraph, after: Paragraph | None) -> None:
        """Sort one paragraph; ``after`` is the next one that is not a caption."""
        if self._take_field(paragraph) or self._take_table(paragraph):
            pass
        elif quotation := read_quotation(paragraph):
            self.list = None
            self.out.quotations.append(quotation)
        elif self._take_source(paragraph):
            pass
        elif (heading := heading_of(paragraph, after)) and self._is_heading_here(paragraph, after):
            self._open_part(heading, paragraph)
        elif paragraph.marker and self._take_labelled_part(paragraph):
            pass
        elif paragraph.marker:
            self._take_item(paragraph, after)
        else:
            self._take_prose(paragraph, after)
        self.before = paragraph

    # ── the meeting ──

    def _take_field(self, paragraph: Paragraph) -> bool:
        if self.list is not None or self.out.results:
            found = fields.read_field(paragraph)
            if found is None or found.label not in {"end", "secretary"}:
                return False
        else:
            found = fields.read_field(paragraph)
        if found is not None:
            self.list = None
            self.people = found if found.label in {"attendance", "absent", "co_chairs"} else None
            if found.label == "content":
                self.part, self.section = None, ""
                if found.value:
                    self.out.results.append(Passage(found.value, ""))
            else:
                self.out.fields.append(found)
            return True
        return self._take_person(paragraph)

    def _take_person(self, paragraph: Paragraph) -> bool:
        """Take a line that goes on with the people whom a field has begun to name."""
        if self.people is None:
            return False
        text = paragraph.body if paragraph.marker else paragraph.text
        if paragraph.level or not people.is_person_line(text):
            self.people = None
            return False
        self.out.fields.append(Field(self.people.label, text))
        return True

    def _take_table(self, paragraph: Paragraph) -> bool:
        """Keep the rows of a table as one passage without a place."""
        if not _is_row(paragraph):
            return False
        if self.before is not None and _is_row(self.before) and self.out.unplaced:
            self.out.unplaced[-1] += f"\n{paragraph.text}"
        else:
            self.out.unplaced.append(paragraph.text)
        return True

    # ── headings ──

    def _is_heading_here(self, paragraph: Paragraph, after: Paragraph | None) -> bool:
        """Say whether what looks like a heading is no part of the list that is open."""
        marker = paragraph.marker
        if paragraph.level:
            return True
        if marker is None:
            if self.list is None or paragraph.strong or not paragraph.text.endswith(":"):
                return True
            return after is not None and _style(after) is self.list.style
        if marker.style is ListStyle.ROMAN or marker.style is self.part_style:
            return True
        if self.list is not None:
            return self.list.style is ListStyle.DASH and marker.style is ListStyle.ARABIC
        return self.lead is None and self.part is not Part.PLAN

    def _open_part(self, heading: Heading, paragraph: Paragraph) -> None:
        self._drop_lead()
        self.list, self.told, self.people = None, "", None
        self.section = heading.text
        if heading.part is not None:
            self.part = heading.part
            self.part_style = paragraph.marker.style if paragraph.marker else None
        if self.part is Part.PLAN:
            self.lead = heading.text

    def _take_labelled_part(self, paragraph: Paragraph) -> bool:
        """Take "II. Nhiệm vụ tuần tới: …", a heading with its text on the same line."""
        marker = paragraph.marker
        if marker is None or marker.style is not ListStyle.ROMAN or self.list is not None:
            return False
        label, colon, rest = paragraph.body.partition(":")
        part = part_of(label)
        if not (colon and rest.strip() and part and len(label) <= _MAX_LEAD_LABEL):
            return False
        self._open_part(Heading(label, part), paragraph)
        self.lead = None
        self._tell(rest.strip())
        return True

    # ── lists ──

    def _take_item(self, paragraph: Paragraph, after: Paragraph | None) -> None:
        marker = paragraph.marker
        assert marker is not None  # noqa: S101 - asked by the caller
        if self.part is Part.FACTS and marker.style not in _SPOKEN:
            self.out.facts.append(paragraph.body)
            return
        if self.list is not None and not self._opens_another(paragraph):
            self._add(paragraph)
        elif self.list is not None or self._may_list(paragraph):
            lead = (self.lead or "") if self.list is None else ""
            sign = paragraph.text[0] if marker.style is ListStyle.DASH else ""
            self.lead = None
            self.list = ItemList(lead, marker.style, sign)
            self.out.lists.append(self.list)
            self._add(paragraph)
        elif paragraph.body.endswith(":") and after and after.marker:
            self.section = paragraph.body.rstrip(": ")
        else:
            self._drop_lead()
            self.out.results.append(Passage(paragraph.body, self.told or self.section))

    def _may_list(self, paragraph: Paragraph) -> bool:
        """Say whether an item may open a list of conclusions here.

        Spoken numbers ("Một là,") are used for conclusions, unless results are being told.
        """
        if self.lead is not None or self.part is Part.PLAN:
            return True
        marker = paragraph.marker
        spoken = marker is not None and marker.style in _SPOKEN
        before = cues.key(self.before.text) if self.before else ""
        return (
            spoken
            and self.part is None
            and not (before.endswith(":") and cues.has(before, "cues", "lead_in", "past"))
        )

    def _opens_another(self, paragraph: Paragraph) -> bool:
        """Say whether an item begins a list of its own next to the open one."""
        marker, group = paragraph.marker, self.list
        assert marker is not None  # noqa: S101 - asked by the caller
        assert group is not None  # noqa: S101 - asked by the caller
        if marker.ordinal != 1:
            return False
        if marker.style is group.style:
            return len(group.items) > 1 and group.items[-1].ordinal > 1
        colon = self.before is not None and self.before.text.endswith(":")
        return marker.style in _SPOKEN and not colon

    def _add(self, paragraph: Paragraph) -> None:
        """Add an item to the open list; one of another style belongs to the item above it."""
        marker, group = paragraph.marker, self.list
        assert marker is not None  # noqa: S101 - asked by the caller
        assert group is not None  # noqa: S101 - asked by the caller
        dash = marker.style is ListStyle.DASH
        if marker.style is not group.style or (dash and paragraph.text[0] != group.sign):
            group.items[-1].paragraphs.append(paragraph.text)
            return
        ordinal = len(group.items) + 1 if dash else marker.ordinal
        group.items.append(Item(ordinal, [paragraph.body]))

    # ── prose ──

    def _take_prose(self, paragraph: Paragraph, after: Paragraph | None) -> None:
        text, keyed = paragraph.text, cues.key(paragraph.text)
        if _is_caption(paragraph):
            self.out.facts.append(text)
        elif self.list is None and self._take_inline(text):
            pass
        elif leads_in(paragraph, after, told=self.part is Part.RESULTS) and not (
            self.list is not None and self._is_nested_lead(after)
        ):
            self._open_lead(text)
        elif self._closes(text, keyed):
            self.list = None
            self._close_with(text, keyed)
        elif self.list is not None and not cues.opens(keyed, "cues", "opening", "speech"):
            self.list.items[-1].paragraphs.append(text)
        elif self.part is Part.FACTS or people.is_meeting_fact(text):
            self.out.facts.append(text)
        elif self._is_summary(keyed):
            self.out.summary = text
            self._turn_to_plan(paragraph, after)
        else:
            self.list = None
            self._tell(text)
            self._turn_to_plan(paragraph, after)

    def _turn_to_plan(self, paragraph: Paragraph, after: Paragraph | None) -> None:
        """Read what stands under the headings that follow as conclusions, if so announced."""
        if announces(paragraph, after):
            self.part, self.section = Part.PLAN, ""

    def _take_inline(self, text: str) -> bool:
        """Take a sentence that leads into a list and has the items in its own line."""
        lead, *items = inline_items(text) or [""]
        found = [marked(item) for item in items]
        told = self.part is Part.RESULTS
        if not found or not leads_in(Paragraph(lead), found[0], told=told):
            return False
        self._open_lead(lead)
        for paragraph in found:
            self._take_item(paragraph, None)
        self.list = None
        return True

    def _is_nested_lead(self, after: Paragraph | None) -> bool:
        """Say whether a sentence with a colon leads only into points within the open item."""
        if after is None or after.marker is None or self.list is None:
            return False
        return after.marker.style not in _SPOKEN and after.marker.style is not self.list.style

    def _open_lead(self, text: str) -> None:
        self._drop_lead()
        self.list = None
        told, self.lead = split_lead(text)
        if told and self._is_summary(cues.key(told)):
            self.out.summary = told
        elif told:
            self._tell(told)

    def _drop_lead(self) -> None:
        """Tell a lead-in that no list has followed; a heading's words are kept as its section."""
        if self.lead is not None and self.lead != self.section:
            self._tell(self.lead)
        self.lead = None

    def _closes(self, text: str, keyed: str) -> bool:
        """Say whether a paragraph brings the conclusions, or the meeting, to its end."""
        closing = cues.opens(keyed, "cues", "opening", "closing")
        return closing and (bool(self.out.lists) or len(text) < _MAX_CLOSING)

    def _close_with(self, text: str, keyed: str) -> None:
        if people.ends_meeting(keyed):
            self.out.facts.append(text)
        elif self.out.lists:
            self.out.unplaced.append(text)
        else:
            self._tell(text)

    def _is_summary(self, keyed: str) -> bool:
        """Say whether this is the paragraph that opens the text and sums it up."""
        if self.out.summary or self.out.results or self.out.lists or self.section:
            return False
        if self.out.fields or cues.opens(keyed, "cues", "opening", "results"):
            return False
        speech = cues.opens(keyed, "cues", "opening", "speech")
        return not speech and cues.has(keyed, "cues", "meeting", "words")

    def _tell(self, text: str) -> None:
        """Keep a paragraph as a result, in the section that a heading or its own words name."""
        keyed = cues.key(text)
        if self.part is not Part.PLAN and cues.opens(keyed, "cues", "opening", "plan"):
            self.told = cues.word("cues", "names", "plan")
        elif self.part is None and cues.opens(keyed, "cues", "opening", "speech"):
            self.told = cues.word("cues", "names", "speech")
        elif not cues.opens(keyed, "cues", "opening", "goes_on"):
            self.told = ""
        self.out.results.append(Passage(text, self.told or self.section))

    def _take_source(self, paragraph: Paragraph) -> bool:
        source = read_source(paragraph)
        if source is None or not self.out.quotations or self.before is None:
            return False
        last = self.out.quotations[-1]
        if last.source or read_quotation(self.before) is None:
            return False
        self.out.quotations[-1] = Quotation(text=last.text, source=source)
        return True
