"""Who says what, sentence by sentence: source | cue | content | mode force. A line `nothing` means the report speaks for itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.extract.attribution import find_attributions
from dateline.extract.names import find_entities
from tests.conftest import Analyse

CLAIMS = """
The governor said that the bridge was closed.
    The governor | said | that the bridge was closed | indirect said
Two officials said the talks would resume in March.
    Two officials | said | the talks would resume in March | indirect said
Medics told the Courier that nine people were hurt.
    Medics | told | that nine people were hurt | indirect said
The ministry confirmed that three soldiers had died.
    The ministry | confirmed | that three soldiers had died | indirect confirmed
The Front claimed that it had taken Tolmere.
    The Front | claimed | that it had taken Tolmere | indirect claimed
Residents feared that the shelling would return.
    Residents | feared | that the shelling would return | indirect warned
The army announced it would leave the valley by June.
    The army | announced | it would leave the valley by June | indirect announced
Aid groups estimate that 4,000 families have fled.
    Aid groups | estimate | that 4,000 families have fled | indirect estimated
Analysts expect the ceasefire to fail.
    Analysts | expect | the ceasefire to fail | indirect expected
The mayor warned residents that the river would rise.
    The mayor | warned | that the river would rise | indirect warned
The rebels alleged that the army had used gas.
    The rebels | alleged | that the army had used gas | indirect alleged
Colonel Brekke added that no prisoner was harmed.
    Colonel Brekke | added | that no prisoner was harmed | indirect said
The mission counted 14 attacks in November.
    The mission | counted | 14 attacks in November | indirect said
Church groups have documented 43 killings.
    Church groups | have documented | 43 killings | indirect said
Observers recorded 30 incidents on the road.
    Observers | recorded | 30 incidents on the road | indirect said
Nine deaths were registered by the clinic.
    the clinic | were registered | Nine deaths | indirect said
The town recorded 14 attacks in November.
    nothing
The soldiers counted 14 coins.
    nothing
Mosul recorded 14 attacks in November.
    nothing
The clinic reported treating 19 wounded.
    The clinic | reported | treating 19 wounded | indirect said
The commander denied taking part in the raid.
    The commander | denied | taking part in the raid | indirect denied
The envoy denied that he had met the rebels.
    The envoy | denied | that he had met the rebels | indirect denied
The town fell on Monday, officials said.
    officials | said | The town fell on Monday | indirect said
Eleven fighters were killed, the Joint Command said.
    the Joint Command | said | Eleven fighters were killed | indirect said
The convoy, witnesses said, was hit near the bridge.
    witnesses | said | The convoy ‖ was hit near the bridge | indirect said
As the envoy noted, the deadline had passed.
    the envoy | noted | the deadline had passed | indirect said
The bridge was blown up, said Ane Brekke, a spokeswoman for the Joint Command.
    Ane Brekke, a spokeswoman for the Joint Command | said | The bridge was blown up | indirect said
The withdrawal, the ministry announced, will end in March.
    the ministry | announced | The withdrawal ‖ will end in March | indirect announced
The raid began at dawn, a resident told reporters.
    a resident | told | The raid began at dawn | indirect said
According to the ministry, 61 attacks were recorded.
    the ministry | According to | 61 attacks were recorded | indirect said
The road is open, according to two drivers.
    two drivers | according to | The road is open | indirect said
In the words of the mayor, the town is a ruin.
    the mayor | In the words of | the town is a ruin | indirect said
Reuters, citing a security source, said the airport was shut.
    a security source | citing | the airport was shut | indirect said
    Reuters | said | the airport was shut | indirect said
The Courier, quoting a doctor, reported that four farmers were dead.
    a doctor | quoting | that four farmers were dead | indirect said
    The Courier | reported | that four farmers were dead | indirect said
The claim by the Front that it holds Tolmere could not be checked.
    the Front | claim | that it holds Tolmere | indirect claimed
The governor repeated his promise that schools would reopen.
    The governor | repeated | his promise that schools would reopen | indirect said
    his | promise | that schools would reopen | indirect announced
The army's statement that nobody was hurt drew anger.
    The army's | statement | that nobody was hurt | indirect said
