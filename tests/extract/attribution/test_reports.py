"""Who says what over whole reports: a title, the text, the rows source | cue | content that must be found; ⏎ ends a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dateline.extract.attribution import find_attributions
from dateline.extract.names import find_entities
from tests.conftest import Analyse, Read


@dataclass(frozen=True, slots=True)
class Report:
    title: str
    text: str
    rows: tuple[str, ...]
    relations: tuple[str, ...] = ()


REPORTS = (
    Report(
        title="a joint mission nears its end",
        text="SELMIN, Marovia — The government is expected to announce within days that foreign troops will leave the Orsha "
        "valley, two officials said on Thursday, asking not to be named because the talks are not over. Under a draft "
        "seen by the Courier, the withdrawal would be complete by the end of March 2027. Talks resume in Port Adair on "
        "2 December.\n"
        "\n"
        "The Joint Command says the Front for the Northern Valleys (FNV) carried out 61 attacks between January and "
        "September, against 44 in all of last year, and that its own forces killed 37 fighters and captured 112 in more "
        'than 80 operations. "They are fewer, but they are not finished," Colonel Ane Brekke, its spokeswoman, said. '
        "Aid groups in the valley believe that the number of attacks is higher, because villages no longer report them.\n"
        "\n"
        "In the deadliest raid this year, on the night of 9 to 10 November near Tolmere, at least 11 fighters were "
        "killed, among them two commanders, the Joint Command said. Three soldiers were wounded. A doctor at the "
        "Tolmere clinic told the Courier that four of the dead were farmers; the Joint Command denied that any civilian "
        "was hit.",
        rows=(
            "two officials | said | The government is expected to announce within days that foreign troops will leave the Orsha valley",
            "a draft seen by the Courier | Under | the withdrawal would be complete by the end of March 2027",
            'Colonel Ane Brekke, its spokeswoman | said | "They are fewer, but they are not finished,"',
            "Aid groups in the valley | believe | that the number of attacks is higher",
            "A doctor at the Tolmere clinic | told | that four of the dead were farmers",
            "the Joint Command | denied | that any civilian was hit",
        ),
        relations=(
            "Aid groups in the valley contradicts The Joint Command",
            "the Joint Command denies A doctor at the Tolmere clinic",
        ),
    ),
    Report(
        title="a speech over two paragraphs",
        text="“We heard the planes at dawn,” said Mira Dole, who keeps goats above Tolmere. “Then the roof came down.\n"
        "\n"
        "“My brother ran back for the children. He did not come out.”\n"
        "\n"
        "The army said it had struck a weapons store.",
        rows=(
            (
                "Mira Dole, who keeps goats above Tolmere | said | “We heard the planes at dawn,” ‖ “Then the roof came down. ⏎ "
                "“My brother ran back for the children. He did not come out.”"
            ),
            "The army | said | it had struck a weapons store",
        ),
        relations=(),
    ),
    Report(
        title="a dam is safe, or not",
        text="A dam above Selmin is safe, the water ministry said on Tuesday.\n"
        "\n"
        '"There is no crack," said Jon Arvel, the ministry\'s chief engineer. "There never was."\n'
        "\n"
        'But three workers who inspected the wall said they had seen water running from it. "It was as wide as my '
        'hand," one of them said.',
        rows=(
            "the water ministry | said | A dam above Selmin is safe",
            'Jon Arvel, the ministry\'s chief engineer | said | "There is no crack," ‖ "There never was."',
            "three workers who inspected the wall | said | they had seen water running from it",
            'one of them | said | "It was as wide as my hand,"',
        ),
        relations=(),
    ),
    Report(
        title="a mayor resigns",
        text='The mayor of Port Adair, Lena Hask, resigned on Friday. "I am tired," she wrote in a letter to the council. '
        '"The city deserves better."\n'
        "\n"
        "Her deputy, Oskar Brandt, said he would not run. He called the council “a nest of thieves.”",
        rows=(
            'she | wrote | "I am tired," ‖ "The city deserves better."',
            "Her deputy, Oskar Brandt | said | he would not run",
            "He | called | the council “a nest of thieves.”",
        ),
        relations=(),
    ),
    Report(
        title="who relays whom",
        text="State television quoted the army as saying four rockets had landed near the airport. Reuters, citing a "
        "security source, said the airport was shut.\n"
        "\n"
        "A witness told the agency that smoke rose from a hangar.",
        rows=(
            "State television | quoted | the army as saying four rockets had landed near the airport",
            "the army | saying | four rockets had landed near the airport",
            "a security source | citing | the airport was shut",
            "Reuters | said | the airport was shut",
            "A witness | told | that smoke rose from a hangar",
        ),
        relations=(),
    ),
    Report(
        title="a transcript",
        text="HOST: Minister, did you know about the order?\n\nMINISTER: I learned of it from the papers.\n\nHOST: And you did nothing?",
        rows=(
            "HOST | : | Minister, did you know about the order?",
            "MINISTER | : | I learned of it from the papers.",
            "HOST | : | And you did nothing?",
        ),
        relations=(),
    ),
    Report(
        title="two tolls",
        text="The clinic's director said 12 people had died. The ministry said 9 people had died.",
        rows=(
            "The clinic's director | said | 12 people had died",
            "The ministry | said | 9 people had died",
        ),
        relations=("The ministry contradicts The clinic's director",),
    ),
    Report(
        title="a claim and its denial",
        text="The Front claimed it had taken Tolmere on Sunday. The army denied the claim.\n\n“Tolmere is ours,” General Pavel Orm said.",
        rows=(
            "The Front | claimed | it had taken Tolmere on Sunday",
            "The army | denied | the claim",
            "General Pavel Orm | said | “Tolmere is ours,”",
        ),
        relations=("The army denies The Front",),
    ),
    Report(
        title="a mark that is never closed",
        text="“Never again, the widow said.\n\nThe judge ordered a new trial.",
        rows=(),
        relations=(),
    ),
    Report(
        title="a report as a source",
        text="The committee published its report on Monday. The report found that 14 guards had left their posts and that "
        "the gate was open. It recommends new locks.\n"
        "\n"
        "According to the report, nobody told the governor.",
        rows=(
            "The report | found | that 14 guards had left their posts and that the gate was open",
            "It | recommends | new locks",
            "the report | According to | nobody told the governor",
        ),
        relations=(),
    ),
    Report(
        title="nobody is quoted",
        text="A convoy of 12 trucks left Selmin at noon. It reached Tolmere at six. The road was open and no shots were fired.",
        rows=(),
        relations=(),
    ),
    Report(
        title="a man is sought",
        text="Police are looking for a man of about 40. He is believed to have fled north.\n"
        "\n"
        '"If you see him, do not stop," Inspector Dara Voss told reporters. "Call us."\n'
        "\n"
        "She declined to say what he was wanted for.",
        rows=(
            "- | is believed | He ‖ to have fled north",
            'Inspector Dara Voss | told | "If you see him, do not stop," ‖ "Call us."',
            "She | declined to say | what he was wanted for",
        ),
        relations=(),
    ),
    Report(
        title="single marks and apostrophes",
        text="‘It isn’t the drivers’ fault,’ said Tomas Reed, who runs the depot. ‘They weren’t told.’\n"
        "\n"
        "The company did not respond to requests for comment.",
        rows=(
            "Tomas Reed, who runs the depot | said | ‘It isn’t the drivers’ fault,’ ‖ ‘They weren’t told.’",
            "The company | did not respond to | requests for comment",
        ),
        relations=(),
    ),
    Report(
        title="a headline with its speaker",
        text="Hask: City must pay its debts\n"
        "\n"
        "Port Adair must pay what it owes, Mayor Lena Hask said on Monday, warning that shops would close.\n"
        "\n"
        "The bank has accused the city of hiding losses. The city rejects the accusation.",
        rows=(
            "Hask | : | City must pay its debts",
            "The bank | has accused | the city of hiding losses",
            "The city | rejects | the accusation",
        ),
        relations=("The city denies The bank",),
    ),
    Report(
        title="a quotation within a quotation",
        text="“The minister told us, ‘Go home,’ so we went,” the miner said. “What else?” He paused. “We had no choice.”\n"
        "\n"
        "The minister's office said in a statement that he had told nobody to leave.",
        rows=(
            "the miner | said | “The minister told us, ‘Go home,’ so we went,” ‖ “What else?” ‖ “We had no choice.”",
            "The minister's office | said | that he had told nobody to leave",
        ),
        relations=(),
    ),
)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.title)
def test_a_report_keeps_its_speakers_apart(analyse: Analyse, report: Report) -> None:
    analysis = analyse(report.text)
    found = find_attributions(analysis, find_entities(analysis))
    rows = [
        " | ".join(
            [
                " … ".join(span.of(report.text) for span in each.source.spans) or "-",
                each.cue.of(report.text) if each.cue else "-",
                " ‖ ".join(span.of(report.text).replace("\n\n", " ⏎ ").replace("\n", " ⏎ ") for span in each.content),
            ]
        )
        for each in found
    ]
    assert [row for row in report.rows if row not in rows] == []
    if not report.rows:
        assert rows == []


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.title)
def test_disagreement_is_offered(reading: Read, report: Report) -> None:
    found = reading(report.text)
    speakers = {each.id: " ".join(span.of(report.text) for span in each.source.spans) for each in found.attributions}
    told = [f"{speakers[each.left]} {each.relation} {speakers[each.right]}" for each in found.relations]
    assert sorted(told) == sorted(report.relations)
