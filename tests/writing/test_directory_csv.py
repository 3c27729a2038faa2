from hypothesis import given
from hypothesis import strategies as st

from briefing.language.letters import search_key
from briefing.model.directory import EMPTY, Directory, Member, Unit, make_directory, merge
from briefing.reading.directory_csv import read_directory
from briefing.writing.directory_csv import write_directory

OFFICE = Directory(
    units=(
        Unit(id="u1", name="Văn phòng", short_names=("VP", "VPĐU"), order=1),
        Unit(id="u2", name='Sở "A"; B', order=2),
    ),
    members=(Member(name="Trần Thị Hoa", title="Chánh Văn phòng", unit="u1", order=1),),
)


def test_a_spreadsheet_can_open_it() -> None:
    assert write_directory(OFFICE).decode("utf-8-sig").split("\r\n") == [
        "Đơn vị;Tên tắt;Họ và tên;Chức vụ;Thứ tự",
        "Văn phòng;VP, VPĐU;;;1",
        '"Sở ""A""; B";;;;2',
        "Văn phòng;;Trần Thị Hoa;Chánh Văn phòng;1",
        "",
    ]
    assert write_directory(OFFICE).startswith(b"\xef\xbb\xbf")


def test_names_are_never_formulas() -> None:
    office = Directory(units=(Unit(id="u1", name='=HYPERLINK("x")', short_names=("@A",), order=1),))
    line = write_directory(office).decode("utf-8-sig").split("\r\n")[1]
    assert line == '"\'=HYPERLINK(""x"")";\'@A;;;1'


TYPED = st.text("aăĐộ=+-@'\"; ,1[", min_size=1, max_size=6).map(lambda text: " ".join(text.split()))
NAMES = TYPED.filter(lambda name: search_key(name).strip() != "")
SHORT = NAMES.map(lambda name: name.replace(",", "x").replace(";", "x"))


@st.composite
def directories(draw: st.DrawFn) -> Directory:
    names = draw(st.lists(NAMES, max_size=4, unique_by=search_key))
    units = [
        Unit(
            id=f"u{order}",
            name=name,
            short_names=tuple(dict.fromkeys(draw(st.lists(SHORT, max_size=2)))),
            order=order,
        )
        for order, name in enumerate(names, 1)
    ]
    people = draw(
        st.lists(st.tuples(NAMES, TYPED), max_size=4, unique_by=lambda p: search_key(p[0]))
    )
    members = [
        Member(
            name=name,
            title=title,
            unit=draw(st.sampled_from(["", *(unit.id for unit in units)])),
            order=order,
        )
        for order, (name, title) in enumerate(people, 1)
    ]
    return make_directory(units, members)


@given(directory=directories().filter(lambda directory: directory != EMPTY))
def test_what_is_exported_is_imported_the_same(directory: Directory) -> None:
    reading = read_directory(write_directory(directory), "danh-ba.csv")
    assert reading.notes == ()
    assert merge(EMPTY, reading.directory) == directory
    assert merge(directory, reading.directory) == directory
