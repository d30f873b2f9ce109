"""The answer in a paragraph that a journalist can quote."""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf

from dateline.answer.pace.answering import ALPHA, Answer, Under

VERBS = {1.5: "rose by half", 2.0: "doubled", 3.0: "tripled", 4.0: "quadrupled", 10.0: "rose tenfold"}
LEAST_SHOWN = 0.001


def paragraph(answer: Answer) -> str:
    """Return the answer in words: one line for the rates, one for the comparison, one for the year, and what to mind."""
    first = answer.windows[0]
    lines = [_rates(answer, first), _comparison(answer, first), *_year(answer, first), *_other_windows(answer), _mind(answer)]
    return "\n".join(line for line in lines if line)


def _rates(answer: Answer, under: Under) -> str:
    low, high = under.rate.interval.low, under.rate.interval.high
    yearly = f"{answer.number} in {under.days} days is a rate of {under.rate.yearly:.1f} a year (95 %: {low:.1f} to {high:.1f})."
    return f"{yearly} {_capital(answer.before_period)} had {answer.before}."


def _comparison(answer: Answer, under: Under) -> str:
    ratio = under.ratio
    if isinf(ratio.value):
        return (
            f"The earlier count is 0: no ratio can be given, only that the rate is at least {ratio.interval.low:.2f} times its upper limit."
        )
    verb = VERBS.get(answer.multiple, f"rose {answer.multiple:g}-fold")
    many = "is" if under.rate_more_than_multiple else "is not"
    times = (
        f"The rate is {ratio.value:.2f} times {_whose(answer, under)} (95 %: {ratio.interval.low:.2f} to {_number(ratio.interval.high)})."
    )
    return f"{times} “{_more(verb)}” {many} established ({_p(ratio.more_than_multiple)}); {_direction(under)}."


def _direction(under: Under) -> str:
    ratio = under.ratio
    if ratio.rose < ALPHA:
        return f"“rose” is ({_p(ratio.rose)})" if not under.rate_more_than_multiple else f"“rose” is too ({_p(ratio.rose)})"
    if ratio.fell < ALPHA:
        return f"“fell” is ({_p(ratio.fell)})"
    return "neither “rose” nor “fell” is"


def _year(answer: Answer, under: Under) -> Iterator[str]:
    if under.needed is None or not under.predictions:
        return
    if answer.number >= answer.target:
        yield f"{answer.target} is reached already."
        return
    if not under.needed.days:
        yield f"The year is over: {answer.target} was not reached."
        return
    calm, rough = under.predictions[0], under.predictions[-1]
    chance = _chance(calm.reaches)
    waves = f", {_chance(rough.reaches)} if events come in waves (dispersion {rough.phi:g})" if rough.phi > calm.phi else ""
    yield (
        f"If the rate stays flat the year ends with {calm.low} to {calm.high}; {answer.target} or more: {chance}{waves}. "
        f"That takes {under.needed.events} more in {under.needed.days} days"
        + (f", {under.needed.share:.1%} of the pace so far".replace("%", " %") if under.needed.share is not None else "")
        + "."
    )
    if under.season is not None:
        share, chance = f"{under.season.share:.0%}".replace("%", " %"), _chance(under.season.reaches)
        yield f"{under.season.years} past years had seen {share} of their count by that day; with it: {chance}."


def _other_windows(answer: Answer) -> Iterator[str]:
    for under in answer.windows[1:]:
        established = "established" if under.rate_more_than_multiple else "not established"
        yield (
            f"If the count runs to {under.end} ({under.days} days): {under.ratio.value:.2f} times "
            f"({_limits(under)}), {established} "
            f"({_p(under.ratio.more_than_multiple)}); on pace: {under.on_pace}."
        )


def _mind(answer: Answer) -> str:
    said = [flag.says for flag in answer.comparability]
    if answer.claiming is not None and answer.claiming > 1:
        said.append(
            f"if the share of what is counted had grown {answer.claiming:.2f}-fold, the rate would be just {answer.multiple:g} times"
        )
    if all(under.season is None for under in answer.windows):
        said.append("no season is allowed for")
    return f"Mind: {'; '.join(said)}."


def _whose(answer: Answer, under: Under) -> str:
    last = str(int(under.start[:4]) - 1)
    return "last year's" if answer.before_period == last else f"that of {answer.before_period}"


def _more(verb: str) -> str:
    return f"More than {verb}" if verb in VERBS.values() else _capital(verb)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _limits(under: Under) -> str:
    return f"95 %: {under.ratio.interval.low:.2f} to {_number(under.ratio.interval.high)}"


def _number(value: float) -> str:
    return "no limit" if isinf(value) else f"{value:.2f}"


def _p(value: float) -> str:
    return f"p < {LEAST_SHOWN:g}" if value < LEAST_SHOWN else f"p = {value:.3f}" if value < 0.1 else f"p = {value:.2f}"


def _chance(value: float) -> str:
    return "over 99.9 % likely" if value > 0.999 else "under 0.1 % likely" if value < 0.001 else f"{value:.1%} likely".replace("%", " %")
