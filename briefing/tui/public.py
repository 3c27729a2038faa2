"""What others see as well: the wall on the projector, and what is opened over it."""

from textual.app import App


class Public:
    """A screen that is made to be seen by everybody in the room."""


def seen_by_others(app: App[None]) -> bool:
    """Tell whether everybody sees the screen: it lies over a :class:`Public` one."""
    return any(isinstance(screen, Public) for screen in app.screen_stack)
