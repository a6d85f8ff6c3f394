"""What a refusal says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.experiment import InvalidExperiment, Problem, read_experiment
from app.experiment.messages import LANGS, LIMITS, SENTENCES, Lang, filled, message
from app.settings import Limits
from tests.experiment.documents import encoded, plain

HAN = re.compile(r"[\u4e00-\u9fff]")
SOURCES = [
    path.read_text("utf-8")
    for folder in ("experiment", "api")
    for path in Path(__file__).parents[2].joinpath("app", folder).rglob("*.py")
]


def said(document: object, lang: Lang = "en") -> list[str]:
    with pytest.raises(InvalidExperiment) as refused:
        read_experiment(encoded(document), Limits())
    return [message(problem, lang) for problem in refused.value.problems]


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_say_the_same(code: str) -> None:
    english, chinese = (SENTENCES[code][lang] for lang in LANGS)
    assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", chinese))
    assert HAN.search(chinese)
    assert not HAN.search(english)


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_is_used(code: str) -> None:
    assert any(f'"{code}"' in source for source in SOURCES)


def test_every_limit_has_words() -> None:
    assert LIMITS.keys() == Limits().as_dict().keys()


def test_the_wording_of_the_contract() -> None:
    document = plain()
    document["layers"][1]["weights"] = [[1, 2], [3, 4], [5, 6]]
    assert said(document) == [
        "2 rows expected (layer 1 has 2 units), 3 given: row = from, column = to."
    ]


def test_words_agree_with_their_number() -> None:
    rows = {"expected": 1, "before": 1, "given": 3}
    assert message(Problem("", "weights_rows_layer", rows), "en") == (
        "1 row expected (layer 1 has 1 unit), 3 given: row = from, column = to."
    )
    limit = {"limit": "samples", "value": 1, "given": 2}
    assert message(Problem("", "limit", limit), "en") == "At most 1 sample is accepted, 2 given."


def test_a_sentence_begins_with_a_capital() -> None:
    ref = filled(SENTENCES["ref_unknown"]["en"], "en", {"given": "foo", "known": ["x"]})
    assert ref.startswith('The text "foo" names no quantity')
    quotient = filled(SENTENCES["answer_zero_division"]["en"], "en", {"given": "1/0"})
    assert quotient == 'The text "1/0" divides by zero.'


def test_expected_given_and_how_to_mend() -> None:
    document = plain(version=3, x=[["2", 3]])
    document["layers"][0]["activation"] = "rely"
    numbers, version, activation = said(document)
    assert numbers == 'A number expected, the text "2" given: write it without quotes.'
    assert version == "Version 3 is not understood; understood: 1."
    assert activation.startswith(
        'Not known here: the text "rely"; did you mean "relu"? Known: identity, relu,'
    )


def test_in_chinese() -> None:
    assert said(plain(x=[["2", 3]]), "zh") == ['需要一个数字，给出的是文本 "2"：请去掉引号。']
    assert message(Problem("", "limit", {"limit": "layers", "value": 20, "given": 21}), "zh") == (
        "最多接受 20 层，给出了 21。"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_long_values_are_shortened(lang: Lang) -> None:
    huge = json.loads("1" + "0" * 4000)
    for text in said(plain(learning_rate=huge, loss="x" * 5000, title="y" * 5000), lang):
        assert len(text) < 400


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ('{"version":01}', "not written as JSON has it", "写法不合 JSON"),
        ('{"version":1 "x":2}', "a comma or a closing bracket", "逗号或右括号"),
        ('{"version" 1}', "a colon is missing", "缺少冒号"),
        ('{"version":None}', "only true, false and null", "只有 true、false 和 null"),
        ('{"title":"\\q"}', "begins no escape", "不构成转义"),
        ('{"title":"a\nb"}', "a line break or tab", "有换行或制表符"),
    ],
)
def test_what_is_wrong_with_json_in_both_languages(text: str, english: str, chinese: str) -> None:
    with pytest.raises(InvalidExperiment) as refused:
        read_experiment(text.encode(), Limits())
    (problem,) = refused.value.problems
    assert english in message(problem, "en")
    assert chinese in message(problem, "zh")


def test_only_what_would_be_a_number_is_to_lose_its_quotes() -> None:
    document = plain()
    document["learning_rate"] = "0.1"
    assert "without quotes" in said(document)[0]
    document["learning_rate"] = "NaN"
    for text in ("NaN", "1e999", "1_000", "01", ".5", "+1"):
        document["learning_rate"] = text
        assert "without quotes" not in said(document)[0], text
    document["learning_rate"] = "NaN"
    assert said(document, "zh")[0].endswith('给出的是文本 "NaN"。')
    document["learning_rate"] = None
    assert said(document, "zh")[0].endswith("给出的是 null。")
