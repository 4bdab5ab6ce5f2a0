"""Invented sentences with and without personal information, in the survey's languages, labelled."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kartlegging.parsing.funn import Funn
from tests.ytelse.vernsett_brukt import BRUKTE, BRUKTE_UFARLIGE


@dataclass(frozen=True, slots=True)
class Eksempel:
    """One text, what stands in it (None is nothing), and its language."""

    tekst: str
    slag: Funn | None
    sprak: str


RAMMER = {
    "nb": ("{x}", "Du kan ringe meg: {x}", "Jeg vil gjerne spille fotball. {x} takk.", "nr {x}"),
    "en": ("{x}", "You can reach me: {x}", "I like chess ({x})"),
    "uk": ("{x}", "Зв’яжіться зі мною: {x}", "Люблю шахи, {x}"),
    "ar": ("{x}", "أحب كرة القدم {x} شكرا", "تواصل معي: {x}"),
    "fa": ("{x}", "من فوتبال دوست دارم {x}"),
    "so": ("{x}", "Waxaan jeclahay kubadda {x}"),
    "ti": ("{x}", "ኩዕሶ እፈቱ {x}"),
    "tr": ("{x}", "Futbol severim, {x}"),
    "fr": ("{x}", "J’aime le football, {x}"),
}
SIFFER = {"ar": "٠١٢٣٤٥٦٧٨٩", "fa": "۰۱۲۳۴۵۶۷۸۹"}
SETNINGER: dict[Funn, dict[str, tuple[str, ...]]] = {
    Funn.HELSE: {
        "nb": ("Jeg har vondt i ryggen", "Sitter i rullestol", "Bruker hørselsapparat", "Jeg har astma",
               "Hun er gravid", "Sliter med depresjon", "Har diabetes og høyt blodtrykk",
               "Går på medisin for hjertet", "Jeg har nettopp blitt operert", "Er redd og sover dårlig"),
        "en": ("I use a wheelchair", "I have asthma", "I am pregnant", "I have back pain",
               "I take medicine for my heart", "I am deaf in one ear", "I had surgery last month"),
        "uk": ("У мене болить спина", "Я вагітна", "Маю діабет", "Пересуваюся на візку",
               "У мене астма", "Приймаю ліки"),
        "ru": ("У меня болит спина", "Я беременна", "У меня диабет", "Я инвалид", "Принимаю лекарства"),
        "ar": ("عندي مرض السكري", "أنا حامل", "أستخدم كرسي متحرك", "لدي ألم في الظهر", "عندي حساسية"),
        "fa": ("من باردار هستم", "دیابت دارم", "کمر درد دارم", "از ویلچر استفاده می‌کنم"),
        "so": ("Waxaan qabaa xanuun", "Waan jirranahay", "Waxaan ahay naafo", "Macaan baan qabaa"),
        "ti": ("ሕማም ሽኮርያ ኣለኒ", "ጥንስቲ እየ", "ሕሙም እየ"),
        "tr": ("Hamileyim", "Şeker hastasıyım", "Tekerlekli sandalye kullanıyorum", "Sırtım ağrıyor"),
        "fr": ("Je suis enceinte", "J’ai du diabète", "Je suis malade", "J’ai mal au dos",
               "Je suis en fauteuil roulant"),
    },
    Funn.RELIGION: {
        "nb": ("Jeg er muslim", "Vil gå i kirken", "Trenger bønnerom", "Vi er kristne"),
        "en": ("I am a Christian", "I want to go to the mosque", "I need time for prayer"),
        "uk": ("Я православний", "Хочу ходити до церкви", "Я мусульманин"),
        "ru": ("Я православная", "Хочу ходить в мечеть"),
        "ar": ("أنا مسلم", "أريد الذهاب إلى المسجد", "أنا مسيحي"),
        "fa": ("من مسلمان هستم", "می‌خواهم به کلیسا بروم"),
        "so": ("Waxaan rabaa masaajid", "Waxaan ahay muslim"),
        "ti": ("ናብ ቤተክርስትያን ክኸይድ እደሊ", "ኦርቶዶክስ እየ"),
        "tr": ("Camiye gitmek istiyorum", "Müslümanım"),
        "fr": ("Je suis musulman", "Je veux aller à l’église"),
    },
    Funn.NASJONALITET: {
        "nb": ("Jeg er fra Syria", "Jeg kommer fra Eritrea", "Er ukrainsk statsborger", "Vi er afghanere"),
        "en": ("I am from Syria", "I come from Ukraine", "I am Somali", "My nationality is Iraqi"),
        "uk": ("Я з України", "Я українка", "Моє громадянство"),
        "ru": ("Я из Сирии", "Я украинец", "Моё гражданство"),
        "ar": ("أنا من سوريا", "أنا سوري", "جنسيتي"),
        "fa": ("من افغان هستم", "من از افغانستان آمده‌ام"),
        "so": ("Waxaan ka imid Soomaaliya", "Waxaan ahay Soomaali"),
        "ti": ("ካብ ኤርትራ እየ", "ኤርትራዊ እየ"),
        "tr": ("Suriyeliyim", "Ben Türkiye’den geliyorum"),
        "fr": ("Je viens de Syrie", "Je suis syrienne"),
    },
    Funn.NAVN: {
        "nb": ("Jeg heter Testa Testesen", "Mitt navn er Demo", "Spør etter Fatima", "Hilsen Ahmed"),
        "en": ("My name is Testy", "Call me Sam", "Ask for Mohammed"),
        "uk": ("Мене звати Тест", "Моє ім’я Тест", "Запитайте Оксана"),
        "ru": ("Меня зовут Тест", "Моё имя Тест"),
        "ar": ("اسمي تجربة", "أنا اسمي محمد"),
        "fa": ("نام من تست است", "اسم من زهرا است"),
        "so": ("Magacaygu waa Test", "Magacayga Test"),
        "ti": ("ስመይ ተስት እዩ",),
        "tr": ("Benim adım Test", "İsmim Test"),
        "fr": ("Je m’appelle Test", "Mon nom est Test"),
    },
}  # fmt: skip
UFARLIGE = {
    "nb": ("Vil spille fotball 2 ganger i uka", "Fri etter kl. 17.00 mandag og onsdag", "Trenger sykkel",
           "Kan ta buss 12 km", "Har gått 10 år på skole", "Liker syng og dans", "Vil lære norsk",
           "Barna mine er 4 og 8 år", "Kan 12 000 kroner være for dyrt?", "Var med 14.09.2026",
           "Rom for alle", "Vil gå på tur i skogen", "Kan lage mat for 25 personer", "Sesongen 2025/2026",
           "Vil møte norske familier", "Ønsker treningstider 18-20", "Ordrenummer 12345678901"),
    "en": ("I want to play football twice a week", "Free after 5 pm", "I need a bicycle", "I can cook",
           "My children are 4 and 8", "I was a tailor", "Season 2025/2026", "I can walk 3 km",
           "I would like to meet new people", "Is there a pool nearby?"),
    "uk": ("Хочу грати у футбол", "Вільний після 17:00", "Мені потрібен велосипед", "Люблю готувати",
           "Моїм дітям 4 і 8 років", "Чи є поруч басейн?"),
    "ru": ("Хочу играть в футбол", "Свободен после 17:00", "Люблю готовить", "Есть ли рядом бассейн?"),
    "ar": ("أريد أن ألعب كرة القدم", "أنا متفرغ بعد الساعة ٥", "أحب الطبخ", "أطفالي عمرهم ٤ و ٨"),
    "fa": ("می‌خواهم فوتبال بازی کنم", "آشپزی دوست دارم", "بعد از ساعت ۵ وقت دارم"),
    "so": ("Waxaan rabaa inaan ciyaaro kubadda", "Waxaan jeclahay karinta", "Caruurtaydu waa 4 iyo 8"),
    "ti": ("ኩዕሶ እግሪ ክጻወት እደሊ", "ምግቢ ምስራሕ እፈቱ"),
    "tr": ("Futbol oynamak istiyorum", "Yemek yapmayı severim", "Saat 17’den sonra boşum"),
    "fr": ("Je veux jouer au football", "Je suis libre après 17 h", "J’aime cuisiner"),
}  # fmt: skip
# Once new; the lists have been mended since.
NYE: dict[Funn, dict[str, tuple[str, ...]]] = {
    Funn.HELSE: {
        "nb": ("Har astma og tåler ikke støv", "Blind på det ene øyet", "Jeg er sykemeldt", "Har protese",
               "Må til lege hver uke", "Har fått kreft"),
        "en": ("I have epilepsy", "My leg is broken", "I see a psychologist", "I have a bad knee"),
        "uk": ("Я хворію", "У мене інвалідність", "Погано чую"),
        "ar": ("أعاني من الربو", "عندي ضغط الدم", "لا أرى جيدا"),
        "so": ("Dhabarka ayaa i xanuuna",), "tr": ("Kalp hastasıyım",), "fr": ("Je suis handicapé",),
    },
    Funn.RELIGION: {
        "nb": ("Jeg er katolikk", "Faster i ramadan", "Vil synge i menighetskor"),
        "en": ("I pray five times a day", "I am Jewish"), "uk": ("Я католик",), "ar": ("نحن مسلمون",),
        "fr": ("Je vais à la mosquée",), "tr": ("Namaz vakti",),
    },
    Funn.NASJONALITET: {
        "nb": ("Jeg er syrer", "Opprinnelig fra Afghanistan"), "en": ("I was born in Sudan",),
        "uk": ("Я з Харкова",), "ar": ("أنا عراقي",), "fr": ("Je viens du Congo",),
    },
    Funn.NAVN: {
        "nb": ("Ring Fatima", "Eg heiter Test", "Kontakt: Ola Nordmann"), "en": ("I am called Test",),
        "uk": ("Моє ім'я Тест",), "ar": ("اسمي خالد",), "tr": ("Adım Test",),
    },
}  # fmt: skip
VEKT1, VEKT2 = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def fodselsnummer(r: random.Random, *, d: bool = False, maned: int = 0) -> str:
    """Return a number that passes both check digits and belongs to nobody."""
    while True:
        dag, mnd, ar = r.randint(1, 28) + 40 * d, r.randint(1, 12) + maned, r.randint(40, 99)
        ni = [int(c) for c in f"{dag:02}{mnd:02}{ar:02}{r.randint(0, 499):03}"]
        k1 = -sum(v * t for v, t in zip(VEKT1, ni, strict=True)) % 11
        k2 = -sum(v * t for v, t in zip(VEKT2, [*ni, k1], strict=True)) % 11
        if k1 < 10 and k2 < 10:
            return "".join(map(str, [*ni, k1, k2]))


def _tall(r: random.Random) -> Iterator[tuple[str, Funn]]:
    for valg in (
        {},
        {"d": True},
        {"maned": 40},
        {"maned": 65},
        {"maned": 80},
        {"d": True, "maned": 80},
    ):
        n = fodselsnummer(r, **valg)
        yield from ((f, Funn.IDENTITETSNUMMER) for f in
                    (n, f"{n[:6]} {n[6:]}", f"{n[:6]}-{n[6:]}", f"{n[:2]}.{n[2:4]}.{n[4:6]} {n[6:]}"))  # fmt: skip
    duf = f"{r.randint(1990, 2026)}{r.randint(0, 99_999_999):08}"
    yield from ((f, Funn.DUF) for f in (duf, f"{duf[:4]} {duf[4:]}", f"{duf[:4]}-{duf[4:]}"))
    tlf = f"{r.choice('49')}{r.randint(0, 9_999_999):07}"
    yield from ((f, Funn.TELEFON) for f in (
        tlf, f"{tlf[:3]} {tlf[3:5]} {tlf[5:]}", f"{tlf[:2]} {tlf[2:4]} {tlf[4:6]} {tlf[6:]}", f"+47{tlf}",
        f"0047 {tlf}", f"+380 50 {r.randint(100, 999)} {r.randint(1000, 9999)}"))  # fmt: skip
    yield from ((f, Funn.EPOST) for f in (
        "test.person@eksempel.example", "TEST@EKSEMPEL.EXAMPLE", "test (at) eksempel.example",
        "test @ eksempel.example"))  # fmt: skip
    yield from ((f, Funn.IP) for f in (f"192.0.2.{r.randint(1, 254)}", "2001:db8:0:1::42:8a2e"))
    dag, mnd, ar = r.randint(1, 28), r.randint(1, 12), r.randint(1950, 2012)
    yield from ((f, Funn.FODSELSDATO) for f in (
        f"{dag:02}.{mnd:02}.{ar}", f"{ar}-{mnd:02}-{dag:02}", f"{dag}/{mnd}/{ar}", f"født {dag}. mai {ar}"))  # fmt: skip


def merket(
    personlige: Mapping[Funn, Mapping[str, tuple[str, ...]]],
    ufarlige: Mapping[str, tuple[str, ...]],
) -> Iterator[Eksempel]:
    """Return a set of sentences, each with what stands in it and its language."""
    for slag, etter_sprak in personlige.items():
        for sprak, tekster in etter_sprak.items():
            yield from (Eksempel(t, slag, sprak) for t in tekster)
    for sprak, tekster in ufarlige.items():
        yield from (Eksempel(t, None, sprak) for t in tekster)


def korpus(*, fro: int, runder: int) -> Iterator[Eksempel]:
    """Return numbers in frames and scripts, sentences about people, and sentences that are harmless."""
    r = random.Random(fro)
    for _ in range(runder):
        for tekst, slag in _tall(r):
            for sprak, rammer in RAMMER.items():
                innhold = tekst.translate(
                    str.maketrans("0123456789", SIFFER.get(sprak, "0123456789"))
                )
                yield Eksempel(r.choice(rammer).format(x=innhold), slag, sprak)
    yield from merket(SETNINGER, UFARLIGE)
    yield from merket(NYE, {})
    yield from merket(BRUKTE, BRUKTE_UFARLIGE)
