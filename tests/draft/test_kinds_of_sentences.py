"""Kinds of sentences that drafts once got wrong: who speaks, which words, who is a person, what happened when."""

from __future__ import annotations

import pytest

from reader.draft.drafting import draft
from reader.intake.sources import from_text
from reader.intake.text import GivenMetadata
from reader.model.article import Event, Kind, Quote
from reader.model.dates.dates import Edtf
from reader.model.new_article import Annotations
from reader.model.text import Text


def drafted(content: str, published: str | None = None) -> tuple[Text, Annotations]:
    text = Text(from_text(content, GivenMetadata.of("A title here", None)).text)
    day = Edtf.parse(published) if published else None
    return text, draft(text, headline="A title here", published=day)


def whole(text: Text, thing: Quote | Event) -> str:
    return " … ".join(text[part] for part in thing.parts)


SAID = [
    (
        "Martin Olsen moved north in 2015. His sister Martina stayed behind. “I had the farm,” Martina said.",
        {"I had the farm": ["Martina"]},
    ),
    (
        "Louis Grand ran the inn with his daughter, Louise. “We never closed,” Louise said.",
        {"We never closed": ["Louise"]},
    ),
    (
        "Prime Minister Cameron said the vote was over. Camerata singers had left, officials said.",
        {"the vote was over": ["Cameron"]},
    ),
    ("Julia Stern and Paul Stern ran the shop. Stern said he was glad.", {"was glad": ["Paul"]}),
    (
        "The couple, Vera and Hugo Lamm, lost their house. “It took ten minutes,” said Mr Lamm. "
        "“We ran,” said Mrs Lamm.",
        {"It took ten minutes": ["Hugo"], "We ran": ["Vera"]},
    ),
    (
        "“We will pay,” said Mayor Tilda Brandt. The mayor added that the fund was full.",
        {"the fund was full": ["Brandt"]},
    ),
    (
        "Judge Olaf Winter opened the hearing. The judge said that it would last a week.",
        {"it would last a week": ["Winter"]},
    ),
    ("Its founder, Dag Holt, told reporters that he would step down.", {"he would step down": ["Holt"]}),
    ("The bank's chief economist, Irene Vos, said that prices would fall.", {"prices would fall": ["Vos"]}),
    (
        "In Varna, where the plant has its largest hall, the interior minister, Petar Dimov, "
        "said that the border was shut.",
        {"the border was shut": ["Dimov"]},
    ),
    (
        "Her rival in the race, Governor Lena Falk, said the plan was dead. “He lied,” she said.",
        {"the plan was dead": ["Falk"], "He lied": ["Falk"]},
    ),
    (
        "The driver, a retired teacher named Horst Klee, said that the brakes had failed.",
        {"the brakes had failed": ["Klee"]},
    ),
    ("Lena Falk asked him: “Did you sign it?” Petar Dimov refused to answer.", {"Did you sign it": ["Falk"]}),
    ("A protester shouted: “Who paid you?” Petar Dimov walked on.", {"Who paid you": ["protester"]}),
    ("Asked whether he would resign, Petar Dimov said: “Not today.”", {"Not today": ["Dimov"]}),
    (
        "The ministry said it had no list.\n\n“A road is not a gift.”\n\n— Irene Vos, road builders’ league",
        {"A road is not a gift": ["Irene Vos"]},
    ),
    (
        "In a letter, seen by the Northern Gazette, the former minister, Irene Vos, insisted "
        "that the deal was fair.\n\n“Ask the auditors,” she said.",
        {"Ask the auditors": ["Vos"]},
    ),
    ("Vera Lamm said she was tired. The driver nodded. “So am I,” he said.", {"So am I": ["driver"]}),
    ("Hugo Lamm told Vera Stern: “You must go.” She did not answer.", {"You must go": ["Hugo Lamm"]}),
    (
        "In 2011, when Parliament cut the budget, Hugo Lamm resigned. He called it “a theft from the young.”",
        {"a theft from the young": ["Lamm"]},
    ),
    (
        "Ida Rask, who runs the only pub in Port Lune, said that no one had come. “I have beer,” "
        "she said.\n\nHer uncle Sten, a farmer, has sold two cows. “I am not angry,” he said.",
        {"I have beer": ["Ida Rask"], "I am not angry": ["Sten"]},
    ),
    ("“We lost,” said Piet “Lucky” Vandermeer.", {"We lost": ["Vandermeer"]}),
    (
        "“She knew,” said her brother, Walter P. Simms Sr. “She always knew.”",
        {"She knew": ["Simms"], "always knew": ["Simms"]},
    ),
    (
        "Vera Lamm and Ida Rask told the court in a joint letter that the map was wrong.",
        {"the map was wrong": ["Vera Lamm", "Ida Rask"]},
    ),
    (
        "The lawyer, Hugo Lamm, questioned the guard.\n\nLAMM: Where were you?\n\nPETERS: At the "
        "gate.\n\nLAMM: All night?\n\nPETERS: Until four. Then I slept.",
        {"Where were you": ["Lamm"], "At the gate": ["PETERS"], "Then I slept": ["PETERS"]},
    ),
    (
        "Irene Vos has run the bank since 2016.\n\nQ: Are you tired?\n\nA: Never.\n\nQ: What comes "
        "next?\n\nA: We wait for the vote.",
        {"We wait for the vote": ["Vos"]},
    ),
    (
        "Two voices from the hall.\n\n• Councillor Vera Lamm: “It is late.”\n\n• Sten Rask, a "
        "farmer: “It is never late.”",
        {"It is late": ["Lamm"], "It is never late": ["Rask"]},
    ),
    (
        "The match was stopped.\n\n“We were told nothing.”\n— Ida Rask (@idarask) June 2, 2023",
        {"We were told nothing": ["Ida Rask"]},
    ),
    ("According to Petar Dimov, the minister, no one had asked the army.", {"no one had asked": ["Dimov"]}),
    ("No one had asked the army, according to Petar Dimov, the minister.", {"No one had asked": ["Dimov"]}),
    (
        "Police opened an inquiry at a school. Rebels attacked the bridge. Hugo Lamm ordered "
        "coffee and waited for two hours. Lamm said he was calm.",
        {"he was calm": ["Lamm"]},
    ),
    (
        "The clubs argue about money. Both compete for power. Vera Lamm greeted her and said it was late.",
        {"it was late": ["Vera Lamm"]},
    ),
    ("The report said the dam was weak. The verdict found that the firm had lied.", {}),
    ("Helen Bishop resigned on Friday. “I heard it at home,” said Bishop.", {"I heard it": ["Helen Bishop"]}),
    ("Grant Hill leads the team. Hill said it was young.", {"it was young": ["Grant Hill"]}),
    ("A.K. Dorn closed the show. “It was long,” Dorn said.", {"It was long": ["A.K. Dorn"]}),
    ("Vera Lamm, 63, whose barn burned, said she would sell.", {"would sell": ["Lamm"]}),
]


