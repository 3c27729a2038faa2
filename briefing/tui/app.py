"""The terminal application: places, keys and looks; what it does is done by the verbs."""

import os
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

# Input methods send composed words as key events that the extended protocol breaks apart;
# it has to be off before the first import of textual, and a user may overrule it.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
# What follows a key within a frame waits for the next one; at 60 a second a search that takes
# 4 ms is seen after 30. It counts from the first import of textual on, too.
os.environ.setdefault("TEXTUAL_FPS", "240")

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.i18n import N_, _, use_language
from briefing.resources import themes_dir
from briefing.settings import TYPING_METHODS, change, load, remembered
from briefing.tui import themes
from briefing.tui.desk import Desk
from briefing.tui.going import GoingApp
from briefing.tui.inputmode import INPUT_MODE
from briefing.tui.keeping import Typing
from briefing.tui.keys import Command, command, offered, quiet
from briefing.tui.tidying import Tidying
from briefing.tui.widgets.keybar import function_number, key_name

if TYPE_CHECKING:
    from briefing.tui.screens.week import WeekScreen  # loaded after the first frame

TIDY_EVERY = 1.0
"""Seconds between two looks at whether there is something to tidy up."""

FORGET_AFTER = 60.0
"""Seconds after which the facts of all weeks are forgotten when no place shows them."""

LATER_SHEETS = ("weeks.tcss", "dialog.tcss")
"""Style sheets of what no first frame shows."""


