from __future__ import annotations

import pytest

from dateline.intake.noise import noise_in, removed_lines
from dateline.records.texts import Why

NEWS = "Two officers were killed near Tolmere on Friday, the interior ministry said, and a third was taken to the clinic."


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("CLICK HERE TO READ MORE FROM THE SELMIN COURIER", "promotion"),
        ("Click here for more information.", "promotion"),
        ("Subscribe to our newsletter", "promotion"),
        ("Sign up for our daily briefing.", "promotion"),
        ("Get the morning's news delivered to your inbox.", "promotion"),
        ("Read more: Toll of market bombing rises to 14", "promotion"),
        ("RELATED: Toll of market bombing rises to 14", "promotion"),
        ("Also read: Toll of market bombing rises to 14", "promotion"),
        ("ADVERTISEMENT", "promotion"),
        ("Story continues below advertisement", "promotion"),
        ("Follow us on Telegram and Facebook", "promotion"),
        ("Follow The Selmin Courier on X", "promotion"),
        ("Download our free app", "promotion"),
        ("Support our journalism from five crowns a month.", "promotion"),
        ("Continue reading", "promotion"),
        ("Leave a Reply", "comments"),
        ("12 Comments", "comments"),
        ("Your email address will not be published. Fields marked * are required", "comments"),
        ("Comments are closed.", "comments"),
        ("© 2025 The Selmin Courier. All rights reserved.", "boilerplate"),
        ("Copyright 2025 The Selmin Courier.", "boilerplate"),
        ("This material may not be published, rewritten or redistributed.", "boilerplate"),
        ("Share this: Facebook X WhatsApp", "boilerplate"),
        ("Facebook Twitter WhatsApp Email Print", "boilerplate"),
        ("Photo: Karl Teger / Port Adair Post", "boilerplate"),
        ("The market in Brannick (Photo: Karl Teger)", "boilerplate"),
        ("Updated: Nov 14, 2025 - 4:41 PM", "boilerplate"),
        ("3 min read", "boilerplate"),
        ("Tags: Brannick, bombing", "boilerplate"),
        ("Reporting by Petra Lund in Brannick; editing by Ilse Marek", "boilerplate"),
        ("This article was originally published by Northern Wire.", "boilerplate"),
        ("We use cookies to improve your experience.", "boilerplate"),
        ("* * *", "boilerplate"),
    ],
)
def test_lines_that_are_no_news(line: str, why: Why) -> None:
    assert noise_in([NEWS, line]) == {1: why}


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers of the phone company had no service for two days after the attack.",
        "Subscribe or leave, the gunmen told the villagers.",
        "Join us or die, the fighters told the men of the village.",
        "Join the army today, the poster in the square said.",
        "Share prices in Selmin fell by a tenth after the bombing.",
        "Comments by the minister angered the families of the dead.",
        "Reporting by local journalists put the toll at 14.",
        "Images from the scene showed at least 12 bodies.",
        "Video by the army showed the strike on the compound, in which six people died.",
        "Related charges against three other men were dropped in May.",
        "Watch towers along the border were burnt down on Monday.",
        "Copyright law was the subject of the minister's first speech.",
        "Like our neighbours, we support a ceasefire, the president said.",
        "By providing arms the group accepted part of the blame, the court found.",
        "More than 40 people have been arrested since Monday.",
        "More on the way, the commander warned.",
        "Follow-up attacks killed two more soldiers.",
        "Become a member of the alliance by 2027: this is the government's aim.",
        "The police chief, Dorin Halle, was not hurt. (Photo: Karl Teger)",
        "Leave a town that you love, and you never come back, she said.",
        "Source of the fire was a mortar shell, the mayor said.",
        "Register of the dead: 14 names have been confirmed so far.",
        "Read the statement again, the minister told reporters.",
        "No comment was available from the ministry.",
        "Home to 4,000 people, the town was emptied within a day.",
        "14",
        "$300,000",
    ],
)
def test_sentences_of_news_stay(line: str) -> None:
    assert noise_in([NEWS, line]) == {}


def test_headlines_under_a_related_head_are_promotion_until_a_sentence_comes() -> None:
    lines = [
        NEWS,
        "Related stories",
        "Toll of market bombing rises to 14",
        "",
        "Ferry crews vote on contract",
        NEWS.replace("Two", "Three"),
        "A subtitle",
    ]
    assert noise_in(lines) == {1: "promotion", 2: "promotion", 4: "promotion"}


def test_what_follows_the_head_of_the_comments_in_the_second_half_are_comments() -> None:
    remark = "These people have killed 500 and nobody writes about it, my cousin saw everything with his own eyes!"
    assert noise_in([NEWS, NEWS.replace("Two", "Three"), "Leave a Reply", remark]) == {2: "comments", 3: "comments"}
    assert noise_in(["Leave a comment", NEWS, NEWS.replace("Two", "Three")]) == {0: "comments"}


def test_a_lead_cut_short_is_read_once() -> None:
    second = "The post had been attacked twice before."
    for lead in (f"{NEWS} The post […]", f"{NEWS} The post had...", f"{NEWS} Read more", NEWS):
        assert noise_in([lead, "", NEWS, second]) == {0: "repeated_lead"}
        assert noise_in(["Two officers killed", "By Lena Ostrow", lead, NEWS, second]) == {2: "repeated_lead"}


def test_a_lead_that_only_begins_alike_stays() -> None:
    assert noise_in([NEWS, NEWS.replace("third was taken", "third died")]) == {}
    assert noise_in(["Two killed.", "Two killed."]) == {}


def test_spans_of_removed_lines_slice_back_to_whole_lines() -> None:
    text = f"{NEWS}\r\n\r\n  CLICK HERE FOR MORE \r\n\n{NEWS[4:]}\nLeave a Reply"
    removed = removed_lines(text)
    assert [each.text for each in removed] == ["  CLICK HERE FOR MORE ", "Leave a Reply"]
    for each in removed:
        assert each.span is not None
        assert each.span.of(text) == each.text
        assert text[: each.span.start].endswith("\n")
