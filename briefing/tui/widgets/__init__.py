"""The widgets that the screens are made of.

Importing them makes keys held with Alt arrive whole: see :mod:`briefing.tui.altkeys`.
"""

from briefing.tui.altkeys import teach_alt_keys

teach_alt_keys()
