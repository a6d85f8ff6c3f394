"""Gradwalk: back-propagation as a walk, every gradient step by step."""

__version__ = "0.1.0"
