"""What somebody says and what is only done; whose quoted words are where several speak in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[[str], list[tuple[str | None, str]]]


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz, 41, showed no emotion as the verdict was read.",
        "The mayor, Ana Ruiz, saw little sense in a vote.",
        "The inquiry is due to report by the end of 2025.",
        "A panel is to report by Friday on the tolls.",
        "The Echo is asking the guild for comment and will mend this page if it hears back.",
        "He did not give a direct answer to that question, which leaves me with a doubt.",
        "Jens Baum knows a thing or two about how to build a quay.",
        "The harbour master’s cries screeching through the fog woke the quay.",
        "It would be safe to say that what we see is the tip of it.",
        "The depths fit what the pilots determined as the least that a ferry needs.",
        "Now we know when the ferry comes and for how much.",
        "The executive order that the mayor will sign on Friday has a review of six months.",
        "In 1997 the minister blocked the assets of the port.",
        "The minister ordered a strike against a works in Vebo.",
        "First, let’s say what the sale is not.",
        "If you want to know why anybody would choose one over another, there is a guide.",
        "Hawks have gone silent, even proposing changes that would widen the gap.",
        "The yield on the ten-year harbour note has climbed to over 3 percent.",
        "Vebo doesn’t want to hear about the debts of the port.",
        "The town left the guild for proposing a large loan in the worst of the storm.",
        "The thinking is that guests will come for the fish and stay for the wine.",
        "A pilot whose will to maintain power broke one of the best ports lost it.",
        "The raid was on a town seen as the lone success of the spring.",
        "She declined to say whether the money had been insured by the guild.",
        "A court in Lima has overturned approval for the new mine in the north.",
        "The brewers have already raised four of the eight million crowns that they want.",
        "Vebo & Daughters unveiled its winter range in Lima this week.",
        "Talking about how it was after the storm, nobody on the quay was at ease.",
        "Ana Ruiz reacts as she visits the quay of Vebo.",
        "They were able to predict the choices of four of the five.",
        "It came from the guild with a warning about some of the loans of the port.",
        "Gunmen attacked the famed harbour museum in Vebo.",
        "The blow raised fears that raiders were nearing the town.",
        "Armed groups are vying for a say and raiders have settled in the ports.",
        "The Ruiz administration’s first comments on the vote came with a warning.",
        "It was a talk arranged by the guild and criticized by the council for its hour.",
        "The board heard arguments on Thursday for and against a pardon.",
        "The driver struck a hydrant, causing a jet of water.",
        "Jens Baum rebuffed a three-crown offer from the guild in 2013.",
        "Scare tactics are one way of persuading small firms that they have to sell.",
        "A plan they voted for in spring that raised the tolls will add to the debt of the port.",
        "The mayor is called on by fishing villages for advice in every storm.",
        "Many storms are linked to warmer water near the coast of Vebo.",
        "The debt could make it harder to mend the roads and bridges of the port.",
        "The council passed an eight-crown toll backed by the mayor and the guild.",
        "Ana Ruiz was speaking to the Gazette at the town hall before leaving.",
        "Ana Ruiz spoke for a total of two minutes before bowing to the cameras.",
        "A gunman fired at a crowd in the old port, and two drivers fled.",
        "The team is learning how to mend the pier at a school in Vebo.",
        "She flickered as if to say “You think you have me now?” before she smiled.",
        "It was cold.\n\n‘We need a quay’\n\nIt was dark.",
        "A fall that was described as “unprecedented” left the crew of the ferry scrambling.",
        "“Super Crane Run,” the firm's first game for phones, is out in May.",
        "Ana Ruiz will defend her plan for a toll on the ferry in Lima.",
        "There would be a code including — according to the notes — a rule for papers.",
        "The group known as Harbour Watch attacked bars on the quay.",
        "Rates require ferries to keep so-called “logs” for two years.",
        "The council is appointing a special warden to look into the fall of the pier.",
        "Ana Ruiz showed no emotion as the verdict was read.",
        "The mayor showed no regret when the sentence was read out.",
        "Her lawyer showed the court a photo of the boat.",
        "She showed him the way to the quay.",
        "Polls had put the party ten points ahead of its rivals.",
        "Polls have put Ana Ruiz ahead since May, and a survey put her party in second place.",
        "Ana Ruiz thanked the crew and left.",
        "The guild praised the crew and went home.",
        "Ana Ruiz arrived at noon. Asked whether she would resign, she shook her head.",
        "When asked if he had paid, Tom Baker walked away.",
        "Asked about the vote, Ana Ruiz smiled.",
        "Ana Ruiz criticised him and walked out.",
    ],
)
def test_what_is_done_is_nothing_said(said: Said, text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Ana Ruiz said that raising the tolls would ruin the port.",
            "raising the tolls would ruin the port",
        ),
        ("Ana Ruiz said that was not enough.", "that was not enough"),
        ("The mayor said that would take years.", "that would take years"),
        ("The group vowed to stave off the worst of the storm.", "to stave off the worst of the storm"),
        (
            "He’s claiming that the vote is “a big, big problem in this port.”",
            "the vote is “a big, big problem in this port.”",
        ),
        ("Ana Ruiz called him “a fox of the old kind” and left.", "“a fox of the old kind”"),
        (
            "Ana Ruiz called Friday's ruling a “great win for the port.”",
            "Friday's ruling a “great win for the port.”",
        ),
        (
            "Ana Ruiz told one of her young aides on a quiet day that “the port is lost to us all.”",
            "“the port is lost to us all.”",
        ),
        (
            "“I love the port,” Ana Ruiz said, but “the ferries were late again this week.”",
            "“I love the port,” … “the ferries were late again this week.”",
        ),
        (
            "“I think he will be fair,” Ana Ruiz said in Vebo, N.C., “but many will be watching us.”",
            "“I think he will be fair,” … “but many will be watching us.”",
        ),
        (
            "“Here we fish as we always did,” retired captain Ana Ruiz said.",
            "“Here we fish as we always did,”",
        ),
    ],
)
def test_what_is_said_is_a_statement_with_all_its_words(said: Said, text: str, statement: str) -> None:
    assert statement in [words for _, words in said(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "When Ana Ruiz noted that Tom Berg had paid nothing in years, Berg boasted, “That makes me smart.”",
            "Tom Berg",
            "“That makes me smart.”",
        ),
        (
            "On “Voice of the Port,” Senator Ana Ruiz, who lost the vote, said “we will be back on the quay.”",
            "Ana Ruiz",
            "“we will be back on the quay.”",
        ),
        (
            "When the council passed an eight-crown toll backed by the guild, Ana Ruiz called it “a fair way to pay.”",
            "Ana Ruiz",
            "“a fair way to pay.”",
        ),
        (
            "Ana Ruiz said the pier had cost too much. “Nobody was paid,” said Per Holm, who built it in spring.",
            "Per Holm",
            "“Nobody was paid,”",
        ),
        (
            "Ana Ruiz has a plan. The plan tells of its use: “Ferries will be free for the old,” the guild wrote.",
            "the guild",
            "“Ferries will be free for the old,”",
        ),
    ],
)
def test_quoted_words_belong_to_whoever_is_beside_them(
    said: Said, text: str, speaker: str, words: str
) -> None:
    assert (speaker, words) in said(text)


def test_words_that_somebody_says_behind_them_are_nobody_elses(said: Said) -> None:
    text = (
        "To ease it, the officials said, the works switched to lids that let gases out, “so they cannot form a cloud"
        " there,” Mr. Baum said."
    )
    assert said(text) == [
        ("the officials", "To ease it … the works switched to lids that let gases out"),
        ("Baum", "“so they cannot form a cloud there,”"),
    ]


def test_a_bill_that_is_called_something_says_nothing(said: Said) -> None:
    text = "Mr. Baum, the pilot, called the harbour bill “the worst piece of law since I came to Lima.”"
    assert said(text) == [("Baum", "the harbour bill “the worst piece of law since I came to Lima.”")]


def test_what_somebody_retweets_is_said_by_others(said: Said) -> None:
    text = "Ana Ruiz also retweeted a story by the Echo that claimed Baum lied and that it was a “post-truth” port."
    assert said(text) == [("Echo", "Baum lied and that it was a “post-truth” port")]


def test_a_statement_comes_before_what_is_said_inside_it(said: Said) -> None:
    text = "Ana Ruiz said that the guild had promised to mend the pier and that the mayor agreed to pay."
    assert [speaker for speaker, _ in said(text)] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "text",
    [
        "By Jo Berg\n\nKELDOW — The harbour will close, Ana Ruiz said.",
        "A summary stands here.\n\nSAN KELDOW, Vebo (AP) — The harbour will close, Ana Ruiz said.",
        "A summary stands here.\n\nKeldow (AP) - The harbour will close, Ana Ruiz said.",
        "KELDOW, 3 March 2024 - The harbour will close, Ana Ruiz said.",
        "KELDOW, March 3 (AP) — The harbour will close, Ana Ruiz said.",
        "KELDOW (AP), 3 March — The harbour will close, Ana Ruiz said.",
        "Keldow, 3 March - The harbour will close, Ana Ruiz said.",
        "San Keldow, Vebo, March 3, 2024 -- The harbour will close, Ana Ruiz said.",
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(said: Said, text: str) -> None:
    assert said(text) == [("Ana Ruiz", "The harbour will close")]


def test_a_number_and_no_month_make_no_dateline(said: Said) -> None:
    assert said("Keldow, 3 people — and a dog — were seen there, Ana Ruiz said.") == [
        ("Ana Ruiz", "Keldow, 3 people — and a dog — were seen there")
    ]


def test_a_label_of_several_paragraphs_is_no_dateline(said: Said) -> None:
    assert said("ANA — “It is late.”\n\nANA — “It is very late.”")


def test_only_what_is_described_so_is_quoted(said: Said) -> None:
    text = "A fall that was described as “steep and unseen before now” left the crew of the ferry scrambling."
    assert [words for _, words in said(text)] == ["“steep and unseen before now”"]
