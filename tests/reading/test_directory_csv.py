import pytest

from briefing.errors import ReadError
from briefing.model.directory import Directory, unit_name
from briefing.reading.directory_csv import DirectoryReading, read_directory

TABLE = """Đơn vị;Tên tắt;Họ và tên;Chức vụ;Thứ tự
Văn phòng;VP, VPĐU;;;1
Vụ Tổng hợp;TH;;;2
Văn phòng;;Trần Thị Hoa;Chánh Văn phòng;1
;;Lê Văn An;Chủ tịch;2
"""


def read(text: str) -> DirectoryReading:
    return read_directory(text.encode(), "danh-ba.csv")


def units(directory: Directory) -> list[tuple[str, tuple[str, ...], int]]:
    return [(unit.name, unit.short_names, unit.order) for unit in directory.units]


def people(directory: Directory) -> list[tuple[str, str, str, int]]:
    return [
        (member.name, member.title, unit_name(directory, member), member.order)
        for member in directory.members
    ]


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.replace("\n", "\r\n").encode("utf-8-sig"),
        TABLE.replace(";", "\t").encode(),
        TABLE.replace("VP, VPĐU", '"VP, VPĐU"').replace(";", ",").encode(),
        f"sep=;\r\n{TABLE}".encode(),
        f"DANH SÁCH CÁN BỘ;;;;\n;;;;\n{TABLE}".encode(),
        TABLE.replace(TABLE.splitlines()[0], "Unit;Short names;Person;Title;Order").encode(),
        TABLE.replace(TABLE.splitlines()[0], "ĐƠN VỊ:;viết tắt;HO TEN;Chức danh;STT").encode(),
    ],
    ids=["plain", "mark", "utf-16", "crlf", "tab", "comma", "hint", "title", "english", "other"],
)
def test_a_table_is_read_in_every_form_that_spreadsheets_write(data: bytes) -> None:
    directory, notes = read_directory(data, "danh-ba.csv")
    assert notes == ()
    assert units(directory) == [("Văn phòng", ("VP", "VPĐU"), 1), ("Vụ Tổng hợp", ("TH",), 2)]
    assert people(directory) == [
        ("Trần Thị Hoa", "Chánh Văn phòng", "Văn phòng", 1),
        ("Lê Văn An", "Chủ tịch", "", 2),
    ]


def test_one_column_of_units_with_commas_is_enough() -> None:
    directory, notes = read("Đơn vị\nSở Văn hóa, Thể thao\n\n  Văn   phòng \n")
    assert notes == ()
    assert [name for name, *_rest in units(directory)] == ["Sở Văn hóa, Thể thao", "Văn phòng"]


@pytest.mark.parametrize(
    ("heading", "expected_units", "expected_people"),
    [
        ("STT,Tên", ["A"], []),
        ("STT,Tên,Chức vụ", [], ["A"]),
        ("No.,Name,Unit", ["Văn phòng"], ["A"]),
        ("Order,Name,Abbreviation", ["A"], []),
    ],
)
def test_a_bare_name_is_what_the_other_columns_make_of_it(
    heading: str, expected_units: list[str], expected_people: list[str]
) -> None:
    row = "1,A,Văn phòng" if heading.count(",") == 2 else "1,A"
    directory = read(f"{heading}\n{row}\n").directory
    assert [name for name, *_rest in units(directory)] == expected_units
    assert [name for name, *_rest in people(directory)] == expected_people


def test_a_persons_unit_is_entered_where_it_has_no_line_of_its_own() -> None:
    directory = read("Họ tên;Đơn vị\nLê Văn An;Vụ Cán bộ\nTrần Hoa;vụ cán bộ\n").directory
    assert units(directory) == [("Vụ Cán bộ", (), 0)]
    assert [person[2] for person in people(directory)] == ["Vụ Cán bộ", "Vụ Cán bộ"]


def test_short_names_may_stand_in_lines_of_one_cell() -> None:
    directory = read('Đơn vị;Tên tắt\nVăn phòng;"VP\nVPĐU; VPTU"\n').directory
    assert units(directory) == [("Văn phòng", ("VP", "VPĐU", "VPTU"), 0)]


@pytest.mark.parametrize(
    ("rows", "words", "entered"),
    [
        ("Văn phòng;;;;mười", ["2", "mười"], 1),
        (";VP;;;", ["2"], 0),
        ("Văn phòng;;;Chánh Văn phòng;", ["2"], 1),
        ("Văn phòng;;;;1;thừa", ["2"], 1),
        ("\nVăn phòng;;;;1\nvăn phòng;;;;2", ["4", "3", "văn phòng"], 1),
        (";;Lê An;;1\n;;Lê An;;2", ["3", "2", "Lê An"], 0),
        (';"VP\nVPĐU";"Lê\nAn";;1\n;;Lê An;;2', ["5", "2", "Lê An"], 0),
    ],
)
def test_what_is_left_aside_is_said_with_its_line(
    rows: str, words: list[str], entered: int
) -> None:
    more = "\nVụ Tổng hợp;;;;9\n"
    directory, notes = read(TABLE.splitlines()[0] + "\n" + rows + more)
    assert len(notes) == 1
    assert all(word in notes[0] for word in words)
    assert len(directory.units) == entered + 1


def test_a_hint_at_the_delimiter_is_a_line_too() -> None:
    notes = read("sep=|\nĐơn vị|Thứ tự\nA|x\n").notes
    assert len(notes) == 1
    assert "3" in notes[0]


def test_unknown_columns_are_named() -> None:
    directory, notes = read("Đơn vị;Điện thoại\nVăn phòng;080\n")
    assert len(directory.units) == 1
    assert len(notes) == 1
    assert "Điện thoại" in notes[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", []),
        (b"a;b\nc;d\n", ["danh-ba.csv", "Đơn vị; Tên tắt"]),
        ("Đơn vị;Tên tắt\n".encode(), ["danh-ba.csv"]),
        ('Đơn vị;Tên tắt\nA;B\n"C;D\nE;F\n'.encode(), ["3"]),
        ('Đơn vị;Tên tắt\nA;"B"x\n'.encode(), ["2"]),
        (b"PK\x03\x04rest", ["CSV"]),
        (b"\xff\xfe\x00", ["CSV"]),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(data: bytes, words: list[str]) -> None:
    with pytest.raises(ReadError) as raised:
        read_directory(data, "danh-ba.csv")
    assert raised.value.advice
    assert all(word in str(raised.value) for word in words)


def test_names_are_text_whatever_they_hold() -> None:
    directory = read("Đơn vị\n[bold]A\x1b[31m\n'=1+1\nVa\u0306n\n").directory
    assert [unit.name for unit in directory.units] == ["[bold]A", "=1+1", "Văn"]
