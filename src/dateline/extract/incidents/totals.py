"""Mentions that tell no single happening: totals, habits, and what has gone on for long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline.extract.events.clauses import base, first_conjunct, is_verb, preposition
from dateline.extract.events.spans import Standing
from dateline.extract.events.status import tense
from dateline.extract.events.words import listed
from dateline.extract.incidents.words import words
from dateline.records.claims import Count, Event, Tally, Time
from dateline.records.texts import Sentence, Token

WAR = 1000  # dead or hurt from which on what has no day is a war, not one happening
PERFECT = frozenset({"has", "have", "'ve", "’ve"})
LONG = 31  # days; what goes on for longer is no one happening
CHAINED = frozenset({"conj", "advcl", "xcomp"})


def is_total(event: Event, token: Token, sentence: Sentence, tallies: Standing[Tally]) -> bool:
    """Tell whether a trigger tells a total over many events: it stands in one, brings only its number, or is counted itself."""
    own = tallies.inside(sentence.span)
    if any(tally.span.meets(event.span) for tally in own):
        return True
    above = sentence.governor(token)
    if above is not None and above.lemma.lower() in words("totals"):
        return True
    if any(role.span.meets(tally.span) for role in event.roles if role.role in {"victim", "target"} for tally in own):
        return True
    return any(_is_summed_up(token, sentence, tally) or _is_of_those(token, sentence, tally) for tally in own)


def _is_summed_up(token: Token, sentence: Sentence, tally: Tally) -> bool:
    """Tell whether a trigger shares the clause of a total: "carried out nine raids, killing 20", "attacks fell to four"."""
    number = sentence.head_of(tally.number) or sentence.token_at(tally.number.start)
    verb = next((above for above in sentence.ancestors(number) if is_verb(above)), None) if number is not None else None
    if number is None or verb is None:
        return False
    if not is_verb(token):
        return token.text.lower().endswith("s") and sentence.governor(token) is verb
    return tally.measure in {"attacks", "operations", "strikes"} and _reaches(sentence, token, verb)


def _reaches(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Tell whether a verb hangs on another by a chain of conjoined and adverbial clauses."""
    if token is verb:
        return True
    for low, above in zip((token, *sentence.ancestors(token)), sentence.ancestors(token), strict=False):
        if base(low) not in CHAINED:
            return False
        if above is verb:
            return True
    return False


def _is_of_those(token: Token, sentence: Sentence, tally: Tally) -> bool:
    """Tell whether a verb tells what became of some of those counted: "22 people were abducted this year, 17 of whom were freed"."""
    if not is_verb(token) or token.span.start < tally.span.end:
        return False
    between = [word.text.lower() for word in sentence.tokens if tally.span.end <= word.span.start < token.span.start]
    return "whom" in between or ("of" in between and "them" in between)


def is_called_off(token: Token, sentence: Sentence) -> bool:
    """Tell whether a noun stands for deeds that are to end or are promised no more: "a suspension of its attacks", "stop the killings"."""
    if is_verb(token) or not _is_of_many(token, sentence):
        return False
    first = first_conjunct(sentence, token)
    above = sentence.governor(first)
    if above is not None and above.lemma.lower() in words("sorts"):
        first, above = above, sentence.governor(above)
    if above is None:
        return False
    ends = above.lemma.lower() in words("ending")
    below = base(first) == "nmod" or (base(first) == "obj" and is_verb(above)) or first.relation == "nsubj:pass"
    return (ends and below) or _is_promised_never(first, above, sentence)


def _is_of_many(noun: Token, sentence: Sentence) -> bool:
    """Tell whether a noun of an event stands for events in general: a plural, or nothing before it."""
    plural = noun.text.lower() != noun.lemma.lower() and noun.text.lower().endswith("s")
    return plural or sentence.child(noun, "det", "nummod", "nmod:poss", "compound", "amod") is None


def _is_promised_never(noun: Token, verb: Token, sentence: Sentence) -> bool:
    """Tell whether a noun is what there will never be again: "there will be no more bombings or attacks"."""
    to_come = any(child.text.lower() in {"will", "shall", "'ll"} for child in sentence.children(verb, "aux", "cop"))
    denied = [*sentence.children(noun, "det", "advmod", "amod"), *sentence.children(verb, "advmod")]
    return to_come and any(child.text.lower() in {"no", "not", "n't", "n’t", "never"} for child in denied)


def is_constant(token: Token, sentence: Sentence) -> bool:
    """Tell whether a plural stands for what happens all the time: "constant raids", "stepped up its attacks", "most of the murders"."""
    plural = not is_verb(token) and token.text.lower() != token.lemma.lower()
    above = sentence.governor(first_conjunct(sentence, token)) if plural else None
    if above is None:
        return False
    told = any(child.lemma.lower() in words("constant") for child in sentence.children(token, "amod"))
    grows = is_verb(above) and above.lemma.lower() in words("trends") and base(first_conjunct(sentence, token)) in {"obj", "nsubj"}
    return told or grows or (above.text.lower() in words("shares") and base(token) == "nmod")


