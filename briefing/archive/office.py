"""What an office enters for its papers, and the numbers it gave them: two small lists.

``office.json`` holds one record, :class:`~briefing.model.office.Office`; ``numbers.json`` one
for each number that was given to a paper.
"""

from briefing.archive.lists import OfficeList
from briefing.model.office import Issued, Office

OFFICE = OfficeList("office", Office)
NUMBERS = OfficeList("numbers", Issued)
