"""The pane of what was asked: aligned rows, words for each answer, no room wasted or overrun."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from textual.app import App, ComposeResult

from briefing.insight.tasks.lastweek import Asked, likeliest_results, waiting
from briefing.model.records import Answer, Briefing, PeriodKind, Status
from briefing.tui import themes
from briefing.tui.widgets.lastweek import LastWeek, answer_word, asked_block, detail_blocks
from briefing.tui.widgets.page import Block
from briefing.tui.wrapping import wrap
from tests.tui.asked import HOSTILE, RESULTS, TASKS, TODAY, answering, asking

CURRENT = answering(*RESULTS)


def asked(current: Briefing = CURRENT) -> tuple[Asked, ...]:
    return waiting(current, asking(*TASKS), TODAY)


def rows(blocks: Sequence[Block], width: int) -> list[str]:
    return [
        " " * line.indent + "".join(span.text for span in line.spans)
        for block in blocks
        for paragraph in block.paragraphs
        for line in wrap(paragraph, width)
    ]


def answered(*answers: Answer) -> tuple[Asked, ...]:
    return asked(replace(CURRENT, answers=answers))


@pytest.mark.parametrize("width", [34, 50, 76, 110])
def test_answers_end_at_one_edge_and_nothing_is_wider(width: int) -> None:
    shown = [rows([asked_block(one, width, 2, 0)], width) for one in asked()]
    assert {cell_len(first) for first, *_facts in shown} == {width}
    assert max(cell_len(row) for block in shown for row in block) <= width
    assert all(first.endswith(answer_word(Status.OPEN)) for first, *_facts in shown)


def test_texts_begin_in_one_column() -> None:
    starts = {rows([asked_block(one, 76, 2, 0)], 76)[0][4:6] for one in asked()}
    assert starts == {"Ho", "Ch", "In", "Th", "Cử"}


def test_what_is_overdue_says_by_how_many_days_and_for_how_long() -> None:
    facts = rows([asked_block(asked()[0], 90, 1, 0)], 90)[1].replace("\N{NO-BREAK SPACE}", " ")
    assert "hạn 3/7/2020 · quá hạn 3 ngày · đã 3 tuần" in facts


def test_late_by_days_is_said_once() -> None:
    shown = rows([asked_block(answered(Answer(directive="d1", status=Status.LATE))[0], 90)], 90)
    assert "\n".join(shown).replace("\N{NO-BREAK SPACE}", " ").count("quá hạn 3 ngày") == 1


def test_the_reason_is_shown() -> None:
    dropped = Answer(directive="d2", status=Status.DROPPED, reason="hết kinh phí")
    assert "lý do: hết kinh phí" in "\n".join(rows([asked_block(answered(dropped)[1], 60)], 60))


def test_the_detail_has_the_whole_text_and_what_may_answer_it() -> None:
    one = asked()[0]
    offered = likeliest_results(one, CURRENT.results, TODAY)[0]
    shown = " ".join(rows(detail_blocks(one, CURRENT.results, offered), 500))
    assert "đúng tiến độ đã báo cáo." in shown
    assert "Có thể là kết quả: Đã trình Lãnh đạo Ban đề án" in shown
    assert "Enter nối (trùng " in shown


def test_the_detail_has_the_results_that_answer_it() -> None:
    first, *others = CURRENT.results
    linked = replace(CURRENT, results=(replace(first, answers="d1"), *others))
    shown = " ".join(rows(detail_blocks(asked(linked)[0], linked.results, None), 500))
    assert "Kết quả: Đã trình Lãnh đạo Ban" in shown
    assert "Có thể" not in shown


def test_strange_text_is_shown_as_text() -> None:
    strange = asking(replace(TASKS[0], text=HOSTILE, unit=HOSTILE))
    one = waiting(CURRENT, strange, TODAY)[0]
    reason = Answer(directive="d1", status=Status.DROPPED, reason=HOSTILE)
    for shown in (
        rows([asked_block(one._replace(answer=reason), 200)], 200),
        rows(detail_blocks(one, (), None), 200),
    ):
        text = "\n".join(shown)
        assert "[@click=app.quit]x[/]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text


class PaneApp(App[None]):
    """The pane alone; ``picked`` are the directives that were clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(themes.named(themes.ORDER[0]))
        self.theme = themes.ORDER[0]
        self.picked: list[str] = []

    def compose(self) -> ComposeResult:
        yield LastWeek()

    def on_last_week_picked(self, event: LastWeek.Picked) -> None:
        self.picked.append(event.directive_id)


def text_of(app: App[None]) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips(app.size))


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (PeriodKind.WEEK, "Tuần trước giao"),
        (PeriodKind.MONTH, "Tháng trước giao"),
        (PeriodKind.QUARTER, "Quý trước giao"),
        (PeriodKind.YEAR, "Kỳ trước giao"),
    ],
)
async def test_the_title_names_the_period_and_counts(kind: PeriodKind, title: str) -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.query_one(LastWeek).show(answered(Answer(directive="d1", status=Status.DONE)), kind)
        await pilot.pause()
        assert title in text_of(app)
        assert "5 việc · 4 chưa rà" in text_of(app)


async def test_the_choice_stays_where_its_task_is() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20)) as pilot:
        pane = app.query_one(LastWeek)
        pane.show(asked())
        pane.selected = "d4"
        pane.show(answered(Answer(directive="d4", status=Status.DONE)))
        await pilot.pause()
        assert pane.selected == "d4"
        assert pane.select_next(1) == "d5"


async def test_a_click_tells_which_task() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20)) as pilot:
        pane = app.query_one(LastWeek)
        pane.show(asked())
        await pilot.pause()
        row = next(n for n, line in enumerate(text_of(app).split("\n")) if "Chuẩn bị" in line)
        await pilot.click(offset=(8, row))
        await pilot.pause()
        assert app.picked == ["d2"]


async def test_nothing_asked_is_said() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.query_one(LastWeek).show(())
        await pilot.pause()
        assert "Kỳ trước không giao việc nào." in text_of(app)
