"""What would do harm in a terminal, and articles that say it in every field."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from types import MappingProxyType

from reader.model.characters import forbidden

PAYLOADS: Mapping[str, str] = MappingProxyType(
    {
        "escape": "\x1b", "reset": "\x1bc", "clear": "\x1b[2J", "away": "\x1b[999;999H", "up": "\x1b[3A",
        "scrolling region": "\x1b[1;1r", "screen": "\x1b[?1049l", "mouse": "\x1b[?1003h", "printer": "\x1b[5i",
        "answer": "\x1b[c", "answer of place": "\x1b[6n", "answer of title": "\x1b[21t", "keys": "\x1b[0;113p",
        "charset": "\x1b(0", "shift out": "\x0e", "shift in": "\x0f", "title": "\x1b]0;title\x07",
        "title ended by ST": "\x1b]2;title\x1b\\", "link": "\x1b]8;;https://example.org\x1b\\x\x1b]8;;\x1b\\",
        "clipboard": "\x1b]52;c;aGFybQ==\x07", "clipboard asked": "\x1b]52;c;?\x07", "palette": "\x1b]4;1;red\x07",
        "notify": "\x1b]9;x\x07", "image": "\x1b]1337;File=:AAAA\x07", "DCS": "\x1bP1$r0m\x1b\\",
        "sixel": "\x1bPq#0~\x1b\\", "APC": "\x1b_Gq=1;AAAA\x1b\\", "PM": "\x1b^x\x1b\\", "SOS": "\x1bXx\x1b\\",
        "C1 CSI": "\x9b2J", "C1 OSC": "\x9d0;x\x9c", "C1 DCS": "\x90q\x9c", "C1 IND": "\x84", "NEL": "\x85",
        "DEL": "\x7f", "NUL": "\x00", "bell": "\x07", "backspaces": "x\x08\x08\x08", "tab": "\t",
        "vertical tab": "\x0b", "form feed": "\x0c", "return": "\rover", "line": "one\ntwo", "enquiry": "\x05",
        "XOFF": "\x13", "cancel": "\x18", "substitute": "\x1a", "override": "\u202egnp.exe",
        "embedding": "\u202a\u202b\u202c", "isolates": "\u2066\u2067\u2068\u2069",
        "direction marks": "\u200e\u200f\u061c",
        "zero width": "\u200b\u200c\u200d\u2060", "soft hyphen": "so\u00adft", "byte-order mark": "\ufeff",
        "separators": "\u2028\u2029", "fillers": "\u115f\u1160\u3164\uffa0", "joiner unseen": "\u034f",
        "vowel separator": "\u180e", "annotation": "\ufff9x\ufffay\ufffb", "deprecated": "\u206a\u206f",
        "zalgo": "Z" + "\u0301\u0316\u0334" * 30, "some marks": "Z" + "\u0301\u0316\u0334" * 8,
        "tags": "\U000e0041\U000e0042\U000e007f", "flag of tags": "\U0001f3f4\U000e0067\U000e0062\U000e007f",
        "selectors": "a\ufe0f\ufe0f\U000e0100", "emoji": "👩🏽\u200d🚀 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3",
        "noncharacter": "\uffff\U0010ffff",
        "private": "\ue000\U000f0000", "high surrogate": "\ud800", "low surrogate": "\udc9b",
        "both surrogates": "\ud83d\udc69",
        "unassigned": "\u0378\U000e0fff", "Arabic": "شلام \u0600\u0661 می\u200cخواهم", "Hebrew": "שלום",
        "conjunct": "क्\u200dष", "wide": "中文字 ｆｕｌｌ", "widest": "﷽𒐫", "spaces": "\u00a0\u2003\u3000\u205f",
        "markup": "[/b][@click=app.quit]x[/][$primary]", "shell": "$(reboot); `reboot` | ..",
    }
)  # fmt: skip
"""By name: what steers a terminal, what hides or reorders words, and what only looks as if."""

_ALPHABET = (
    *PAYLOADS.values(), *"abcdefgh 0123 .,;:!?'\"-–—“”‘’()[]{}<>&*#%@|~`^$\\/", "ł", "ß", "é", "e\u0301", "ﬁ",
    "字", "仮", "ア", "한", "ก", "ကြ", "ش", "ש", "😀", "👋🏽", "𝔘", "ǅ", "İ", "ẞ", "\u0303", "[b]", "word", "Ruiz",
)  # fmt: skip
_FIELDS = """\
{top}: x
headline: {headline}
source: {{publisher: {publisher}, url: {url}, authors: [{author}]}}
published: {published}
language: {language}
text: {text}
people:
  {person}: {{name: {name}, aka: [{aka}], role: {role}, about: {about}, wikidata: {wikidata}, url: {own_url},
    named: {named}, mentions: [{{text: {mention}, para: {para}, nth: {nth}, prefix: {prefix}, suffix: {suffix}}}],
    by: {by}, confidence: {confidence}, draft: {draft}, {key}: x}}
organisations: {{ {organisation}: {{name: {organisation_name}, role: {organisation_role}}} }}
places: {{ {place}: {{name: {place_name}, about: {place_about}}} }}
quotes:
  - {{id: {quote}, speaker: {speaker}, type: {type}, text: {words}, at: {{para: {at_para}}}, cue: {cue},
    mention: {near}, to: [{to}], via: {via}, about: [{quote_about}], when: {quote_when}, note: {quote_note},
    by: {quote_by}}}
  - {{id: second, speaker: ruiz, type: indirect, parts: [{part}], inside: {inside}}}
