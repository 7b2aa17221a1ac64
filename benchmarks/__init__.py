"""Measurements that the promises rest on; `python -m benchmarks.<name> --help`."""
