"""The wire format in types: what the answers, built as plain data, look like to OpenAPI.

A module for each router, and `parts.py` for what they share.
"""
