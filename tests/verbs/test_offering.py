"""Figures in the text of a week: offered beside their definitions, taken over one by one."""

from briefing.model.editing import add_result
from briefing.model.figures import Definition
from briefing.verbs.offering import insert_sentence, offers, take_offer, week_figures
from tests.counted import number, week_of

RECEIVED = Definition(id="f1", name="Tiếp công dân", unit="lượt")
SCHEMES = Definition(id="f2", name="Hoàn thành đề án", unit="đề án")
TEXT = (
    "Trong tuần, đã tiếp công dân 30 lượt, nâng tổng số từ đầu năm lên gần 560 lượt. "
    "Đến nay hoàn thành 15 trong số 17 đề án. Kiểm tra 4 cuộc."
)
WEEK = week_of("2020-06-29", text=TEXT)


def test_what_the_text_tells_is_offered_with_its_definition() -> None:
    found = offers(WEEK, (RECEIVED, SCHEMES))
    assert [(int(one.figure.value), one.definition) for one in found] == [
        (30, RECEIVED),
        (15, SCHEMES),
        (4, None),
    ]
    assert [one.result for one in found] == ["r1", "r1", "r1"]
    assert not any(one.entered for one in found)


def test_an_offer_is_taken_over_under_the_name_of_its_definition_and_once() -> None:
    first, second, third = offers(WEEK, (RECEIVED, SCHEMES))
    taken = take_offer(third)(take_offer(second)(take_offer(first)(WEEK)))
    assert [(one.name, int(one.value)) for one in taken.figures] == [
        ("Tiếp công dân", 30),
        ("Hoàn thành đề án", 15),
        (third.figure.name, 4),
    ]
    assert taken.figures[0].total == 560
    assert taken.figures[1].of == 17
    assert all(one.entered for one in offers(taken, (RECEIVED, SCHEMES)))
    assert take_offer(first)(taken) == taken


def test_the_figures_of_a_week_stand_under_their_definitions() -> None:
    week = week_of("2020-06-29", number(30), number(2, name="Khác", unit="việc"), text=TEXT)
    found = week_figures(week, (RECEIVED, SCHEMES))
    assert [(one.definition, one.figure) for one in found.defined] == [
        (RECEIVED, week.figures[0]),
        (SCHEMES, None),
    ]
    assert [len(one.offers) for one in found.defined] == [0, 1]
    assert found.loose == week.figures[1:]
    assert [int(one.figure.value) for one in found.offers] == [4]
    assert found.crosses
    assert not week_figures(week_of("2020-06-22"), ()).crosses


def test_words_of_the_clause_make_a_definition_likely_but_not_sure() -> None:
    week = week_of("2020-06-22", text="Trong tuần, lượt công dân được tiếp là 83 lượt.")
    (one,) = offers(week, (RECEIVED,))
    assert (one.definition, one.sure) == (RECEIVED, False)


def test_a_sentence_goes_to_the_section_of_its_group() -> None:
    week = add_result(WEEK, "Họp.", section="Tiếp dân")
    week = add_result(week, "Khác.", section="Khác")
    placed = insert_sentence("Trong tháng 6.", "TIẾP DÂN")(week)
    assert [(one.text[:6], one.section) for one in placed.results[1:]] == [
        ("Họp.", "Tiếp dân"),
        ("Trong ", "Tiếp dân"),
        ("Khác.", "Khác"),
    ]
    elsewhere = insert_sentence("Câu.", "Lạ")(week)
    assert [one.section for one in elsewhere.results] == ["", "", "Tiếp dân", "Khác"]
    assert elsewhere.results[1].text == "Câu."
