"""Finds possible attributions in a German sentence: verbs of saying with what stands left and right of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.draft.german.citations import LONG_RUN, called, carried, cited
from reader.draft.german.phrases import QUESTIONS, Tagged
from reader.draft.german.verb_groups import saying_at
from reader.draft.german.verbs import PARTICIPLE, Saying
from reader.draft.grammar import SPOKE, SPOKE_BEFORE, Frame, WordRange
from reader.draft.language import Language
from reader.draft.words import Word

BESIDE_QUOTED, INVERTED, THAT, CLAUSE, COLON, ACCORDING, OBJECT = 0.95, 0.85, 0.8, 0.85, 0.9, 0.85, 0.5
_OF_SPEECH = tuple(
    """these meinung ansicht auffassung kritik forderung forderungen behauptung aussage aussagen ergebnis appell vorwurf
    parolen sprüche sprüchen rufen transparenten plakaten plakat transparent worten bemerkung hinweis begründung
    kommentar antwort überzeugung formel einschätzung standpunkt skandierten schluss bezug""".split()
)
SPOKEN = 0.3
_REASONS = frozenset("weil da damit".split())
WITHIN = 0.15  # how much less likely a verb of saying is that is in the Konjunktiv itself


def frames(words: Sequence[Word], tags: str, language: Language) -> Iterator[Frame]:
    """Every reading of a sentence."""
    s = Tagged.of(words, tags, language)
    found = False
    for at in range(s.end):
        for frame in _at(s, at):
            found = True
            yield frame
    if not found:
        rest = _labelled(s) or carried(s) or _by_subject(s) or _spoken(s)
        if rest is not None:
            yield rest


def _at(s: Tagged, at: int) -> Iterator[Frame]:
    """Every reading whose verb, or other word that gives words to somebody, is this one."""
    saying = None if s.words[at].capital and at else saying_at(s, at)
    if saying is not None:
        reported = s.low(saying[1]) in s.language.set_of("subjunctive")  # itself part of what somebody says
        for frame in _of_verb(s, at, *saying):
            if not reported:
                yield frame
            elif _says(s, frame.lemma) or "Q" in s.tags:
                yield frame._replace(weight=frame.weight - WITHIN)
    for found in (cited(s, at), called(s, at), None if saying else _inverted(s, at)):
        if found is not None:
            yield found


def _of_verb(s: Tagged, at: int, saying: Saying, finite: int, last: int) -> Iterator[Frame]:
    lemma, cue = saying.verb, WordRange(at, at + 1)
    passive = saying.form == PARTICIPLE and s.is_passive(finite)
    left = _left(s, finite)
    if left is not None:  # „…“, sagte X; Die Lage sei ernst, sagte X
        who = s.agent(finite, s.stop(finite)) if passive else s.behind(finite)
        quoted = "Q" in s.tags[left.start : left.end]
        if passive and who is None:
            who = s.behind(finite)  # „…“, wird X zitiert
        if who is not None and (quoted or _is_clause(s, left)):
            behind = (
                s.phrase(who.end, s.stop(who.end))
                if lemma == "zitieren" and s.low(who.end) in ("den", "die")
                else None
            )
            who = behind or who  # zitiert der Sender den Minister
            parts = [left, *_right(s, max(who.end, last + 1))]
            yield Frame(lemma, "inv", cue, who, tuple(parts), weight=BESIDE_QUOTED if quoted else INVERTED)
            return
    if lemma == "heißen" and s.low(finite + 1) == "es":
        who = s.behind(finite) or s.phrase(s.start(finite) + 1, finite)
    elif (
        lemma == "zitieren"
        and not passive
        and any(s.low(k) == "worten" for k in range(finite, s.stop(finite)))
    ):
        who = s.behind(finite)  # Ein Sender zitierte X mit den Worten
    else:
        who = s.agent(s.start(at), s.stop(at)) if passive and lemma != "zitieren" else s.subject(finite)
    if who is None and not passive:
        return
    if lemma == "zitieren" and not passive and who is not None:
        cited_at = max(who.end, finite + 1)  # der Sender zitierte den Minister
        if s.low(cited_at) in ("den", "die", "das"):
            who = s.phrase(cited_at, s.stop(cited_at)) or who
    if (
        s.tags[finite - 1 : finite] == "Q"
        and left is None
        and "worten" in (s.low(finite - 2), s.low(finite - 3))
    ):
        yield Frame(lemma, "q", cue, who, (WordRange(finite - 1, finite),), weight=BESIDE_QUOTED)
        return
    opening = s.start(finite)
    while opening > 1 and who is not None and who.start < opening:
        opening = s.start(opening - 1)
    if s.low(opening) == "wie":
        if opening == 0 and (comma := max(last + 1, s.stop(last))) < s.end:  # Wie die ESA mitteilte, …
            yield Frame(lemma, "first", cue, who, (WordRange(comma + 1, s.end),), weight=ACCORDING)
        elif opening > 2 and s.stop(last) == s.end:
            yield Frame(lemma, "last", cue, who, (WordRange(0, opening - 1),), weight=ACCORDING)
        return
    between = "Q" in s.tags[min(finite, last) : max(finite, last)]
    start = finite + 1 if between else max(last, finite) + 1
    yield from _behind(
        s, lemma, cue, who, max(start, who.end if who is not None and who.start > finite else 0)
    )


def _inverted(s: Tagged, at: int) -> Frame | None:
    """Words in quotation marks before any other verb with its subject: „…“, freute sich X."""
    if (
        at < 2
        or not s.is_finite(at)
        or s.tags[at - 1] != ","
        or s.tags[at - 2] != "Q"
        or _in_clause(s, at - 2)
    ):
        return None
    who = s.behind(at)
    if who is None:
        return None
    return Frame(
        "", "inv", WordRange(at, at + 1), who, (WordRange(at - 2, at - 1), *_right(s, who.end)), weight=CLAUSE
    )


def _behind(s: Tagged, lemma: str, cue: WordRange, who: WordRange | None, start: int) -> Iterator[Frame]:
    """What is said behind its verb: behind a colon, in quotation marks, or in a clause."""
    k = start
    while k < s.end and s.tags[k] not in ",:Q;":
        k += 1
    if k >= s.end or s.tags[k] == ";":
        return
    if s.tags[k] == ":":
        if k + 1 < s.end:
            yield Frame(lemma, "fin:colon", cue, who, (WordRange(k + 1, s.end),), weight=COLON)
        return
    if s.tags[k] == "Q":
        run = _run_end(s, k)
        yield Frame(lemma, "q", cue, who, (WordRange(k, run),), weight=CLAUSE)
        return
    k = _behind_aside(s, k)
    if k >= s.end - 1:
        return
    at, end = k + 1, s.stop(k + 1)
    rest = WordRange(at, _closing(s, at))
    if s.tags[at] == "T":
        yield Frame(lemma, "fin:that", cue, who, (WordRange(at + 1, rest.end),), weight=THAT)
    elif s.low(at) in QUESTIONS and not s.is_relative(at, end):
        yield Frame(lemma, "fin:wh", cue, who, (rest,), weight=CLAUSE)
    elif s.is_subjunctive(*_told(s, at, end)) and not s.is_relative(at, end):
        yield Frame(lemma, "fin:clause", cue, who, (rest,), weight=CLAUSE)
    elif s.is_infinitive(at, end):
        yield Frame(lemma, "fin:inf", cue, who, (WordRange(at, _closing(s, at)),), weight=CLAUSE)
    elif s.is_relative(at, end) or s.tags[at] in "bc":
        return
    elif (verb := s.finite(at, end)) is not None and verb < end - 1 and who is not None and _says(s, lemma):
        yield Frame(lemma, "fin:clause", cue, who, (rest,), weight=CLAUSE)
    elif s.tags[at] == "Q" or lemma in ("nennen", "bezeichnen"):
        run = s.tags.find("Q", at, end)
        if run >= 0:
            yield Frame(lemma, "q", cue, who, (WordRange(run, _run_end(s, run)),), weight=CLAUSE)
    elif "Q" in s.tags[at:end]:
        yield Frame(lemma, "fin:clause", cue, who, (rest,), weight=CLAUSE)


def _told(s: Tagged, at: int, end: int) -> tuple[int, int]:
    """The words whose verb shows that they are reported: of a reason or a condition those of the clause behind it."""
    behind = s.stop(end + 1)
    if s.tags[at] == "b" and s.low(at) in _REASONS:
        return end, behind
    return at, behind if s.tags[at] in "bp" else end


def _spoken(s: Tagged) -> Frame | None:
    """Somebody of whom only is told that they spoke: Ada Lund wies die Kritik zurück."""
    for at in range(s.end):
        saying = None if s.words[at].capital else saying_at(s, at)
        if saying is not None and not s.is_passive(saying[1]):
            who = s.subject(saying[1])
            if who is not None:
                key = SPOKE_BEFORE if saying[1] == 1 and s.low(0) in ("das", "dies") else SPOKE
                return Frame(saying[0].verb, key, WordRange(at, at + 1), who, (), weight=SPOKEN)
    return None


def _says(s: Tagged, lemma: str) -> bool:
    """Whether a verb commonly has a main clause for what is said, also one that is not in the Konjunktiv."""
    return lemma in s.language.set_of("says")


def _behind_aside(s: Tagged, comma: int) -> int:
    """The comma behind what stands between commas beside a name: der Chef der Firma, die seit Jahren klagt."""
    for _ in range(3):
        end = s.stop(comma + 1)
        if end >= s.end or s.tags[end] != "," or comma + 1 >= end:
            return comma
        relative = s.is_relative(comma + 1, end) and not s.is_subjunctive(comma + 1, end)
        apposition = (
            s.finite(comma + 1, end) is None
            and s.tags[comma + 1] in "dNn#"
            and not s.is_infinitive(comma + 1, end)
            and "Q" not in s.tags[comma + 1 : end]
        )
        if not (relative or apposition):
            return comma
        comma = end
    return comma


def _run_end(s: Tagged, at: int) -> int:
    """Where words end that begin with a quotation: with it, or with one that is joined to it by “und”."""
    end = at + 1
    while s.tags[end : end + 2] == "cQ":
        end += 2
    return end


def _left(s: Tagged, at: int) -> WordRange | None:
    """What stands before the comma, or the quotation marks, that end right before a verb."""
    at -= at > 2 and s.low(at - 1) == "so"  # …, so heißt es
    if at and s.tags[at - 1] == "Q":
        return WordRange(at - 1, at) if at == 1 or s.tags[at - 2] in ".,:;" else None
    if at > 1 and s.tags[at - 1] in ",-":
        if s.tags[at - 2] == "Q" and not _in_clause(s, at - 2):
            return WordRange(at - 2, at - 1)
        return WordRange(_first(s, at - 1), at - 1)
    return None


def _in_clause(s: Tagged, run: int) -> bool:
    """Whether words outside quotation marks belong to a clause that ends with a run."""
    first = _first(s, run)
    return run - first > 1 and s.finite(first, run) is not None


def _first(s: Tagged, before: int) -> int:
    start = max(s.tags.rfind(mark, 0, before) for mark in ":;") + 1
    while start < before and s.tags[start] in "c,":
        start += 1
    return start


def _right(s: Tagged, at: int) -> list[WordRange]:
    """What goes on behind whoever says it: words in quotation marks, or a clause."""
    k = at
    while k < s.end and s.tags[k] not in ",:Q;":
        k += 1
    if k < s.end and s.tags[k] == "," and not s.tags[at:k].strip("aptnN#d"):
        k = _behind_aside(s, k)
    if k + 1 < s.end and s.tags[k] in ",:":
        if s.tags[k + 1] == "Q":
            return [WordRange(k + 1, k + 2)]
        end = s.stop(k + 1)
        verb = s.finite(k + 1, end)
        clause = verb is not None or "Q" in s.tags[k + 1 : end]
        if s.tags[k] == "," and clause and not s.is_relative(k + 1, end) and s.tags[k + 1] not in "bcp":
            return [WordRange(k + 1, s.end)]
    return []


def _is_clause(s: Tagged, left: WordRange) -> bool:
    """Whether words before a verb of saying are a clause that may be said, and no aside."""
    end = s.stop(left.start)
    whoever = end == left.end and s.low(left.start) in ("wer", "was")  # Wer dort lebt, sieht …
    if left.end - left.start < 3 or s.low(left.start) == "wie" or whoever:
        return False
    if end == left.end:
        told = s.tags[left.start] not in "bT" or s.is_subjunctive(left.start, left.end)
        return told and s.finite(left.start, left.end) is not None
    at = left.start
    while at < left.end:  # of several pieces one has a verb and is part of no other
        end = min(s.stop(at), left.end)
        if s.tags[at] not in "bT" and not s.is_relative(at, end) and s.finite(at, end) is not None:
            return True
        at = end + 1
    return False


def _closing(s: Tagged, start: int) -> int:
    """Where a clause ends: with the sentence, or before words that say something else."""
    semicolon = s.tags.find(";", start, s.end)
    end = semicolon if semicolon > 0 else s.end
    for k in range(start, end):  # …, so X weiter
        if (
            s.tags[k] == ","
            and s.low(k + 1) == "so"
            and s.phrase(k + 2, end) is not None
            and s.stop(k + 1) == end
        ):
            return k
    return end


def _by_subject(s: Tagged) -> Frame | None:
    """Words in quotation marks behind a thesis, a demand, a poster: by whoever has it."""
    run = next(
        (k for k in range(s.end) if s.tags[k] == "Q" and s.words[k].written.count(" ") >= LONG_RUN - 1), None
    )
    verb = s.finite(0, run) if run is not None else None
    if run is None or verb is None or not any(s.low(k).endswith(_OF_SPEECH) for k in range(verb, run)):
        return None
    who = s.subject(verb)
    if who is None or who.end > run or s.low(who.end - 1).endswith(_OF_SPEECH):
        return None
    return Frame("", "q", WordRange(verb, verb + 1), who, (WordRange(run, run + 1),), weight=OBJECT)


def _labelled(s: Tagged) -> Frame | None:
    """Words in quotation marks behind a colon: by whom the sentence is about."""
    colon = s.tags.find(":", 0, s.end)
    if colon < 1 or s.tags[colon + 1 : colon + 2] != "Q" or s.is_subjunctive(0, colon):
        return None
    verb = s.finite(0, colon)
    who = s.subject(verb) if verb is not None else s.phrase(0, colon) if s.tags[0] not in "pab" else None
    if who is None:
        return None
    sure = COLON if not s.tags[who.end : colon].strip("a") else OBJECT
    return Frame(
        "doppelpunkt", "q", WordRange(colon, colon + 1), who, (WordRange(colon + 1, s.end),), weight=sure
    )
