"""Measurements that the promises rest on; `python -m tests.benchmarks.<name> --help`."""
