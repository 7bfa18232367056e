"""Finds possible attributions in a French sentence: verbs of saying with what stands left and right of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.draft.french.citations import carried, cited, compared
from reader.draft.french.phrases import Tagged
from reader.draft.french.subjects import subject_of
from reader.draft.french.verb_groups import VerbGroup, verb_group
from reader.draft.french.verbs import is_infinitive
from reader.draft.grammar import SPOKE, SPOKE_BEFORE, Frame, WordRange
from reader.draft.language import Language
from reader.draft.words import Word

BESIDE_QUOTED, INVERTED, THAT, COLON, RUN, TERM, INFINITIVE, QUESTION, LABEL = (
    0.95,
    0.87,
    0.85,
    0.92,
    0.85,
    0.6,
    0.65,
    0.65,
    0.85,
)
ANY_VERB = 0.8
SPOKEN = 0.3
THING = 0.7
MOST_OF_VERB = 7  # words of a verb and what it has with it: ne cesse de répéter
LONG_RUN = 4  # words in quotation marks that are next to always somebody’s
FARTHEST = 14  # words between a verb and what is said
FEWEST_LEFT = 3  # words of a clause before “a-t-il dit”
_ASKING = frozenset(["demander", "ignorer", "interroger", "savoir"])
_BREAKS = frozenset("lors avant après tandis alors".split())
_TO = frozenset(["à", "au", "aux", "du", "de", "d'"])
_THAT_IS_WHAT = (["c'", "est", "ce", "qu'"], ["c'", "est", "ce", "que"])
_NOBODYS = frozenset(["on", "ce", "c'", "cela", "ça"])


def frames(words: Sequence[Word], tags: str, language: Language) -> Iterator[Frame]:
    """Every reading of a sentence."""
    s = Tagged.of(words, tags, language)
    found = False
    for at in range(s.end):
        for frame in _at(s, at):
            found = True
            yield frame
    if not found:
        rest = _labelled(s) or _beside_any_verb(s) or carried(s) or _spoken(s)
        if rest is not None:
            yield rest


def _spoken(s: Tagged) -> Frame | None:
    """Somebody of whom only is told that they spoke: Ada Lund a détaillé les faits."""
    for at in range(s.end):
        group = verb_group(s, at)
        if group is not None and not group.passive and not group.denied:
            asked = [
                s.low(k) for k in range(min(4, s.end))
            ] in _THAT_IS_WHAT  # c’est ce qu’a annoncé la préfecture
            who = s.behind(group.end) if asked else subject_of(s, group)
            if who is not None and s.low(who.start) not in _NOBODYS and s.may_speak(who):
                object_ = (
                    any(s.low(k) in ("l'", "le") for k in range(group.start, group.cue)) or asked
                )  # l’a annoncé mardi
                key = SPOKE_BEFORE if object_ else SPOKE
                return Frame(group.verb, key, WordRange(group.cue, group.cue + 1), who, (), weight=SPOKEN)
    return None


def _at(s: Tagged, at: int) -> Iterator[Frame]:
    """Every reading whose verb, or other word that gives words to somebody, is this one."""
    for citing in (cited(s, at), compared(s, at)):
        if citing is not None:
            yield citing
    group = verb_group(s, at)
    if group is None or group.passive or s.low(s.start(at)) == "comme":
        return
    inverted = _inverted(s, group)
    if inverted is not None:
        yield inverted
        return
    who = subject_of(s, group)
    if who is None or s.low(who.start) in _NOBODYS or not s.may_speak(who):
        return
    found = _behind(s, group, who)
    if found is not None and found.content[0].end - found.content[0].start >= _fewest(
        found, "Q" in s.tags[found.content[0].start : found.content[0].end]
    ):
        yield found._replace(denied=group.denied)


def _fewest(frame: Frame, quoted: bool) -> int:
    """How many words what is said must have: two, but in quotation marks."""
    return 1 if frame.key in ("q", "fin:colon") or quoted else 2


def _inverted(s: Tagged, group: VerbGroup) -> Frame | None:
    """« … », a dit X; Le pont sera fermé, a dit X; Le pont, a dit X, sera fermé."""
    left = _left(s, group.start)
    if left is None:
        return None
    quoted = "Q" in s.tags[left.start : left.end]
    who = group.subject or s.behind(group.end)
    if who is None or s.low(who.start) in _NOBODYS or s.low(who.start) in _TO:
        return None
    if not quoted and (not s.may_speak(who) or s.tags[group.end : group.end + 1] in ("T", ":", ",")):
        return None
    if not quoted and group.subject is None and not _says_inverted(s, group, left):
        return None
    parts = [left, *_right(s, max(who.end, group.end))]
    cue = WordRange(group.cue, group.cue + 1)
    weight = BESIDE_QUOTED if quoted else INVERTED
    return Frame(group.verb, "inv", cue, who, tuple(parts), weight=weight)


def _says_inverted(s: Tagged, group: VerbGroup, left: WordRange) -> bool:
    """Whether what stands before a verb is a clause of its own, and not the verb’s subject with an aside."""
    if left.end - left.start < FEWEST_LEFT:
        return s.tags[s.stop(group.end) : s.stop(group.end) + 1] == ","
    return s.tags[left.start] not in "b" and s.low(left.start) != "qui"


def _left(s: Tagged, at: int) -> WordRange | None:
    """What stands before the comma, or the quotation marks, that end right before a verb."""
    if at and s.tags[at - 1] == "Q":
        return WordRange(at - 1, at) if at == 1 or s.tags[at - 2] in ".,:;-" else _clause(s, at)
    if at > 1 and s.tags[at - 1] in ",-":
        if s.tags[at - 2] == "Q" and (at == 2 or s.tags[at - 3] in ",:;.-"):
            return WordRange(at - 2, at - 1)
        return _clause(s, at - 1)
    return None


def _clause(s: Tagged, end: int) -> WordRange | None:
    first = max(s.tags.rfind(mark, 0, end) for mark in ":;") + 1
    while first < end and s.tags[first] in "c,":
        first += 1
    return WordRange(first, end) if first < end else None


def _right(s: Tagged, at: int) -> list[WordRange]:
    """What goes on behind whoever says it: words in quotation marks, or the rest of the clause."""
    k = at
    while k < s.end and s.tags[k] not in ",:Q;":
        k += 1
    while k + 1 < s.end and s.tags[k] == "," and s.tags[k + 1] != "Q" and _is_aside(s, k + 1):
        k = s.stop(k + 1)  # …, a dit Paul Vidal, maire de Brest, « … »
    if k >= s.end or s.tags[k] == ";":
        return []
    if s.tags[k] == "Q":
        return [WordRange(k, k + 1)] if s.tags[k - 1] in "nN)tr#v" else []
    if k + 1 < s.end and s.tags[k + 1] == "Q":
        return [WordRange(k + 1, k + 2)]
    if (
        s.tags[k] != ","
        or k + 1 >= s.end
        or (s.tags[k + 1] in "cbpwnNa" and s.low(k + 1) not in ("ne", "n'"))
    ):
        return [WordRange(k + 1, s.end)] if k + 1 < s.end and s.tags[k + 1] == "T" else []
    return [WordRange(k + 1, s.end)] if s.tags[k + 1] in "xvr" or not _is_aside(s, k + 1) else []


def _is_aside(s: Tagged, start: int) -> bool:
    """Whether a piece between commas has no verb with a subject: maire de Brest; le chef de la police."""
    end = s.stop(start)
    return not any(s.tags[k] in "xv" for k in range(start, end))


def _behind(s: Tagged, group: VerbGroup, who: WordRange) -> Frame | None:
    """What is said behind its verb: behind que, a colon, in quotation marks, in an infinitive."""
    cue, verb = WordRange(group.cue, group.cue + 1), group.verb
    k = group.end
    if k >= s.end:
        return None
    infinitive = _infinitive(s, verb, k)
    if infinitive is not None:
        return Frame(verb, "fin:inf", cue, who, (infinitive,), weight=INFINITIVE)
    thing = _thing(s, group)
    limit = min(k + FARTHEST, s.end)
    while k < limit and s.tags[k] not in "TQ:;xw" and not (s.low(k) == "si" and verb in _ASKING):
        k += 1
    if thing is not None and (k >= limit or s.tags[k] not in "Q:"):
        return Frame(verb, "fin:np", cue, who, (thing,), weight=THING)
    if k >= limit:
        return None
    tag = s.tags[k]
    if tag == "T" and verb not in s.language.verbs["no_that"]:
        return Frame(verb, "fin:that", cue, who, (_clause_behind(s, k),), weight=THAT)
    if tag == ":" and k + 1 < s.end:
        return Frame(verb, "fin:colon", cue, who, (WordRange(k + 1, s.end),), weight=COLON)
    if tag == "Q":
        return _run(s, group, who, k)
    if s.low(k) == "si":
        return Frame(verb, "fin:wh", cue, who, (WordRange(k, _closing(s, k)),), weight=QUESTION)
    return None


def _thing(s: Tagged, group: VerbGroup) -> WordRange | None:
    """What somebody announces or confirms: a annoncé mardi la fermeture de trois collèges à la rentrée."""
    at = s.past_times(group.end)
    if group.verb not in s.language.verbs["with_noun"] or s.tags[at : at + 1] != "d":
        return None
    return WordRange(at, min(_closing(s, at), s.stop(at)))


def _run(s: Tagged, group: VerbGroup, who: WordRange, at: int) -> Frame:
    """Words in quotation marks behind a verb: X a dénoncé « une honte »."""
    end = at + 1
    while s.tags[end : end + 2] == "cQ":
        end += 2
    long = s.words[at].written.strip("«»“” \u00a0\u202f").count(" ") >= LONG_RUN - 1
    calling = group.verb in s.language.verbs["calling"]
    weight = RUN if long or at == group.end else TERM if calling else TERM - 0.1
    cue = WordRange(group.cue, group.cue + 1)
    return Frame(group.verb, "q", cue, who, (WordRange(at, end),), weight=weight)


def _infinitive(s: Tagged, verb: str, at: int) -> WordRange | None:
    """Affirme avoir vu; a promis de construire; a demandé à la ville d’ouvrir."""
    k = at
    while k < s.end and s.low(k) in (
        "ne",
        "n'",
        "pas",
        "plus",
        "jamais",
        "rien",
        "se",
        "s'",
        "en",
        "y",
        "l'",
        "le",
        "les",
    ):
        k += 1
    if verb in s.language.verbs["with_infinitive"] and k < s.end and is_infinitive(s.low(k)):
        return WordRange(at, _closing(s, at))
    if verb not in s.language.verbs["with_de"]:
        return None
    for k in range(at, min(at + FARTHEST // 2, s.end)):
        if s.tags[k] in ",:;QTx":
            return None
        first = k + 1
        while s.low(first) in ("ne", "pas", "se", "s'", "le", "la", "les", "l'", "y", "en"):
            first += 1
        if (
            s.low(k) in ("de", "d'")
            and first < s.end
            and s.tags[first] == "n"
            and is_infinitive(s.low(first))
        ):
            return _clause_behind(s, k)
    return None


def _clause_behind(s: Tagged, at: int) -> WordRange:
    """What is said behind que or de; with it where it is written as one with the word behind: qu’il vienne."""
    start = at if s.low(at).endswith("'") else at + 1
    return WordRange(start, _closing(s, at + 1))


def _closing(s: Tagged, start: int) -> int:
    """Where what is said ends: with the sentence, or before words that say something else."""
    for k in range(start, s.end):
        if s.tags[k] == ";":
            return k
        if s.tags[k] != ",":
            continue
        following = s.low(k + 1)
        if following in _BREAKS or (following == "selon" and s.stop(k + 1) == s.end):
            return k
        if following == "mais" and s.tags[k + 2 : k + 3] != "T":
            return k
        if following == "et" and s.tags[k + 2 : k + 3] in ("r", "x", "m"):
            return k
        group = next(
            (found for at in range(k + 1, min(k + 5, s.end)) if (found := verb_group(s, at)) is not None),
            None,
        )
        if group is not None and group.start == k + 1:
            return k
    for k in range(start + 2, s.end - 1):  # … et a ajouté que
        if s.tags[k] == "c" and s.low(k) == "et":
            group = next(
                (found for at in range(k + 1, min(k + 5, s.end)) if (found := verb_group(s, at)) is not None),
                None,
            )
            if group is not None and group.start == k + 1:
                return k
    return s.end


def _beside_any_verb(s: Tagged) -> Frame | None:
    """Words in quotation marks with which a sentence begins, before any other verb and its subject."""
    if s.tags[:1] != "Q":
        return None
    first = 1 + (s.tags[1:2] == ",")
    for k in range(first + 1, min(first + MOST_OF_VERB, s.end)):
        if s.tags[k - 1] not in "nxmap":
            return None
        who = s.behind(k) if s.tags[k] in "dN" else None
        if who is not None and s.may_speak(who):
            verb = max((at for at in range(first, k) if s.tags[at] == "n"), default=first)
            cue = WordRange(verb, verb + 1)
            return Frame("", "inv", cue, who, (WordRange(0, 1), *_right(s, who.end)), weight=ANY_VERB)
    return None


def _labelled(s: Tagged) -> Frame | None:
    """Words in quotation marks behind a name and a colon."""
    colon = s.tags.find(":", 0, s.end)
    if colon < 1 or s.tags[colon + 1 : colon + 2] != "Q":
        return None
    who = s.phrase(0, colon)
    if who is None or "N" not in s.tags[who.start : who.end] or any(s.tags[k] in "xT" for k in range(colon)):
        return None
    cue = WordRange(colon, colon + 1)
    return Frame("deux-points", "q", cue, who, (WordRange(colon + 1, s.end),), weight=LABEL)