events:
  - {{id: {event}, title: {title}, when: {when}, when_text: {when_text}, text: {event_words}, people: [{who}],
    places: [{where}], order: {{after: [{after}]}}, state: {state}, alleged_by: {alleged_by}, basis: {basis},
    note: {event_note}, by: {event_by}}}
  - {{id: first, title: A storm, when: "2020", basis: background}}
notes: [{{text: {note_words}, note: {note}}}]
"""
SOUND: Mapping[str, str] = MappingProxyType(
    {
        "top": "format", "headline": "Mayor reopens the harbour", "publisher": "Harbour Post",
        "url": "https://example.org/harbour", "author": "Ana Lind", "published": "2024-05-03", "language": "en",
        "text": "The mayor, Ana Ruiz, reopened it on Friday. “It is,” she said, “a start.”\n\n"
        "The aide, for the port of Malmö, said the work had begun in 2021, a year after.",
        "person": "ruiz", "name": "Ana Ruiz", "aka": "Ruiz", "role": "mayor", "about": "Elected in 2019.",
        "wikidata": "Q1", "own_url": "https://example.org/ruiz", "named": "true", "mention": "she", "para": "1",
        "nth": "1", "prefix": " ", "suffix": " ", "by": "hand", "confidence": "1", "draft": "true", "key": "about",
        "organisation": "port", "organisation_name": "the port", "organisation_role": "a company",
        "place": "malmo", "place_name": "Malmö", "place_about": "A town.", "quote": "start", "speaker": "ruiz",
        "type": "direct", "words": "“a start.”", "at_para": "1", "cue": "said", "near": "she", "to": "port",
        "via": "X", "quote_about": "works", "quote_when": "2024", "quote_note": "A remark.", "quote_by": "rules-1",
        "part": "a start", "inside": "start", "event": "works", "title": "Repairs begin",
        "when": "2021", "when_text": "in 2021", "event_words": "begun in 2021", "who": "ruiz", "where": "malmo",
        "after": "first", "state": "alleged", "alleged_by": "ruiz", "basis": "inferred", "event_note": "Slow.",
        "event_by": "hand", "note_words": "The aide", "note": "Nobody knows who.",
    }
)  # fmt: skip
"""What every field says where nothing else is wanted: an article without faults, but for what `top` and `key` name."""
FREE = (
    "headline", "publisher", "author", "role", "about", "by", "organisation_role", "place_about", "via", "quote_note",
    "quote_by", "title", "event_note", "event_by", "note",
)  # fmt: skip
"""Fields that say whatever one likes."""


def article(said: Mapping[str, str], raw: bool = False) -> bytes:
    """An article's file with other words in some fields, spelled by YAML's escapes or as they are."""
    spelled = _raw if raw else _escaped
    values = {field: spelled(words) for field, words in {**SOUND, "top": "format", **said}.items()}
    source = _FIELDS.format_map(values)
    if "top" not in said:
        source = source.replace('"format": x', "format: 1")
    if "key" not in said:
        source = source.replace(', "about": x}', "}")
    return source.encode("utf-8", "surrogatepass")


def valid(payload: str) -> bytes:
    """An article without faults, every field of which says a payload that may stand in one, the text included."""
    said = {field: f"{SOUND[field]} {payload}" for field in FREE}
    said["text"] = f"{payload} {SOUND['text']} {payload}\n\n{payload} again: {payload}"
    return article(said)


def allowed(words: str) -> str:
    """What of some words may stand in a field of an article."""
    words = words.encode("utf-8", "ignore").decode().replace("\n", " ").replace("\r", " ")
    while bad := set(forbidden(words)):
        words = "".join(char for at, char in enumerate(words) if at not in bad)
    return words


def file_name(words: str) -> str:
    """The nearest name that a file can have, invalid UTF-8 among them."""
    name = words.replace("/", "∕").replace("\0", "0").encode("utf-8", "surrogatepass")
    return os.fsdecode(name[:200])


def fuzzed(chance: Random) -> bytes:
    """An article whose every free field, and text, says something else; every third has one field that may not."""

    def words() -> str:
        return allowed("".join(chance.choices(_ALPHABET, k=chance.randint(1, 40))))

    said = {field: f"{SOUND[field]} {words()}" for field in FREE if chance.random() < 0.8}
    said["text"] = f"{words()} {SOUND['text']} {words()}\n\n{words()}. {words()}"
    if chance.random() < 1 / 3:
        said[chance.choice(list(SOUND))] = "".join(chance.choices(_ALPHABET, k=3))
    return article(said, raw=chance.random() < 0.3)


def faulty() -> Iterator[tuple[str, bytes]]:
    """Each payload in each field, by the names of both, by escapes or as it is in turns."""
    for number, (name, payload) in enumerate(PAYLOADS.items()):
        for field, words in SOUND.items():
            yield f"{name} in {field}", article({field: words + payload}, raw=number % 2 == 1)


def naughty(material: Path | None) -> list[str]:
    """The big list of naughty strings, from a checkout or a git directory; none of them where there is neither."""
    if material is None:
        return []
    folder = material / "big-list-of-naughty-strings"
    if (folder / "blns.json").exists():
        source = (folder / "blns.json").read_bytes()
    else:
        show = ["git", f"--git-dir={folder}", "show", "HEAD:blns.json"]
        source = subprocess.run(show, check=True, capture_output=True).stdout
    return [words for words in json.loads(source) if words]


def _escaped(words: str) -> str:
    return '"' + "".join(map(_spelled, words)) + '"'


def _spelled(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isalnum() or char in " ,.:/-“”" else f"\\U{ord(char):08x}"


def _raw(words: str) -> str:
    """In double quotes, all else as it stands; a blank line between paragraphs, which YAML would fold, is spelled."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
