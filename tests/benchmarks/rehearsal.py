"""What the scripted meetings share: words to say, a week to say them in, the real application."""

import random
import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from briefing.archive.tiny import open_archive
from briefing.model.directory import Directory, Unit
from briefing.model.editing import add_directive, add_result, new_briefing, set_meeting
from briefing.model.records import Briefing, Meeting, Period, PeriodKind, Session
from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
MONDAY = date(2020, 6, 22)
WEEK = "week-2020-06-22"
UNITS = ("Văn phòng", "Vụ Cán bộ", "Vụ Địa phương", "Ban Tuyên giáo", "Sở Nội vụ", "Vụ Tổ chức")

VERBS = """rà soát|hoàn thiện|chuẩn bị|theo dõi|đôn đốc|kiểm tra|tổng hợp|báo cáo|tham mưu|hướng dẫn
|phối hợp xây dựng|bổ sung|thẩm định|triển khai|sơ kết|đánh giá""".replace("\n", "").split("|")
OBJECTS = """hồ sơ quy hoạch của các đơn vị trực thuộc|kế hoạch công tác sáu tháng cuối năm
|dự thảo đề án sắp xếp tổ chức bộ máy|tài liệu phục vụ hội nghị cán bộ chủ chốt
|việc tiếp nhận và giải quyết đơn thư|chương trình làm việc với các địa phương
|danh sách cán bộ được cử đi bồi dưỡng nghiệp vụ|quy chế phối hợp giữa các phòng chuyên môn
|phương án bảo đảm đường truyền tại những điểm cầu|cơ sở dữ liệu về đội ngũ công chức
|thể thức văn bản gửi cấp trên|nhiệm vụ còn chậm từ kỳ trước
|công tác lưu trữ hồ sơ điện tử|việc thực hiện quy định nêu gương
|nội dung trả lời kiến nghị của cơ sở|kinh phí cho các lớp tập huấn""".replace("\n", "").split("|")
MANNERS = """bảo đảm chất lượng và đúng tiến độ|không để chồng chéo, bỏ sót việc
|bám sát chỉ đạo của lãnh đạo cơ quan|có phân công người chịu trách nhiệm rõ ràng
|lấy ý kiến rộng rãi trước khi trình|chủ động tháo gỡ khó khăn ngay tại chỗ
|chú trọng kiểm tra thực tế ở cơ sở|ứng dụng công nghệ thông tin trong xử lý công việc
|kịp thời uốn nắn những biểu hiện hình thức|giữ nghiêm kỷ luật phát ngôn
|nghiên cứu kỹ các quy định hiện hành|tiết kiệm, tránh phô trương""".replace("\n", "").split("|")
LINKS = """đồng thời|trong đó cần|cùng với đó|trên cơ sở ấy|nhất là|sau khi thống nhất thì
|song song với việc này|trường hợp có vướng mắc thì""".replace("\n", "").split("|")


def conclusion(dice: random.Random, words: tuple[int, int] = (60, 120)) -> str:
    """Return one conclusion as a chairman might say it, of about so many words."""
    wanted = dice.randint(*words)
    text = f"{dice.choice(VERBS)} {dice.choice(OBJECTS)}"
    while len(text.split()) < wanted - 14:
        text += ", " + dice.choice(
            (
                dice.choice(MANNERS),
                f"{dice.choice(LINKS)} {dice.choice(VERBS)} {dice.choice(OBJECTS)}",
                f"{dice.choice(VERBS)} {dice.choice(OBJECTS)}; {dice.choice(MANNERS)}",
            )
        )
    return f"{text}, {dice.choice(MANNERS)}."


def long_week(seed: int, bytes_wanted: int = 15_000) -> Briefing:
    """Return the week in which everything is measured, its texts together of so many bytes."""
    dice = random.Random(seed)  # noqa: S311 - the same week every time
    briefing = empty_week()
    size = 0
    while size < bytes_wanted:
        text = conclusion(dice)
        size += len(text.encode())
        if dice.random() < 0.25:
            briefing = add_result(briefing, text, section="Công tác chung")
        else:
            due = MONDAY + timedelta(days=dice.randint(8, 40))
            briefing = add_directive(briefing, text, unit=dice.choice(UNITS), due=due)
    return briefing


def empty_week() -> Briefing:
    """Return the week of 22 June 2020, with its meeting and nothing said yet."""
    period = Period(kind=PeriodKind.WEEK, start=MONDAY, end=MONDAY + timedelta(days=6))
    briefing = new_briefing(period, organization="Ban Tổ chức", title="Giao ban tuần")
    return set_meeting(briefing, Meeting(date=MONDAY + timedelta(days=7), session=Session.MORNING))


@contextmanager
def stored(*weeks: Briefing) -> Iterator[Path]:
    """Give the folder of an archive with ``weeks`` and the office's units, while it lasts."""
    folder = Path(mkdtemp(prefix="rehearsal-"))
    try:
        archive = open_archive(folder / "archive")
        archive.put_directory(
            Directory(
                units=tuple(Unit(id=f"u{number}", name=name) for number, name in enumerate(UNITS))
            )
        )
        for week in weeks:
            archive.put(week)
        yield folder / "archive"
    finally:
        rmtree(folder)


def environment(archive: Path) -> dict[str, str]:
    """Return what keeps a program's settings and state beside ``archive``."""
    home = str(archive.parent / "home")
    return {
        **{f"XDG_{kind}_HOME": home for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
        "HOME": home,
        "PYTHONPATH": str(ROOT),
        "TEXTUAL_DISABLE_KITTY_KEY": "1",
        "PYTHONDONTWRITEBYTECODE": "",  # an installed package has its bytecode too
    }


def application(archive: Path, *, columns: int = 120, rows: int = 36) -> Terminal:
    """Return the application, just started on ``archive`` in a pseudo-terminal."""
    return Terminal(
        [sys.executable, "-m", "briefing", "--archive", str(archive)],
        columns=columns,
        rows=rows,
        environment=environment(archive),
    )


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value that ``part`` (0.95 for p95) of ``values`` do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)]


def in_ms(seconds: Iterable[float]) -> str:
    """Return "p50 1.2 ms, p95 3.4 ms" for times in seconds."""
    values = list(seconds)
    middle, high = statistics.median(values), percentile(values, 0.95)
    return f"p50 {1000 * middle:6.1f} ms, p95 {1000 * high:6.1f} ms"
