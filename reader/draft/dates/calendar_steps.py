"""Calendar arithmetic: the day, week or year that “last Friday”, “next June” or “two years earlier” means."""

from __future__ import annotations

from datetime import date, timedelta

_QUARTER = 91  # days in which a bare date may lie on the other side than its clause
_EARLIEST = 1000
_LONGEST = {"day": 400, "week": 520, "month": 240, "year": 1500, "decade": 50, "century": 10, "hour": 72}

_FIXED = {
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "new year’s eve": "12-31",
    "new year’s day": "01-01", "halloween": "10-31", "valentine’s day": "02-14", "independence day": "07-04",
    "epiphany": "01-06", "may day": "05-01", "boxing day": "12-26", "all saints’ day": "11-01", "assumption": "08-15",
}  # fmt: skip
_FROM_EASTER = {
    "easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "ash wednesday": -46, "ascension": 39,
    "pentecost": 49, "whit monday": 50,
}  # fmt: skip
_WEEKDAYS = {  # month, weekday, which of its month; below 0 the last
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1),
    "election day": (11, 1, 1),
}  # fmt: skip


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


def year_before(months: str) -> str:
    """The same interval of months, a year before."""
    return of_year(months, int(months[:4]) - 1)


def of_year(months: str, year: int) -> str:
    """The same interval of months in another year."""
    first, _, last = months.partition("/")
    return (
        f"{year:04}{first[4:]}/{year + int(last[:4]) - int(first[:4]):04}{last[4:]}"
        if last
        else f"{year:04}{first[4:]}"
    )


def nearest_season(today: date, season: int, ahead: bool | None) -> str:
    """The season that began last; where it lies ahead, the one that is running or begins next."""
    first = (season - 21) * 3 + 3  # its first month
    year = today.year if first <= today.month else today.year - 1
    over = (today.year - year) * 12 + today.month - first > 2
    return f"{year + (ahead is True and over):04}-{season}"


def holiday(name: str, year: int) -> str | None:
    """The day of a holiday in a year, by its English name."""
    if name in _FIXED:
        return f"{year:04}-{_FIXED[name]}"
    if name in _FROM_EASTER:
        return day_text(_easter(year), _FROM_EASTER[name])
    if name not in _WEEKDAYS:
        return None
    month, wanted, count = _WEEKDAYS[name]
    if count < 0:
        last = date(year, month, 31)
        return day_text(last, -((last.weekday() - wanted) % 7))
    first = date(year, month, 1 + (name == "election day"))
    return day_text(first, (wanted - first.weekday()) % 7 + 7 * (count - 1))


def nearest_holiday(today: date, name: str, near: str, ahead: bool | None) -> str | None:
    """The last such day, or the next where it lies ahead; within a month of the next the side is open."""
    days = [day for year in (-1, 0, 1) if (day := holiday(name, today.year + year)) is not None]
    now = today.isoformat()
    past, coming = [day for day in days if day <= now], [day for day in days if day > now]
    if not past or not coming:
        return None
    if near in ("last", "next"):
        return past[-1] if near == "last" else coming[0]
    soon = (date.fromisoformat(coming[0]) - today).days < _QUARTER // 3
    return coming[0] if ahead or near == "this" or (ahead is None and soon) else past[-1]


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, part = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - shift + 15) % 30
    quarter, over = divmod(rest, 4)
    weekday = (32 + 2 * part + 2 * quarter - epact - over) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
