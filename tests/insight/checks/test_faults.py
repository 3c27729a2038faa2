"""Every rule finds the faults planted for it in a clean week, and a fix leaves nothing to find."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.archive.tiny import open_archive
from briefing.insight.checks import RULES, Finding, Known, check
from briefing.model.accepting import accept
from briefing.model.records import Briefing, Result, State
from briefing.resources import data_dir
from tests.benchmarks.faults import FAULTS, SENTENCES, Fault
from tests.strategies import briefings

MODEL = "week-2020-06-22"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Briefing, Known]:
    """The shipped week, which is clean, beside the shipped directory."""
    from shutil import copytree  # noqa: PLC0415 - whoever opens an archive may write in it

    folder = copytree(data_dir(), tmp_path_factory.mktemp("checks") / "archive")
    archive = open_archive(folder)
    week = replace(archive.get(MODEL), state=State.DRAFT)
    return week, Known(directory=archive.directory())


def test_no_rule_is_without_a_fault() -> None:
    assert {fault.rule for fault in FAULTS} == set(RULES)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_a_planted_fault_is_found(model: tuple[Briefing, Known], fault: Fault) -> None:
    assert check(*model) == ()
    found = check(*fault.plant(*model))
    assert fault.rule in {one.rule for one in found}


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [(rule, sentence) for rule, sentences in SENTENCES.items() for sentence in sentences],
)
def test_a_sentence_with_one_fault_has_no_other(
    model: tuple[Briefing, Known], rule: str, sentence: str
) -> None:
    fault = next(it for it in FAULTS if it.rule == rule)
    known = fault.plant(*model)[1] if rule == "names/person" else model[1]
    briefing = replace(model[0], results=(Result(id="r1", text=sentence),), summary="")
    assert {one.rule for one in check(briefing, known)} <= {rule}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_a_fix_leaves_nothing_to_find(model: tuple[Briefing, Known], fault: Fault) -> None:
    spoilt, known = fault.plant(*model)
    for one in reversed(check(spoilt, known)):
        if one.rule == fault.rule and one.fix:
            spoilt = one.fix.edit(spoilt)
            assert spoilt != fault.plant(*model)[0]
            assert one.words not in {
                left.words for left in check(spoilt, known) if left.rule == one.rule
            }


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_what_may_stand_is_told_no_more(model: tuple[Briefing, Known], fault: Fault) -> None:
    spoilt, known = fault.plant(*model)
    for one in check(spoilt, known):
        spoilt = accept(spoilt, one.rule, one.words)
    assert check(spoilt, known) == ()


def test_what_may_stand_stays_so_when_it_moves(model: tuple[Briefing, Known]) -> None:
    briefing, known = model
    slip, other = Result(id="r800", text="Ở T,Ư."), Result(id="r801", text="Việc khác.")
    spoilt = accept(replace(briefing, results=(slip, other)), "spelling/centre", "T,Ư")
    assert check(replace(spoilt, results=(other, slip)), known) == ()
    (found,) = check(replace(spoilt, results=(replace(other, text="Ở T,W."), slip)), known)
    assert found.words == "T,W"


def test_a_silenced_rule_is_not_asked(model: tuple[Briefing, Known]) -> None:
    briefing = replace(model[0], results=(Result(id="r1", text="Ở T,Ư trong trong tuần."),))
    assert [one.rule for one in check(briefing, silenced=("spelling/centre",))] == [
        "spelling/doubled"
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefing=briefings(), previous=st.none() | briefings())
def test_no_briefing_is_too_odd(briefing: Briefing, previous: Briefing | None) -> None:
    """Whatever a record holds: no rule fails, each finding is known by its words, fixes work."""
    known = Known(previous=previous, paper="minutes")
    draft = replace(briefing, state=State.DRAFT)
    for one in check(draft, known):
        assert isinstance(one, Finding)
        assert one.message
        if one.fix:
            one.fix.edit(draft)
        after = accept(draft, one.rule, one.words)
        assert (one.rule, one.words) not in {(it.rule, it.words) for it in check(after, known)}
