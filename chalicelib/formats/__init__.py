"""The answer tree and its writers: one module a format, each with CONTENT_TYPE and ``write``."""
