import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.letters import nfc
from briefing.language.substitution import Substitution, read_substitution, substitute


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("s/sai/đúng/", ("sai", "đúng")),
        ("s/sai/đúng", ("sai", "đúng")),
        ("  s/trong trong/trong/ ", ("trong trong", "trong")),
        ("s/thừa //", ("thừa ", "")),
        (r"s/15\/17/16\/17/", ("15/17", "16/17")),
        ("s|5/7|10/7|", ("5/7", "10/7")),
        (r"s/a\\/b/", ("a\\", "b")),
        (r"s/C:\tep/D:\tep/", (r"C:\tep", r"D:\tep")),
        ("s/Hoa\u0300/Hòa/", ("Hoà", "Hòa")),
        ("s//đúng/", None),
        ("s/sai", None),
        ("s/a/b/c", None),
        ("s/a/b/g", None),
        ("sai/đúng/", None),
        ("hs/sinh/viên/", None),
        ("s/hai\ndòng/một/", None),
        ("", None),
    ],
)
def test_corrections_are_told_from_text(line: str, expected: tuple[str, str] | None) -> None:
    assert read_substitution(line) == expected


@given(
    wrong=st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=12),
    right=st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=12),
)
def test_anything_can_be_corrected_with_escapes(wrong: str, right: str) -> None:
    def escaped(text: str) -> str:
        return text.replace("\\", "\\\\").replace("/", "\\/").replace("|", "\\|")

    line = f"s/{escaped(wrong)}/{escaped(right)}/"
    assert read_substitution(line) == (nfc(wrong), nfc(right))


@pytest.mark.parametrize(
    ("text", "wrong", "right", "expected"),
    [
        ("một sai, hai sai", "sai", "đúng", "một sai, hai đúng"),
        ("Vụ cán Bộ", "cán bộ", "Cán bộ", "Vụ Cán bộ"),
        ("vụ, Vụ", "vụ", "ban", "ban, Vụ"),
        ("việc thừa này", "thừa ", "", "việc này"),
        ("không có", "sai", "đúng", None),
    ],
)
def test_the_last_match_is_corrected(
    text: str, wrong: str, right: str, expected: str | None
) -> None:
    assert substitute(text, Substitution(wrong, right)) == expected
