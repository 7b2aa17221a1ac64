"""Measurements that the promises rest on; `python -m tests.benchmarks.<folder>.<name> --help`."""
