"""The command line in this process: what it returned, and what it wrote where."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefing.archive.tiny import open_archive
from briefing.cli.main import run


class Ended(NamedTuple):
    """How a call ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Briefing = Callable[..., Ended]

MINUTES = """Kết quả công tác tuần từ ngày 22 đến ngày 28-6-2020 của Văn phòng
17:50' 29/6/2020

Hội nghị giao ban tuần được tổ chức chiều 29-6-2020.

Tuần qua, Văn phòng đã hoàn thành 15 trong số 20 đề án được giao, chiếm 75%.

Kết luận Hội nghị, Chánh Văn phòng chỉ đạo các phòng triển khai các nhiệm vụ sau:

Một là, hoàn thiện báo cáo sáu tháng đầu năm.

Hai là, chuẩn bị hội nghị sơ kết.
"""


@pytest.fixture
def briefing(
    archive_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Briefing:
    """Return a function that runs ``briefing`` in English on the test's own archive."""
    monkeypatch.setenv("BRIEFING_ARCHIVE", str(archive_folder))
    monkeypatch.setenv("BRIEFING_LANG", "en")

    def call(*arguments: object) -> Ended:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Ended(code, written.out, written.err)

    return call


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A text of the week 2020-W26, with two conclusions."""
    path = tmp_path / "tuan26.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


@pytest.fixture
def stored(briefing: Briefing, minutes: Path, archive_folder: Path) -> Path:
    """The archive with the minutes in it."""
    assert briefing("import", minutes).code == 0
    assert len(open_archive(archive_folder).headers()) == 1
    return archive_folder


@pytest.fixture
def no_daily_backup(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let verbs end without the day's backup, where a test counts the backups."""
    monkeypatch.setattr("briefing.cli.keeping.backup_when_due", lambda _folder, _now: "")