def is_charge(token: Token, sentence: Sentence) -> bool:
    """Tell whether a noun only names what somebody is charged with: "faces charges of murder and kidnapping"."""
    above = sentence.governor(first_conjunct(sentence, token))
    named = above is not None and above.lemma.lower() in {"charge", "count", "allegation", "accusation"} and not is_verb(above)
    whose = [child for child in sentence.children(token, "nmod", "nmod:poss") if preposition(sentence, child) in {"of", "", "'s"}]
    return named and not is_verb(token) and not whose and sentence.child(token, "det") is None


def is_manhunt(token: Token, sentence: Sentence) -> bool:
    """Tell whether a noun is a hunt for those who did what was told before: "an operation to find those behind the attack"."""
    carrying = sentence.governor(token) if base(token) == "obj" else None
    aims = [*sentence.children(token, "acl"), *(sentence.children(carrying, "advcl") if carrying is not None else [])]
    to_do = [verb for verb in aims if is_verb(verb) and any(child.text.lower() == "to" for child in sentence.children(verb, "mark"))]
    sought = [child for verb in to_do for child in sentence.children(verb, "obj")]
    return not is_verb(token) and any(child.lemma.lower() in words("sought") for child in sought)


def is_epithet(token: Token, sentence: Sentence) -> bool:
    """Tell whether a participle only says which people in general are meant: "released kidnapped people", "murdered judges"."""
    noun = sentence.governor(token)
    return base(token) == "amod" and token.tag in {"VERB", "ADJ"} and noun is not None and _is_unnumbered(sentence, noun)


def is_ranked(event: Event, sentence: Sentence, time: Time | None) -> bool:
    """Tell whether a mention only gives a happening its number in a period: "the 11th person killed in the city this year"."""
    if time is None or time.precision not in {"year", "month", "season", "decade", "quarter", "part_of_year"}:
        return False
    near = [word for role in event.roles if role.role in {"victim", "target"} for word in sentence.tokens_in(role.span)]
    token = sentence.head_of(event.span)
    near += sentence.children(token, "amod", "det") if token is not None else []
    return any(is_ordinal(word) for word in near)


def is_ordinal(word: Token) -> bool:
    """Tell whether a word gives a place in a row: "first", "11th"."""
    text = word.text.lower()
    return text in words("ordinals") or (text[:1].isdigit() and text.lstrip("0123456789") in {"st", "nd", "rd", "th"})


def is_habit(event: Event, token: Token, sentence: Sentence) -> bool:
    """Tell whether a verb denies what is usual ("we do not attack markets"): it is about no one happening."""
    return event.status == "denied" and is_verb(token) and tense(sentence, token) == "present"


def is_paper(event: Event, sentence: Sentence) -> bool:
    """Tell whether what was set free is no person: "released its report"."""
    if event.type != "RETREAT" or not event.rule.partition("@")[0].endswith(".hold"):
        return False
    heads = [sentence.head_of(role.span) for role in event.roles if role.role in {"target", "victim"}]
    whom = [head for head in heads if head is not None and head.relation != "nmod:poss"]
    return bool(whom) and not any(_is_person(sentence, head) for head in whom)


def _is_person(sentence: Sentence, head: Token) -> bool:
    known = head.tag in {"PROPN", "PRON", "NUM"} or head.lemma.lower() in listed("people", "nouns")
    return known or any(word.tag == "PROPN" for word in sentence.children(head, "appos", "flat"))


def is_state(event: Event, sentence: Sentence, time: Time | None) -> bool:
    """Tell whether a verb tells what has gone on for long ("has fought the army since 2019")."""
    if event.rule.startswith("event.noun") or time is None or time.start is None or time.end is None:
        return False
    days = date.fromisoformat(time.end[:10]).toordinal() - date.fromisoformat(time.start[:10]).toordinal()
    said = sentence.tokens_in(time.span)
    before = [word for word in sentence.tokens if said and 0 < said[0].index - word.index <= 2]
    return days > LONG and any(word.text.lower() == "since" for word in (*before, *said))


def is_sweeping(event: Event, token: Token, sentence: Sentence, counts: Iterable[Count]) -> bool:
    """Tell whether a mention without a day speaks of a whole war or of what has often been done.

    "The killing of 70,000 people" and "gangs that have killed many judges" are no one happening; "have killed nine judges" can be.
    """
    if event.time is not None:
        return False
    if any((count.value or count.low or 0) >= WAR and count.outcome in {"killed", "injured", "abducted"} for count in counts):
        return True
    if not is_verb(token) or not any(word.text.lower() in PERFECT for word in sentence.children(token, "aux")):
        return False
    heads = [sentence.head_of(role.span) for role in event.roles if role.role in {"victim", "target"}]
    return event.place is None and bool(heads) and all(head is not None and _is_unnumbered(sentence, head) for head in heads)


def _is_unnumbered(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a plural stands for no known people or things: "judges", "many judges"; not "the judges", "nine judges"."""
    many = noun.text.lower() != noun.lemma.lower() or noun.lemma.lower() in {"people", "personnel"}
    plural = noun.tag == "NOUN" and many
    before = [child for child in sentence.children(noun, "det", "nummod", "nmod:poss") if child.index < noun.index]
    return plural and all(child.text.lower() in words("unnumbered") for child in before)
