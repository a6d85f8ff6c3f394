"""A finite experiment that overflows: the first quantity that is not finite is named."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import ACTIVATIONS, Layer, Network, NonFinite, run
from app.engine.gradcheck import check

Matrix = list[list[float]]


def chain(*weights: float, loss: str = "mse", activation: str = "identity") -> Network:
    """A network of single units."""
    return Network(tuple(Layer([[w]], None, activation) for w in weights), loss)


def named(
    network: Network, x: Matrix, target: Matrix, learning_rate: float = 0.1
) -> tuple[str, int | None, int | None, int | None, int | None]:
    with pytest.raises(NonFinite) as caught:
        run(network, x, target, learning_rate)
    error = caught.value
    return error.kind, error.layer, error.unit, error.source, error.sample


def test_h_by_layer_sample_and_unit() -> None:
    network = Network(
        (Layer([[1e200, 1.0]], None, "identity"), Layer([[1.0], [1e200]], None, "relu")), "mse"
    )
    assert named(network, [[1.0], [1e109]], [[0.0], [0.0]]) == ("h", 1, 1, None, 2)
    assert named(network, [[1.0], [-1e108]], [[0.0], [0.0]]) == ("h", 2, 1, None, 2)


def test_an_h_of_minus_infinity_is_named_though_relu_hides_it() -> None:
    network = chain(-1e200, 1.0, activation="relu")
    assert named(network, [[1e200]], [[0.0]]) == ("h", 1, 1, None, 1)


def test_the_loss_of_a_sample_and_of_the_batch() -> None:
    assert named(chain(1.0), [[0.0], [1e200]], [[0.0], [0.0]]) == ("loss", None, None, None, 2)
    network = Network(chain(1.0).layers, "sse", "sum")
    far = [[1.2e154]]
    assert named(network, far * 2, [[0.0]] * 2) == ("loss", None, None, None, None)


def test_gradients_from_the_last_layer_back() -> None:
    assert named(chain(1e-300, 1e300), [[1e100]], [[-1e100]]) == ("da", 1, 1, None, 1)
    assert named(chain(1e-200), [[1e300]], [[0.0]]) == ("dw", 1, 1, 1, None)
    assert named(chain(1e250), [[0.0]], [[1e100]]) == ("dx", None, 1, None, 1)


def test_new_parameters_then_the_loss_after() -> None:
    assert named(chain(1.0), [[1e100]], [[0.0]], 1e200) == ("new.w", 1, 1, 1, None)
    biased = Network((Layer([[0.0]], [1e100], "identity"),), "mse")
    assert named(biased, [[0.0]], [[0.0]], 1e300) == ("new.b", 1, 1, None, None)
    assert named(chain(1.0), [[1.0]], [[0.0]], 1e200) == ("loss_after", None, None, None, None)


def test_a_new_weight_is_named_though_relu_hides_it() -> None:
    network = Network((Layer([[1.0]], None, "relu"), Layer([[1.0]], None, "identity")), "mse")
    assert named(network, [[1.0]], [[-1e10]], 1e300) == ("new.w", 1, 1, 1, None)


def test_weights_are_searched_as_the_story_tells_them_the_edges_into_a_unit_first() -> None:
    network = Network((Layer(np.zeros((2, 2)), None, "identity"),), "sse")
    assert named(network, [[0.0, 1e300]], [[0.0, 1e100]]) == ("dw", 1, 2, 2, None)
    assert named(network, [[1e300, 1e300]], [[1e100, 1e100]]) == ("dw", 1, 1, 1, None)


@pytest.mark.parametrize("name", ["sigmoid", "softmax", "tanh"])
def test_a_saturated_output_is_no_overflow(name: str) -> None:
    passes = run(chain(1e300, activation=name), [[1.0]], [[0.0]], 0.1)
    assert passes.forward.loss == 1.0


def test_only_dy_of_a_fused_loss_may_be_infinite() -> None:
    network = chain(-1e4, loss="binary_cross_entropy", activation="sigmoid")
    passes = run(network, [[1.0]], [[1.0]], 0.1)
    assert passes.forward.loss == 1e4
    assert passes.backward.dy.item() == -math.inf
    assert passes.backward.dz[0].item() == -1.0


def test_the_message_says_where() -> None:
    assert str(NonFinite("h", 2, 1, sample=3)) == "h.2.1@3 is not finite"
    assert str(NonFinite("dw", 2, 1, 4)) == "dw.2.1.4 is not finite"
    assert str(NonFinite("loss")) == "loss is not finite"


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(list(ACTIVATIONS)),
    st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=8, max_size=8),
)
def test_whatever_is_given_all_is_finite_or_named(name: str, numbers: list[float]) -> None:
    a, b, c, d, bias, x, t, rate = numbers
    layers = (Layer([[a, b]], [bias, c], name), Layer([[c], [d]], None, "identity"))
    try:
        passes = run(Network(layers, "mse"), [[x]], [[t]], abs(rate) or 1.0)
    except NonFinite:
        return
    fwd, bwd = passes.forward, passes.backward
    updated = [layer.joined for layer in passes.updated.layers]
    for array in (*fwd.h, *fwd.a, *bwd.dz, *bwd.da, *bwd.joined, bwd.dx, *updated):
        assert np.isfinite(array).all()
    assert math.isfinite(fwd.loss)
    assert math.isfinite(passes.loss_after)


def test_the_check_names_what_the_passes_would_and_the_loss_where_a_step_overflows() -> None:
    with pytest.raises(NonFinite) as caught:
        check(chain(1e200, 1e200), [[1.0]], [[0.0]])
    assert caught.value.kind == "h"
    largest = math.sqrt(np.finfo(np.float64).max)
    with pytest.raises(NonFinite) as caught:
        check(chain(1.0), [[largest * (1.0 - 1e-9)]], [[0.0]])
    assert caught.value.kind in ("dw", "loss")
