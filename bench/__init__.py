"""Benchmarks: each prints ratios within one run; none is a test, and only loopback is called."""
