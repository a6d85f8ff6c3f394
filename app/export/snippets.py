"""How each activation and each loss is written in the languages code is exported to.

This is the one place in the room that knows them by name; a test fails when a row of the engine's
tables has none here. An expression names its quantities as {h}, {a}, {y}, {t}, and {n} for the
number of outputs. Matrices have a row for each sample, as in the notes. `helpers` are functions of
the same language that an expression calls; the file defines those that it needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

NUMPY_HELPERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sigmoid": "def sigmoid(h):\n    return 1 / (1 + np.exp(-h))",
        "Phi": (
            "erfc = np.vectorize(math.erfc, otypes=[float])\n\n\n"
            "def Phi(h):\n"
            '    """The normal distribution function."""\n'
            "    return erfc(-h / math.sqrt(2)) / 2"
        ),
        "softmax": (
            "def softmax(h):\n"
            "    e = np.exp(h - h.max(axis=1, keepdims=True))\n"
            "    return e / e.sum(axis=1, keepdims=True)"
        ),
        "log_softmax": (
            "def log_softmax(h):\n"
            "    h = h - h.max(axis=1, keepdims=True)\n"
            "    return h - np.log(np.exp(h).sum(axis=1, keepdims=True))"
        ),
        "over": (
            "def over(t, y):\n"
            '    """t / y, and 0 where t is 0 though y be 0 too."""\n'
            "    return np.divide(t, y, out=np.zeros_like(y), where=t != 0)"
        ),
    }
)
TORCH_HELPERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "over": (
            "def over(t, y):\n"
            '    """t / y, and 0 where t is 0 though y be 0 too."""\n'
            "    return torch.where(t == 0, torch.zeros_like(y), t / y)"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class ActivationCode:
    """One activation.

    value: a from {h}. slope: a factor, φ'({h}), with {a} at hand; empty where it is 1.
    through: ∂L/∂{h} from {da}, where that is no product with a slope (softmax).
    torch: a from {h}; its derivative is autograd's.
    """

    value: str
    slope: str
    torch: str
    through: str = ""
    helpers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LossCode:
    """One loss.

    losses, torch: the loss of each sample, shape (B,). gradient: ∂loss/∂{y}.
    fused: ∂loss/∂{h} in one expression, where the loss has a partner activation.
    torch_gradient: ∂loss/∂{y} by hand, where autograd goes from the loss to {h} at once.
    """

    losses: str
    gradient: str
    torch: str
    fused: str = ""
    torch_gradient: str = ""
    helpers: tuple[str, ...] = ()
    torch_helpers: tuple[str, ...] = ()


ACTIVATION_CODE: Final[Mapping[str, ActivationCode]] = MappingProxyType(
    {
        "identity": ActivationCode("{h}", "", "{h}"),
        "relu": ActivationCode("np.maximum({h}, 0)", "({h} > 0)", "F.relu({h})"),
        "leaky_relu": ActivationCode(
            "np.where({h} > 0, {h}, 0.01 * {h})",
            "np.where({h} > 0, 1, 0.01)",
            "F.leaky_relu({h}, 0.01)",
        ),
        "elu": ActivationCode(
            "np.where({h} > 0, {h}, np.expm1(np.minimum({h}, 0)))",
            "np.exp(np.minimum({h}, 0))",
            "F.elu({h})",
        ),
        "sigmoid": ActivationCode(
            "sigmoid({h})", "({a} * (1 - {a}))", "torch.sigmoid({h})", helpers=("sigmoid",)
        ),
        "tanh": ActivationCode("np.tanh({h})", "(1 - {a}**2)", "torch.tanh({h})"),
        # PyTorch calls softplus linear from h = 20 on, where it is still 2e-9 above h.
        "softplus": ActivationCode(
            "np.logaddexp({h}, 0)",
            "sigmoid({h})",
            "F.softplus({h}, threshold=40)",
            helpers=("sigmoid",),
        ),
        "silu": ActivationCode(
            "{h} * sigmoid({h})",
            "(sigmoid({h}) * (1 + {h} * (1 - sigmoid({h}))))",
            "F.silu({h})",
            helpers=("sigmoid",),
        ),
        "gelu": ActivationCode(
            "{h} * Phi({h})",
            "(Phi({h}) + {h} * np.exp(-({h}**2) / 2) / math.sqrt(2 * math.pi))",
            "F.gelu({h})",
            helpers=("Phi",),
        ),
        "softmax": ActivationCode(
            "softmax({h})",
            "",
            "F.softmax({h}, dim=1)",
            through="{a} * ({da} - ({a} * {da}).sum(axis=1, keepdims=True))",
            helpers=("softmax",),
        ),
    }
)

LOSS_CODE: Final[Mapping[str, LossCode]] = MappingProxyType(
    {
        "mse": LossCode(
            "(({y} - {t}) ** 2).mean(axis=1)",
            "2 / {n} * ({y} - {t})",
            'F.mse_loss({y}, {t}, reduction="none").mean(dim=1)',
        ),
        "half_sse": LossCode(
            "(({y} - {t}) ** 2).sum(axis=1) / 2",
            "{y} - {t}",
            'F.mse_loss({y}, {t}, reduction="none").sum(dim=1) / 2',
        ),
        "sse": LossCode(
            "(({y} - {t}) ** 2).sum(axis=1)",
            "2 * ({y} - {t})",
            'F.mse_loss({y}, {t}, reduction="none").sum(dim=1)',
        ),
        "cross_entropy": LossCode(
            "-({t} * log_softmax({h})).sum(axis=1)",
            "-over({t}, {y})",
            'F.cross_entropy({h}, {t}, reduction="none")',
            fused="{y} * {t}.sum(axis=1, keepdims=True) - {t}",
            torch_gradient="-over({t}, {y})",
            helpers=("log_softmax", "over"),
            torch_helpers=("over",),
        ),
        "binary_cross_entropy": LossCode(
            "({t} * np.logaddexp(0, -{h}) + (1 - {t}) * np.logaddexp(0, {h})).sum(axis=1)",
            "over(1 - {t}, sigmoid(-{h})) - over({t}, {y})",
            'F.binary_cross_entropy_with_logits({h}, {t}, reduction="none").sum(dim=1)',
            fused="{y} - {t}",
            torch_gradient="over(1 - {t}, torch.sigmoid(-{h})) - over({t}, {y})",
            helpers=("sigmoid", "over"),
            torch_helpers=("over",),
        ),
    }
)