@pytest.mark.parametrize(("content", "said"), SAID)
def test_words_are_given_to_whoever_says_them(content: str, said: dict[str, list[str]]) -> None:
    text, found = drafted(content)
    names = {entity.id: entity.name for entity in found.entities}
    for words, wanted in said.items():
        quote = next(quote for quote in found.quotes if words in whole(text, quote))
        speakers = [names.get(each, "") for each in (quote.speaker, *quote.joint) if each is not None]
        assert len(speakers) == len(wanted), (words, speakers)
        assert all(name.lower() in " ".join(speakers).lower() for name in wanted), (words, speakers)


EXACT = [
    ("“We saw smoke,” Ida Rask said, three hours before the train left.", "“We saw smoke,”"),
    ("“I told them so,” Ida Rask said, wiping her eyes.", "“I told them so,”"),
    ("“No one came,” Ida Rask said on the night the dam broke.", "“No one came,”"),
    ("“It was dark,” said Ida Rask, as the crowd moved on.", "“It was dark,”"),
    (
        "Vera Lamm said that the houses, which cost 40,000 euros, stood empty in 2019.",
        "the houses, which cost 40,000 euros, stood empty in 2019",
    ),
    (
        "Vera Lamm said that the guards, who came from Lund, left at noon.",
        "the guards, who came from Lund, left at noon",
    ),
    ("The border, the ministry said, would open at noon.", "The border … would open at noon"),
    (
        "Ida Rask told the Tribune on Monday evening that she felt “old, and very proud”.",
        "she felt “old, and very proud”",
    ),
    ("According to Petar Dimov, the minister, no one had asked the army.", "no one had asked the army"),
    ("No one had asked the army, according to Petar Dimov, the minister.", "No one had asked the army"),
]


@pytest.mark.parametrize(("content", "words"), EXACT)
def test_a_quote_ends_where_its_words_end(content: str, words: str) -> None:
    text, found = drafted(content)
    assert words in [whole(text, quote) for quote in found.quotes]


