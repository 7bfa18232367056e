"""Calendar arithmetic: the day, week or year that “last Friday”, “next June” or “two years earlier” means."""

from __future__ import annotations

from datetime import date, timedelta

_QUARTER = 91  # days in which a bare date may lie on the other side than its clause
_EARLIEST = 1000
_LONGEST = {"day": 400, "week": 520, "month": 240, "year": 1500, "decade": 50, "century": 10, "hour": 72}


def day_text(day: date, step: int) -> str:
    return (day + timedelta(days=step)).isoformat()


def week_text(day: date, step: int) -> str:
    """The days from Monday to Sunday of a week."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def days(year: int, month: int, day: int, last_year: int, last_month: int, last_day: int) -> str | None:
    """An interval of days; None where it ends before it begins."""
    first, last = (year, month, day), (last_year, last_month, last_day)
    return "{:04}-{:02}-{:02}/{:04}-{:02}-{:02}".format(*first, *last) if first < last else None


def stepped(text: str, unit: str, step: int) -> str | None:
    """The day, week, month or year so many steps from a date, as precise as both are; None where that says nothing."""
    if abs(step) > _LONGEST.get(unit, 0):
        return None
    day = day_of_text(text)
    if unit in ("day", "morning", "evening", "night"):
        return day_text(day, step) if day else None
    if unit == "week":
        if day is None:
            return None
        return week_text(day, step) if step in (0, 1, -1) else f"{day_text(day, 7 * step)}~"
    year, month = int(text[:4]), int(text[5:7]) if text[5:7].isdecimal() and int(text[5:7]) < 13 else None
    if unit == "month":
        if month is None:
            return None
        months = year * 12 + month - 1 + step
        return f"{months // 12:04}-{months % 12 + 1:02}"
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is None or year + years * step < _EARLIEST:
        return None
    if unit == "decade" and abs(step) < 2:
        return f"{(year + 10 * step) // 10:03}X"
    return f"{year + years * step:04}" + ("" if unit == "year" else "~")


def widened(text: str, unit: str) -> str | None:
    """The day, week, month or year that a date lies in."""
    day = day_of_text(text)
    if unit == "week":
        return week_text(day, 0) if day else None
    length = {"day": 10, "month": 7, "year": 4}[unit]
    return text[:length] if len(text) >= length else None


def day_of_text(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def nearest_year(today: date, month: int, day: int | None, ahead: bool | None) -> int:
    """The year of a bare day or month: the last such one, the next where it lies `ahead`, else the nearest.

    Within a quarter of a year the other side is meant where this one is far: “would have closed on May 3”.
    """
    past = _year_before(today, month, day)
    following = past + 1
    if (month, day or today.day) == (today.month, today.day):
        return today.year
    back, forth = (_distance(today, month, day, year) for year in (past, following))
    if ahead is None:
        return past if back <= 3 * forth else following
    if ahead:
        return past if back < 45 and forth > 365 - 45 else following
    return following if forth < _QUARTER // 3 and back > 365 - _QUARTER // 3 else past


def _year_before(today: date, month: int, day: int | None) -> int:
    return today.year - ((month, day or 1) > (today.month, today.day))


def _distance(today: date, month: int, day: int | None, year: int) -> int:
    return abs((date(year, month, min(day or 15, 28)) - today).days)


def near_year(year: int, today: int, month: int, near: str) -> int:
    """The year of “last June”, “next June” and “this June” (months by number)."""
    if near == "last":
        return year - (month >= today)
    if near == "next":
        return year + (month <= today)
    return year


def near_season(today: date, season: int, near: str) -> str:
    """“Last summer” is the last that is over, “next winter” the next to begin, “this spring” that of the year."""
    first = (season - 21) * 3 + 3  # its first month
    year = today.year
    if near == "last":
        year -= 1 if first + 3 > today.month and season != 24 else 0
        year -= season == 24
    elif near == "next":
        year += first <= today.month
    elif season == 24 and today.month < 6:
        year -= 1
    return f"{year:04}-{season}"


def weekday(today: date, wanted: int, near: str, ahead: bool | None) -> str:
    """The day of a week that is meant: of the last or the next seven days; “next Friday” is that of the next week."""
    back = (today.weekday() - wanted) % 7
    if near == "last":
        return day_text(today, -(back or 7))
    if near == "next":
        return day_text(today, wanted - today.weekday() + 7)
    if near == "this":
        return day_text(today, -back if ahead is False else (7 - back) % 7)
    return day_text(today, (7 - back) % 7 if ahead else -back)


def weekday_beside(day: date, wanted: int, step: int) -> str:
    """The first such day of the week behind (or before) another day."""
    gap = (wanted - day.weekday()) % 7 or 7
    return day_text(day, gap if step > 0 else gap - 7 if gap < 7 else -7)


def weekend(today: date, near: str, ahead: bool | None) -> str:
    """Saturday and Sunday: the last or the next."""
    saturday = today + timedelta(days=5 - today.weekday())
    running = today.weekday() >= 5
    step = 0
    if near == "last" or (near in ("", "this") and ahead is not True and not running):
        step = -1
    elif near == "next":
        step = 1 if running else (0 if today.weekday() < 3 else 1)
    saturday += timedelta(weeks=step)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def part_of_year(year: int, part: str, number: int) -> str | None:
    """The months of a quarter or a half; the last one for 0."""
    length = 3 if part == "quarter" else 6
    number = number or 12 // length
    if number * length > 12:
        return None
    first = (number - 1) * length + 1
    return f"{year:04}-{first:02}/{year:04}-{first + length - 1:02}"


def nearest_part(today: date, part: str, number: int, ahead: bool | None) -> str | None:
    length = 3 if part == "quarter" else 6
    first = ((number or 12 // length) - 1) * length + 1
    year = today.year
    if ahead is not True and first > today.month:
        year -= 1
    return part_of_year(year, part, number)


def last_quarter(today: date) -> str | None:
    number = (today.month - 1) // 3
    return part_of_year(today.year - (number == 0), "quarter", number or 4)
