"""Yes, no and weekdays as people write them, in the survey's languages."""

JA_NEI: dict[str, tuple[str, str, str]] = {
    "nb": ("JA", "nei", "Kanskje"),
    "en": ("yes", "NO", "maybe"),
    "uk": ("так", "ні", "можливо"),
    "ru": ("да", "нет", "возможно"),
    "ar": ("نعم", "لا", "ربما"),
    "fa": ("بله", "خیر", "شاید"),
    "fr": ("Oui", "Non", "Peut-être"),
    "tr": ("Evet", "Hayır", "Belki"),
    "so": ("Haa", "Maya", "Malaha"),
    "ti": ("እወ", "ኣይፋል", "ምናልባት"),
}
DAGER: dict[str, tuple[str, ...]] = {
    "kort_nb": ("man", "tir", "ons", "tor", "fre", "lør", "søn"),
    "kort_en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
    "punkt": ("Ma.", "Ti.", "On.", "To.", "Fr.", "Lø.", "Sø."),
    "flertall": ("mandager", "tirsdager", "onsdager", "torsdager", "fredager", "lørdager", "søndager"),
    "uk": ("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"),
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "fa": ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "tr": ("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"),
    "so": ("Isniin", "Talaado", "Arbaco", "Khamiis", "Jimce", "Sabti", "Axad"),
    "ti": ("ሰኑይ", "ሰሉስ", "ረቡዕ", "ሓሙስ", "ዓርቢ", "ቀዳም", "ሰንበት"),
}  # fmt: skip
DELER = {"formiddag": "Formiddag", "ettermiddag": "Ettermiddag", "kveld": "Kveld"}
