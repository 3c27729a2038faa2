"""An invented office for the tests of the screens that name people."""

from briefing.model.directory import EMPTY, Directory, add_member, add_unit

HOSTILE = "việc [/b] 3 [@click=app.quit]x[/] [red]đỏ\x1b[31m"


def office() -> Directory:
    """Return an office of two units, one leader over them and three people in them."""
    directory = add_unit(add_unit(EMPTY, "Văn phòng", ("VP",)), "Vụ Cán bộ", ("CB",))
    directory = add_member(directory, "Lê Quang Tường", "Phó Trưởng Ban")
    directory = add_member(directory, "Lê Thị Hoa", "Chánh Văn phòng", "u1")
    directory = add_member(directory, "Trần Văn Hùng", "Vụ trưởng", "u2")
    return add_member(directory, "Trần Văn Hưng", "Phó Vụ trưởng", "u2")
