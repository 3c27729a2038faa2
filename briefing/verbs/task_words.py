"""What lists of tasks say, in the language of the interface."""

from briefing.i18n import N_, _, ngettext
from briefing.insight.tasks.lives import OPEN, Timing
from briefing.insight.tasks.tasklist import By, Group, Seen
from briefing.verbs.following_up import period_words

_TIMINGS = {
    Timing.LATE: N_("overdue"),
    Timing.SOON: N_("due soon"),
    Timing.IN_TIME: N_("on schedule"),
    Timing.DONE_LATE: N_("finished late"),
    Timing.DONE_IN_TIME: N_("finished on time"),
    Timing.CLOSED: N_("not pursued"),
}


def timing_word(timing: Timing) -> str:
    """Return the offices' word: "quá hạn", "sắp đến hạn", "hoàn thành đúng hạn"."""
    return _(_TIMINGS[timing])


def standing_words(seen: Seen) -> str:
    """Return how a task stands: "OVERDUE 3 days", "due soon (2 days)", "on schedule".

    What is late is in capitals: it must not hang on the colour alone.
    """
    word = timing_word(seen.timing)
    if seen.timing is Timing.LATE:
        word = word.upper()
        return f"{word} {_days(seen.days)}" if seen.days and seen.days > 0 else word
    if seen.timing is Timing.SOON and seen.days is not None:
        return f"{word} ({_days(-seen.days) if seen.days else _('today')})"
    return word


def days_words(seen: Seen) -> str:
    """Return how a task stands where its heading says the rest: "3 DAYS OVER", "2 days left".

    Nothing for a task without a day, or one that is settled.
    """
    if seen.timing not in OPEN or seen.days is None:
        return ""
    if seen.days > 0:
        return _("{days} over").format(days=_days(seen.days)).upper()
    return _("{days} left").format(days=_days(-seen.days)) if seen.days else _("today")


def heading_words(by: By, group: Group) -> str:
    """Return the heading of a group of tasks."""
    if by is By.UNIT:
        return group.key or _("Without a unit")
    if by is By.DUE:
        timing = Timing(group.key)
        word = timing_word(timing)
        return word.upper() if timing is Timing.LATE else _capital(word)
    if by is By.AGE:
        count = int(group.key)
        if not count:
            return _("Given within the last week")
        return ngettext("Given {count} week ago", "Given {count} weeks ago", count).format(
            count=count
        )
    return _capital(period_words(group.key))


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=count)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
