"""The explorer's parts, without a browser."""
