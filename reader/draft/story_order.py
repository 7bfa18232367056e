"""What events of a story come before what others, where neither dates nor joining words say so.

The first recent date of the lead is that of the news; what is dated before that day is its history. What is told in
the simple past without a date belongs to the news, unless its paragraph is about another day; what *has* happened is
the latest, what *had* happened comes before it. Where that leaves events side by side, the usual course of such a
story decides: a leak, an explosion, deaths, rescue, inquiry, arrest, charge, trial, verdict, sentence, appeal.
Pairs right on TimeSET that no dates decide, every fourth article left out: history 43 of 47, threads 27 of 30, course
18 of 21, results 15 of 16, outcome 18 of 20, narration 8 of 8, longer dates 2 of 2, one date 1 of 1, one day 3 of 3,
causes 6 of 6, days after 2 of 2, what is told of a noun 2 of 2.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.draft.grammar import EventClause
from reader.model.article import EventState
from reader.model.dates.dates import Edtf

INCIDENT = 2  # the stage of news that is no other
ENDING = 6  # the first stage, inquiries, that looks back on a story
NEAR = 3  # days before the news that may belong to it
RECENT = 60  # days before publication in which the news may be
MONTH = 7  # letters of a date without a day
MOST_BESIDE = 4  # events that each of another stage is put behind; more would crowd the file


def story_order(clauses: Sequence[EventClause], published: Edtf | None) -> Iterator[tuple[int, int]]:
    """Pairs of events by number, the first before the second; a few for each event."""
    if not clauses:
        return
    story = _Story(clauses, published)
    yield from story.told_of_nouns()
    yield from story.threads()
    yield from story.history()
    yield from story.course()
    yield from story.results()
    yield from story.outcome()
    yield from story.longer_dates()
    yield from story.narration()
    yield from story.one_date()
    yield from story.one_day()
    yield from story.causes()
    yield from story.days_after()


class _Story:
    """The events of an article. `news` is the number of the one it reports, `day` its day, counted."""

    def __init__(self, clauses: Sequence[EventClause], published: Edtf | None) -> None:
        self.clauses = clauses
        self.first = clauses[0].telling.paragraph
        self.news, self.day = _news(clauses, published)
        telling = None if self.news is None else clauses[self.news].telling
        self.ends = telling is not None and (telling.role == "outcome" or telling.stage >= ENDING)
        """Whether the news only ends what is told: an indictment, a report."""
        self.thread = _threads(clauses)
        """The event with a date that was last told in the paragraph of each."""
        self.main = [number for number in range(len(clauses)) if self._is_of_news(number)]
        """The events of the story itself, which are none of its history."""

    def is_old(self, number: int | None) -> bool:
        """Whether an event is dated before the day of the news."""
        if number is None or self.day is None:
            return False
        clause = self.clauses[number]
        latest = clause.when.latest if clause.when is not None else None
        return latest is not None and clause.state is not EventState.PLANNED and latest.number < self.day

    def is_past(self, number: int) -> bool:
        """Whether an event is told in the simple past, as a fact, without a date, *later*, *earlier* or *also*."""
        clause = self.clauses[number]
        fact = clause.when is None and clause.state is not EventState.ALLEGED
        return fact and clause.telling.tense == "past" and not clause.telling.cue

    def _is_undated(self, number: int) -> bool:
        """Whether an event is told without a date, and beside none with one."""
        return self.is_past(number) and self.thread[number] is None and not self.clauses[number].telling.link

    def _is_of_news(self, number: int) -> bool:
        clause = self.clauses[number]
        if clause.when is not None:
            dated = self.day is not None and clause.when.earliest is not None
            if not dated or clause.state is EventState.PLANNED:
                return number == self.news
            return clause.when.earliest is not None and clause.when.earliest.number >= (self.day or 0)
        tense, cue = clause.telling.tense, clause.telling.cue
        return tense in ("past", "present", "perfect") and not cue and not self.is_old(self.thread[number])

    def threads(self) -> Iterator[tuple[int, int]]:
        """What is told of another day goes on from there, and came before the news."""
        for number, thread in enumerate(self.thread):
            if thread is not None and self.is_past(number) and self.is_old(thread):
                yield thread, number
                if self.news is not None:
                    yield number, self.news
        for one, other in pairwise(range(len(self.clauses))):
            thread, telling = self.thread[one], self.clauses[one].telling
            between = (
                self.clauses[one].when is None and telling.tense == "past" and telling.cue in ("", "later")
            )
            if thread is None or thread != self.thread[other] or not between:
                continue
            if self.clauses[other].telling.tense == "past" and self._is_behind(other, thread):
                yield thread, one
                yield one, other

    def _is_behind(self, number: int, other: int) -> bool:
        """Whether an event is dated later than another, or than the beginning of one that has no end."""
        first, second = self.clauses[other].when, self.clauses[number].when
        latest = None if first is None else first.latest or first.earliest
        earliest = None if second is None else second.earliest
        return latest is not None and earliest is not None and latest < earliest

    def history(self) -> Iterator[tuple[int, int]]:
        """What had happened, or happened earlier, comes before the news; what is dated before it comes first of all."""
        told: int | None = None
        past_of_past: int | None = None
        for number, clause in enumerate(self.clauses):
            telling = clause.telling
            had = telling.tense == "pluperfect" and clause.when is None
            if had and told is not None:
                yield number, told
            last = past_of_past if had and telling.cue != "earlier" else None
            if last is not None and self.clauses[last].telling.paragraph == telling.paragraph:
                yield last, number
            past_of_past = number if had else None
            joins = telling.cue == "also" and telling.role == "outcome" and telling.tense == "past"
            if joins and clause.when is None and self.news is not None:
                yield self.news, number
            if self.is_past(number) and not telling.link:
                told = number
            earlier = had or (telling.cue == "earlier" and clause.when is None)
            if earlier and self.news is not None and number != self.news:
                yield number, self.news
        if self.ends:
            yield from self._looking_back()
        old = self._latest_old()
        for number in self.main:
            news = number == self.news and self.clauses[number].when is None
            begins = self.thread[number] is None if self.ends else True
            if (self.is_past(number) and begins) or (news and not self.ends):
                yield from ((one, number) for one in old if one != number)

    def _looking_back(self) -> Iterator[tuple[int, int]]:
        """What is told behind a dated event, where the news only ends a story, came after it."""
        told: int | None = None
        for number, clause in enumerate(self.clauses):
            if clause.telling.tense != "past" or clause.telling.role == "state":
                continue
            if self.is_old(number) and (told is None or self._is_behind(number, told)):
                told = number
            elif told is not None and self.is_past(number) and not clause.telling.link:
                yield told, number

    def _latest_old(self) -> list[int]:
        """What is dated nearest before the news, with what it brought about; not what may be the news itself."""
        dated: list[tuple[int, int]] = []
        latest: Edtf | None = None
        for number, clause in enumerate(self.clauses):
            when = clause.when
            if (
                when is None
                or when.latest is None
                or clause.telling.tense != "past"
                or not self.is_old(number)
            ):
                continue
            if self.day is None or self.day - when.latest.number <= NEAR:
                continue
            dated.append((when.latest.number, number))
            later = latest is None or latest.latest is None or when.latest.number > latest.latest.number
            if later and clause.telling.role != "state":
                latest = when
        if latest is None or latest.earliest is None:
            return []
        found = [number for day, number in dated if day >= latest.earliest.number][:MOST_BESIDE]
        return found + [number + 1 for number in found if self._is_result(number + 1)]

    def _is_result(self, number: int) -> bool:
        if number >= len(self.clauses):
            return False
        clause = self.clauses[number]
        return clause.telling.link == "resulting" and clause.when is None

    def course(self) -> Iterator[tuple[int, int]]:
        """What usually follows what: an arrest an explosion, a trial a charge."""
        for tenses in (("past",), ("perfect", "present")):
            stages: dict[int, list[int]] = {}
            for number in self.main:
                clause = self.clauses[number]
                news = number == self.news and clause.when is not None and not self.ends
                stage = clause.telling.stage or (INCIDENT if news else 0)
                if stage and clause.telling.tense in tenses:
                    stages.setdefault(stage, []).append(number)
            for one, other in pairwise(sorted(stages)):
                for later in stages[other]:
                    for earlier in stages[one][:MOST_BESIDE]:
                        if not self._is_linked(earlier, later):
                            yield earlier, later

    def _is_linked(self, one: int, other: int) -> bool:
        """Whether words may say how two events of one sentence stand to each other."""
        first, second = self.clauses[one].telling, self.clauses[other].telling
        return first.sentence == second.sentence and bool(first.link or second.link)

    def results(self) -> Iterator[tuple[int, int]]:
        """What has happened since, or is so now, comes after what happened."""
        lead = self.clauses[0].telling.sentence
        for number, clause in enumerate(self.clauses):
            telling = clause.telling
            since = telling.tense == "perfect" or (telling.tense == "present" and telling.stage > 0)
            if not since or clause.when is not None or telling.sentence == lead:
                continue
            at = bisect_left(self.main, number)
            before = self.main[max(at - MOST_BESIDE, 0) : at]
            for earlier in dict.fromkeys([*self.main[:2], *before]):
                past = self.clauses[earlier].telling.tense == "past" or earlier == self.news
                if past and earlier != number:
                    yield earlier, number

    def outcome(self) -> Iterator[tuple[int, int]]:
        """What the news only ends, an indictment or a report, comes after what else is told of it."""
        if self.news is None or not self.ends:
            return
        news = self.clauses[self.news].telling
        for number in self.main:
            telling = self.clauses[number].telling
            apart = telling.sentence != news.sentence and telling.role != "reaction"
            if apart and self.is_past(number) and not telling.stage > news.stage > 0:
                yield number, self.news

    def longer_dates(self) -> Iterator[tuple[int, int]]:
        """What is dated to a month or a year that holds the day of the news came before it, where it has happened."""
        if self.news is None or self.day is None:
            return
        for number, clause in enumerate(self.clauses):
            when = clause.when
            if when is None or when.earliest is None or when.latest is None or number == self.news:
                continue
            ahead = clause.telling.tense == "future" or clause.state is EventState.PLANNED
            if when.earliest.number < self.day <= when.latest.number and not ahead:
                yield number, self.news

    def told_of_nouns(self) -> Iterator[tuple[int, int]]:
        """What tells of a noun in another clause of its sentence is older than that: the bomb that fell."""
        for one, other in pairwise(range(len(self.clauses))):
            first, second = self.clauses[one].telling, self.clauses[other].telling
            beside = first.sentence == second.sentence and second.relative and not first.relative
            if beside and first.tense in ("past", "perfect") and second.tense in ("past", "pluperfect"):
                yield other, one

    def narration(self) -> Iterator[tuple[int, int]]:
        """What is told one after the other behind the lead, in the simple past, happened so."""
        last: int | None = None
        for number, clause in enumerate(self.clauses):
            telling = clause.telling
            if telling.paragraph == self.first or telling.link:
                continue
            past = clause.when is None and telling.tense == "past" and telling.cue != "earlier"
            if not past or clause.state is EventState.ALLEGED:
                last = None
                continue
            if last is not None and self.clauses[last].telling.paragraph == telling.paragraph:
                yield last, number
            last = number

    def one_date(self) -> Iterator[tuple[int, int]]:
        """What is dated to one month or year is told in its order."""
        last: dict[str, int] = {}
        for number, clause in enumerate(self.clauses):
            when, telling = clause.when, clause.telling
            if when is None or len(when.text) > MONTH or telling.tense == "future" or telling.relative:
                continue
            if when.text in last:
                yield last[when.text], number
            last[when.text] = number

    def one_day(self) -> Iterator[tuple[int, int]]:
        """What is dated to one day, and told one after the other, happened so."""
        last: int | None = None
        for number, clause in enumerate(self.clauses):
            when, telling = clause.when, clause.telling
            apart = telling.link or telling.relative or telling.cue == "earlier" or telling.role == "state"
            if when is None or len(when.text) <= MONTH or telling.tense != "past" or apart:
                continue
            before = None if last is None else self.clauses[last].when
            if last is not None and before is not None and before.text == when.text:
                yield last, number
            last = number

    def causes(self) -> Iterator[tuple[int, int]]:
        """What may have led to the news, and the lead says came before another event of it, came before the news."""
        most = 0 if self.news is None else self.clauses[self.news].telling.stage
        for number in self.main:
            clause = self.clauses[number]
            named = clause.telling.link in ("after", "following") and clause.telling.paragraph == self.first
            if named and clause.when is None and self.news is not None and 0 < clause.telling.stage <= most:
                yield number, self.news

    def days_after(self) -> Iterator[tuple[int, int]]:
        """What belongs to the news came before what is told behind it of a later day."""
        later: int | None = None
        main = set(self.main)
        for number in reversed(range(len(self.clauses))):
            clause = self.clauses[number]
            earliest = None if clause.when is None else clause.when.earliest
            if earliest is not None and self.day is not None and earliest.number > self.day:
                if clause.telling.tense == "past" and clause.state is not EventState.PLANNED:
                    later = number
            elif later is not None and number in main and self._is_undated(number):
                yield number, later


def _news(clauses: Sequence[EventClause], published: Edtf | None) -> tuple[int | None, int | None]:
    """The event of the lead that the article reports, and its day: the first with a recent date, else the first."""
    first = clauses[0].telling.paragraph
    today = None if published is None or published.earliest is None else published.earliest.number
    for number, clause in enumerate(clauses):
        if clause.telling.paragraph > first:
            break
        when = clause.when
        if when is None or when.latest is None or clause.state is EventState.PLANNED:
            continue
        if today is None or today - when.latest.number < RECENT:
            return number, None if when.earliest is None else when.earliest.number
    undated = clauses[0].when is None and clauses[0].telling.tense != "future"
    return (0, today) if undated else (None, None)


def _threads(clauses: Sequence[EventClause]) -> list[int | None]:
    threads: list[int | None] = []
    last: int | None = None
    for number, clause in enumerate(clauses):
        if last is not None and clauses[last].telling.paragraph != clause.telling.paragraph:
            last = None
        threads.append(last)
        if clause.when is not None and clause.telling.role != "state":
            last = number
    return threads