The minister was quoted as saying that the dam was safe.
    The minister | was quoted as saying | that the dam was safe | indirect said
State television quoted the army as saying several rockets had landed.
    State television | quoted | the army as saying several rockets had landed | indirect said
    the army | saying | several rockets had landed | indirect said
The commander is believed to be in Port Adair.
    - | is believed | The commander ‖ to be in Port Adair | indirect estimated
It is thought that the convoy carried fuel.
    - | is thought | that the convoy carried fuel | indirect estimated
The attack was condemned by the envoy.
    the envoy | was condemned | The attack | indirect accused
The army accused the rebels of shelling the market.
    The army | accused | the rebels of shelling the market | indirect accused
The mayor blamed the Front for the fire.
    The mayor | blamed | the Front for the fire | indirect accused
The governor blamed the fire on the rebels.
    The governor | blamed | the fire on the rebels | indirect accused
The ministry described the raid as a success.
    The ministry | described | the raid as a success | indirect said
The spokesman called the report a lie.
    The spokesman | called | the report a lie | indirect said
The rebels vowed to fight on.
    The rebels | vowed | to fight on | indirect announced
The envoy urged both sides to stop the shelling.
    The envoy | urged | both sides to stop the shelling | indirect said
The council called for an inquiry.
    The council | called for | an inquiry | indirect said
The minister spoke of heavy losses.
    The minister | spoke of | heavy losses | indirect said
The general insisted on a reply.
    The general | insisted on | a reply | indirect said
The union rejected the offer.
    The union | rejected | the offer | indirect denied
The party condemned the raid as a crime.
    The party | condemned | the raid as a crime | indirect accused
The envoy likened the camp to a prison.
    The envoy | likened | the camp to a prison | indirect said
The president ordered the army to leave the valley.
    The president | ordered | the army to leave the valley | indirect said
The judge charged two traders with fraud.
    The judge | charged | two traders with fraud | indirect accused
The Front claimed responsibility for the bombing.
    The Front | claimed | responsibility for the bombing | indirect claimed
The army did not say how many men it had lost.
    The army | did not say | how many men it had lost | indirect said
The minister declined to say who gave the order.
    The minister | declined to say | who gave the order | indirect said
The general went on to say that the war was over.
    The general | went on to say | that the war was over | indirect said
The spokesman refused to confirm the figure.
    The spokesman | refused to confirm | the figure | indirect confirmed
The embassy would not comment on the report.
    The embassy | would not comment on | the report | indirect said
“We will stay,” the mayor said.
    the mayor | said | “We will stay,” | direct said
"We will stay," the mayor said.
    the mayor | said | "We will stay," | direct said
‘We will stay,’ the mayor said.
    the mayor | said | ‘We will stay,’ | direct said
''We will stay,'' the mayor said.
    the mayor | said | ''We will stay,'' | direct said
The mayor said: “We will stay.”
    The mayor | said: | “We will stay.” | direct said
“We will stay,” said the mayor. “The town is ours.”
    the mayor | said | “We will stay,” ‖ “The town is ours.” | direct said
“We will stay,” he said, “and we will fight.”
    he | said | “We will stay,” ‖ “and we will fight.” | direct said
“Where is my son?” she asked.
    she | asked | “Where is my son?” | direct said
“Never!” he shouted at the soldiers.
    he | shouted | “Never!” | direct said
The mayor told reporters, “The town is ours.”
    The mayor | told | “The town is ours.” | direct said
“The road is mined. Nobody can pass,” a driver told the Courier.
    a driver | told | “The road is mined. Nobody can pass,” | direct said
“They came at night,” said Mira Dole, a farmer from Tolmere.
    Mira Dole, a farmer from Tolmere | said | “They came at night,” | direct said
He wrote on Twitter: “The valley is free.”
    He | wrote | “The valley is free.” | direct said
“The valley is free,” she wrote.
    she | wrote | “The valley is free,” | direct said
“He told me, ‘Run,’ and I ran,” the boy said.
    the boy | said | “He told me, ‘Run,’ and I ran,” | direct said
The mayor called the raid “an act of madness.”
    The mayor | called | the raid “an act of madness.” | mixed said
