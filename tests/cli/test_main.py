"""The entry: verbs and options anywhere, errors in words, the streams, the exit codes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing import __version__
from briefing.cli import main
from briefing.cli.table import VERBS
from briefing.errors import BriefingError

ROOT = Path(__file__).resolve().parents[2]
Call = Callable[..., Any]


def process(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run ``python -m briefing`` as a shell would."""
    return subprocess.run(
        [sys.executable, "-m", "briefing", *arguments],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def test_help_lists_every_verb(briefing: Call) -> None:
    ended = briefing("--help")
    assert ended.code == 0
    for verb in VERBS.values():
        assert f"  {verb.name} " in ended.out
        assert verb.help in ended.out
    assert "--archive DIR" in ended.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_help_in_both_languages(briefing: Call, verb: str) -> None:
    ended = briefing(verb, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"Usage: briefing {verb} ")
    assert "Options:" in ended.out or "Everywhere:" in ended.out
    vietnamese = briefing(verb, "--help", "--lang", "vi")
    assert vietnamese.code == 0
    assert vietnamese.out.startswith(f"Cách dùng: briefing {verb} ")
    for english in ("Usage:", "positional", "options:", "show this help"):
        assert english not in vietnamese.out


def test_version(briefing: Call) -> None:
    for arguments in (["--version"], ["list", "--version"], ["--version", "list"]):
        ended = briefing(*arguments)
        assert (ended.code, ended.out) == (0, f"briefing {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--archive", "{other}", "list", "--json"],
        ["list", "--json", "--archive", "{other}"],
        ["list", "--archive={other}", "--json"],
        ["--lang", "vi", "--archive={other}", "list", "--json"],
    ],
)
def test_global_options_stand_before_or_after_the_verb(
    briefing: Call, stored: Path, tmp_path: Path, arguments: list[str]
) -> None:
    assert len(briefing("list", "--json").json) == 1
    other = tmp_path / "other"
    assert briefing(*(word.format(other=other) for word in arguments)).json == []


@pytest.mark.parametrize(
    ("arguments", "english", "vietnamese"),
    [
        (["shwo"], 'no verb "shwo". Did you mean "show"?', 'Không có lệnh "shwo"'),
        (["xyzzyx"], 'no verb "xyzzyx".', 'Không có lệnh "xyzzyx".'),
        (["show"], "Missing: WEEK.", "Còn thiếu: TUẦN."),
        (["list", "--colour"], "Not understood: --colour.", "Không hiểu: --colour."),
        (["--colour"], "Not understood: --colour.", "Không hiểu: --colour."),
        (["list", "--year"], "--year needs a value after it.", "Sau --year phải có một giá trị."),
        (["list", "--year", "x"], "--year cannot be 'x'.", "--year không thể là 'x'."),
        (["export", "last", "--to", "x"], "--to cannot be 'x'.", "--to không thể là 'x'."),
        (["list", "--json=1"], "--json takes no value", "--json không nhận giá trị"),
        (["list", "--lang", "fr"], "--lang cannot be 'fr'.", "--lang không thể là 'fr'."),
        (["add", "last", "x", "--result", "--due", "T6"], "no --due", "không có --due"),
        (["add", "last", "x", "--section", "y"], "add --result", "hãy thêm --result"),
        (["check"], "--rules", "--rules"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_said_in_the_users_language(
    briefing: Call,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    english: str,
    vietnamese: str,
) -> None:
    for language, sentence in (("en", english), ("vi", vietnamese)):
        monkeypatch.setenv("BRIEFING_LANG", language)
        ended = briefing(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert sentence in ended.err
        assert "--help" in ended.err


def test_an_error_is_a_sentence_and_an_advice_with_code_3(briefing: Call, stored: Path) -> None:
    ended = briefing("show", "2019-W01")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.splitlines() == [
        'No briefing answers to "2019-W01".',
        "  → Nearest to it: 2020-W26 (22 – 28/6/2020).",
    ]


def test_a_faulty_configuration_is_said_but_help_still_comes(
    briefing: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("language = \n")
    monkeypatch.setenv("BRIEFING_CONFIG", str(config))
    monkeypatch.delenv("BRIEFING_ARCHIVE")
    ended = briefing("list")
    assert ended.code == 3
    assert "line 1" in ended.err
    assert briefing("--help").code == 0
    assert briefing("list", "--archive", tmp_path / "a").code == 0


def test_user_text_cannot_steer_the_terminal(briefing: Call, archive_folder: Path) -> None:
    hostile = "gửi \x1b]0;tên\x07ngay\x1b[2J \x9b31m\u202ea\rb"
    ended = briefing("add", "2020-W26", hostile, "--new")
    shown = briefing("show", "2020-W26")
    unknown = briefing("show", hostile)
    verb = briefing(hostile)
    missing = briefing("import", hostile)
    for text in (*ended[1:], *shown[1:], *unknown[1:], *verb[1:], *missing[1:]):
        assert not {letter for letter in text if letter < " " and letter not in "\n\t"}
        assert not set(text) & {"\x9b", "\x7f", "\u202e"}
    assert (unknown.code, verb.code, missing.code) == (3, 2, 3)


def test_interruption_and_errors_of_the_system_are_quiet(
    briefing: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raising(error: BaseException) -> Callable[[list[str]], int]:
        def dispatch(_words: list[str]) -> int:
            raise error

        return dispatch

    for error, code, said in (
        (KeyboardInterrupt(), 130, ""),
        (OSError(28, "No space left on device"), 3, "No space left on device"),
        (BriefingError("Không được."), 3, "Không được."),
    ):
        monkeypatch.setattr(main, "_dispatch", raising(error))
        monkeypatch.setattr(main, "_forget_stdout", lambda: None)
        ended = briefing("list")
        assert (ended.code, ended.out) == (code, "")
        assert said in ended.err


def test_without_a_terminal_the_application_says_so(archive_folder: Path) -> None:
    ended = process("--lang", "en", "--archive", str(archive_folder))
    assert (ended.returncode, ended.stdout) == (3, b"")
    assert b"needs a terminal" in ended.stderr


def test_vietnamese_comes_out_as_utf8_whatever_the_locale(stored: Path) -> None:
    for locale in ("C", "POSIX", "en_US.ISO-8859-1"):
        ended = process(
            "show", "2020-W26", "--archive", str(stored), LC_ALL=locale, PYTHONUTF8="0",
            PYTHONCOERCECLOCALE="0",
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        assert "hoàn thiện báo cáo" in ended.stdout.decode()


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", ["schema", "--help", "list"])
def test_a_reader_that_is_gone_is_no_error(stored: Path, arguments: str, unbuffered: str) -> None:
    command = f'"{sys.executable}" -m briefing {arguments} --archive "{stored}"'
    ended = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {{ sleep 1; {command}; }} | exec true"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_under_stdout_is_said(stored: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "briefing", "list", "--json", "--archive", str(stored)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    assert ended.returncode == 3
    assert b"Traceback" not in ended.stderr
    assert ended.stderr.count(b"\n") == 1
