"""The document a user writes: its form, its checks, initial weights, examples."""

from app.experiment.messages import LANGS, Lang
from app.experiment.model import Experiment, Layer
from app.experiment.problems import ExperimentError, InvalidExperiment, Problem, TooLarge
from app.experiment.read import WithExperiment, read_experiment, read_request
from app.experiment.resolve import Resolved, resolve

__all__ = [
    "LANGS",
    "Experiment",
    "ExperimentError",
    "InvalidExperiment",
    "Lang",
    "Layer",
    "Problem",
    "Resolved",
    "TooLarge",
    "WithExperiment",
    "read_experiment",
    "read_request",
    "resolve",
]
