"""The wall: how conclusions are set, read on, and kept up with; and its timer."""

import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from briefing.model.editing import add_directive, remove_item, set_text
from briefing.tui.app import BriefingApp
from tests.tui.helpers import CONCLUSIONS, screen_lines, screen_text, until
from tests.tui.walls import LONG, Clock, present, stored_briefing, with_points

WIDE, SMALL = (120, 36), (80, 24)


@pytest.fixture
def clock() -> Clock:
    return Clock()


# ── Long items, room, lines ─────────────────────────────────────────────────────────────────


async def test_a_long_conclusion_is_read_on_and_says_that_there_is_more(app: BriefingApp) -> None:
    briefing = set_text(stored_briefing(app), "d1", LONG)
    async with app.run_test(size=SMALL) as pilot:
        await present(app, pilot, briefing)
        assert "Một là," in screen_text(app)
        assert "▼ còn nữa" in screen_text(app)
        seen = screen_text(app)
        await pilot.press("down")
        assert "Một là," not in screen_text(app)
        assert "1 / 3" in screen_text(app)
        for _turn in range(20):
            seen += screen_text(app)
            if "▼" not in screen_text(app):
                break
            await pilot.press("pagedown")
        assert all(f"việc thứ {place} " in re.sub(r"\s+", " ", seen) for place in range(1, 90))
        assert "hạn thứ Sáu 31/7/2020" in screen_text(app)
        assert "1 / 3" in screen_text(app)
        await pilot.press("pagedown")
        assert "2 / 3" in screen_text(app)
        await pilot.press("left")
        assert "Một là," in screen_text(app)
        await pilot.press("pagedown", "up")
        assert "1 / 3" in screen_text(app)


async def test_the_whole_list_is_read_on(app: BriefingApp) -> None:
    briefing = stored_briefing(app)
    for _item in range(9):
        briefing = add_directive(briefing, CONCLUSIONS[0])
    async with app.run_test(size=SMALL) as pilot:
        await present(app, pilot, briefing)
        await pilot.press("right", "right", "tab")
        assert screen_text(app).index("Ba là,") < screen_text(app).index("Bốn là,")
        assert "Hai là," not in screen_text(app)  # one stays where one was
        assert "▼" in screen_text(app)
        await pilot.press("end")
        assert "Mười hai là," in screen_text(app)
        assert "▼" not in screen_text(app)
        await pilot.press("home", "down", "up")
        assert "Một là," in screen_text(app)


@pytest.mark.parametrize(("width", "margin"), [(80, 4), (99, 4), (100, 8), (120, 8), (200, 8)])
@pytest.mark.parametrize("key", ["home", "tab"])
async def test_margins_are_large_and_lines_are_short(
    app: BriefingApp, width: int, margin: int, key: str
) -> None:
    briefing = with_points(set_text(stored_briefing(app), "d1", LONG))
    async with app.run_test(size=(width, 36)) as pilot:
        await present(app, pilot, briefing)
        await pilot.press(key, "t")
        for line in filter(None, screen_lines(app)):
            assert line.startswith(" " * margin)
            assert cell_len(line) <= width - margin
            assert cell_len(line.strip()) <= 70


async def test_words_stay_whole_and_the_number_stands_apart(app: BriefingApp) -> None:
    briefing = set_text(stored_briefing(app), "d1", "nghiêng " * 20 + "hết.\nĐoạn hai.")
    async with app.run_test(size=SMALL) as pilot:
        await present(app, pilot, briefing)
        lines = [line.strip() for line in screen_lines(app)]
        marker = lines.index("Một là,")
        assert lines[marker + 1] == ""
        words = " ".join(lines[marker + 2 : lines.index("Đoạn hai.")]).split()
        assert words == ["nghiêng"] * 20 + ["hết."]
        # Of like length: no word is left over on the last line.
        assert lines[lines.index("Đoạn hai.") - 2].count("nghiêng") > 2


