"""Doors for the stream, the queues and the clock: one Lambda a file, named as its stage."""
