"""What stands around the contents of every paper: head, title, signatures, recipients."""

from collections.abc import Iterable, Sequence

from briefing.language.dates import write_day_long
from briefing.model.office import Signer
from briefing.model.paper import Block, Blocks, Role
from briefing.model.records import Person
from briefing.writing.papers.compose.words import BLANK, cased, ended
from briefing.writing.papers.form import Form
from briefing.writing.papers.profile import Profile

_ROOM_FOR_NUMBER = "\u00a0" * 8
_ROOM_FOR_DAY = "\u00a0" * 6


def left(form: Form) -> Blocks:
    """Return who issues the paper, under the body above it; what is not known is left blank."""
    profile, office = form.profile, form.office
    lines = [_line(Role.PARENT, text, profile) for text in office.parents]
    own = office.organization or (BLANK,)
    lines += [_line(Role.ORGANIZATION, text, profile) for text in own[:-1]]
    lines.append(_line(Role.ORGANIZATION, own[-1], profile, profile.rules.organization))
    if profile.texts.star:
        lines.append(Block(role=Role.STAR, text=profile.texts.star))
    return tuple(lines)


def right(form: Form) -> Blocks:
    """Return the title of the State with its motto, or that of the Party."""
    texts, rules = form.profile.texts, form.profile.rules
    heading = Block(role=Role.HEADING, text=texts.heading, rule=rules.heading)
    if not texts.motto:
        return (heading,)
    return heading, Block(role=Role.MOTTO, text=texts.motto, rule=rules.motto)


def number(form: Form, letters: str) -> Blocks:
    """Return "Số: 05/TB-UBND" or "Số 05-TB/ĐU"; a number below 10 gets a zero.

    ``letters`` stand for the type. Without a number there is room to write it by hand.
    """
    count = _ROOM_FOR_NUMBER if form.number is None else f"{form.number:02}"
    text = form.profile.texts.number.format(
        number=count, type=letters, symbol=form.office.symbol or BLANK
    )
    return (Block(role=Role.NUMBER, text=text),)


def place_date(form: Form) -> Blocks:
    """Return "Hà Nội, ngày 05 tháng 01 năm 2020"."""
    text = form.profile.texts.place_date.format(
        place=form.office.place or BLANK, day=write_day_long(form.day)
    )
    return (Block(role=Role.PLACE_DATE, text=text),)


def title(form: Form, type_name: str, subject: Sequence[str]) -> Blocks:
    """Return the type, the lines of the subject and what stands under them."""
    texts = form.profile.texts
    blocks = [Block(role=Role.TYPE, text=cased(type_name, texts.type_case))]
    last = len(subject) - 1
    for place, line in enumerate(subject):
        text = cased(line, texts.subject_case) if place == 0 else line
        rule = form.profile.rules.subject if place == last else 0.0
        blocks.append(Block(role=Role.SUBJECT, text=text, rule=rule))
    if texts.dashes:
        blocks.append(Block(role=Role.DASHES, text=texts.dashes))
    return tuple(blocks)


def signature(form: Form, signer: Signer) -> Blocks:
    """Return the lines of a signature, blank where the office has not said who signs.

    Somebody who signs by no other's right signs as the head: the title is the bold line.
    """
    prefixes, profile = form.profile.prefixes, form.profile
    lines = [
        _line(Role.AUTHORITY, f"{prefixes[one.right]} {one.of}", profile)
        for one in signer.authorities
    ]
    if signer.title or not lines:
        role = Role.SIGNER_TITLE if lines else Role.AUTHORITY
        lines.append(_line(role, signer.title or BLANK, profile))
    return *lines, Block(role=Role.SIGNER_NAME, text=signer.name or BLANK)


def keeper_and_chair(form: Form, keeper: Person | None, chair: Person | None) -> tuple[Blocks, ...]:
    """Return the two signatures of minutes, the chair's on the right."""
    labels = form.profile.minutes
    return tuple(
        (
            Block(role=Role.AUTHORITY, text=label),
            Block(role=Role.SIGNER_NAME, text=person.name if person else BLANK),
        )
        for label, person in ((labels.keeper, keeper), (labels.chair, chair))
    )


def recipients(form: Form, others: Iterable[str]) -> Blocks:
    """Return the list of recipients, the archive's line at its end."""
    texts = form.profile.texts
    lines = [
        texts.recipient.format(name=name.rstrip(".;, "), mark=texts.recipient_mark)
        for name in others
    ]
    kept = form.office.archive.removeprefix("Lưu").strip(" :.") or BLANK
    lines.append(texts.archive.format(archive=kept))
    return (
        Block(role=Role.RECIPIENTS, text=texts.recipients),
        *(Block(role=Role.RECIPIENT, text=line) for line in lines),
    )


def closed(body: Sequence[Block], form: Form) -> Blocks:
    """Return ``body`` with the mark that ends the text of a paper."""
    if not body:
        return ()
    last = body[-1]
    text = ended(last.text, form.profile.texts.end_mark)
    return *body[:-1], Block(role=last.role, text=text)


def _line(role: Role, text: str, profile: Profile, rule: float = 0.0) -> Block:
    upper = profile.style(role).capitals
    return Block(role=role, text=text.upper() if upper else text, rule=rule)
