"""Titles of English events: clauses that a person could have written."""

from __future__ import annotations

import pytest

from reader.draft.drafting import draft
from reader.model.article import EventState
from reader.model.dates.dates import Edtf
from reader.model.text import Text


def titles(content: str) -> list[str]:
    drafted = draft(Text(content), published=Edtf.parse("2016-06-21"), language="en")
    return [event.title for event in drafted.events]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("Guards in Ulm stormed the old mill on Monday, ending a siege.", "Guards in Ulm ended a siege"),
        ("Lund, 75, has now overseen more than 500 repairs.", "Lund has now overseen more than 500 repairs"),
        ("The pilots, clad in grey coats, stormed the tower on Monday.", "The pilots stormed the tower"),
        (
            "Ada Kell, 63, a former judge who took office in 2012, hired nine divers on Monday.",
            "Ada Kell hired nine divers",
        ),
        ("Holm Freight, Ulm's other shipper, sent nine boats on Monday.", "Holm Freight sent nine boats"),
        (
            "Kell and her crew — nine cooks — loaded the ferry on Monday.",
            "Kell and her crew loaded the ferry",
        ),
        ("Lund Mills, meanwhile, closed its gates on Monday.", "Lund Mills closed its gates"),
        (
            "A gale that was described as “freakish” left the old port scrambling on Monday.",
            "A gale left the old port scrambling",
        ),
        (
            "Kell was hired by the first firm her father ever ran, and left Ulm last year.",
            "Kell left Ulm",
        ),
        ("The council raised the toll in 2009 and again in 2012.", "The council raised the toll"),
        (
            "The council voted in the early hours of Sunday to close the school.",
            "The council voted to close the school",
        ),
        (
            "“So we waited,” said Ada Kell, 34, who lost her boat in the blaze.",
            "Ada Kell lost her boat in the blaze",
        ),
        ("The fire began in the small hours of Friday.", "The fire began"),
        ("The bridge was closed in March and then in May.", "The bridge was closed"),
        ("New gates in mills appeared last month.", "New gates in mills appeared"),
        ("A letter she sent to the clerk caused a strike on Monday.", "A letter caused a strike"),
        (
            "The bridge tolls raised late last year have created a queue.",
            "The bridge tolls have created a queue",
        ),
        ("One of these, Holm, raised $6 million in May alone.", "Holm raised $6 million"),
        (
            "The harbour has its critics — as all ports do — but has been repaired.",
            "The harbour has been repaired",
        ),
        ("About 50 other cooks were wounded.", "About 50 other cooks were wounded"),
        ("At least 26 cooks, mostly of rival inns, were wounded.", "At least 26 cooks were wounded"),
        ("A jury in Ulm, Bavaria convicted the clerk.", "A jury in Ulm convicted the clerk"),
        (
            "A Moscow, Russia judge sentenced the clerk to nine years.",
            "A Moscow, Russia judge sentenced the clerk to nine years",
        ),
        ("Three were injured in the old mill on Monday.", "Three were injured in the old mill"),
        ("Many of the old mills were closed on Monday.", "Many of the old mills were closed"),
        ("That bill was voted down on Monday.", "That bill was voted down"),
        ("The shareholders’ meeting was cancelled on Monday.", "The shareholders’ meeting was cancelled"),
        ("Yesterday’s strike closed nine mills.", "Yesterday’s strike closed nine mills"),
        ("During the riot 112 men escaped.", "112 men escaped"),
        ("The mayor herself opened the gate on Monday.", "The mayor herself opened the gate"),
        ("The Kell test (a kind of assay) kit arrived on Monday.", "The Kell test kit arrived"),
        (
            "The Harbour Panel (HP), a body of nine, released a report on Monday.",
            "The Harbour Panel released a report",
        ),
        ("The US imposed tariffs on Monday.", "The US imposed tariffs"),
        (
            "The people aboard the boats are believed to have been smuggled to Ulm.",
            "The people aboard the boats have been smuggled to Ulm",
        ),
        ("The U.S.-South Korea group was closed on Monday.", "The U.S.-South Korea group was closed"),
        ("Eleven suspected thieves have been indicted.", "Eleven suspected thieves have been indicted"),
        ("Over 70 cooks including 20 nurses were wounded.", "Over 70 cooks including 20 nurses were wounded"),
        (
            "The war in Ostia, which has claimed 90 lives, began in 2011.",
            "The war in Ostia has claimed 90 lives",
        ),
        (
            "Three towns, Ulm, Rome and Lima, have declared a strike.",
            "Three towns have declared a strike",
        ),
        (
            "The Harbour Board (HB) and the Dock Union (DU) have signed a deal.",
            "The Harbour Board and the Dock Union have signed a deal",
        ),
        (
            "Holm and Lund, the report said, moved the papers to Ulm in May.",
            "Holm and Lund moved the papers to Ulm",
        ),
        (
            "Demolition of what remains of the flyover is to begin on Friday.",
            "Demolition of what remains of the flyover is to begin",
        ),
        ("It first opened in 1998, but has closed.", "It opened"),
        (
            "The first talks between Kell and Lund occurred in March.",
            "The first talks between Kell and Lund occurred",
        ),
        ("Both Kell and Lund were arrested on Monday.", "Both Kell and Lund were arrested"),
        ("He and his wife, a keen diver, hired a boat on Monday.", "He and his wife hired a boat"),
        ("In the port of Ulm, Pa., Kell hired a boat on Monday.", "Kell hired a boat"),
        ("He wrote to the mill and the port, hired a boat on Monday and left.", "He hired a boat"),
        ("Efforts to fight the flu failed on Monday.", "Efforts to fight the flu failed"),
        (
            "With her win in the Delta State, Kell has won six of the contests.",
            "Kell has won six of the contests",
        ),
        (
            "Ulm’s most rapidly growing mills could close by 2050.",
            "Ulm’s most rapidly growing mills could close",
        ),
        ("Running the port in 2018 will raise the pressure.", "Running the port will raise the pressure"),
        ("In a speech from Ulm -- which holds a fair on Saturday -- Kell hired a boat.", "Ulm holds a fair"),
        (
            "He said her tone was rude, called her a clerk and closed the mill on Monday.",
            "He closed the mill",
        ),
        ("Kell's first five clerks hired a boat on Monday.", "Kell's first five clerks hired a boat"),
        ("The former secretary of state, who was hired on Monday, left.", "The former secretary was hired"),
        ("Likewise, Kell, a diver, hired a boat on Monday.", "Kell hired a boat"),
        ("A speech she held in Ulm (Bavaria) on Monday caused a strike.", "A speech caused a strike"),
        ("The clerks, respectively, and the mayor hired a boat on Monday.", "The mayor hired a boat"),
    ],
)
def test_a_title_has_the_whole_subject_and_nothing_that_only_tells_of_it(content: str, title: str) -> None:
    assert title in titles(content)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("A bill approved in February that raised tolls will add to the strain.", "A bill was approved"),
        (
            "A new report released on Monday by a panel calls that into question.",
            "A new report was released by a panel",
        ),
        ("Resolution 2321, passed on Monday, caps exports.", "Resolution 2321 was passed"),
        (
            "More than 5,000 wrecks have been found, with 90 boats recorded since 1940.",
            "90 boats have been recorded",
        ),
        ("He was shot and killed by police on Monday.", "He was killed by police"),
        ("He was arrested in Ulm and extradited to Peru.", "He was extradited to Peru"),
        ("Asked about it on Monday, the mayor hired a diver.", "The mayor hired a diver"),
        ("Kell, poisoned in 2015, was a friend of Lund.", "Kell was poisoned"),
        ("Lund opened a gate, with nine boats recovered.", "Lund opened a gate"),
        ("A letter sent out by Kell on Monday warned of a leak.", "A letter was sent out by Kell"),
        (
            "The bulletin printed an interview with Kell conducted on Monday.",
            "An interview with Kell was conducted",
        ),
        ("Kell’s standing improved by two points on Monday.", "Kell’s standing improved by two points"),
        ("The show, which Kell revived in 2010, is a model.", "Kell revived the show"),
        ("She recalled a visit Ada Kell made to Ulm in 2006.", "Ada Kell made a visit to Ulm"),
        ("Kell’s speech focused on greed, but ranged to tolls on Monday.", "Kell’s speech ranged to tolls"),
        ("First elected in 1998, Kell left the council on Monday.", "Kell was elected"),
        ("The village heard of a man set to die in January.", "A man is set to die"),
        ("Half of the mills approved of the deal on Monday.", "Half of the mills approved of the deal"),
        (
            "It is a peak for bream, with cooks seeking out bream for Easter and Lent.",
            "Cooks are seeking out bream for Easter and Lent",
        ),
        ("The pardon was overturned before being reinstated on Monday.", "The pardon was reinstated"),
        ("The clerk was born in Ulm and hired by a mill on Monday.", "The clerk was hired by a mill"),
    ],
)
def test_a_participle_has_what_it_needs_to_be_a_verb(content: str, title: str) -> None:
    assert title in titles(content)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("The blaze killed three, including a nurse.", "The blaze killed three"),
        ("The boat sank off Ulm on Monday due to a leak.", "The boat sank off Ulm due to a leak"),
        (
            "Kell took a dose of highly toxic “slimming tablets” on Monday.",
            "Kell took a dose of highly toxic “slimming tablets”",
        ),
        ("Kell posted to a wall on Monday asking if there was tea.", "Kell posted to a wall"),
        ("Kell has released code he said opens any gate.", "Kell has released code"),
        ("The clerks were shouted and cursed at as they left.", "The clerks were shouted and cursed at"),
        ("The mill is capped at 29.4 million pounds this year.", "The mill is capped at 29.4 million pounds"),
        ("The last strike on the pier was in 2002.", "The last strike on the pier was in 2002"),
        (
            "The firm bought Holm Mills in May for $13 million, its largest purchase and a bold one.",
            "The firm bought Holm Mills for $13 million",
        ),
        (
            "The mill was founded by Kell, Lund, and Holm on Monday.",
            "The mill was founded by Kell, Lund, and Holm",
        ),
        ("The firm posted a €48m (£35m) loss on Monday.", "The firm posted a €48m loss"),
        ("Kell lost $3m in last week’s slump.", "Kell lost $3m in last week’s slump"),
        ("The order that Kell plans to sign on Friday will have a review.", "Kell plans to sign the order"),
        (
            "It sailed close to where the lava met the sea on Monday.",
            "It sailed close to where the lava met the sea",
        ),
        ("It hit the sea at speed shortly after noon on Monday.", "It hit the sea at speed"),
        ("She took two weeks off in 2012.", "She took two weeks off"),
        ("Kell was thanked a few weeks after she closed the mill.", "She closed the mill"),
        (
            "A fall in prices in May meant the firm went into the red.",
            "A fall in prices meant the firm went into the red",
        ),
        (
            "Kell declared a strike around 10 p.m. Tuesday to the time he left.",
            "Kell declared a strike around 10 p.m.",
        ),
        ("The port helped create nine mills in 2012.", "The port helped create nine mills"),
        (
            "Kell named Lund as his choice for the port on Monday.",
            "Kell named Lund as his choice for the port",
        ),
        ("The mill cut that number to nine on Monday.", "The mill cut that number to nine"),
        ("This is what happened in the mill in 2012.", "This is what happened in the mill"),
        ("It was indicted in connection with what police say was a raid.", "It was indicted"),
        ("The boats moved too close to each other on Monday.", "The boats moved too close to each other"),
        ("It sank off Ulm on May 31, 2009 local time.", "It sank off Ulm"),
        (
            "The court found Kell and Lund not guilty of theft on Monday.",
            "The court found Kell and Lund not guilty of theft",
        ),
        ("She pressed the mill on Monday in order to help.", "She pressed the mill in order to help"),
        ("Kell spent Saturday touring the port.", "Kell spent Saturday touring the port"),
        (
            "Cooks are expected to gather on a mild Monday night.",
            "Cooks are expected to gather on a mild Monday night",
        ),
        ("It took cuts from 1990 levels in May.", "It took cuts from 1990 levels"),
        (
            "On Monday a letter that Kell sent the firm caused a strike.",
            "Kell sent the firm a letter",
        ),
        ("Kell closed the mill once the strike began.", "Kell closed the mill"),
        (
            "Kell has reached into the group of voters Mrs. Lund must win in May.",
            "Kell has reached into the group of voters",
        ),
        ("Kell chose Ulm’s shining, modern port on Monday.", "Kell chose Ulm’s shining, modern port"),
        (
            "The strike resonated on Monday not as a threat but as a sign.",
            "The strike resonated not as a threat",
        ),
        ("The prize was given on Monday.", "The prize was given"),
        ("Tolls will overtake rents in 2020 and the port’s costs in 2023.", "Tolls will overtake rents"),
        (
            "Kell named Ada Lund, a diver who once lived in Ulm, as her choice for the port on Monday.",
            "Kell named Ada Lund as her choice for the port",
        ),
        ("Kell drew praise for associating with her on Monday.", "Kell drew praise for associating with her"),
        ("The mill was closed a few weeks after it opened.", "The mill was closed"),
        ("Kell bought tea, rice and beans on Monday.", "Kell bought tea, rice and beans"),
        (
            "Kell closed the old gate of the western harbour with a rope on Monday so cooks could pass.",
            "Kell closed the old gate of the western harbour with a rope",
        ),
        ("The firm of Kell began moving its mills on Monday.", "The firm of Kell began moving its mills"),
        ("Kell saw the boat sinking on Monday.", "Kell saw the boat sinking"),
        ("Kell closed the gate on Monday, as her clerk, a diver, was ill.", "Kell closed the gate"),
        ("He was elected to the board in 2006 and 2012.", "He was elected to the board"),
        ("The clerks have only been paid since 1998.", "The clerks have been paid"),
    ],
)
def test_a_title_has_what_belongs_to_its_verb_up_to_a_phrase(content: str, title: str) -> None:
    assert title in titles(content)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("The airline announced on Friday it will fly to Ulm.", "The airline announced it will fly to Ulm"),
        (
            "Officials divulged on Monday that the mill had hired nine cooks.",
            "Officials divulged that the mill had hired nine cooks",
        ),
        (
            "Kell told the clerk on Monday that he was held in the mill.",
            "Kell told the clerk that he was held in the mill",
        ),
        ("“We will stay,” Kell declared in a speech on Monday.", "“We will stay,” Kell declared"),
        ("The panel said on Monday a pier led by Kell, a diver, was closed.", "A pier was closed"),
    ],
)
def test_what_is_announced_is_in_the_title(content: str, title: str) -> None:
    assert title in titles(content)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (
            "As the trade has grown, the bank has raised its rates, starting in May 2012.",
            "The bank has raised its rates",
        ),
        (
            "She enjoyed a rise through the ranks, culminating in a strike on Monday.",
            "She enjoyed a rise through the ranks",
        ),
        (
            "Cooks heard a bang west of the capital, the mayor was quoted as saying on Monday.",
            "Cooks heard a bang west of the capital",
        ),
        (
            "Lund’s condition was on Wednesday reported to not be grave.",
            "Lund’s condition was on Wednesday reported to not be grave",
        ),
    ],
)
def test_where_a_clause_is_no_title_its_sentence_is(content: str, title: str) -> None:
    assert title in titles(content)