class BriefingApp(GoingApp):
    """Opens on this week; every other place is a key away."""

    TITLE = "Giao ban"
    CSS_PATH = themes_dir() / "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        command("help", "f1", "help", N_("Help"), N_("All keys of this place")),
        quiet("palette", "ctrl+p", "palette", N_("Commands"), N_("Find any command by its name")),
        quiet(
            "next-theme",
            "f12",
            "next_theme",
            N_("Light or dark"),
            N_("The next theme: light, dark, high contrast"),
        ),
        quiet(
            "typing",
            "f11",
            "next_typing",
            N_("Telex or VNI"),
            N_("Type Vietnamese without an input method: off, Telex, VNI"),
        ),
        quiet("quit", "ctrl+q", "quit", N_("Quit"), N_("Save and leave")),
    ]

    def __init__(self, desk: Desk, *, briefing_id: str = "") -> None:
        self._made_colours: dict[str, dict[str, str]] = {}
        super().__init__()
        self.desk = desk
        self._tidying = Tidying()
        self._early: list[events.Event] | None = None  # what was typed before there is an editor
        self._wanted = briefing_id or remembered("briefing")
        settings = load()
        INPUT_MODE.choose(settings.typing, settings.tone_style)
        first = settings.theme if settings.theme in themes.ORDER else themes.ORDER[0]
        self.register_theme(themes.named(first))
        # Style sheets are parsed with a theme's colours: chosen before that, they are parsed once.
        self.set_reactive(App.theme, first)
        self._colours = self.get_css_variables()
        self.stylesheet.set_variables(self._colours)

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours of the theme; making them takes longer than a key may."""
        made = self._made_colours.get(self.theme)
        if made is None:
            made = self._made_colours[self.theme] = super().get_css_variables()
        self.theme_variables = made
        return made

    def refresh_css(self, animate: bool = True) -> None:
        """Apply the style sheets again, unless every colour is what it was."""
        colours = self.get_css_variables()
        if colours != self._colours:
            self._colours = colours
            super().refresh_css(animate)

    def get_default_screen(self) -> Screen[None]:
        """Open on this week, with what was open last."""
        try:
            self.desk.open_first(self._wanted)
        except BriefingError as error:
            self.call_after_refresh(self.tell, error)
        if self.desk.work is None or self.is_headless:
            return self._week_screen()
        from briefing.tui.screens.first import FirstScreen  # noqa: PLC0415 - start-up

        self._early = []
        first = self.fitted(FirstScreen(self.desk, self.desk.work.briefing))
        first.call_after_refresh(self.call_later, self._show_editor)
        return first

    def _week_screen(self) -> "WeekScreen":
        from briefing.tui.screens.week import WeekScreen  # noqa: PLC0415 - start-up

        return self.fitted(WeekScreen(self.desk))

    async def _show_editor(self) -> None:
        """Put the editor in the place of the first frame, then give it what was typed so far."""
        self.add_mode("week", self._week_screen)
        await self.switch_mode("week")
        self.screen.call_after_refresh(self.call_later, self._give_early)

    async def _give_early(self) -> None:
        early, self._early = self._early or [], None
        for event in early:
            await self.on_event(event)
        week = self.screen
        if early and self.focused is not None and isinstance(week, Typing):
            self.focused.call_later(week.keep_typed)  # it has waited long enough for the journal
        self._make_up()

    async def on_event(self, event: events.Event) -> None:
        """Take an event; keys and clicks wait, in their order, until there is an editor."""
        typed = isinstance(event, events.InputEvent | events.Paste)
        if typed:
            self._tidying.touched()
        if self._early is not None and typed:
            self._early.append(event)
        else:
            await super().on_event(event)

    def on_ready(self) -> None:
        """After the first frame, make up for what it did without; the editor goes before that."""
        if self._early is None:
            self._make_up()

    def _make_up(self) -> None:
        for theme in themes.shipped():
            self.register_theme(theme)
        self.stylesheet.read_all([themes_dir() / name for name in LATER_SHEETS])
        self._take_own_keys()
        self._tidying.begin()
        self.set_interval(TIDY_EVERY, self._tidy)

    def _tidy(self) -> None:
        """Give back what no longer serves."""
        if not self.is_running:  # the screens are just being taken apart
            return
        if isinstance(self.screen, Typing) and self.desk.forget_weeks(FORGET_AFTER):
            self._tidying.look_through_all()
        else:
            self._tidying.look()

    def on_unmount(self) -> None:
        """Tidy no more, and let go of the search index."""
        self._tidying.end()
        if self.finder is not None:
            self.finder.close()
            self.finder = None

    def _take_own_keys(self) -> None:
        """Give commands the keys that the configuration file asks for; say what it got wrong."""
        from briefing.keylines import key_lines  # noqa: PLC0415 - start-up

        try:
            lines = key_lines()
        except BriefingError as error:
            self.tell(error)
            return
        if not lines:
            return
        from briefing.tui.keymap import read_keymap  # noqa: PLC0415 - start-up
        from briefing.tui.places import places  # noqa: PLC0415 - start-up

        keymap = read_keymap(lines, places(BriefingApp))
        self.set_keymap(dict(keymap.overrides))
        for problem in keymap.problems:
            self.notify(problem, severity="warning", timeout=15, markup=False)
        self.screen.refresh_bindings()

    def action_help(self) -> None:
        """Show the keys of the place where the user is, or take them away."""
        from briefing.tui.screens.help import HelpScreen  # noqa: PLC0415 - start-up

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        else:
            self.push_screen(HelpScreen(self.screen))

    def action_next_theme(self) -> None:
        """Change to the next theme and remember it."""
        names = themes.ORDER
        self.use_theme(names[(names.index(self.theme) + 1) % len(names)])

    def action_next_typing(self) -> None:
        """Change how Vietnamese is typed, and remember it."""
        names = TYPING_METHODS
        current = INPUT_MODE.method or names[0]
        chosen = names[(names.index(current) + 1) % len(names)]
        INPUT_MODE.choose(chosen, load().tone_style)
        self._keep_setting("typing", chosen)
        self.screen.refresh_bindings()

    def use_theme(self, name: str) -> None:
        """Change the theme and remember it."""
        self.theme = name
        self._keep_setting("theme", name)

    def action_palette(self) -> None:
        """Find a command by name and do it, or leave it at that."""
        from briefing.tui.screens.palette import PaletteScreen  # noqa: PLC0415 - start-up

        if isinstance(self.screen, PaletteScreen):
            self.screen.action_leave()
            return

        async def run(command: Command | None) -> None:
            if command is not None and (waiting := command.run()) is not None:
                await waiting

        self.push_screen(PaletteScreen(self._commands(self.screen)), run)

    def _commands(self, place: Screen[object]) -> list[Command]:
        """Return what the keys of ``place`` do, then the themes and the languages."""
        commands = [
            Command(
                _(given.binding.description),
                key_name(given.keys[0]),
                _(given.binding.tooltip),
                partial(self.run_action, given.binding.action, given.node),
            )
            for given in sorted(offered(place), key=lambda given: function_number(given.keys[0]))
            if given.binding.tooltip and given.binding.id != "palette"
        ]
        themed = [
            Command(
                _("Theme: {name}").format(name=themes.label(name)),
                "",
                "",
                partial(self.use_theme, name),
            )
            for name in themes.ORDER
        ]
        spoken = [
            Command(_("Language: {name}").format(name=name), "", "", partial(self.speak, code))
            for code, name in (("vi", "Tiếng Việt"), ("en", "English"))
        ]
        return [*commands, *themed, *spoken]

    def _keep_setting(self, key: str, value: str) -> None:
        """Change a setting for good; one that cannot be written holds until the end."""
        try:
            change(key, value)
        except BriefingError as error:
            self.tell(error)

    def speak(self, language: str) -> None:
        """Change the language of the interface and remember it."""
        use_language(language)
        self._keep_setting("language", language)
        self.show_week()
        self.refresh(recompose=False)
        self.refresh_bindings()
        self.say(_("The interface now speaks English."))


def run_app(archive_folder: Path, *, briefing_id: str | None = None, demo: bool = False) -> int:
    """Open the application on an archive and return the exit code.

    ``demo`` says that the archive is a throw-away copy, which the header then tells.
    """
    app = BriefingApp(
        Desk(archive_folder, date.today(), demo=demo),  # noqa: DTZ011 - the user's own day
        briefing_id=briefing_id or "",
    )
    app.run()
    return app.return_code or 0
