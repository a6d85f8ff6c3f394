"""Documents that are read, and documents that are refused with all their problems."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from app.experiment import (
    Experiment,
    ExperimentError,
    InvalidExperiment,
    WithExperiment,
    read_experiment,
    read_request,
)
from app.experiment.problems import LISTED
from app.settings import Limits
from tests.experiment.documents import STEADY, encoded, experiments, plain

LIMITS = Limits()


def refusal(body: bytes) -> ExperimentError:
    with pytest.raises(InvalidExperiment) as refused:
        read_experiment(body, LIMITS)
    return refused.value


def found(document: Any) -> set[tuple[str, str]]:
    """Where and what is wrong with a document, or with the text of one."""
    body = document if isinstance(document, bytes) else encoded(document)
    return {(problem.pointer, problem.code) for problem in refusal(body).problems}


def only(document: Any) -> tuple[str, str, dict[str, Any]]:
    """The one thing that is wrong with it."""
    (problem,) = refusal(encoded(document)).problems
    return problem.pointer, problem.code, dict(problem.params)


def with_layer(index: int, **changes: Any) -> dict[str, Any]:
    document = plain()
    document["layers"][index] |= changes
    return document


@STEADY
@given(experiments())
def test_any_valid_document_is_read(document: dict[str, Any]) -> None:
    experiment = read_experiment(encoded(document), LIMITS)
    assert experiment.model_dump(exclude_unset=True) == document


def test_defaults() -> None:
    document = plain(title=None, learning_rate=None)
    document["layers"][0] |= {"weights": None, "biases": None}
    experiment = read_experiment(encoded(document), LIMITS)
    assert experiment.title == ""
    assert experiment.learning_rate == 0.1
    assert experiment.reduction == "mean"
    assert experiment.freeze_biases is False
    assert (experiment.init, experiment.seed, experiment.edits) == ("xavier_uniform", 0, {})
    assert (experiment.layers[0].weights, experiment.layers[0].biases) == (None, None)


def test_byte_order_mark_is_passed_over() -> None:
    assert read_experiment(b"\xef\xbb\xbf" + encoded(plain()), LIMITS).inputs == 2


def test_all_problems_at_once() -> None:
    document = plain(version=2, learning_rate=0, seed=-1, colour="red", edits={"w.9.1.1": 1})
    document["layers"][0] |= {"activation": "rely", "weights": [[1, "2"], [3, 4], [5, 6]]}
    document["layers"][1]["activation"] = "softmax"
    document["x"] = [[1, 2, 3]]
    assert found(document) == {
        ("/version", "unknown_version"),
        ("/learning_rate", "not_positive"),
        ("/seed", "too_small"),
        ("/colour", "unknown_field"),
        ("/edits/w.9.1.1", "edit_no_layer"),
        ("/layers/0/activation", "unknown_name_near"),
        ("/layers/0/weights/0/1", "number_in_quotes"),
        ("/layers/0/weights", "weights_rows_inputs"),
        ("/layers/1/activation", "softmax_not_last"),
        ("/x/0", "x_columns"),
    }


@pytest.mark.parametrize("value", [True, None, "one", [1], {"a": 1}])
def test_numbers_are_numbers(value: object) -> None:
    document = plain(learning_rate=0.5)
    document["learning_rate"] = value
    document["layers"][0]["weights"][0][1] = value
    assert found(document) == {
        ("/learning_rate", "not_a_number"),
        ("/layers/0/weights/0/1", "not_a_number"),
    }


@pytest.mark.parametrize("token", ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400])
def test_numbers_are_finite(token: str) -> None:
    text = json.dumps(plain(learning_rate=0.123)).replace("0.123", token).replace("1.5,", "1e999,")
    assert found(text.encode()) == {
        ("/learning_rate", "not_finite"),
        ("/layers/0/weights/0/0", "not_finite"),
        ("/layers/1/weights/1/0", "not_finite"),
        ("/layers/2/weights/1/0", "not_finite"),
    }


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("version", 2, "unknown_version"),
        ("version", "1", "unknown_version"),
        ("version", 1.5, "unknown_version"),
        ("inputs", 0, "too_small"),
        ("inputs", 2.5, "not_whole"),
        ("inputs", "2", "number_in_quotes"),
        ("title", "x" * 201, "too_long"),
        ("title", 7, "not_text"),
        ("layers", [], "empty_list"),
        ("layers", {}, "not_a_list"),
        ("layers", None, "not_a_list"),
        ("loss", "quadratic", "unknown_name"),
        ("loss", "MSE", "unknown_name_near"),
        ("reduction", "average", "unknown_name"),
        ("init", "xavier", "unknown_name_near"),
        ("x", [], "empty_list"),
        ("target", "1 0", "not_a_list"),
        ("learning_rate", -0.1, "not_positive"),
        ("freeze_biases", 1, "not_true_false"),
        ("freeze_biases", "true", "not_true_false"),
        ("edits", [], "not_an_object"),
        ("seed", 2**53, "too_great"),
        ("seed", 1.0, "not_whole"),
    ],
)
def test_fields_on_their_own(field: str, value: object, code: str) -> None:
    document = plain()
    document[field] = value
    assert ("/" + field, code) in found(document)


@pytest.mark.parametrize("field", ["version", "inputs", "layers", "loss", "x", "target"])
def test_required_fields(field: str) -> None:
    code = "missing_version" if field == "version" else "missing"
    assert found(plain(**{field: None})) == {("/" + field, code)}


def test_matrices_of_the_wrong_shape() -> None:
    wrong = with_layer(1, weights=[[1, 2], [3], [4, 5, 6]])
    assert found(wrong) == {
        ("/layers/1/weights", "weights_rows_layer"),
        ("/layers/1/weights/1", "weights_columns"),
        ("/layers/1/weights/2", "weights_columns"),
    }
    assert only(with_layer(2, weights=[])) == (
        "/layers/2/weights",
        "weights_rows_layer",
        {"expected": 2, "before": 2, "given": 0},
    )
    assert found(with_layer(0, weights=[1, 2])) == {
        ("/layers/0/weights/0", "not_a_row"),
        ("/layers/0/weights/1", "not_a_row"),
    }


def test_a_transposed_matrix_is_recognised() -> None:
    document = plain(inputs=3, x=[[1, 2, 3]])
    document["layers"][0]["weights"] = [[1, 2, 3], [4, 5, 6]]
    assert only(document) == ("/layers/0/weights", "weights_transposed", {"rows": 3, "columns": 2})


def test_biases_of_the_wrong_length() -> None:
    where, code, params = only(with_layer(0, biases=[1, 2, 3]))
    assert (where, code) == ("/layers/0/biases", "biases_length")
    assert params == {"expected": 2, "layer": 1, "given": 3}


def test_ragged_data() -> None:
    assert found(plain(x=[[1, 2], [3]], target=[[1, 0]])) == {
        ("/x/1", "x_columns"),
        ("/target", "target_rows"),
    }
    assert only(plain(target=[[1]]))[:2] == ("/target/0", "target_columns")


def test_loss_and_last_activation() -> None:
    where, code, params = only(plain(loss="cross_entropy"))
    assert (where, code) == ("/loss", "loss_needs_activation")
    assert (params["needed"], params["given"]) == ("softmax", "identity")
    assert only(plain(loss="binary_cross_entropy"))[2]["needed"] == "sigmoid"


@pytest.mark.parametrize(
    ("loss", "activation"), [("cross_entropy", "softmax"), ("binary_cross_entropy", "sigmoid")]
)
def test_labels_that_are_no_probabilities(loss: str, activation: str) -> None:
    layers = [{"units": 2, "activation": activation}]
    document = plain(layers=layers, loss=loss, x=[[1, 2]] * 3, target=[[1, 0], [0.5, 2], [-1, 1]])
    assert found(document) == {("/target/1/1", "label_share"), ("/target/2/0", "label_share")}
    read_experiment(encoded(document | {"target": [[0, 1], [0.5, 0.5], [1, 1]]}), LIMITS)
    assert ("/target/0", "not_a_number") not in found(
        document | {"target": [[0, 1], ["a", 2], [1, 1]]}
    )


@pytest.mark.parametrize(
    ("ref", "code"),
    [
        ("", "edit_not_a_ref"),
        ("w", "edit_not_a_ref"),
        ("w.1.1", "edit_not_a_ref"),
        ("w.01.1.1", "edit_not_a_ref"),
        ("w.1.1.1@2", "edit_not_a_ref"),
        ("x.1", "edit_not_a_parameter"),
        ("dw.1.1.1", "edit_not_a_parameter"),
        ("W.1", "edit_not_a_parameter"),
        ("w.4.1.1", "edit_no_layer"),
        ("w.1.3.1", "edit_no_unit"),
        ("w.1.1.3", "edit_no_source"),
        ("b.1.1", "edit_no_bias"),
    ],
)
def test_edits_name_parameters_that_are_there(ref: str, code: str) -> None:
    assert only(plain(edits={ref: 1.0}))[:2] == (f"/edits/{ref}", code)


def test_keys_that_stand_twice() -> None:
    text = encoded(plain(edits={"w.1.1.1": 1})).decode()
    text = text.replace('"inputs": 2', '"inputs": 3, "inputs": 2', 1)
    text = text.replace('"units": 2', '"units": 1, "units": 2', 1)
    text = text.replace('"w.1.1.1": 1', '"w.1.1.1": 1, "w.1.1.1": 2', 1)
    assert found(text.encode()) == {
        ("/inputs", "duplicate_key"),
        ("/layers/0/units", "duplicate_key"),
        ("/edits/w.1.1.1", "duplicate_key"),
    }


def test_colons_elsewhere_are_no_keys() -> None:
    document = plain(title='a: b: "c": d')
    assert read_experiment(encoded(document), LIMITS).title == document["title"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (b"{", 1, 1),
        (b'{"version": 1,}', 1, 15),
        (b'{\n "a": }', 2, 7),
        (b"{'a': 1}", 1, 2),
        (b"[" * 100_000, 1, 202),
        (b'{"a": "\\ud800"}', 1, 14),
        (b'{"a": "\xff"}', 1, 8),
        (b"1" * 5000, 1, 4300),
        (b"\xff\xfe{\x00}\x00", 1, 1),
        (b"{} {}", 1, 4),
    ],
)
def test_text_that_is_no_json(text: bytes, line: int, column: int) -> None:
    (problem,) = refusal(text).problems
    assert (problem.pointer, problem.code) == ("", "malformed_json")
    assert problem.params["line"] == line
    assert abs(int(str(problem.params["column"])) - column) <= 8


@pytest.mark.parametrize("text", [b"", b"  \n"])
def test_empty_body(text: bytes) -> None:
    assert found(text) == {("", "empty_body")}


@pytest.mark.parametrize("value", [None, 1, "x", [], True])
def test_not_an_object(value: object) -> None:
    assert found(encoded(value)) == {("", "not_an_object")}


def test_a_million_bad_cells_are_told_in_part() -> None:
    document = with_layer(0, weights=[["a"] * 1000] * 1000)
    refused = refusal(encoded(document))
    assert len(refused.problems) == LISTED
    assert refused.more


def test_ten_thousand_unknown_fields_are_told_as_one() -> None:
    document = plain() | {f"field{i}": 0 for i in range(20_000)}
    assert ("", "hopeless") in found(document)


def test_experiment_inside_a_request() -> None:
    body = encoded({"experiment": plain()})
    assert isinstance(read_request(WithExperiment, body, LIMITS).experiment, Experiment)
    bad = encoded({"experiment": plain(loss="mze", x=[[1]]), "extra": 1})
    with pytest.raises(InvalidExperiment) as refused:
        read_request(WithExperiment, bad, LIMITS)
    assert {(problem.pointer, problem.code) for problem in refused.value.problems} == {
        ("/experiment/loss", "unknown_name_near"),
        ("/experiment/x/0", "x_columns"),
        ("/extra", "unknown_field"),
    }


@pytest.mark.parametrize("body", [plain(), {}])
def test_request_without_its_experiment(body: dict[str, Any]) -> None:
    with pytest.raises(InvalidExperiment) as refused:
        read_request(WithExperiment, encoded(body), LIMITS)
    (problem,) = refused.value.problems
    assert (problem.pointer, problem.code) == ("/experiment", "missing_wrapper")
