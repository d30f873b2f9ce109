import pytest

from dateline.language.lemmas import lemma_of


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
