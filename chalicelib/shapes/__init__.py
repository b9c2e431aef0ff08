"""Shapes: places, and their outlines made of where photos were taken.

    positions ──> outline ──> shape ──> dataset            gazetteer: a point ──> the places around it
"""
