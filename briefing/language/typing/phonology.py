"""The onsets and rhymes of Vietnamese as they are spelled."""

_ONSETS = """
b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x
kr
"""

ONSETS = frozenset(_ONSETS.split()) | {""}
"""The onsets, none among them; kr is that of Krông in names of the Central Highlands."""

NEVER_BEFORE: dict[str, str] = {
    "c": "eêiy",
    "g": "eêy",  # gì and gìn are g-i
    "ng": "eêiy",
    "gh": "aăâoôơuưy",
    "ngh": "aăâoôơuưy",
    "qu": "uư",
    "gi": "iy",
}
"""Onsets and the vowels that never follow them. k is not here: Bắc Kạn, Kon Tum."""

_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây
e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu
iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot
oa oac oach oai oam oan oang oanh oao oap oat oay
oăc oăm oăn oăng oăt
oe oem oen oeo oep oet
ooc oong
ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut
uân uâng uât uây
uê uêch uênh uêu
uơ
uôc uôi uôm uôn uông uôt
uy uya uych uyn uynh uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưng ưt ưu
ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu
"""

RHYMES = frozenset(_RHYMES.split())
"""The rhymes; what follows qu and gi is found here with their u or i, or without it."""

PLACE_NAME_RHYMES = frozenset({"ăk"})
"""Đắk Lắk. It has no beginning of its own without the sign (ak): "task", "ask" stay English."""

BROKEN_U_ONSETS = frozenset({"h", "kh", "th"})
"""Onsets after which an open "uow" is uơ (huơ, khuơ, thuở); elsewhere it begins ươ."""
