"""What an invented provincial office speaks of: the phrases from which weeks are made.

A line may begin with the first year in which it can be said ("2008 …"). Earlier lines of a table
are said more often than later ones, as in any office, so that words are common, rare and very
rare. Province, communes and people are invented.
"""

from typing import NamedTuple

ORGANIZATION = "Ủy ban nhân dân tỉnh Thanh Lâm"
PLACE = "Phòng họp số 2, trụ sở Ủy ban nhân dân tỉnh"


class Field(NamedTuple):
    """A field of work: its heading, the unit that answers for it, what it is busy with, counts.

    ``counted`` are triples: name of the figure, what is counted, most of it in a week.
    """

    heading: str
    unit: str
    topics: tuple[str, ...]
    counted: tuple[tuple[str, str, int], ...]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


FIELDS = (
    Field(
        "Nông nghiệp và nông thôn",
        "Sở Nông nghiệp",
        _lines("""việc gieo cấy kịp khung thời vụ
        công tác phòng, chống dịch bệnh trên đàn gia súc
        kế hoạch tu bổ đê bao và cống dưới đê
        việc nạo vét kênh mương nội đồng trước mùa mưa
        2010 chương trình xây dựng nông thôn mới
        việc cấp nước cho vùng cuối kênh
        phương án chuyển đổi đất lúa kém hiệu quả sang trồng cây ăn quả
        việc trồng rừng phòng hộ đầu nguồn
        mô hình nuôi cá lồng trên lòng hồ
        việc khoanh vùng ổ bệnh đạo ôn
        2018 hồ sơ công nhận sản phẩm mỗi xã một sản phẩm
        việc di dời hộ dân ra khỏi vùng sạt lở
        việc kiểm đếm thiệt hại sau cơn lũ quét"""),
        (
            ("Diện tích gieo cấy", "ha", 420),
            ("Gia súc được tiêm phòng", "con", 1900),
            ("Kênh mương được nạo vét", "m", 3200),
        ),
    ),
    Field(
        "Giao thông và xây dựng",
        "Sở Giao thông",
        _lines("""tiến độ giải phóng mặt bằng tuyến đường liên xã
        việc duy tu mặt đường tỉnh lộ
        hồ sơ quyết toán các công trình đã hoàn thành
        quy hoạch chung khu trung tâm
        việc thay cầu tạm bằng cầu bê tông
        công tác bảo đảm trật tự vỉa hè, lòng đường
        việc kiểm tra bến khách ngang sông
        phương án phân luồng khi sửa cầu chính
        2009 việc lắp đèn tín hiệu ở các nút giao
        dự toán kè chống xói lở bờ sông
        việc thẩm tra thiết kế nhà văn hóa xã
        2020 đề án bến xe điện kết nối các điểm du lịch"""),
        (
            ("Đường bê tông hoàn thành", "m", 2600),
            ("Hộ dân bàn giao mặt bằng", "hộ", 45),
        ),
    ),
    Field(
        "Giáo dục và đào tạo",
        "Sở Giáo dục",
        _lines("""công tác chuẩn bị khai giảng năm học mới
        việc bố trí giáo viên cho các điểm trường lẻ
        kế hoạch kiểm tra, đánh giá cuối kỳ
        việc sửa chữa phòng học xuống cấp
        công tác phổ cập và xóa mù chữ
        việc vận động học sinh bỏ học trở lại lớp
        đề án dồn ghép các điểm trường
        chế độ phụ cấp cho nhà giáo vùng cao
        việc tổ chức hội khỏe học đường
        2005 việc đưa tin học vào bậc tiểu học
        2020 việc dạy và học trực tuyến
        thư viện lưu động cho thiếu nhi vùng sâu"""),
        (
            ("Phòng học được sửa chữa", "phòng", 14),
            ("Học sinh trở lại lớp", "em", 60),
            ("Giáo viên được bồi dưỡng", "lượt", 180),
        ),
    ),
    Field(
        "Y tế và dân số",
        "Sở Y tế",
        _lines("""công tác tiêm chủng mở rộng
        việc trực cấp cứu trong những ngày nghỉ
        kế hoạch nâng cấp các trạm y tế xã
        công tác vệ sinh an toàn thực phẩm
        việc cung ứng thuốc thiết yếu
        việc giám sát ca bệnh sốt xuất huyết
        1992 công tác thu và sử dụng bảo hiểm y tế
        phương án luân phiên bác sĩ về cơ sở
        chiến dịch diệt bọ gậy, phát quang bụi rậm
        2020 công tác xét nghiệm và truy vết
        việc phục dựng vườn thuốc nam ở trạm xá"""),
        (
            ("Trẻ em được tiêm chủng", "cháu", 700),
            ("Lượt khám chữa bệnh", "lượt", 5200),
        ),
    ),
    Field(
        "Tổ chức và cán bộ",
        "Sở Nội vụ",
        _lines("""việc rà soát quy hoạch cán bộ chủ chốt
        công tác đánh giá, xếp loại cuối năm
        kế hoạch mở lớp bồi dưỡng nghiệp vụ
        đề án vị trí việc làm của các đơn vị sự nghiệp
        việc tiếp nhận, điều động công chức
        hồ sơ đề nghị khen thưởng
        việc sắp xếp lại thôn, tổ dân phố
        việc chi trả chế độ cho người hoạt động không chuyên trách
        2008 việc số hóa hồ sơ cán bộ
        kỷ luật, kỷ cương trong giờ làm việc
        việc tuyển chọn người dự thi nâng ngạch
        2021 bộ tiêu chí đo mức độ hài lòng của người dân"""),
        (
            ("Cán bộ được bồi dưỡng", "lượt", 120),
            ("Hồ sơ khen thưởng được thẩm định", "hồ sơ", 35),
        ),
    ),
    Field(
        "Tiếp dân và thanh tra",
        "Thanh tra tỉnh",
        _lines("""việc tiếp công dân định kỳ
        việc giải quyết đơn thư tồn đọng
        kế hoạch thanh tra việc quản lý đất đai
        việc kiểm tra thực hiện kết luận sau thanh tra
        vụ tranh chấp địa giới giữa hai thôn
        công tác kê khai tài sản
        việc đối thoại với các hộ trong vùng dự án
        việc xử lý sai phạm trong thu, chi quỹ
        việc trả lời kiến nghị của cử tri
        hồ sơ giám định lại bản đồ giải thửa"""),
        (
            ("Lượt công dân được tiếp", "lượt", 90),
            ("Đơn thư được giải quyết", "đơn", 40),
        ),
    ),
    Field(
        "Tài chính và kế hoạch",
        "Sở Tài chính",
        _lines("""tiến độ thu ngân sách trên địa bàn
        việc giải ngân vốn đầu tư công
        dự toán chi thường xuyên năm sau
        việc thu nợ thuế của các doanh nghiệp
        phương án bán đấu giá quyền sử dụng đất
        kế hoạch hỗ trợ hợp tác xã kiểu mới
        việc quản lý tài sản công
        việc cấp phát tem phiếu và lương thực cứu đói
        2006 việc mở thầu qua mạng
        việc kiểm kê kho bạc cuối năm
        2015 giá dịch vụ thu gom rác thải"""),
        (
            ("Thu ngân sách", "triệu đồng", 9400),
            ("Vốn đầu tư được giải ngân", "triệu đồng", 7800),
        ),
    ),
    Field(
        "Văn hóa và thông tin",
        "Sở Văn hóa",
        _lines("""công tác tuyên truyền các ngày lễ lớn
        việc tổ chức hội làng tiết kiệm, an toàn
        phong trào xây dựng gia đình văn hóa
        việc tu sửa đình, chùa được xếp hạng
        việc nâng cấp đài truyền thanh xã
        kế hoạch giải bóng chuyền toàn tỉnh
        2011 nội dung trên cổng thông tin điện tử
        việc sưu tầm hiện vật kháng chiến
        lớp truyền dạy hát then và đàn tính
        2019 tuyến du lịch cộng đồng ven hồ
        việc tìm lại sắc phong thất lạc"""),
        (
            ("Buổi chiếu bóng lưu động", "buổi", 16),
            ("Tin, bài đã phát", "tin", 85),
        ),
    ),
)

