"""Stands in for `dependency_injector`: providers, declarative containers, and wiring by markers."""
