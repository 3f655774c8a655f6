"""Answers from structured facts, one module a topic: period, governance, glossary, lists, figures."""
