"""The kinds of official documents, what they are abbreviated to, and who issues them.

Abbreviations of the State: Nghị định 30/2020/NĐ-CP, Phụ lục III; those of legal instruments
(Luật, Nghị định, Thông tư) follow the practice of the law gazette. Abbreviations of the Party:
Hướng dẫn 05-HD/VPTW (27-5-2026) and, before it, Hướng dẫn 36-HD/VPTW; the list of kinds is that
of Quy định 399-QĐ/TW. Hướng dẫn 36 asked for "QĐi" on a Quy định, yet the centre has always
written QĐ, as 205-QĐ/TW shows, so Quyết định and Quy định share it.
"""

from typing import NamedTuple


class DocumentType(NamedTuple):
    """One kind of document.

    ``party`` and ``state`` are what stands for it in a symbol, "" where that side has no such
    kind or gives it no letters (a State công văn is "2908/BGDĐT-GDTC"). ``spoken`` tells
    whether people name it by its number alone, as "Chỉ thị 05".
    """

    name: str
    party: str
    state: str
    spoken: bool = True


# An abbreviation that two kinds share is read as the one that stands first.
DOCUMENT_TYPES = (
    DocumentType("Nghị quyết", "NQ", "NQ"),
    DocumentType("Quyết định", "QĐ", "QĐ"),
    DocumentType("Chỉ thị", "CT", "CT"),
    DocumentType("Kết luận", "KL", ""),
    DocumentType("Quy định", "QĐ", "QyĐ"),
    DocumentType("Quy chế", "QC", "QC"),
    DocumentType("Hướng dẫn", "HD", "HD"),
    DocumentType("Thông báo", "TB", "TB"),
    DocumentType("Thông tri", "TT", ""),
    DocumentType("Thông cáo", "TC", "TC", spoken=False),
    DocumentType("Chương trình", "CTr", "CTr"),
    DocumentType("Kế hoạch", "KH", "KH"),
    DocumentType("Báo cáo", "BC", "BC", spoken=False),
    DocumentType("Biên bản", "BB", "BB", spoken=False),
    DocumentType("Tờ trình", "TTr", "TTr", spoken=False),
    DocumentType("Đề án", "ĐA", "ĐA"),
    DocumentType("Phương án", "PA", "PA", spoken=False),
    DocumentType("Dự án", "DA", "DA", spoken=False),
    DocumentType("Quy hoạch", "QH", "", spoken=False),
    DocumentType("Chiến lược", "CL", "", spoken=False),
    DocumentType("Tuyên bố", "TB", "", spoken=False),
    DocumentType("Lời kêu gọi", "LKG", "", spoken=False),
    DocumentType("Công văn", "CV", ""),
    DocumentType("Công điện", "", "CĐ"),
    DocumentType("Nghị định", "", "NĐ"),
    DocumentType("Thông tư liên tịch", "", "TTLT"),
    DocumentType("Thông tư", "", "TT"),
    DocumentType("Hợp đồng", "", "HĐ", spoken=False),
    DocumentType("Giấy mời", "", "GM", spoken=False),
    DocumentType("Văn bản hợp nhất", "", "VBHN", spoken=False),
    DocumentType("Bộ luật", "", "", spoken=False),
    DocumentType("Luật", "", "", spoken=False),
    DocumentType("Pháp lệnh", "", "", spoken=False),
)

# What is said for "a document" when its kind is not: "Văn bản số 415/PGD&ĐT".
GENERIC_NAME = "Văn bản"

# Trung ương as people type it: T.Ư, TƯ, TW, T.W and the slip "T,Ư".
CENTRE = r"(?:Trung ương|T[.,]?\s?[ƯW](?!\w))"

_COMMITTEE = r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ?(?:ủy|uỷ)"
_COMMITTEE_BODIES = (
    r"Ban Thường vụ|BTV|Thường trực|Văn phòng|Ban Tổ chức|(?:Ủy|Uỷ) ban Kiểm tra|"
    r"Ban Tuyên giáo|Ban Dân vận|Ban Tuyên giáo và Dân vận|Ban Nội chính|Ban Xây dựng Đảng"
)
_PEOPLE = r"(?:(?:Ủy|Uỷ) ban nhân dân|UBND|Hội đồng nhân dân|HĐND)"
_PARTY = r"(?: Đảng)?"
_PLACE = (
    r"(?: (?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|đặc khu)"
    r"(?: [A-ZĂÂĐÊÔƠƯÁÀẢÃẠÍÌỈĨỊÚÙỦŨỤÝ]\w*){0,3})?"
)
_FIELDS = (
    "Giáo dục và Đào tạo|GD&ĐT|GDĐT|Nội vụ|Tài chính|Kế hoạch và Đầu tư|Tư pháp|Công an|"
    "Quốc phòng|Ngoại giao|Xây dựng|Giao thông vận tải|Công Thương|Công thương|Y tế|"
    "Thông tin và Truyền thông|Khoa học và Công nghệ|Tài nguyên và Môi trường|"
    "Nông nghiệp và Phát triển nông thôn|Nông nghiệp và Môi trường|Dân tộc và Tôn giáo|"
    "Lao động - Thương binh và Xã hội|Văn hóa, Thể thao và Du lịch|Văn hoá, Thể thao và Du lịch"
)

# Who issues documents, as patterns; the first that fits wins, so longer names stand before
# shorter ones. Spaces stand for any white space.
ISSUERS = (
    rf"(?:Ban Chấp hành|BCH) {CENTRE}{_PARTY}",
    rf"(?:Ban Bí thư|Bộ Chính trị)(?: {CENTRE} Đảng)?",
    rf"Ban (?:Tổ chức|Tuyên giáo|Dân vận|Nội chính|Kinh tế|Đối ngoại) {CENTRE}{_PARTY}",
    rf"Ban Tuyên giáo và Dân vận {CENTRE}{_PARTY}",
    rf"(?:Ủy|Uỷ) ban Kiểm tra {CENTRE}{_PARTY}",
    rf"Văn phòng {CENTRE}{_PARTY}",
    rf"Quân (?:ủy|uỷ) {CENTRE}",
    rf"Đảng (?:ủy|uỷ) Khối (?:các cơ quan|doanh nghiệp|Doanh nghiệp) {CENTRE}",
    rf"(?:{_COMMITTEE_BODIES}) {_COMMITTEE}{_PLACE}",
    rf"(?:Ban Chấp hành|BCH) Đảng bộ{_PLACE}",
    rf"{_COMMITTEE}{_PLACE}",
    rf"(?:Chủ tịch |Văn phòng |Thường trực )?{_PEOPLE}{_PLACE}",
    r"(?:Ủy|Uỷ) ban Thường vụ Quốc hội",
    r"Văn phòng (?:Chính phủ|Quốc hội|Chủ tịch nước)",
    r"Thủ tướng(?: Chính phủ)?",
    r"Chủ tịch nước",
    r"Chính phủ",
    r"Quốc hội",
    rf"(?:Bộ trưởng )?(?:Bộ|Sở|Phòng) (?:{_FIELDS}){_PLACE}",
    rf"{CENTRE}{_PARTY}",
)

# Kinds of which people say number and year, without the rest: "Nghị định 30/2020".
YEARLY = ("Nghị định", "Thông tư", "Thông tư liên tịch", "Luật", "Bộ luật", "Pháp lệnh")

# Abbreviations of issuers, spelled out so that two ways of naming one issuer compare equal.
ISSUER_WORDS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "bch": "ban chấp hành",
    "btv": "ban thường vụ",
}