@pytest.mark.parametrize(
    ("content", "debris"),
    [
        (
            "The effort could signal a shift and a new chapter in its long, troubled political story.",
            "troubled political",
        ),
        ("Kell apologized on Monday in a brief nationally televised address.", "Kell televised"),
        ("The kettle helped create a trade, one of the hottest gadget trends today.", "trends"),
        ("Kell was accused of slashing critical funding from the mill in May.", "Critical funded"),
        ("It would bring better jobs, dry mills and televised debates in May.", "It televised"),
        ("It is a panel that provides a loan - one that provides a mill in May.", "One provides"),
        ("Kell apologized on Monday for her actions in a brief address.", "Her actions"),
        ("It pays the sum out in a dividend (after paying taxes).", "paid taxes"),
        ("Unrest over the shooting of Kell closed the mill on Monday.", "shot of"),
    ],
)
def test_nouns_and_adjectives_are_no_verbs(content: str, debris: str) -> None:
    assert all(debris not in title for title in titles(content))


@pytest.mark.parametrize(
    ("content", "when"),
    [
        ("He was elected to the board in 2006 and 2012.", "2006"),
        ("He led the board between 2006 and 2012.", "2006/2012"),
        ("Kell won the vote in Ulm before the primary on June 4.", None),
        ("Made at a mill in Ulm in 1950, the clock was sold on Monday.", "2016-06-20"),
        ("Lund shipped papers to Ulm, where he lived, in May.", "2016-05"),
        (
            "Lund offered a primer on what to do when they see a target during a trial on Monday.",
            "2016-06-20",
        ),
        ("Boats wait at the quay on Thursday.", "2016-06-16"),
        ("The trial opens on Thursday.", "2016-06-23"),
    ],
)
def test_a_date_belongs_to_what_is_told_and_not_to_what_is_beside_it(content: str, when: str | None) -> None:
    drafted = draft(Text(content), published=Edtf.parse("2016-06-21"), language="en")
    assert [event.when.text if event.when else None for event in drafted.events] == [when]