The ministry said the attack was “cowardly” and promised an answer.
    The ministry | said | the attack was “cowardly” | mixed said
    The ministry | promised | an answer | indirect announced
The army spoke of “a complete success.”
    The army | spoke of | “a complete success.” | direct said
She said that the talks were “not over, but close.”
    She | said | that the talks were “not over, but close.” | mixed said
The report says the guards “looked away.”
    The report | says | the guards “looked away.” | mixed said
The report found that 12 villages had burned.
    The report | found | that 12 villages had burned | indirect said
A video shows that the bridge was intact.
    A video | shows | that the bridge was intact | indirect said
A survey by the institute suggests that hunger is spreading.
    A survey by the institute | suggests | that hunger is spreading | indirect said
The letter says the troops must leave.
    The letter | says | the troops must leave | indirect said
Under a draft seen by the Courier, the withdrawal would be complete by March.
    a draft seen by the Courier | Under | the withdrawal would be complete by March | indirect said
The mayor spoke on Friday, saying that the town needed bread.
    The mayor | saying | that the town needed bread | indirect said
The army withdrew, adding that it would return.
    The army | adding | that it would return | indirect said
A statement from the ministry saying the war was over was read on the radio.
    A statement from the ministry | saying | the war was over | indirect said
The governor, noting that schools were shut, asked for help.
    The governor | noting | that schools were shut | indirect said
    The governor | asked for | help | indirect said
The villagers believe that the number is higher.
    The villagers | believe | that the number is higher | indirect estimated
Nobody knows who fired first.
    nothing
No group has claimed responsibility for the bombing.
    nothing
The general hopes to end the war this year.
    The general | hopes | to end the war this year | indirect expected
Many fear the army will return.
    Many | fear | the army will return | indirect warned
The envoy thinks the truce will hold.
    The envoy | thinks | the truce will hold | indirect estimated
OREM: We never agreed to that.
    OREM | : | We never agreed to that. | indirect said
Governor: Dam is safe after repairs
    Governor | : | Dam is safe after repairs | indirect said
“We never agreed to that.” — Lena Ostrow
    Lena Ostrow | — | “We never agreed to that.” | direct said
The army took Tolmere on Friday.
    nothing
The “iron road” crosses the valley.
    nothing
Soldiers found a cache of weapons.
    nothing
She read “The Long Winter” in prison.
    nothing
The bridge was destroyed in March.
    nothing
The doctor said four of the dead were farmers; the Joint Command denied that any civilian was hit.
    The doctor | said | four of the dead were farmers | indirect said
    the Joint Command | denied | that any civilian was hit | indirect denied
A military source and residents said five civilians died.
    A military source and residents | said | five civilians died | indirect said
He said the army had lied, but the minister disagreed.
    He | said | the army had lied | indirect said
The envoy said the truce might collapse.
    The envoy | said | the truce might collapse | indirect said
The mayor said the air force had probably carried out the strikes.
    The mayor | said | the air force had probably carried out the strikes | indirect estimated
The doctor said that the man would certainly live.
    The doctor | said | that the man would certainly live | indirect said
The army said in a statement that two men had died.
    The army | said | that two men had died | indirect said
The minister said in an interview that he would resign.
    The minister | said | that he would resign | indirect said
The group said on Telegram that it had shot down a drone.
    The group | said | that it had shot down a drone | indirect said
State media said the president was well.
    State media | said | the president was well | indirect said
A security official, who asked not to be named, said the raid had failed.
    A security official, who asked not to be named | said | the raid had failed | indirect said
The harbour master insisted that the pilots had been warned.
    The harbour master | insisted | that the pilots had been warned | indirect said
Rescuers said they had found two survivors under the roof.
    Rescuers | said | they had found two survivors under the roof | indirect said
An officer told the council that the patrol had been ambushed.
    An officer | told | that the patrol had been ambushed | indirect said
The coalition acknowledged that its jets had hit the clinic.
    The coalition | acknowledged | that its jets had hit the clinic | indirect said
The institute predicts that prices will double by spring.
    The institute | predicts | that prices will double by spring | indirect expected
The rebels threatened to burn the bridge.
    The rebels | threatened | to burn the bridge | indirect warned
