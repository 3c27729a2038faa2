"""The measures of the forms, in the suite: all of them, and that a wrong one is seen."""

import pytest

from briefing.model.paper import PaperKind
from briefing.writing.papers.profile import NAMES
from tests.benchmarks import measures

pytest.importorskip("docx")


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize("profile", NAMES)
def test_every_measure_of_every_paper_is_as_the_rules_say(profile: str, kind: PaperKind) -> None:
    found = list(measures.measures(profile, kind))
    assert len(found) > 150
    assert [one for one in found if not one.right] == []


def test_a_wrong_measure_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(measures._MARGINS["hd05"], "left", (25, 25))
    wrong = [one.name for one in measures.measures("hd05", PaperKind.NOTICE) if not one.right]
    assert wrong == ["margin left"]
