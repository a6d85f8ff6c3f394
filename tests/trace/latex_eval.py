"""Evaluates the LaTeX of a template with numbers for its refs: what a reader does by hand.

Written against the grammar of the formulas alone, with NumPy and nothing of `app`: the formula that
is shown must give the number that is shown.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np

Value = Any  # a float, or a matrix

WORD = re.compile(r"\s*(⟦[^⟧]*⟧|\\[A-Za-z]+|\\,|\d+(?:\.\d+)?|[A-Za-z]|[-+(){}^'])\s*")
IGNORED = {r"\left", r"\right", r"\,"}


def _gaussian_cdf(h: float) -> float:
    return 0.5 * math.erfc(-h / math.sqrt(2))


def _sigmoid(h: float) -> float:
    return 1 / (1 + math.exp(-h))


FUNCTIONS: dict[str, Callable[[float], float]] = {
    "ReLU": lambda h: max(h, 0.0),
    "ReLU'": lambda h: float(h > 0),
    "LeakyReLU": lambda h: h if h > 0 else 0.01 * h,
    "LeakyReLU'": lambda h: 1.0 if h > 0 else 0.01,
    "ELU": lambda h: h if h > 0 else math.expm1(h),
    "ELU'": lambda h: 1.0 if h > 0 else math.exp(h),
    r"\sigma": _sigmoid,
    r"\sigma'": lambda h: _sigmoid(h) * (1 - _sigmoid(h)),
    r"\tanh": math.tanh,
    r"\tanh'": lambda h: 1 - math.tanh(h) ** 2,
    "softplus": lambda h: math.log1p(math.exp(h)),
    "softplus'": _sigmoid,
    "SiLU": lambda h: h * _sigmoid(h),
    "SiLU'": lambda h: _sigmoid(h) * (1 + h * (1 - _sigmoid(h))),
    "GELU": lambda h: h * _gaussian_cdf(h),
    "GELU'": lambda h: _gaussian_cdf(h) + h * math.exp(-h * h / 2) / math.sqrt(2 * math.pi),
    r"\ln": math.log,
}


def _softmax(h: Value) -> Value:
    powers = np.exp(h - np.max(h, axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


class Evaluator:
    """Recursive descent: sums of products (· ⊙ ⊘) of juxtaposed factors with powers."""

    def __init__(self, latex: str, value: Callable[[str], Value], rows: int = 1) -> None:
        self.words = [t for t in WORD.findall(latex) if t not in IGNORED]
        assert "".join(self.words) == re.sub(r"\s|\\left|\\right|\\,", "", latex), latex
        self.value = value
        self.rows = rows
        self.at = 0

    def peek(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self, expected: str = "") -> str:
        word = self.peek()
        assert not expected or word == expected, (self.words, self.at, expected)
        self.at += 1
        return word

    def whole(self) -> Value:
        result = self.sum()
        assert self.at == len(self.words), self.words[self.at :]
        return result

    def sum(self) -> Value:
        result = self.product()
        while self.peek() in ("+", "-"):
            sign = 1 if self.take() == "+" else -1
            result = result + sign * self.product()
        return result

    def product(self) -> Value:
        if self.peek() == "-":
            self.take()
            return -self.product()
        result = self.juxtaposed()
        while self.peek() in (r"\cdot", r"\odot", r"\oslash"):
            operator = self.take()
            right = self.juxtaposed()
            result = result / right if operator == r"\oslash" else result * right
        return result

    def juxtaposed(self) -> Value:
        result = self.power()
        while self.starts_factor():
            right = self.power()
            matrices = np.ndim(result) == 2 and np.ndim(right) == 2
            result = result @ right if matrices else result * right
        return result

    def starts_factor(self) -> bool:
        word = self.peek()
        operators = ("+", "-", ")", "}", "^", "", r"\cdot", r"\odot", r"\oslash", r"\rVert")
        return word not in operators

    def power(self) -> Value:
        base = self.factor()
        if self.peek() != "^":
            return base
        self.take("^")
        if self.peek() == "{":
            self.take("{")
            if self.peek() == r"\top":
                self.take(r"\top")
                self.take("}")
                return np.asarray(base).T
            exponent = self.sum()
            self.take("}")
            return base**exponent
        return base ** float(self.take())

    def group(self, opening: str, closing: str) -> Value:
        self.take(opening)
        result = self.sum()
        self.take(closing)
        return result

    def factor(self) -> Value:
        word = self.peek()
        if word == "(":
            return self.group("(", ")")
        if word == "{":
            return self.group("{", "}")
        word = self.take()
        if word.startswith("⟦"):
            value = self.value(word[1:-1])
            return np.array(value, dtype=float) if isinstance(value, list) else value
        if word == r"\sum":
            return np.sum(self.product())
        if word == r"\frac":
            top = self.group("{", "}")
            return top / self.group("{", "}")
        if word == r"\lVert":
            inner = self.sum()
            self.take(r"\rVert")
            return np.sqrt(np.sum(np.square(inner)))
        if word == r"\mathbf":
            self.group("{", "}")
            return self.ones()
        if word == "e":
            return math.e
        if word in (r"\mathrm", r"\sigma", r"\tanh", r"\ln"):
            return self.applied(word)
        return float(word)

    def ones(self) -> Value:
        """A column of ones as long as its neighbour asks: one a sample, or 1·1ᵀ over outputs."""
        if self.peek() == r"\mathbf":
            self.take()
            self.group("{", "}")
            for word in ("^", "{", r"\top", "}"):
                self.take(word)
            outputs = len(self.value("Y")[0])
            return np.ones((outputs, outputs))
        return np.ones((self.rows, 1))

    def applied(self, word: str) -> Value:
        name = word
        if word == r"\mathrm":
            self.take("{")
            name = ""
            while self.peek() != "}":
                name += self.take()
            self.take("}")
        if self.peek() == "'":
            name += self.take()
        if name == "softmax":
            return _softmax(self.group("(", ")"))
        function = FUNCTIONS[name]
        argument = self.group("(", ")") if self.peek() == "(" else self.power()
        return np.vectorize(function, otypes=[float])(argument)


def evaluate(template: str, value: Callable[[str], Value], rows: int = 1) -> Value:
    """The right-hand side of `⟦target⟧ = …`."""
    return Evaluator(template.split(" = ", 1)[1], value, rows).whole()
