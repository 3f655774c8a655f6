"""Answers from structured facts, one module a topic."""
