"""Whether a loss is one of a single happening, and so no total whatever year it names: "in 2014 a bomb killed 40"."""

from __future__ import annotations

from dateline.extract.counts.figure import Figure
from dateline.extract.counts.words import is_plural, lemma, people
from dateline.extract.tallies.words import totals
from dateline.records.texts import Sentence, Token

_ENDS = ("ccomp", "root", "parataxis")


def is_of_one(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether the clause of a loss names one happening: "in a raid", "the blast", "the bombing in which 14 died"."""
    for token in [figure.trigger, *sentence.ancestors(figure.trigger)]:
        if any(is_single(sentence, each) for each in sentence.children(token, "nsubj", "obl", "obl:agent")):
            return True
        above = sentence.governor(token)
        if token.relation == "acl:relcl" and above is not None and any(is_single(sentence, each) for each in _holders(sentence, above)):
            return True
        if token.relation in _ENDS or token.relation == "acl:relcl":
            break
    return False


def _holders(sentence: Sentence, noun: Token) -> list[Token]:
    """Return a noun and those it is part of: "the bombing of a market, in which 14 died" tells of the bombing."""
    chain = [noun]
    while chain[-1].relation == "nmod" and (above := sentence.governor(chain[-1])) is not None:
        chain.append(above)
    return chain


def is_single(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun stands for one happening or one cause, not for a body that does many things."""
    det = sentence.child(noun, "det")
    if noun.tag != "NOUN" or is_plural(noun) or det is None or lemma(noun) in totals().sets["hint.nouns"]:
        return False
    if lemma(noun) in totals().measures or lemma(noun) in totals().sets["period.single"]:
        return True
    does = noun.relation.partition(":")[0] == "nsubj" or noun.relation == "obl:agent"
    return does and det.text.lower() in ("a", "an") and lemma(noun) not in people().sets["collective.nouns"]


def is_general(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether what did it is no single happening, but a kind of them: "shelling killed 40", "air strikes killed 15"."""
    causes = sentence.children(figure.trigger, "nsubj", "obl:agent")
    known = totals().sets["period.causes"]
    return any(lemma(each) in known and sentence.child(each, "det", "nummod") is None for each in causes)