Traders complain that the road is closed at night.
    Traders | complain | that the road is closed at night | indirect said
The bank admitted losing the files.
    The bank | admitted | losing the files | indirect said
The prosecutor charged the driver with murder.
    The prosecutor | charged | the driver with murder | indirect accused
The bishop begged the soldiers to spare the town.
    The bishop | begged | the soldiers to spare the town | indirect said
The union demanded a public inquiry.
    The union | demanded | a public inquiry | indirect said
The senator praised the nurses for their courage.
    The senator | praised | the nurses for their courage | indirect said
Critics dismissed the plan as a trick.
    Critics | dismissed | the plan as a trick | indirect said
The regulator ruled that the mine must close.
    The regulator | ruled | that the mine must close | indirect said
The colonel boasted of a quick victory.
    The colonel | boasted of | a quick victory | indirect claimed
The commission apologized for the delay.
    The commission | apologized for | the delay | indirect said
Farmers worry about the harvest.
    Farmers | worry about | the harvest | indirect said
The guards, the inquiry found, had been asleep.
    the inquiry | found | The guards ‖ had been asleep | indirect said
The fire, according to the mayor, was set on purpose.
    the mayor | according to | The fire ‖ was set on purpose | indirect said
In a statement, the army said the pilot was safe.
    the army | said | the pilot was safe | indirect said
Nobody was hurt, the army said in a statement.
    the army | said | Nobody was hurt | indirect said
“Nobody was hurt,” the army said in a statement.
    the army | said | “Nobody was hurt,” | direct said
“It was dark,” Tarik Dol, a driver, said. “I saw nothing.”
    Tarik Dol, a driver | said | “It was dark,” ‖ “I saw nothing.” | direct said
“It was dark,” Tarik Dol said, adding that he saw nothing.
    Tarik Dol | said | “It was dark,” | direct said
    Tarik Dol | adding | that he saw nothing | indirect said
“This,” the bishop said, “is a crime.”
    the bishop | said | “This,” ‖ “is a crime.” | direct said
“Why now?” asked the widow. “Why us?”
    the widow | asked | “Why now?” ‖ “Why us?” | direct said
The widow said she was “tired of waiting.”
    The widow | said | she was “tired of waiting.” | mixed said
The governor called the strike “illegal” and warned of arrests.
    The governor | called | the strike “illegal” | mixed said
    The governor | warned of | arrests | indirect warned
“They promised us bread,” one woman said.
    one woman | said | “They promised us bread,” | direct said
“You’ll see,” said Dol.
    Dol | said | “You’ll see,” | direct said
The poet wrote that “the river remembers.”
    The poet | wrote | that “the river remembers.” | mixed said
The tribunal said in its ruling that the order was void.
    The tribunal | said | that the order was void | indirect said
Her lawyer said she would appeal.
    Her lawyer | said | she would appeal | indirect said
The drone was shot down, the Front said on Telegram.
    the Front | said | The drone was shot down | indirect said
The minister is said to have left the country.
    - | is said | The minister ‖ to have left the country | indirect said
The dam was described as safe by engineers.
    engineers | was described | The dam ‖ as safe | indirect said
The villagers' complaint that wells were poisoned is being examined.
    The villagers' | complaint | that wells were poisoned | indirect accused
The paper, citing two diplomats, said the deal was dead.
    two diplomats | citing | the deal was dead | indirect said
    The paper | said | the deal was dead | indirect said
One of the officials said that the list was not final.
    One of the officials | said | that the list was not final | indirect said
Three nurses said the ward was full.
    Three nurses | said | the ward was full | indirect said
A spokesman for the mayor said water would return by night.
    A spokesman for the mayor | said | water would return by night | indirect said
Hana Orlo, the head of the clinic, said supplies were short.
    Hana Orlo, the head of the clinic | said | supplies were short | indirect said
A spokeswoman who declined to be named said talks went on.
    A spokeswoman who declined to be named | said | talks went on | indirect said
Some residents said they had heard shots.
    Some residents | said | they had heard shots | indirect said
The army says it killed 37 fighters, but the Front denies it.
    The army | says | it killed 37 fighters | indirect said
    the Front | denies | it | indirect denied
