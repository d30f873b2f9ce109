import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language import Parser
from dateline.records.texts import Analysis, Removed, Sentence, Span
from tests.conftest import document

REPORT = """Raid near Tolmere kills 14

SELMIN — At least 14 rebels, including four commanders, were killed in a raid near Tolmere on 10 November, the Joint Command said.

Seven soldiers weren't hurt badly. “It’s over,” Colonel Arto Velin told reporters."""


def is_one_tree(sentence: Sentence) -> bool:
    roots = [token for token in sentence.tokens if token.head < 0]
    reached = sentence.subtree(roots[0])
    return len(roots) == 1 and len(reached) == len(sentence.tokens)


def first(analysis: Analysis) -> Sentence:
    return analysis.sentences[0]


def test_the_killed_are_the_passive_subject(parser: Parser) -> None:
    sentence = first(parser.analyse(document("Three soldiers were killed in Selmin on Monday.")))
    killed = sentence.root()
    assert (killed.text, killed.lemma, killed.tag) == ("killed", "kill", "VERB")
    assert [child.text for child in sentence.children(killed, "nsubj")] == ["soldiers"]
    assert killed.fact > 1


def test_names_have_types(parser: Parser) -> None:
    sentence = first(parser.analyse(document("Colonel Arto Velin flew from Germany to Kenya, Reuters reported.")))
    found = {(name.type, " ".join(token.text for token in sentence.tokens[name.first : name.last])) for name in sentence.names}
    assert {("PERSON", "Arto Velin"), ("LOCATION", "Germany"), ("LOCATION", "Kenya")} <= found


def test_frames_say_who_did_what(parser: Parser) -> None:
    sentence = first(parser.analyse(document("The army attacked the village on Sunday.")))
    frame = next(frame for frame in sentence.frames if sentence.tokens[frame.predicate].text == "attacked")
    assert {(argument.label, sentence.tokens[argument.head].text) for argument in frame.arguments} == {
        ("ARG0", "army"),
        ("ARG1", "village"),
        ("ARGM-TMP", "Sunday"),
    }


def test_words_and_sentences_slice_back(parser: Parser) -> None:
    for sentence in parser.analyse(document(REPORT)).sentences:
        assert all(token.text == token.span.of(REPORT) for token in sentence.tokens)
        assert sentence.span.of(REPORT).startswith(sentence.tokens[0].text)


def test_paragraphs_are_numbered(parser: Parser) -> None:
    assert [sentence.paragraph for sentence in parser.analyse(document(REPORT)).sentences] == [0, 1, 1, 2, 2]


def test_removed_text_belongs_to_no_sentence(parser: Parser) -> None:
    cut = Span(REPORT.index("Seven"), REPORT.index(" “It’s"))
    report = dataclasses.replace(document(REPORT), removed=(Removed(cut.of(REPORT), cut, "promotion"),))
    assert not any(sentence.span.meets(cut) for sentence in parser.analyse(report).sentences)


def test_a_sentence_is_read_the_same_alone_again_and_in_company(parser: Parser) -> None:
    text = "Three soldiers were killed in Selmin on Monday. "
    alone = first(parser.analyse(document(text)))
    again = first(parser.analyse(document(text)))
    among = first(parser.analyse(document(text + "Talks go on in Kenya.\n\nNo one knows more than that.")))
    assert alone == again == among


def test_other_languages_give_no_sentences(parser: Parser) -> None:
    report = dataclasses.replace(document("قتل ثلاثة جنود يوم الاثنين."), language="ar")
    assert parser.analyse(report).sentences == ()


def test_an_unknown_language_is_read_as_english(parser: Parser) -> None:
    report = dataclasses.replace(document("Three soldiers died."), language=None)
    assert len(parser.analyse(report).sentences) == 1


def test_an_empty_text_has_no_sentences(parser: Parser) -> None:
    assert parser.analyse(document("")).sentences == ()


def test_no_word_of_a_long_run_is_lost(parser: Parser) -> None:
    text = "Llanfairpwllgwyngyllgogerychwyrn " * 199
    analysis = parser.analyse(document(text))
    assert sum(len(sentence.tokens) for sentence in analysis.sentences) == 199
    assert all(is_one_tree(sentence) for sentence in analysis.sentences)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_any_text_gives_trees_whose_words_slice_back(parser: Parser, text: str) -> None:
    for sentence in parser.analyse(document(text)).sentences:
        assert is_one_tree(sentence)
        assert all(token.text == token.span.of(text) for token in sentence.tokens)
        assert all(0 <= name.first < name.last <= len(sentence.tokens) for name in sentence.names)
