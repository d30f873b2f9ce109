import pytest

from dateline.language.lemmas import _dictionary, _may_inflect, lemma_of


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("left", "VERB", "leave"),
        ("left", "ADJ", "left"),
        ("shot", "VERB", "shoot"),
        ("shot", "NOUN", "shot"),
        ("killed", "VERB", "kill"),
        ("KILLED", "VERB", "kill"),
        ("militiamen", "NOUN", "militiaman"),
        ("airstrikes", "NOUN", "airstrike"),
        ("troops", "NOUN", "troop"),
        ("people", "NOUN", "people"),
        ("was", "AUX", "be"),
        ("n't", "PART", "not"),
        ("n’t", "PART", "not"),
        ("’s", "AUX", "be"),
        ("wo", "AUX", "will"),
        ("them", "PRON", "they"),
        ("other", "ADJ", "other"),
        ("deadlier", "ADJ", "deadly"),
        ("worst", "ADJ", "bad"),
        ("Iraqi", "ADJ", "iraqi"),
        ("Hamas", "PROPN", "Hamas"),
        ("Forces", "PROPN", "Forces"),
        ("U.S.", "PROPN", "U.S."),
        ("2,000", "NUM", "2,000"),
    ],
)
def test_the_lemma_follows_the_part_of_speech(word: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, tag) == lemma


@pytest.mark.parametrize("tag", ["NOUN", "VERB", "ADJ", "ADV"])
def test_a_word_has_the_lemma_that_the_dictionary_gives_it(tag: str) -> None:
    from lemminflect import getLemma  # noqa: PLC0415 takes a while

    listed = [line.split(b",")[0].decode() for line in _dictionary()[::200]]
    words = [word for word in listed if word.isalpha() and word.islower() and _may_inflect(word, tag)]
    assert len(words) > 5
    for word in words:
        guessed = tag == "VERB" or (tag == "NOUN" and word.endswith("s"))
        assert lemma_of(word, tag) == (getLemma(word, upos=tag, lemmatize_oov=guessed) or (word,))[0]
