from pathlib import Path

import pytest
from tinydb import TinyDB, where

from briefing.archive import files
from briefing.archive.shard import Shard
from briefing.archive.storage import ShardStorage, put_document, remove_document
from briefing.errors import ArchiveError


@pytest.fixture
def shard(tmp_path: Path) -> Shard:
    made = Shard(tmp_path / "2020.json")
    put_document(made, {"id": "a", "title": "một"})
    put_document(made, {"id": "b", "title": "hai"})
    return made


def test_a_document_is_known_by_its_id(shard: Shard) -> None:
    put_document(shard, {"id": "a", "title": "một, sửa"})
    fresh = Shard(shard.path)
    assert fresh.documents() == {
        "1": {"id": "a", "title": "một, sửa"},
        "2": {"id": "b", "title": "hai"},
    }


def test_nothing_is_left_of_what_stood_there_before(shard: Shard) -> None:
    put_document(shard, {"id": "a", "mood": "vui"})
    put_document(shard, {"id": "a"})
    assert Shard(shard.path).find("a") == {"id": "a"}


def test_a_change_inside_a_document_made_through_tinydb_is_stored(shard: Shard) -> None:
    put_document(shard, {"id": "c", "list": [1]})
    table = TinyDB(shard, storage=ShardStorage).table("briefings", cache_size=0)
    table.update(lambda row: row["list"].append(2), where("id") == "c")
    assert Shard(shard.path).find("c") == {"id": "c", "list": [1, 2]}
    assert Shard(shard.path).find("a") == {"id": "a", "title": "một"}


def test_removing_leaves_the_others_and_their_numbers(shard: Shard) -> None:
    remove_document(shard, "a")
    remove_document(shard, "nowhere")
    assert Shard(shard.path).documents() == {"2": {"id": "b", "title": "hai"}}


def test_two_shards_on_one_file_do_not_hand_out_one_number_twice(shard: Shard) -> None:
    other = Shard(shard.path)
    for number, writer in enumerate((shard, other, shard, other)):
        put_document(writer, {"id": f"c{number}"})
    assert [row["id"] for row in Shard(shard.path).documents().values()] == [
        "a",
        "b",
        "c0",
        "c1",
        "c2",
        "c3",
    ]


def test_memory_is_never_ahead_of_the_disk(shard: Shard, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes) -> files.Signature:
        raise ArchiveError("x")

    monkeypatch.setattr(files, "write", refuse)
    with pytest.raises(ArchiveError):
        put_document(shard, {"id": "a", "title": "hỏng"})
    with pytest.raises(ArchiveError):
        remove_document(shard, "b")
    assert shard.documents() == {"1": {"id": "a", "title": "một"}, "2": {"id": "b", "title": "hai"}}


def test_tables_of_another_tool_stay(shard: Shard) -> None:
    tables = shard.tables()
    shard.write(tables | {"extra": {"1": {"keep": True}}})
    put_document(Shard(shard.path), {"id": "c"})
    assert Shard(shard.path).tables()["extra"] == {"1": {"keep": True}}
