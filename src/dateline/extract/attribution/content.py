"""What a verb hands over, as its frames allow: clause, infinitive, object, phrase, or the sentence around it."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.attribution import lexicon, speakers, verbs
from dateline.extract.attribution.bounds import bounded
from dateline.extract.attribution.clauses import clause, unsaid
from dateline.extract.attribution.closing import closing
from dateline.extract.attribution.counting import counted
from dateline.extract.attribution.figures import figure
from dateline.extract.attribution.handed import Handed
from dateline.extract.attribution.insertion import around, between_commas
from dateline.extract.attribution.kinds import kind_of
from dateline.extract.attribution.lexicon import Verb
from dateline.records.texts import Sentence, Token

PREPOSITIONAL = ("as", "of", "for", "on", "to", "with")
# An infinitive of purpose tells why something is done, not what is said: "filed suit to challenge the law".
PURPOSE = ("advcl", "acl")
PREDICATES = frozenset({"VERB", "AUX"})
# A promise may tell by when: "promised a vote before June".
PROMISES = frozenset({"promise", "pledge", "vow", "offer", "threaten", "propose", "demand"})
BY_WHEN = frozenset({"by", "before", "within", "until"})
SELDOM = frozenset({"rarely", "seldom", "hardly"})


def handed_over(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the content of a verb by the first frame that fits; none where the verb hands nothing over."""
    if _is_purpose(sentence, verb) or any(word.lemma in SELDOM for word in sentence.children(verb, "advmod")):
        return None
    for frame in (closing, between_commas, unsaid, clause, _infinitive, around, figure, counted, _verdict, _with_object, _with_preposition):
        found = frame(sentence, verb, entry)
        words = bounded(sentence, verb, found.words) if found is not None else ()
        emptied = found is not None and len(words) < len(found.words) and not any(word.tag in PREDICATES for word in words)
        if found is not None and words and not (emptied and found.frame == "inserted"):
            return replace(found, words=words)
    return None


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    """Tell whether the verb has not been carried out by speaking: a purpose, or "is expected to announce"."""
    if verbs.carrier(sentence, verb) is not None:
        return False
    above = sentence.governor(verb)
    if above is not None and verb.relation == "xcomp" and (speakers.is_passive(sentence, above) or above.tag == "ADJ"):
        return True
    return verb.relation.partition(":")[0] in PURPOSE and any(mark.lemma == "to" for mark in sentence.children(verb, "mark"))