async def test_lines_stand_further_apart_on_request(app: BriefingApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f5")

        def rows_between() -> int:
            lines = [line.strip() for line in screen_lines(app)]
            first = next(place for place, line in enumerate(lines) if line.startswith("hoàn thiện"))
            return next(
                place for place, line in enumerate(lines[first + 1 :], 1) if "tiến độ." in line
            )

        assert rows_between() == 1
        await pilot.press("plus")
        assert rows_between() == 2
        await pilot.press("equals_sign", "plus")
        assert rows_between() == 3
        await pilot.press("minus", "minus", "minus")
        assert rows_between() == 1


async def test_a_number_is_not_parted_from_its_word(app: BriefingApp) -> None:
    text = "giao Văn phòng " + " ".join(f"tháng {place}" for place in range(1, 40))
    briefing = stored_briefing(app)
    async with app.run_test(size=SMALL) as pilot:
        screen = await present(app, pilot, briefing)
        for cut in range(14):
            screen.update(set_text(briefing, "d1", text[cut:]))
            await pilot.pause()
            lines = [line.strip() for line in screen_lines(app)[3:-3]]
            assert any("tháng 39" in line for line in lines)
            assert not [line for line in lines if line[:1].isdigit()]


# ── What changes meanwhile ──────────────────────────────────────────────────────────────────


async def test_a_new_conclusion_is_gone_to_and_told_quietly(app: BriefingApp) -> None:
    briefing = stored_briefing(app)
    async with app.run_test(size=SMALL) as pilot:
        screen = await present(app, pilot, briefing)
        briefing = add_directive(briefing, "việc mới nhất.")
        screen.update(briefing)
        await pilot.pause()
        assert "việc mới nhất." in screen_text(app)
        assert "4 / 4" in screen_text(app)
        assert "Vừa thêm: Bốn là" in screen_text(app)
        await pilot.press("home")
        screen.update(add_directive(briefing, "chen giữa.", at=1))
        await pilot.pause()
        assert "chen giữa." in screen_text(app)
        assert "Vừa thêm: Hai là" in screen_text(app)


async def test_a_new_point_shows_its_conclusion(app: BriefingApp) -> None:
    briefing = with_points(stored_briefing(app))
    group, other = briefing.directive_lists
    without = tuple(item for item in group.directives if item.id != "d11")
    async with app.run_test(size=SMALL) as pilot:
        before = replace(briefing, directive_lists=(replace(group, directives=without), other))
        screen = await present(app, pilot, before)
        screen.update(briefing)
        await pilot.pause()
        assert "b) tổng hợp ý kiến." in screen_text(app)
        assert "Vừa thêm: Hai là, b)" in screen_text(app)


async def test_a_new_conclusion_is_shown_among_all(app: BriefingApp) -> None:
    briefing = stored_briefing(app)
    for _item in range(9):
        briefing = add_directive(briefing, CONCLUSIONS[0])
    async with app.run_test(size=SMALL) as pilot:
        screen = await present(app, pilot, briefing)
        await pilot.press("tab")
        assert "Mười hai là," not in screen_text(app)
        screen.update(add_directive(briefing, "việc mới nhất."))
        await pilot.pause()
        assert "Mười ba là, việc mới nhất." in screen_text(app)


async def test_any_other_change_leaves_one_where_one_is(app: BriefingApp) -> None:
    briefing = stored_briefing(app)
    async with app.run_test(size=SMALL) as pilot:
        screen = await present(app, pilot, briefing)
        await pilot.press("right")
        briefing = set_text(briefing, "d3", "sửa lại.")
        screen.update(briefing)
        await pilot.pause()
        assert CONCLUSIONS[1] in screen_text(app)
        briefing = remove_item(briefing, "d1")
        screen.update(briefing)
        await pilot.pause()
        assert CONCLUSIONS[1] in screen_text(app)
        assert "1 / 2" in screen_text(app)
        screen.update(remove_item(remove_item(briefing, "d2"), "d3"))
        await pilot.pause()
        assert "Chưa có kết luận." in screen_text(app)
        await pilot.press("right", "tab", "end", "down", "t")
        assert "Chưa có kết luận." in screen_text(app)


async def test_the_timer_is_hidden_until_asked_for(app: BriefingApp, clock: Clock) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await present(app, pilot, stored_briefing(app), clock=clock)
        assert "00:" not in screen_text(app)
        clock.now += 65
        await pilot.press("right")
        clock.now += 7
        await pilot.press("t")
        assert "01:12 · mục này 00:07" in screen_lines(app)[-2]
        clock.now += 3600
        await pilot.press("tab")
        assert "1:01:12   3 kết luận" in screen_lines(app)[-2]
        await pilot.press("t")
        assert "1:01:12" not in screen_text(app)


async def test_the_timer_goes_on_by_itself(app: BriefingApp, clock: Clock) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await present(app, pilot, stored_briefing(app), clock=clock)
        await pilot.press("t")
        clock.now += 5
        await until(pilot, lambda: "00:05" in screen_text(app))
