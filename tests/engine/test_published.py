"""Published worked examples, each to the last digit that its source prints."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from app.engine import Array, Layer, Network, Passes, run

MAZUR = Network(
    (
        Layer([[0.15, 0.25], [0.20, 0.30]], [0.35, 0.35], "sigmoid"),
        Layer([[0.40, 0.50], [0.45, 0.55]], [0.60, 0.60], "sigmoid"),
    ),
    "half_sse",
)
MAZUR_BATCH = ([[0.05, 0.10]], [[0.01, 0.99]])


def printed(values: Sequence[float] | Array, digits: str) -> None:
    """Each value rounds to what is printed: half a unit in the last place at most."""
    texts = digits.split()
    flat = np.ravel(values)
    assert len(texts) == len(flat)
    for value, text in zip(flat, texts, strict=True):
        mantissa, _, exponent = text.partition("e")
        places = len(mantissa.partition(".")[2]) - int(exponent or 0)
        assert value == pytest.approx(float(text), rel=0, abs=0.500001 * 10.0**-places), text


def neuron(weight: float, bias: float, loss: str) -> Passes:
    """Nielsen's: one sigmoid neuron, x = 1, t = 0."""
    network = Network((Layer([[weight]], [bias], "sigmoid"),), loss)
    return run(network, [[1.0]], [[0.0]], 0.15)


def test_mazur_first_pass() -> None:
    passes = run(MAZUR, *MAZUR_BATCH, learning_rate=0.5, freeze_biases=True)
    fwd, bwd = passes.forward, passes.backward
    printed(fwd.h[0], ".3775 .3925")
    printed(fwd.a[0], ".5932699921 .5968843783")
    printed(fwd.h[1], "1.1059059671 1.2249214041")
    printed(fwd.y, ".7513650696 .7729284653")
    assert fwd.loss == pytest.approx(0.2983711087600027, rel=1e-15)
    printed(0.5 * (fwd.y - passes.target) ** 2, ".2748110832 .0235600256")
    printed(bwd.dy, ".7413650696 -.2170715347")
    printed(bwd.dz[1], ".1384985616 -.0380982365")
    printed(bwd.da[0], ".0363503064 .0413703226")
    printed(bwd.dz[0], ".0087713547 .0099542547")
    paths = MAZUR.layers[1].weights * bwd.dz[1]
    printed(paths, ".0553994247 -.0190491183 .0623243527 -.0209540301")
    printed(bwd.dw[0].T, ".000438567734 .000877135469 .000497712735 .000995425471")
    printed(bwd.dw[1].T, ".0821670406 .0826676278 -.0226025405 -.0227402422")


def test_mazur_first_update() -> None:
    frozen = run(MAZUR, *MAZUR_BATCH, learning_rate=0.5, freeze_biases=True)
    first, second = frozen.updated.layers
    printed(first.weights.T, ".149780716 .199561432 .249751144 .299502287")
    printed(second.weights.T, ".358916480 .408666186 .511301270 .561370121")
    printed([frozen.loss_after], ".29102777369")
    free = run(MAZUR, *MAZUR_BATCH, learning_rate=0.5)
    printed([free.loss_after], ".28047144679")


def test_mazur_ten_thousand_updates() -> None:
    network = MAZUR
    for _ in range(10_000):
        passes = run(network, *MAZUR_BATCH, learning_rate=0.5, freeze_biases=True)
        network = passes.updated
    printed([passes.loss_after], "3.510187783e-5")
    printed(run(network, *MAZUR_BATCH, learning_rate=0.5).forward.y, ".01591362044 .98406427351")
    for layer, before in zip(network.layers, MAZUR.layers, strict=True):
        np.testing.assert_array_equal(layer.biases, before.biases)


@pytest.mark.parametrize(
    ("weight", "bias", "y", "dw"),
    [(0.6, 0.9, ".8175745", ".1219383"), (2.0, 2.0, ".9820138", ".0173450")],
)
def test_nielsen_confidently_wrong_is_slow(weight: float, bias: float, y: str, dw: str) -> None:
    squared = neuron(weight, bias, "half_sse")
    printed(squared.forward.y, y)
    printed(squared.backward.dw[0], dw)
    entropy = neuron(weight, bias, "binary_cross_entropy")
    np.testing.assert_array_equal(entropy.backward.dw[0], entropy.forward.y)


def test_relu_2_2_1() -> None:
    network = Network(
        (
            Layer([[0.6, 0.3], [0.8, 0.4]], [0.2, 0.1], "relu"),
            Layer([[0.6], [-0.2]], [0.1], "relu"),
        ),
        "half_sse",
    )
    passes = run(network, [[1.2, 0.5]], [[1.0]], 0.1)
    fwd, bwd = passes.forward, passes.backward
    for values, digits in (
        (fwd.h[0], "1.32 .66"),
        (fwd.y, ".76"),
        ([fwd.loss], ".0288"),
        (bwd.dw[0].T, "-.1728 -.072 .0576 .024"),
        (bwd.dw[1], "-.3168 -.1584"),
        (bwd.joined[0][-1], "-.144 .048"),
        (bwd.joined[1][-1], "-.24"),
    ):
        printed(values, digits)
        np.testing.assert_allclose(np.ravel(values), [float(d) for d in digits.split()], rtol=1e-13)


def test_one_relu_neuron_from_scratch() -> None:
    network = Network((Layer([[-3.0], [-1.0], [2.0]], [1.0], "relu"),), "half_sse")
    passes = run(network, [[1.0, -2.0, 3.0]], [[5.0]], 0.001)
    assert passes.forward.h[0].item() == 6.0
    assert passes.backward.dy.item() == 1.0
    assert passes.backward.dw[0].ravel().tolist() == [1.0, -2.0, 3.0]
    assert passes.backward.dx.ravel().tolist() == [-3.0, -1.0, 2.0]
    assert passes.backward.joined[0][-1].tolist() == [1.0]


def test_scikit_learn_mlp() -> None:
    network = Network(
        (
            Layer([[0.1, 0.2], [0.3, 0.1], [0.5, 0.0]], [0.1, 0.1], "sigmoid"),
            Layer([[0.1], [0.2]], [1.0], "sigmoid"),
        ),
        "binary_cross_entropy",
    )
    passes = run(network, [[0.6, 0.8, 0.7]], [[0.0]], 0.1)
    printed(passes.forward.a[0], ".6791787 .5744425")
    printed(passes.forward.y, ".7654520")
    printed(passes.backward.dz[0], ".0166788 .0374242")