def _infinitive(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    clause = sentence.child(verb, "xcomp")
    if clause is None or clause.index < verb.index or clause.lemma in lexicon.cues().withheld:
        return None
    marked = any(mark.lemma == "to" for mark in sentence.children(clause, "mark"))
    person = sentence.child(verb, "obj", "iobj")
    if marked and person is not None and "persuasion" in entry.frames:
        return Handed((*sentence.subtree(person), *sentence.subtree(clause)), "persuasion", 0.6)
    if marked and person is None and "infinitive" in entry.frames:
        return Handed(tuple(sentence.subtree(clause)), "infinitive", 0.6)
    if not marked and clause.text.lower().endswith("ing") and "gerund" in entry.frames:
        return Handed(tuple(sentence.subtree(clause)), "gerund", 0.65)
    return None


def _verdict(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    thing, verdict = sentence.child(verb, "obj"), sentence.child(verb, "xcomp", "ccomp")
    if "verdict" not in entry.frames or verdict is None:
        return None
    if thing is not None and thing.lemma.lower().endswith(("self", "selves")):
        return None
    if thing is None or thing.text.lower() == "what":
        return Handed(tuple(sentence.subtree(verdict)), "verdict", 0.6) if _is_of_what(sentence, verb, verdict) else None
    return Handed((*sentence.subtree(thing), *sentence.subtree(verdict)), "verdict", 0.6)


def _is_of_what(sentence: Sentence, verb: Token, verdict: Token) -> bool:
    """Tell whether a verdict is one on "what": "in what medics called a massacre", "what the army describes as its last offer"."""
    subject = speakers.subject_of(sentence, verb)
    if subject is None or not subject.index < verb.index < verdict.index:
        return False
    first = min(word.index for word in sentence.subtree(subject))
    return first > 0 and sentence.tokens[first - 1].text.lower() == "what"


def _with_object(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    if speakers.is_participle(sentence, verb):
        return _participle(sentence, verb, entry)
    passive = speakers.is_passive(sentence, verb)
    thing = sentence.child(verb, "nsubj:pass") if passive else sentence.child(verb, "obj")
    if verb.relation == "acl:relcl" and not passive and (thing is None or thing.text.lower() in ("which", "that")):
        return _antecedent(sentence, verb, entry)
    if thing is None or thing.relation == "nsubj":
        return None
    company = _companions(sentence, verb, entry)
    if not company and not _takes(sentence, verb, entry, thing):
        return None
    words = [*sentence.subtree(thing), *(word for each in company for word in sentence.subtree(each))]
    words += _bestowed(sentence, verb, words)
    return Handed(tuple(words), "object", 0.5 if company else 0.4)


def _antecedent(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the noun that a relative clause says something of: "the loss, which a captain had announced", "a claim the army dismissed"."""
    thing, subject = sentence.governor(verb), sentence.child(verb, "nsubj")
    if thing is None or subject is None or "thing" not in entry.frames or subject.text.lower() in lexicon.sources().relative:
        return None
    if thing.tag not in ("NOUN", "PROPN") or thing.index > verb.index or not _takes(sentence, verb, entry, thing):
        return None
    own = {word.index for word in sentence.subtree(verb)}
    first = min(own)
    words = [word for word in sentence.subtree(thing) if word.index not in own and word.index < first]
    left = words[1:] if words and words[0].tag == "ADP" else words
    return Handed(tuple(left), "object", 0.4) if left else None


def _bestowed(sentence: Sentence, verb: Token, words: list[Token]) -> list[Token]:
    """Return for whom or against whom a thing is, right behind it, where a tree hangs that on the verb: "announced aid for the town"."""
    last = max(word.index for word in words)
    for child in sentence.children(verb, "obl"):
        phrase = sentence.subtree(child)
        if phrase[0].index != last + 1:
            continue
        bestowed = phrase[0].lemma in ("for", "against", "between", "among") and not _is_time(sentence, child)
        if bestowed or (verb.lemma in PROMISES and phrase[0].lemma in BY_WHEN):
            return list(phrase)
    return []


def _takes(sentence: Sentence, verb: Token, entry: Verb, thing: Token) -> bool:
    """Tell whether the verb hands over a thing: a stance only what can be argued about, evidence only what a document shows."""
    if entry.evidence:
        speaker = speakers.speaker(sentence, verb)
        shown = thing.lemma.lower() in lexicon.cues().nouns or _is_counted(sentence, thing)
        return shown and speaker is not None and kind_of(sentence, speaker, None) == "document"
    if "thing" not in entry.frames:
        return False
    return entry.sense != "stance" or thing.lemma.lower() in lexicon.cues().arguable or thing.tag == "PRON"


def _is_counted(sentence: Sentence, thing: Token) -> bool:
    return any(word.tag == "NUM" for word in sentence.subtree(thing))


def _participle(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    """Return the noun that a participle with an agent describes: "six attacks blamed by sources on the insurgents"."""
    thing = sentence.governor(verb)
    if thing is None or not entry.frames & {"thing", *PREPOSITIONAL}:
        return None
    own = {word.index for word in sentence.subtree(verb)}
    company = _companions(sentence, verb, entry)
    if "thing" not in entry.frames and not company:
        return None
    words = [word for word in sentence.subtree(thing) if word.index not in own and word.index < verb.index]
    words += [word for each in company for word in sentence.subtree(each)]
    return Handed(tuple(words), "object", 0.4)


def _companions(sentence: Sentence, verb: Token, entry: Verb) -> list[Token]:
    """Return what belongs to the object's content: "as ...", "of ...", "for ..." after verbs that take them."""
    wanted = {frame for frame in PREPOSITIONAL if frame in entry.frames}
    found = [child for child in sentence.children(verb, "obl", "advcl", "xcomp") if child.index > verb.index]
    found = [child for child in found if any(case.lemma in wanted for case in sentence.children(child, "case", "mark"))]
    return [child for child in found if not _is_time(sentence, child)]


def _is_infinitive(sentence: Sentence, word: Token) -> bool:
    return any(mark.lemma == "to" for mark in sentence.children(word, "mark"))


def _is_time(sentence: Sentence, child: Token) -> bool:
    """Tell whether a phrase says when or how long, not what: "for three hours", "planned for 6 May", "on Friday"."""
    return child.tag == "NUM" or any(
        word.lemma.lower() in lexicon.cues().days for word in [child, *sentence.children(child, "compound", "nmod")]
    )


def _with_preposition(sentence: Sentence, verb: Token, entry: Verb) -> Handed | None:
    for child in sentence.children(verb, "obl", "advcl", "ccomp", "xcomp"):
        cases = [case for case in sentence.children(child, "case", "mark") if case.lemma in entry.prepositions]
        counted = child.tag == "NUM" and bool(cases) and cases[0].lemma == "of"
        if cases and child.index > verb.index and cases[0].index - verb.index <= 2 and (counted or not _is_time(sentence, child)):
            words = [word for word in sentence.subtree(child) if word.index != cases[0].index]
            for further in sentence.children(verb, "xcomp", "advcl"):
                if further.index > child.index and (further.relation == "xcomp" or _is_infinitive(sentence, further)):
                    words += sentence.subtree(further)
            return Handed(tuple(words), "preposition", 0.55, cases[0])
    return None
