"""Some words in thirty-one scripts, for what must find any of them."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "Latin": "Życie naprawdę łatwe, façade Ærø straße İstanbul naïve ŋaŋ ﬁn",
    "Greek": "Η θάλασσα είναι ήρεμη σήμερα ΟΔΟΣ",
    "Cyrillic": "Мир и вода, ёлка їжак бій Ўзбек ѐ",
    "Armenian": "Խաղաղություն և ջուր ﬓ",
    "Georgian": "მშვიდობა და წყალი ᲛᲨᲕ",
    "Hebrew": "שָׁלוֹם ומים בַּבַּיִת",
    "Arabic": "السَّلام والماء هٰذا ـكتابـ ١٢٣",
    "Syriac": "ܫܠܡܐ ܘܡܝܐ",
    "Thaana": "ސުލްޙަ އާއި ފެން",
    "Nko": "ߖߊ߬ߡߊ ߊߣߌ߫ ߖߌ",
    "Devanagari": "शांति और पानी क़लम ४२",
    "Bengali": "শান্তি এবং জল ড়",
    "Gurmukhi": "ਸ਼ਾਂਤੀ ਅਤੇ ਪਾਣੀ",
    "Gujarati": "શાંતિ અને પાણી",
    "Odia": "ଶାନ୍ତି ଏବଂ ପାଣି",
    "Tamil": "அமைதி மற்றும் நீர்",
    "Telugu": "శాంతి మరియు నీరు",
    "Kannada": "ಶಾಂತಿ ಮತ್ತು ನೀರು",
    "Malayalam": "സമാധാനവും വെള്ളവും",
    "Sinhala": "සාමය සහ ජලය",
    "Thai": "สันติภาพและน้ำ",
    "Lao": "ສັນຕິພາບແລະນໍ້າ",
    "Tibetan": "ཞི་བདེ་དང་ཆུ",
    "Burmese": "ငြိမ်းချမ်းရေးနှင့်ရေ",
    "Khmer": "សន្តិភាព និងទឹក",
    "Ethiopic": "ሰላም እና ውሃ",
    "Cherokee": "ᏙᎯᏱ ᎠᎴ ᎠᎹ",
    "Hangul": "평화와 물을 말했다 한국어를",
    "Kana": "うみとかぜ カタカナ ガギグ ｶﾞ",
    "Han": "和平与水 會議成功",
    "Mongolian": "ᠠᠮᠤᠷ ᠤᠰᠤ",
}
