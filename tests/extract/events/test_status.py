from __future__ import annotations

import pytest

from tests.conftest import Read

PUBLISHED = "2025-11-14"

# Each sentence with the trigger's words and the status they have.
OCCURRED = [
    ("Rebels attacked the garrison at Orsha on Monday.", "attacked"),
    ("The garrison was attacked by rebels.", "attacked"),
    ("Three soldiers have been killed in Orsha.", "killed"),
    ("Gunmen had ambushed the convoy near the bridge.", "ambushed"),
    ("Troops managed to capture two gunmen.", "capture"),
    ("The army began shelling the valley on Sunday.", "shelling"),
    ("Soldiers carried out a raid on the village.", "raid"),
    ("The raid killed three people.", "raid"),
    ("The minister condemned the attack.", "attack"),
    ("The Northern Front claimed responsibility for the bombing.", "bombing"),
    ("The governor said that rebels attacked the town.", "attacked"),
    ("Three officers were killed when a bomb exploded.", "exploded"),
    ("Soldiers retreated after the attack.", "attack"),
    ("Rebels kill 12 soldiers in Orsha", "kill"),
    ("Five miners were abducted by gunmen last week.", "abducted"),
    ("Two suspects were arrested in Orsha on Friday.", "arrested"),
    ("He was shot twice in the leg by a guard.", "shot"),
    ("The victims of the attack will be buried today.", "attack"),
    ("Residents will protest against the killing of the mayor.", "killing"),
    ("Police detained two men who attacked the shop.", "attacked"),
]
ONGOING = [
    ("Rebels are attacking the garrison at Orsha.", "attacking"),
    ("Troops are still fighting the rebels near the dam.", "fighting"),
    ("The army has been shelling the valley since Monday.", "shelling"),
    ("Fighting continues in the valley.", "Fighting"),
    ("Clashes are raging around the airport.", "Clashes"),
]
EXPECTED = [
    ("The army will attack the rebels.", "attack"),
    ("Troops will launch an assault on the town.", "assault"),
    ("The army plans to attack the rebels.", "attack"),
    ("Rebels are preparing to storm the town.", "storm"),
    ("Rebels vowed to attack the garrison.", "attack"),
    ("The army is expected to shell the valley.", "shell"),
    ("The troops are ready to storm the prison.", "storm"),
    ("Officials announced a planned raid on the camp.", "raid"),
]
POSSIBLE = [
    ("Rebels may attack the garrison.", "attack"),
    ("The rebels could attack the capital.", "attack"),
    ("Rebels threatened to kill the hostages.", "kill"),
    ("The rebels want to attack the dam.", "attack"),
    ("Officials fear an attack on the dam.", "attack"),
    ("Police thwarted an attack on the market.", "attack"),
    ("Troops were sent to the valley to attack the rebels.", "attack"),
    ("The men conspired to bomb the bridge.", "bomb"),
    ("The ministry warned of possible attacks.", "attacks"),
    ("The general ordered his men to shoot the prisoners.", "shoot"),
    ("Rebels might have killed the hostages.", "killed"),
    ("The rebels should attack the garrison.", "attack"),
    ("The families demanded the release of the hostages.", "release"),
    ("The envoys are negotiating the withdrawal of the troops.", "withdrawal"),
]
CONDITIONAL = [
    ("If rebels attack the garrison, the army will retreat.", "attack"),
    ("Unless the rebels kill the hostages, talks will go on.", "kill"),
    ("The army would attack the town if the talks failed.", "attack"),
]
DENIED = [
    ("Rebels did not attack the garrison.", "attack"),
    ("The army never bombed the village.", "bombed"),
    ("No one was killed in Orsha.", "killed"),
    ("No soldiers were injured.", "injured"),
    ("There was no attack on the village.", "attack"),
    ("The army denied that its troops killed civilians.", "killed"),
    ("The group denied attacking the convoy.", "attacking"),
    ("Nobody was hurt.", "hurt"),
    ("The guards fled without killing anyone.", "killing"),
    ("The soldiers were not wounded.", "wounded"),
    ("There is no evidence that rebels attacked the convoy.", "attacked"),
]
BACKGROUND = [
    ("The town marked the 10th anniversary of the massacre.", "massacre"),
    ("Soldiers often attack villages in the valley.", "attack"),
    ("Government forces carry out joint raids against the rebels.", "raids"),
    ("The militias that attack the posts live in the north.", "attack"),
    ("Gunmen killed the mayor in March 2011.", "killed"),
    ("Rebels attacked the garrison five years ago.", "attacked"),
]
TABLE = [
    (sentence, trigger, status)
    for status, rows in {
        "occurred": OCCURRED,
        "ongoing": ONGOING,
        "expected": EXPECTED,
        "possible": POSSIBLE,
        "conditional": CONDITIONAL,
        "denied": DENIED,
        "background": BACKGROUND,
    }.items()
    for sentence, trigger in rows
]


@pytest.mark.parametrize(("sentence", "trigger", "status"), TABLE)
def test_status_of(reading: Read, sentence: str, trigger: str, status: str) -> None:
    said = {event.span.of(sentence): event.status for event in reading(sentence, PUBLISHED).events}
    held = [each for words, each in said.items() if trigger in words.split()]
    assert held == [status], said


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(TABLE) >= 60
