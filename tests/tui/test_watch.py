import threading
import time
from collections.abc import Callable

from briefing.errors import ArchiveError
from briefing.tui.watch import Watch


class Drive:
    """Something to watch: a stamp that can change, fail or hang."""

    def __init__(self) -> None:
        self.value: object = 1
        self.failing = False
        self.read = 0
        self.told = 0
        self.watch = Watch(self.stamp, self.prepare, self.tell, every=0.01)

    def stamp(self) -> object:
        if self.failing:
            raise ArchiveError("gone")
        return self.value

    def prepare(self) -> None:
        self.read += 1

    def tell(self) -> None:
        assert self.read > self.told  # what has changed has been read by then
        self.told += 1


def comes(happened: Callable[[], bool]) -> bool:
    limit = time.monotonic() + 30
    while not happened() and time.monotonic() < limit:
        time.sleep(0.005)
    return happened()


def test_a_change_is_told_once() -> None:
    drive = Drive()
    drive.watch.start()
    assert comes(lambda: drive.told == 1)  # what changed before it began to look
    drive.value = 2
    assert comes(lambda: drive.told == 2)
    time.sleep(0.05)
    assert (drive.told, drive.read) == (2, 2)
    drive.watch.stop()
    assert comes(lambda: not any(thread.name == "watch" for thread in threading.enumerate()))


def test_a_pause_misses_nothing() -> None:
    drive = Drive()
    drive.watch.start()
    assert comes(lambda: drive.told == 1)
    drive.watch.pause()
    time.sleep(0.3)  # it may have been about to look
    drive.value = 2
    time.sleep(0.05)
    assert drive.told == 1
    drive.watch.resume()
    assert comes(lambda: drive.told == 2)
    drive.watch.stop()


def test_a_drive_that_fails_for_a_while_is_looked_at_again() -> None:
    drive = Drive()
    drive.failing = True
    drive.watch.start()
    time.sleep(0.05)
    drive.failing = False
    assert comes(lambda: drive.told == 1)
    drive.watch.stop()