OFFICE = "Văn phòng"
UNITS = (OFFICE, *(field.unit for field in FIELDS))
SHORT_NAMES = ("VP", "SNN", "SGT", "SGD", "SYT", "SNV", "TTr", "STC", "SVH")

DONE = _lines("""đã chỉ đạo
đã hoàn thành
tiếp tục triển khai
tổ chức kiểm tra
đã rà soát xong
đã họp bàn về
cơ bản hoàn thành
đã báo cáo cấp trên về
đang khẩn trương thực hiện
đã thống nhất với các địa phương về
làm việc với các ngành về
đã sơ kết
đã tháo gỡ vướng mắc trong""")

TODO = _lines("""chủ động triển khai
đẩy nhanh
rà soát, bổ sung
theo dõi sát
tham mưu giải pháp cho
kiểm tra tận nơi
báo cáo rõ về
đôn đốc các xã thực hiện
chịu trách nhiệm toàn diện về
xây dựng lộ trình cho
tổ chức rút kinh nghiệm về
hướng dẫn thống nhất
thẩm định kỹ""")

MANNERS = _lines("""bảo đảm đúng tiến độ đã cam kết
không để dồn việc vào cuối kỳ
phân công rõ người, rõ việc
công khai cho nhân dân biết
đúng trình tự, thủ tục
hạn chế thấp nhất phát sinh kinh phí
lấy ý kiến của cơ sở trước khi trình
kịp thời biểu dương nơi làm tốt
phát hiện sớm, xử lý ngay tại chỗ
có phương án dự phòng
gắn với kiểm tra thường xuyên
kết hợp tuyên truyền tới từng hộ
tránh làm lướt, làm qua loa
giữ mối liên hệ chặt chẽ với mặt trận và đoàn thể
lấy kết quả làm thước đo cuối năm
không đùn đẩy sang đơn vị bạn""")