def test_what_is_planned_by_some_day_comes_after_what_has_happened() -> None:
    content = "Kell opened the first mill on Monday. Kell plans to open nine mills by 2025."
    events = draft(Text(content), published=Edtf.parse("2016-06-21"), language="en").events
    assert [(event.when.text if event.when else "", event.order.after) for event in events] == [
        ("2016-06-20", ()),
        ("../2025", (events[0].id,)),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "But Lund’s condition was on Wednesday reported to not be grave.",
            ["Lund’s condition was on Wednesday reported to not be grave"],
        ),
        (
            "Lund’s condition was on Wednesday reported to not be grave by a clerk of the old mill at the"
            " western harbour of the city of Ulm.",
            ["Lund’s condition was on Wednesday reported to not be grave by a clerk of the old mill"],
        ),
        (
            "“We will stay here for as long as it takes us to win the whole of it back,” Kell declared on Monday.",
            [],
        ),
        ("It was led by one that closed a mill in May.", ["It was led by one", "It was led by one"]),
        ("In May, the cooks tried to have Kell released.", ["The cooks tried to have Kell released"]),
        ("Kell, having closed the mill in May, left.", ["Kell, having closed the mill in May, left"]),
        (
            "Kell opened a mill called “Holm Wheel,” a museum, on Monday.",
            ["Kell opened a mill", "Kell opened a mill"],
        ),
        ("The clerk Kell left Ulm on Monday.", ["The clerk Kell left Ulm"]),
        ("It is one-tenth of what the city will pay in May.", ["It is one-tenth"]),
        ("Kell told the press a blast had occurred on Monday.", ["A blast had occurred"]),
        ("Kell sold tea, rice, beans and oats on Monday.", ["Kell sold tea, rice, beans and oats"]),
        ("Kell closed the mill and later the port on Monday.", ["Kell closed the mill and later the port"]),
        (
            "The work has begun and at last report they were near Ulm on Monday.",
            ["The work has begun", "They were near Ulm"],
        ),
        (
            "Kell closed the old gate of the western harbour of the city with a rope and a hammer on Monday.",
            ["Kell closed the old gate of the western harbour of the city with a rope"],
        ),
        (
            "Kell left the mill on Monday upon hearing her son had been hired.",
            ["Kell left the mill", "Her son had been hired"],
        ),
        ("POWs held in Ulm in May were freed.", ["POWs were held in Ulm"]),
        ("Kell led a raid in which Ulm was closed on Monday.", ["Kell led a raid", "Ulm was closed"]),
        ("The panel (HP) that closed the mill on Monday left.", ["The panel closed the mill"]),
        ("The clerks and cooks who closed the mill in May left.", ["The clerks and cooks closed the mill"]),
        ("A row of mills that were closed in May will open.", ["Mills were closed"]),
        (
            "The firm, which Kell said had grown to nine mills in May, closed.",
            ["The firm had grown to nine mills"],
        ),
        ("A boat carrying cooks from Ulm sank on Monday.", ["A boat carrying cooks from Ulm sank"]),
        (
            "Kell, when asked about it on Monday, closed the mill.",
            [
                "Kell, when asked about it on Monday, closed the mill",
                "Kell, when asked about it on Monday, closed the mill",
            ],
        ),
        ("The mill and the pier were closed on Monday.", ["The mill and the pier were closed"]),
        ("The decision to close the mill was made on Monday.", ["The decision to close the mill was made"]),
        ("A mill in Ulm (Bavaria) of Kell closed on Monday.", ["A mill in Ulm of Kell closed"]),
        (
            "Kell and Lund, the clerks, and the mayor were hired on Monday.",
            ["Kell and Lund, the clerks, and the mayor were hired"],
        ),
        ("The mayor, Ada Kell, a diver, hired a boat on Monday.", ["Ada Kell hired a boat"]),
        ("The meeting that took place on Monday was short.", ["The meeting took place"]),
        ("Whether it was cold or not, the mayor, 41, left Ulm on Monday.", ["The mayor left Ulm"]),
        (
            "In the end, after she had left the mill, Kell, 41, hired a boat on Monday.",
            ["She had left the mill", "Kell hired a boat"],
        ),
        ("He was hired and, on Monday, the mill was sold.", ["The mill was sold"]),
        ("Asked if she had left, Kell hired a boat on Monday.", ["Kell hired a boat"]),
        (
            "Kell hired a boat on Monday, before leaving Ulm, in the port.",
            ["Kell hired a boat", "Kell left Ulm"],
        ),
        ("The boat sank, killing nine cooks, on Monday.", ["The boat killed nine cooks"]),
        ("Leaving Ulm on Monday, Kell hired a boat.", ["Kell hired a boat"]),
        ("Kell gave the clerk the letter on Monday.", ["Kell gave the clerk the letter"]),
        ("The union said on Friday it will close the mill.", ["The union said it will close the mill"]),
        (
            "The union revealed on Friday plans to close the mill.",
            ["The union revealed plans to close the mill"],
        ),
    ],
)
def test_the_titles_of_a_sentence(content: str, expected: list[str]) -> None:
    assert titles(content) == expected


def test_a_date_stays_in_a_title_where_no_day_of_publication_says_which_it_is() -> None:
    content = "Demolition of what remains of the flyover is to begin on Monday, the council said on Friday."
    events = draft(Text(content), language="en").events
    assert [(event.title, event.when, event.state) for event in events] == [
        ("Demolition of what remains of the flyover is to begin on Monday", None, EventState.PLANNED)
    ]


@pytest.mark.parametrize(
    "content",
    [
        "The fire was the deadliest in Ulm since 1987.",
        "It was the worst gale since March 2002.",
        "The firm waited for the spring refit.",
        "Kell kept silent ahead of the autumn vote.",
    ],
)
def test_a_date_that_only_tells_what_something_is_dates_nothing(content: str) -> None:
    drafted = draft(Text(content), published=Edtf.parse("2016-06-21"), language="en")
    assert all(event.when is None for event in drafted.events)