UNSAID = [
    ("“We lost,” said Piet “Lucky” Vandermeer.", ["Lucky"]),
    (
        "Police opened an inquiry at a school. Rebels attacked the bridge. Hugo Lamm ordered "
        "coffee and waited for two hours. Lamm said he was calm.",
        ["a school", "the bridge", "coffee", "for two hours"],
    ),
    (
        "The clubs argue about money. Both compete for power. Vera Lamm greeted her and said it was late.",
        ["for power", "about money"],
    ),
    (
        "PHOTO: How the bridge was built\n\nCredit: Northern Picture Agency",
        ["How the bridge", "Northern Picture"],
    ),
    (
        "Vera Lamm is scheduled to speak. The minister, who hired Lamm in 2020, called it a gift.",
        ["to speak", "in 2020"],
    ),
    ("Hugo Lamm said little. Ida Rask said something else.", ["little"]),
]


@pytest.mark.parametrize(("content", "unsaid"), UNSAID)
def test_what_is_no_statement_makes_no_quote(content: str, unsaid: list[str]) -> None:
    text, found = drafted(content)
    quotes = [whole(text, quote) for quote in found.quotes]
    assert not [words for words in unsaid for quote in quotes if words in quote]


PEOPLE = [
    (
        "The Royal Garden Inn burned. Falken Logistics bought the ruin, the Lund Observer "
        "reported. Vera Lamm said she was glad.",
        ["Vera Lamm"],
        True,
    ),
    (
        "The train left Mount Severn at dawn with Vera Lamm aboard. Silver Birch Square stayed "
        "empty. Lamm said it was cold.",
        ["Vera Lamm"],
        True,
    ),
    (
        "Doctors Without Borders and the Carnegie Endowment wrote to the Ministry of Health. "
        "Vera Lamm said she agreed.",
        ["Vera Lamm"],
        True,
    ),
    ("Helen Bishop resigned on Friday. “I heard it at home,” said Bishop.", ["Helen Bishop"], False),
    ("Grant Hill leads the team. Hill said it was young.", ["Grant Hill"], False),
    (
        "The jury: Vera Lamm, Hugo Stern, Ida Rask, Piet Moll and Sten Vik.",
        ["Vera Lamm", "Hugo Stern", "Ida Rask", "Piet Moll", "Sten Vik"],
        False,
    ),
    (
        "Chancellor of the Exchequer Hugo Lamm said taxes would fall. Minister of Justice Vera "
        "Stern said they would not.",
        ["Hugo Lamm", "Vera Stern"],
        False,
    ),
    ("The chancellor is abroad. Chancellor Weiss called for help.", ["Weiss"], False),
    (
        "Faith Moller left early. Mark Moller and May Moller went with her. Bill Moller refused to wait.",
        ["Faith Moller", "Mark Moller", "May Moller", "Bill Moller"],
        False,
    ),
    (
        "Vice-Chair Hugo Lamm and Co-Director Vera Stern met Ex-Minister Ida Rask.",
        ["Hugo Lamm", "Vera Stern", "Ida Rask"],
        False,
    ),
]


@pytest.mark.parametrize(("content", "people", "only"), PEOPLE)
def test_whoever_has_evidence_is_a_person(content: str, people: list[str], only: bool) -> None:
    _, found = drafted(content)
    named = {entity.name for entity in found.entities if entity.kind is Kind.PERSON and entity.named}
    assert named == set(people) if only else named >= set(people)


NOBODY = [
    (
        "The report said the dam was weak. The verdict found that the firm had lied.",
        ["The report", "The verdict"],
    ),
    ("This story was updated on 4 June to say that three cows were lost.", ["4 June"]),
    (
        "The Royal Garden Inn burned. Falken Logistics bought the ruin, the Lund Observer "
        "reported. Vera Lamm said she was glad.",
        ["Royal Garden Inn", "Falken Logistics", "Lund Observer"],
    ),
    ("Her first novel was “Silent Rivers.” She read it to Vera Lamm.", ["Silent Rivers"]),
    ("By Piet Moll and Ida Rask\n\nThe train left on Monday. Sten Vik said he saw it.", ["Piet Moll"]),
]


@pytest.mark.parametrize(("content", "nobody"), NOBODY)
def test_what_is_no_person_is_none(content: str, nobody: list[str]) -> None:
    _, found = drafted(content)
    assert not {entity.name for entity in found.entities if entity.kind is Kind.PERSON} & set(nobody)