FINDINGS = _lines("""nhìn chung đạt yêu cầu đề ra
một số nơi còn chậm so với kế hoạch
dư luận nhân dân đồng tình
còn vướng về kinh phí
thời tiết không thuận nên phải lùi lại ít ngày
các xã vùng thấp làm tốt hơn vùng cao
khâu phối hợp có chuyển biến
báo cáo của cơ sở gửi lên chưa đầy đủ
không phát sinh việc phức tạp
cần thêm nhân lực trong tuần tới
chưa xảy ra sai sót đáng kể
hồ sơ còn thiếu chữ ký của chủ hộ""")

LINKS = _lines("""đồng thời
bên cạnh đó
cùng với việc này
song song đó
riêng trong tuần
mặt khác""")

QUALITIES = ("gấp", "trọng điểm", "thường xuyên", "tồn đọng", "đối ngoại", "mật")

COMMUNES = _lines("""Tân Sơn
Phú Điền
An Khê Thượng
Bình Lãng
Đông Quan
Khánh Vân
Lạc Thủy
Mỹ Cầu
Ngọc Trản
Hòa Bãi
Vĩnh Trà
Thạch Giản
Xuân Đỗ
Quế Ổ
Yên Mạc
Thượng Nông
Hạ Đàm
Cẩm Trướng
Đồng Kỵ
Sơn Quynh
Trà Lũng
Bản Ngoan
Nà Khuổi
Phiêng Dẻ
Mường Tấc
Thuần Lộc
Đại Uyên
Hưng Nhượng
Kim Giũa
Cửa Rào
Đá Nghẹn
Vũng Xoan""")

SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Nông",
    "Lộc",
    "Quách",
)
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Quang", "Hữu", "Ngọc", "Xuân", "Bá", "Thanh", "Khắc")
GIVEN = _lines("""Hùng
Lan
Sơn
Hạnh
Tuấn
Bình
Nga
Dũng
Thủy
Khánh
Quyết
Tịnh
Thược
Đoàn
Trúc
Nghĩa
Uyển
Vượng
Thoan
Ngoạn
Khiêm
Đượm
Lịch
Ruyện""")

DOCUMENTS = (
    ("Kết luận", "KL/TW", 190),
    ("Chỉ thị", "CT/TU", 60),
    ("Nghị quyết", "NQ/TU", 90),
    ("Kế hoạch", "KH/TU", 120),
    ("Công văn", "UBND-VX", 3400),
    ("Công văn", "UBND-KT", 2900),
    ("Quyết định", "{year}/QĐ-UBND", 60),
    ("Nghị định", "{year}/NĐ-CP", 150),
)
"""Kinds of documents: type, symbol, highest number."""

ANSWERS_LATE = _lines("""chờ ý kiến thẩm định
mưa kéo dài nên chưa ra được hiện trường
chưa bố trí được kinh phí
đơn vị phối hợp gửi số liệu chậm""")

ANSWERS_DROPPED = _lines("""cấp trên đã giao đơn vị khác
nội dung không còn phù hợp
đã ghép vào đề án chung""")

NOTES = _lines("""Nhắc Văn phòng gửi giấy mời trước hai ngày.
Xem lại số liệu với bộ phận tổng hợp trước khi in.
Đồng chí chủ trì dặn không đưa đoạn này vào thông báo.
Máy chiếu phòng họp lúc được lúc không, báo sửa.""")

MAXIMS = _lines("""Việc hôm nay xong hôm nay, việc của dân không đợi sang tuần.
Cán bộ xuống cơ sở là để nghe cho hết, rồi mới nói.
Một lời hứa với dân phải có ngày, có người và có sổ theo dõi.""")