The ministry did not confirm the report.
    The ministry | did not confirm | the report | indirect confirmed
The general never said that the war was over.
    The general | never said | that the war was over | indirect said
The pilot cannot explain why the engine failed.
    The pilot | cannot explain | why the engine failed | indirect said
The mayor asked whether the bridge would hold.
    The mayor | asked | whether the bridge would hold | indirect said
The envoy wondered who would pay.
    The envoy | wondered | who would pay | indirect said
It was unclear whether anyone survived, police said.
    police | said | It was unclear whether anyone survived | indirect said
The governor likely knew, a former aide said.
    a former aide | said | The governor likely knew | indirect estimated
A drone may have caused the fire, the company said.
    the company | said | A drone may have caused the fire | indirect said
Officials suspect that the fire was set on purpose.
    Officials | suspect | that the fire was set on purpose | indirect estimated
The opposition vowed that it would not yield.
    The opposition | vowed | that it would not yield | indirect announced
Both ministries confirmed the figure.
    Both ministries | confirmed | the figure | indirect confirmed
The consul said yes.
    The consul | said | yes | indirect said
The river, she said, had never been so low.
    she | said | The river ‖ had never been so low | indirect said
He said it was “over.”
    He | said | it was “over.” | mixed said
The boy said, ‘Help me.’
    The boy | said | ‘Help me.’ | direct said
“Stop,” he said. The soldiers did not stop.
    he | said | “Stop,” | direct said
The mill shut for good; about 300 lost their jobs, the union said.
    the union | said | about 300 lost their jobs | indirect said
Two clerks forged the deeds, the tribunal found.
    the tribunal | found | Two clerks forged the deeds | indirect said
Shells fell on the market, doctors said, in what a lawyer called a crime.
    doctors | said | Shells fell on the market | indirect said
    a lawyer | called | a crime | indirect said
The governor promised and announced new homes for every family.
    The governor | announced | new homes for every family | indirect announced
The mayor said a mill had burned; Captain Ivo Marek, a spokesman, said nothing had been hit.
    The mayor | said | a mill had burned | indirect said
    Captain Ivo Marek, a spokesman | said | nothing had been hit | indirect said
The rebels say the men were guards; their employer denies it.
    The rebels | say | the men were guards | indirect said
    their employer | denies | it | indirect denied
The army said it held the dam, a claim the rebels dismissed.
    The army | said | it held the dam | indirect said
    the rebels | dismissed | a claim | indirect said
She denied that a village had fallen, as two bloggers had reported, but conceded that six men were missing.
    She | denied | that a village had fallen | indirect denied
    two bloggers | had reported | that a village had fallen | indirect said
    She | conceded | that six men were missing | indirect said
Both armies rarely speak of their losses.
    nothing
The Varda militia has been accused of killings of its own.
    nothing
The Varda militia has been accused of shelling the town.
    - | has been accused | The Varda militia ‖ of shelling the town | indirect accused
The so-called “safe road” was mined.
    nothing
The film “The Long Winter” opened in March.
    nothing
The commander led the raid himself.
    nothing
They signed the paper in the old hall.
    nothing
"""


def iter_claims() -> Iterator[tuple[str, list[str]]]:
    sentence, rows = "", list[str]()
    for line in CLAIMS.strip().splitlines():
        if line.startswith(" "):
            rows.append(line.strip())
        else:
            if sentence:
                yield sentence, rows
            sentence, rows = line, []
    yield sentence, rows


def found_in(analyse: Analyse, text: str) -> list[str]:
    analysis = analyse(text)
    return [
        " | ".join(
            [
                " … ".join(span.of(text) for span in each.source.spans) or "-",
                each.cue.of(text) if each.cue else "-",
                " ‖ ".join(span.of(text) for span in each.content),
                f"{each.mode} {each.force}",
            ]
        )
        for each in find_attributions(analysis, find_entities(analysis))
    ]


@pytest.mark.parametrize(("sentence", "rows"), list(iter_claims()), ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_every_speaker_keeps_his_words(analyse: Analyse, sentence: str, rows: list[str]) -> None:
    assert found_in(analyse, sentence) == ([] if rows == ["nothing"] else rows)
