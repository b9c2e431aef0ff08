"""Doors for people and programs, all in the one API Lambda."""
