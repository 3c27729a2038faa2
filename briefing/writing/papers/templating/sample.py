"""A template to begin with: a profile's form with every placeholder in its place and style."""

from briefing.model.paper import Block, Blocks, Paper, PaperKind, Role
from briefing.writing.papers.docx import render
from briefing.writing.papers.profile import Profile
from briefing.writing.papers.templating.placeholders import Placeholder, written


def sample(kind: PaperKind, profile: Profile) -> bytes:
    """Return a DOCX that makes papers of ``kind`` just as ``profile`` has them.

    What the form prints on each paper alike stands in it as text; the rules are as long as those
    of its own words, and get their length with the paper's.
    """
    texts, rules = profile.texts, profile.rules
    left = [_line(Role.PARENT, Placeholder.PARENT)]
    left.append(_line(Role.ORGANIZATION, Placeholder.ORGANIZATION, rules.organization))
    if texts.star:
        left.append(Block(role=Role.STAR, text=texts.star))
    right = [Block(role=Role.HEADING, text=texts.heading, rule=rules.heading)]
    if texts.motto:
        right.append(Block(role=Role.MOTTO, text=texts.motto, rule=rules.motto))
    title = [
        _line(Role.TYPE, Placeholder.TYPE),
        _line(Role.SUBJECT, Placeholder.SUBJECT, rules.subject),
    ]
    if texts.dashes:
        title.append(Block(role=Role.DASHES, text=texts.dashes))
    dated = kind is not PaperKind.MINUTES or texts.place_in_minutes
    paper = Paper(
        kind=kind,
        profile=profile.name,
        left=tuple(left),
        right=tuple(right),
        number=(_line(Role.NUMBER, Placeholder.NUMBER),),
        place_date=(_line(Role.PLACE_DATE, Placeholder.PLACE_DATE),) if dated else (),
        title=tuple(title),
        body=(_line(Role.BODY, Placeholder.BODY),),
        signatures=_signatures(kind),
        recipients=(_line(Role.RECIPIENT, Placeholder.RECIPIENTS),),
        day=profile.since,
    )
    return render(paper, profile)


def _signatures(kind: PaperKind) -> tuple[Blocks, ...]:
    signer = (
        _line(Role.AUTHORITY, Placeholder.SIGNER_TITLE),
        _line(Role.SIGNER_NAME, Placeholder.SIGNER),
    )
    if kind is not PaperKind.MINUTES:
        return (signer,)
    keeper = (
        _line(Role.AUTHORITY, Placeholder.KEEPER_TITLE),
        _line(Role.SIGNER_NAME, Placeholder.KEEPER),
    )
    return keeper, signer


def _line(role: Role, placeholder: Placeholder, rule: float = 0.0) -> Block:
    return Block(role=role, text=written(placeholder), rule=rule)
