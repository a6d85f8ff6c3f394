"""POST /check."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from app.api.schemas.check import Grades
from app.experiment.examples import EXAMPLES
from app.main import create_app
from app.settings import Limits, Settings
from tests.api.posting import answer, post, refusal
from tests.experiment.documents import plain


def answering(answers: Any, name: str = "ex6-default") -> dict[str, Any]:
    return {"experiment": EXAMPLES[name].experiment.model_dump(), "answers": answers}


async def test_right_and_wrong(client: httpx.AsyncClient) -> None:
    given = {"dw.1.1.1": -6.25, "da.2.2": "1,875", "y.1": "9/4", "dw.3.2.2": "0.625"}
    graded = await answer(client, "/check", answering(given))
    Grades.model_validate(graded)
    answers = graded["answers"]
    assert list(answers) == list(given)
    assert [entry["correct"] for entry in answers.values()] == [True, False, True, False]
    assert answers["da.2.2"]["expected"] == -2.125
    assert answers["da.2.2"]["answer"] == 1.875
    first = answers["da.2.2"]["diagnoses"][0]
    assert (first["mistake"], first["refs"], first["value"]) == ("part_forgotten", ["y.2"], 1.875)
    assert answers["dw.3.2.2"]["diagnoses"][0]["note"] == "M9"


async def test_mazurs_printed_loss(client: httpx.AsyncClient) -> None:
    graded = await answer(client, "/check", answering({"new.L": "0.291027924"}, "mazur"), lang="zh")
    (diagnosis,) = graded["answers"]["new.L"]["diagnoses"]
    assert diagnosis["mistake"] == "updated_weights"
    assert diagnosis["value"] == pytest.approx(0.29102792390544, rel=1e-12)
    assert "旧权重" in diagnosis["explanation"]


async def test_two_spellings_of_one_quantity(client: httpx.AsyncClient) -> None:
    graded = await answer(client, "/check", answering({"y.1": 2.25, "a.3.1": 7}))
    assert [entry["correct"] for entry in graded["answers"].values()] == [True, False]


async def test_nothing_to_grade(client: httpx.AsyncClient) -> None:
    assert await answer(client, "/check", answering({})) == {"answers": {}}


@pytest.mark.parametrize(
    ("ref", "given", "code"),
    [
        ("dw.1.1.1", "x", "answer_syntax"),
        ("dw.1.1.1", "", "answer_empty"),
        ("dw.1.1.1", True, "answer_syntax"),
        ("dw.1.1.1", None, "answer_syntax"),
        ("dw.1.1.1", [1], "answer_syntax"),
        ("dw.1.1.1", "1/0", "answer_zero_division"),
        ("dw.1.1.1", "1,000.5", "answer_separators"),
        ("dw.1.1.1", "1e999", "answer_too_large"),
        ("dw.9.1.1", 1, "ref_no_layer"),
        ("foo/bar", 1, "ref_unknown"),
        ("x.1", 1, "answer_not_calculated"),
        ("W.1", 1, "answer_not_calculated"),
    ],
)
async def test_bad_answers(client: httpx.AsyncClient, ref: str, given: Any, code: str) -> None:
    for lang in ("en", "zh"):
        problem = refusal(await post(client, "/check", answering({ref: given}), lang=lang), 422)
        (error,) = problem["errors"]
        assert error["code"] == code
        assert error["pointer"] == "/answers/" + ref.replace("/", "~1")


async def test_all_bad_answers_at_once(client: httpx.AsyncClient) -> None:
    given = {"foo": 1, "L": "?", "y.1": 2.25}
    problem = refusal(await post(client, "/check", answering(given)), 422)
    assert [error["pointer"] for error in problem["errors"]] == ["/answers/foo", "/answers/L"]


async def test_not_an_object(client: httpx.AsyncClient) -> None:
    problem = refusal(await post(client, "/check", answering([1])), 422)
    assert problem["errors"][0]["pointer"] == "/answers"


async def test_limits() -> None:
    app = create_app(Settings(limits=Limits(answers=1, check_work=1000)))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://gradwalk.test"
    ) as client:
        given = answering({"y.1": 1, "y.2": 1})
        assert refusal(await post(client, "/check", given), 413)["limit"] == "answers"
        assert refusal(await post(client, "/check", answering({"L": 1})), 413)["limit"] == (
            "check_work"
        )


async def test_overflow(client: httpx.AsyncClient) -> None:
    bad = {"experiment": plain(x=[[1e308, -1e308]]), "answers": {"L": 1}}
    assert refusal(await post(client, "/check", bad), 422)["ref"] == "h.1.1"
