import re

import pytest

from briefing.language.letters import CAPITALS, SMALL

LETTERS = [chr(code) for code in (*range(0x41, 0x180), *range(0x1EA0, 0x1EFA), 0x1A0, 0x1A1, 0x1AF)]
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"


@pytest.mark.parametrize("letter", VIETNAMESE)
def test_each_letter_is_small_or_a_capital(letter: str) -> None:
    assert re.fullmatch(f"[{SMALL}]", letter)
    assert re.fullmatch(f"[{CAPITALS}]", letter.upper())


def test_no_letter_is_both() -> None:
    for letter in LETTERS:
        assert not (re.match(f"[{SMALL}]", letter) and re.match(f"[{CAPITALS}]", letter)), letter
        if re.match(f"[{CAPITALS}]", letter):
            assert letter.isupper()
