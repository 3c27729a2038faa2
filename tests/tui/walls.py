"""What the tests of the wall share: a clock, briefings to show, and the way there."""

from msgspec.structs import replace
from textual.pilot import Pilot

from briefing.model.records import Briefing, Directive, DirectiveList, ListStyle
from briefing.tui.app import BriefingApp
from briefing.tui.screens.present import PresentScreen

LONG = " ".join(f"việc thứ {place} cần làm ngay," for place in range(1, 90))


class Clock:
    """Seconds that pass when they are told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def stored_briefing(app: BriefingApp) -> Briefing:
    """Return the briefing that is open: three conclusions."""
    work = app.desk.open_first("")
    assert work is not None
    return work.briefing


def with_points(briefing: Briefing) -> Briefing:
    """Give the second conclusion two points, and add a second list."""
    (group,) = briefing.directive_lists
    first, second, third = group.directives
    points = tuple(
        Directive(id=f"d{9 + place}", ordinal=place, text=text, level=1, unit=unit)
        for place, text, unit in (
            (1, "rà soát nhân sự các cấp uỷ trực thuộc, báo cáo khi có thay đổi.", "Vụ Cơ sở"),
            (2, "tổng hợp ý kiến.", ""),
        )
    )
    other = DirectiveList(
        lead_in="Về công tác chuẩn bị hội nghị sơ kết sáu tháng, đồng chí chủ trì giao Văn phòng:",
        style=ListStyle.ARABIC,
        directives=(Directive(id="d20", ordinal=1, text="gửi giấy mời.", unit="Văn phòng"),),
    )
    lists = (replace(group, directives=(first, second, *points, third)), other)
    return replace(briefing, directive_lists=lists)


async def present(
    app: BriefingApp, pilot: Pilot[None], briefing: Briefing | None, **options: object
) -> PresentScreen:
    """Open the wall on ``briefing``."""
    screen = PresentScreen(briefing, **options)  # type: ignore[arg-type]
    await app.push_screen(screen)
    await pilot.pause()
    return screen
