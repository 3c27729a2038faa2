"""The rules of typing one by one: orders of keys, undoing, capitals, digits, going on."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language.typing import (
    Composition,
    Method,
    Placement,
    finish,
    keystrokes,
    resume,
    type_key,
    word_before,
)
from tests.language.typing.syllables import typed

TELEX, VNI = Method.TELEX, Method.VNI
NEW, OLD = Placement.NEW, Placement.OLD


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        # each key of the method
        ("as af ar ax aj", "á à ả ã ạ"),
        ("aa ee oo aw ow uw dd w", "â ê ô ă ơ ư đ ư"),
        # orders of typing
        ("dduongwf dduowngf dduwowngf dduwongf dduongfw duongwfd", "đường " * 6),
        ("tieengs tieesng tiengse", "tiếng " * 3),
        ("truwowcs truowcs truocws trwowcs", "trước " * 4),
        ("nguwowif nguowif nguoiwf ngwowif", "người " * 4),
        ("ruwowuj ruouwj ruowuj", "rượu " * 3),
        ("khoongr khoorng khongro", "khổng " * 3),
        ("suwar swar suawr suaRw", "sửa " * 4),
        ("tw thw tuw", "tư thư tư"),
        ("giuwx giwx giuwax giwax", "giữ giữ giữa giữa"),
        ("loanj loajn hoawcj hoacwj ngoawnf", "loạn loạn hoặc hoặc ngoằn"),
        ("quaan quawng quoocs quow", "quân quăng quốc quơ"),
        # a tone or sign replaced by another
        ("tieesngf tieengsjr asfj", "tiềng tiểng ạ"),
        ("caan caanw cawna owo uowo", "cân căn cân ô uô"),
        ("asz tieengsz hoafz", "a tiêng hoa"),
        ("vieetf vieetfj matxs", "vieetf việt mát"),  # a stop bears sắc and nặng only
        # ươ, and the uơ of thuở
        ("uow uwow uwo luow luowng", "ươ ươ ươ lươ lương"),
        ("thuowr thuowng huow khuow khuowng", "thuở thương huơ khuơ khương"),
        # oo that stays oo
        ("xooong booong gooongf mooocs", "xoong boong goòng moóc"),
        # Highland names
        ("DDawsk Lawsk Kroong Kanj Kon", "Đắk Lắk Krông Kạn Kon"),
    ],
)
def test_telex(keys: str, shown: str) -> None:
    assert [typed(one, TELEX).shown for one in keys.split()] == shown.split()


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("a1 a2 a3 a4 a5", "á à ả ã ạ"),
        ("a6 e6 o6 a8 o7 u7 d9", "â ê ô ă ơ ư đ"),
        ("d9u7o7ng2 d9uo7ng2 duong729 d9uong27", "đường " * 4),
        ("tie6ng1 tieng16 tieng61", "tiếng " * 3),
        ("tie6ng12 tie6ng10", "tiềng tiêng"),
        ("thuo73 thuo7ng khuo7", "thuở thương khuơ"),
        ("xoong goong2 moo1c", "xoong goòng moóc"),
        ("QD9 HD9ND D9UQS d9c", "QĐ HĐND ĐUQS đc"),
    ],
)
def test_vni(keys: str, shown: str) -> None:
    assert [typed(one, VNI).shown for one in keys.split()] == shown.split()


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuý", "thúy"),
        ("uỷ", "ủy"),
        ("hoàn", "hoàn"),
        ("hoài", "hoài"),
        ("huỳnh", "huỳnh"),
        ("quà", "quà"),
        ("quý", "quý"),
        ("già", "già"),
        ("gì", "gì"),
        ("giếng", "giếng"),
        ("của", "của"),
        ("mía", "mía"),
        ("thuở", "thuở"),
        ("khuỷu", "khuỷu"),
        ("ngoèo", "ngoèo"),
    ],
)
def test_where_the_tone_stands(method: Method, new: str, old: str) -> None:
    keys = keystrokes(new, method)
    assert typed(keys, method, NEW).shown == new
    assert typed(keys, method, OLD).shown == old


@pytest.mark.parametrize(
    ("keys", "placement", "steps"),
    [
        ("hoafn", NEW, "h ho hoa hoà hoàn"),
        ("hoafn", OLD, "h ho hoa hòa hoàn"),
        ("musoon", NEW, "m mu mú muó muố muốn"),
        ("thuysnh", OLD, "t th thu thuy thúy thuýn thuýnh"),
        ("gifaf", NEW, "g gi gì già giaf"),
        ("khuyrur", NEW, "k kh khu khuy khuỷ khuỷu khuyur"),
        ("wowngs", NEW, "ư ươ ươ ươn ương ướng"),
    ],
)
def test_the_word_at_every_key(keys: str, placement: Placement, steps: str) -> None:
    shown = [typed(keys[:end], TELEX, placement).shown for end in range(1, len(keys) + 1)]
    assert shown == steps.split()


@pytest.mark.parametrize(
    ("keys", "method", "shown"),
    [
        ("ass", TELEX, "as"),
        ("asss", TELEX, "ass"),
        ("asse", TELEX, "ase"),
        ("ddd", TELEX, "dd"),
        ("aaa", TELEX, "aa"),
        ("aaas", TELEX, "aas"),
        ("aww", TELEX, "aw"),
        ("ww", TELEX, "w"),
        ("tww", TELEX, "tw"),
        ("mwaw", TELEX, "mwaw"),
        ("luoww", TELEX, "luow"),
        ("tieengss", TELEX, "tiêngs"),
        ("tieengssf", TELEX, "tiêngsf"),
        ("tieengse", TELEX, "tiénge"),
        ("dduongd", TELEX, "duongd"),
        ("aszz", TELEX, "az"),
        ("SS", TELEX, "SS"),
        ("ASs", TELEX, "As"),
        ("a11", VNI, "a1"),
        ("a112", VNI, "a12"),
        ("a66", VNI, "a6"),
        ("uo77", VNI, "uo7"),
        ("d99", VNI, "d9"),
        ("a100", VNI, "a0"),
    ],
)
def test_a_key_again_undoes_itself_and_the_rest_is_literal(
    keys: str, method: Method, shown: str
) -> None:
    assert typed(keys, method).shown == shown


@pytest.mark.parametrize(
    ("keys", "method", "shown"),
    [
        ("Dd DD dD dd", TELEX, "Đ Đ đ đ"),
        ("W Uw UW uW w", TELEX, "Ư Ư Ư ư ư"),
        ("DDAWNGR ddAngs UYR", TELEX, "ĐẲNG đÁng UỶ"),
        ("D9A8NG3 D9a8ng3 U7", VNI, "ĐẲNG Đẳng Ư"),
        ("NGUWOWIF Nguwowif", TELEX, "NGƯỜI Người"),
        ("UOW Uow uOw", TELEX, "ƯƠ Ươ ưƠ"),
    ],
)
def test_capitals_stay_letter_by_letter(keys: str, method: Method, shown: str) -> None:
    assert [typed(one, method).shown for one in keys.split()] == shown.split()


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("2020", "2020"),
        ("28", "28"),
        ("6", "6"),
        ("T6", "T6"),
        ("Q1", "Q1"),
        ("TB75", "TB75"),
        ("QD975", "QĐ75"),
        ("ma19", "má9"),
        ("COVID19", "COVID19"),
        ("Office365", "Office365"),
    ],
)
def test_vni_digits_without_a_vowel_before_them_are_digits(keys: str, shown: str) -> None:
    assert typed(keys, VNI).shown == shown


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("tuaanf26", "tuần26"), ("user1", "user1"), ("hoaf-", "hoà-"), ("w2s", "ư2s")],
)
def test_a_digit_or_sign_ends_the_syllable(keys: str, shown: str) -> None:
    assert typed(keys, TELEX).shown == shown


@pytest.mark.parametrize(
    ("there", "keys", "method", "shown"),
    [
        ("tiếng", "f", TELEX, "tiềng"),
        ("tiếng", "s", TELEX, "tiêngs"),
        ("tiếng", "2", VNI, "tiềng"),
        ("tiên", "gs", TELEX, "tiếng"),
        ("hoà", "n", TELEX, "hoàn"),
        ("hòa", "i", TELEX, "hoài"),
        ("d", "d", TELEX, "đ"),
        ("đ", "d", TELEX, "dd"),
        ("as", "s", TELEX, "ass"),
        ("dd", "w", TELEX, "ddw"),
        ("HDD", "N", TELEX, "HDDN"),
        ("QD", "D", TELEX, "QĐ"),
        ("win", "dows", TELEX, "windows"),
        ("hoà", "k", TELEX, "hoàk"),
        ("a", "\u0301", TELEX, "á"),
        ("tie\u0302\u0301n", "g", TELEX, "tiếng"),
        ("", "as", TELEX, "á"),
    ],
)
def test_going_on_from_what_stands_there(there: str, keys: str, method: Method, shown: str) -> None:
    composition = resume(there)
    assert composition.shown == unicodedata.normalize("NFC", there)
    for key in keys:
        composition = type_key(composition, key, method, NEW)
    assert composition.shown == shown


@pytest.mark.parametrize(
    ("keys", "live", "over"),
    [
        ("data", "dât", "data"),
        ("two", "tươ", "two"),
        ("user", "uẻ", "user"),
        ("law", "lă", "law"),
        ("vieet", "viêt", "vieet"),
        ("tieengs", "tiếng", "tiếng"),
        ("aw", "ă", "ă"),
        ("DD", "Đ", "Đ"),
        ("ass", "as", "as"),
        ("QDD", "QĐ", "QĐ"),
    ],
)
def test_what_is_no_syllable_gives_its_keys_back_in_the_end(
    keys: str, live: str, over: str
) -> None:
    composition = typed(keys, TELEX)
    assert composition.shown == live
    assert finish(composition, TELEX, NEW).shown == over


def test_letters_that_stood_there_are_left_alone_in_the_end() -> None:
    assert finish(resume("viêt"), TELEX, NEW).shown == "viêt"
    assert finish(type_key(resume("viê"), "t", TELEX, NEW), TELEX, NEW).shown == "viêt"


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("", ""),
        ("giao ba", "ba"),
        ("28/", ""),
        ("28/6", "6"),
        ("tiếng ", ""),
        ("(Đả", "Đả"),
        ("a_b", "b"),
    ],
)
def test_the_word_before_the_cursor(before: str, word: str) -> None:
    assert word_before(before) == word


KEYS = st.text(
    st.sampled_from("aăeêioôơuưydđgqhnctwsfrxjzASDW0123456789 -.\u0301áß漢"), max_size=14
)


@given(keys=st.one_of(KEYS, st.text(max_size=8)), there=KEYS, method=st.sampled_from(Method))
@settings(max_examples=200, deadline=None)
def test_any_keys_after_any_text_give_nfc_and_keep_every_key(
    keys: str, there: str, method: Method
) -> None:
    composition = resume(there)
    for key in keys:
        composition = type_key(composition, key, method, OLD)
        assert unicodedata.is_normalized("NFC", composition.shown)
    assert composition.raw == resume(there).shown + keys
    assert finish(composition, method, OLD).raw == composition.raw


@given(keys=st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCXYZ"), max_size=12))
@settings(max_examples=200, deadline=None)
def test_vni_never_touches_letters(keys: str) -> None:
    assert typed(keys, VNI).shown == keys


@given(
    keys=st.text(st.sampled_from("aeiouydwsfrxjzngtchm"), max_size=9),
    placement=st.sampled_from(Placement),
)
@settings(max_examples=200, deadline=None)
def test_the_text_depends_on_the_raw_keys_alone(keys: str, placement: Placement) -> None:
    step_by_step = Composition()
    for key in keys:
        step_by_step = type_key(step_by_step, key, TELEX, placement)
    again = type_key(Composition(keys[:-1], "anything"), keys[-1:], TELEX, placement)
    assert again == step_by_step