EVENTS = [
    ("The trial opens on June 10.", "2024-05-08", {"trial opens": ("2024-06-10", "planned")}),
    (
        "The curfew will remain until 15 June. The road is expected to stay closed until Friday.",
        "2024-05-08",
        {"curfew will remain": ("../2024-06-15", ""), "stay closed": ("../2024-05-10", "")},
    ),
    (
        "A law passed in January will raise taxes.",
        "2024-05-08",
        {"passed in January": ("2024-01", "happened")},
    ),
    (
        "The court rejected the appeal, setting a trial for October 2.",
        "2024-05-08",
        {"trial for": ("2024-10-02", "planned")},
    ),
    (
        "On Sunday, survivors of a fire that destroyed Lund on Thursday returned to their homes.",
        "2024-05-08",
        {"destroyed Lund": ("2024-05-02", ""), "returned to their homes": ("2024-05-05", "")},
    ),
    (
        "The Oct. 4 debate may settle it. The judge retires on Feb. 1.",
        "2016-09-25",
        {"Oct. 4": ("2016-10-04", "planned"), "judge retires": ("2017-02-01", "planned")},
    ),
    (
        "The school was shut from April 3 to 9. He led the club from 1987 to 1991.",
        "2024-05-08",
        {"school was shut": ("2024-04-03/2024-04-09", ""), "led the club": ("1987/1991", "")},
    ),
    (
        "The train froze in 2010. He hid the money in 2011. The bar reopens in July.",
        "2024-05-08",
        {"train froze": ("2010", ""), "hid the money": ("2011", ""), "bar reopens": ("2024-07", "planned")},
    ),
    (
        "The ministry plans to ban the boats from March 2027, Ida Rask said.",
        "2026-06-11",
        {"ban the boats": ("2027-03/..", "planned")},
    ),
    (
        "A train derailed near Lund on Sunday. Firefighters freed ten people, and the driver was questioned.",
        "2024-05-08",
        {"freed ten people": (None, ""), "was questioned": (None, "")},
    ),
    (
        "The parliament will meet next week. The minister must decide by Monday.",
        "2024-05-08",
        {
            "parliament will meet": ("2024-05-13/2024-05-19", "planned"),
            "minister must decide": ("../2024-05-13", ""),
        },
    ),
    (
        "Ida Rask has run the pub since 1998. The gate has been locked since Friday.",
        "2024-05-08",
        {"has run the pub": ("1998/..", "ongoing"), "has been locked": ("2024-05-03/..", "ongoing")},
    ),
    (
        "The festival was held from 10 to 12 April. The vote was held on May 2-4, 2022.",
        "2024-05-08",
        {"festival was held": ("2024-04-10/2024-04-12", ""), "vote was held": ("2022-05-02/2022-05-04", "")},
    ),
    (
        "The mill was built in the early 1920s. The chief will retire in late July. The church "
        "was built in the 17th century.",
        "2024-05-08",
        {
            "mill was built": ("192X", ""),
            "chief will retire": ("2024-07", "planned"),
            "church was built": ("16XX", ""),
        },
    ),
    (
        "The chief retired last spring. The pool will open later this month. The coach left "
        "earlier this week.",
        "2024-05-08",
        {
            "chief retired": ("2023-21", ""),
            "pool will open": ("2024-05", "planned"),
            "coach left": ("2024-05-06/2024-05-12", ""),
        },
    ),
    (
        "The tower burned in 2016. The owner had moved out three years earlier. A year later the "
        "site was sold.",
        "2024-05-08",
        {"tower burned": ("2016", ""), "had moved out": ("2013", ""), "site was sold": ("2014", "")},
    ),
    (
        "The tower burned on 2 May. The following day the owner fled.",
        "2024-05-08",
        {"owner fled": ("2024-05-03", "")},
    ),
]


@pytest.mark.parametrize(("content", "published", "events"), EVENTS)
def test_every_clause_tells_when(
    content: str, published: str, events: dict[str, tuple[str | None, str]]
) -> None:
    text, found = drafted(content, published)
    for words, (when, state) in events.items():
        holding = [event for event in found.events if words in whole(text, event)]
        told = [(event.when.text if event.when else None, str(event.state)) for event in holding]
        assert any(each[0] == when and (not state or each[1] == state) for each in told), (words, told)


TITLES = [
    (
        "The festival was held from 10 to 12 April. The vote was held on May 2-4, 2022.",
        "2024-05-08",
        {"festival was held": "The festival was held"},
    ),
    (
        "The tower burned on 2 May. The following day the owner fled.",
        "2024-05-08",
        {"owner fled": "The owner fled"},
    ),
    (
        "After Sunday’s fire the owner sold the house on Tuesday.",
        "2024-05-08",
        {"sold the house": "The owner sold the house"},
    ),
    (
        "The union called off Monday the strike at the port.",
        "2024-05-08",
        {"called off": "The union called off the strike at the port"},
    ),
    ("The court freed the man Tuesday morning.", "2024-05-08", {"freed the man": "The court freed the man"}),
]


@pytest.mark.parametrize(("content", "published", "titles"), TITLES)
def test_an_event_is_called_by_a_clause_without_its_date(
    content: str, published: str, titles: dict[str, str]
) -> None:
    text, found = drafted(content, published)
    for words, title in titles.items():
        assert title in [event.title for event in found.events if words in whole(text, event)]
