"""Sentences written after the lists were last changed; the lists are never mended with them."""

from kartlegging.parsing.funn import Funn


NYESTE: dict[Funn, dict[str, tuple[str, ...]]] = {
    Funn.HELSE: {
        "nb": ("Broren min sitter i stol med hjul etter ulykken", "Hun venter tvillinger", "Har metall i armen etter krigen",
               "Trenger pauser fordi jeg har dårlige lunger", "Bruker insulinpumpe", "Jeg får lett angstanfall blant mange folk"),
        "nn": ("Eg har gikt i fingrane", "Sonen min høyrer berre på eitt øyre"),
        "en": ("I was shot in the leg and walk slowly", "Our boy needs a hearing aid", "My blood pressure is high",
               "I have flashbacks and can't be in crowds"),
        "uk": ("Маю металеву пластину в нозі", "Втратила слух через вибух", "Дитина на інсуліні"),
        "ru": ("После операции нельзя поднимать тяжести", "У сына аллергия на орехи"),
        "ar": ("قدمي مبتورة", "عندي أزمة ربو وأستعمل بخاخ", "زوجي يغسل كلى"),
        "fa": ("از درد زانو رنج می‌برم", "پسرم بیش‌فعال است"), "ti": ("ቆልዓይ ሕማም ኣስማ ኣለዎ", "ኢደይ ሓሚሙ"),
        "am": ("ዓይኔ በደንብ አያይም",), "so": ("Waxaan qabaa cudurka macaanka", "Caloosha ayaa i xanuunta"),
        "tr": ("Kolum kırık", "Oğlum işitme engelli"), "fr": ("Je me déplace en béquilles",), "es": ("Mi hijo es asmático",),
        "sw": ("Mtoto wangu ana pumu",), "ckb": ("قاچم شکاوە",),
    },
    Funn.RELIGION: {
        "nb": ("Ønsker kontakt med en imam", "Vi holder ramadan hjemme", "Er konfirmant i høst", "Vil synge i Betania menighet"),
        "en": ("I teach Sunday school", "Halal food must be served", "I am a practising Sikh"),
        "uk": ("Співаю в церковному хорі", "Постимося перед Великоднем"), "ru": ("Мы ходим в синагогу", "Я буддист"),
        "ar": ("أنا أحفظ القرآن الكريم", "أذهب إلى الكنيسة كل أحد"), "fa": ("عضو کلیسای خانگی بودم", "من زرتشتی‌ام"),
        "ti": ("ኣብ ቤት ክርስትያን ይዝምር", "ኣስላማይ እየ"), "so": ("Waxaan dhigtaa dugsi Quraan",), "tr": ("Cemevine gitmek isterim",),
        "fr": ("Je chante à l’église",), "es": ("Busco una iglesia evangélica",), "sw": ("Mimi ni Mwislamu",), "kmr": ("Ez musulman im",),
    },
    Funn.NASJONALITET: {
        "nb": ("Jeg er tigrinja fra Eritrea", "Kona mi er russisk", "Vi bodde i Kharkiv før krigen"),
        "en": ("Back in Sudan I was a coach", "I have Syrian citizenship", "We are Rohingya"),
        "uk": ("До війни жила в Бахмуті", "Я ромка з Закарпаття"), "ru": ("Моя семья из Донецка", "Я таджик"),
        "ar": ("كنت أعيش في دير الزور", "عائلتي كردية من عفرين"), "fa": ("در مزار شریف معلم بودم", "ما از قوم ازبک هستیم"),
        "ti": ("ኣብ ሱዳን ይነብር ነይረ", "ዜግነተይ ኤርትራዊ"), "so": ("Waxaan ka soo cararay Muqdisho",), "tr": ("Ben Ukraynalıyım",),
        "fr": ("Je suis originaire du Cameroun",), "es": ("Nací en Caracas",), "sw": ("Mimi ni Mkongo",), "ps": ("زه پښتون یم",),
    },
    Funn.NAVN: {
        "nb": ("Hilsen familien Testesen", "Ta kontakt med Oleg i resepsjonen", "Etternavnet mitt er Testrud"),
        "en": ("You can call my wife Testina", "Name: Testo", "Best wishes from Selma"),
        "uk": ("Мій друг Богдан теж хоче", "Підпис: Тестенко"), "ru": ("Ребёнка зовут Тестик", "Пишет вам Алексей"),
        "ar": ("صديقي يوسف يريد المشاركة", "ينادونني تجربة"), "fa": ("پسرم مهدی هم می‌آید", "تخلصم تست است"),
        "ti": ("ዓርከይ ሙሴ ክመጽእ ይደሊ", "ስመይ ሙከራ እዩ"), "so": ("Wiilkayga Cabdi ayaa raba",), "tr": ("Arkadaşım Murat da gelecek",),
        "fr": ("Mon prénom est Testine",), "es": ("Saludos, Testo Ruiz",), "sw": ("Jina langu naitwa Testi",),
    },
}  # fmt: skip
NYESTE_UFARLIGE: dict[str, tuple[str, ...]] = {
    "nb": ("Volleyball i gymsalen", "Dans for jenter over 18 år", "Kan hjelpe barn med matte", "Svømmetrening tidlig om morgenen",
           "Vil gjerne møte naboer", "Interessert i hagebruk og birøkt", "Liker å lese tegneserier", "Kan kjøre traktor",
           "Treffes på kafé og prate norsk", "Filmkveld og brettspill", "Ballspill for hele familien", "Rolig yoga for nybegynnere",
           "Vil trene på å gå på skøyter", "Ønsker å lære å strikke lue", "Mekke mopeder", "Jeg er god i bordtennis",
           "Jobber fram til klokka tre", "Trenger sykkel for å komme dit", "Lage smykker av tre"),
    "en": ("Hiking in the mountains", "A quiet place to read", "I can drive a van", "Indoor climbing", "Learn to skate with my kids",
           "I am free at weekends", "Table tennis twice a week", "Help with homework", "My hands are good at pottery"),
    "uk": ("Волейбол увечері", "Хочу знайти друзів", "Вмію ремонтувати велосипеди", "Гра на фортепіано", "Можу приходити по суботах"),
    "ru": ("Настольный теннис", "Вечером свободна", "Люблю гулять в лесу", "Умею чинить велосипеды", "Хочу петь"),
    "ar": ("كرة الطائرة مساء", "أريد مقابلة أصدقاء جدد", "حياكة وخياطة", "صيد السمك", "تعليم الأطفال الحساب"),
    "fa": ("پیاده‌روی در جنگل", "کمک به همسایه‌ها", "شطرنج و کتاب", "آخر هفته آزاد هستم"),
    "ps": ("د ماشومانو سره لوبې",), "ckb": ("چێشت لێنان",), "ti": ("ምንባብ መጻሕፍቲ", "ብቀዳም ግዜ ኣለኒ"), "am": ("መጽሐፍ ማንበብ",),
    "so": ("Kubbadda koleyga", "Waxaan rabaa saaxiibo cusub"), "tr": ("Kitap okumak", "Doğada yürüyüş", "Voleybol takımı arıyorum"),
    "kmr": ("Werziş û muzîk",), "fr": ("Randonnée en montagne", "Apprendre à nager", "Jeux de société"),
    "es": ("Caminar por el bosque", "Clases de guitarra"), "sw": ("Kushona nguo", "Mpira wa wavu"),
}  # fmt: skip
