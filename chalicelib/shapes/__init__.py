"""Shapes: places, and their outlines made of where photos were taken.

    positions ──> outline ──> shape ──> dataset        gazetteer: a point ──> places around it

An outline is computed without I/O::

    lattice      plane        thinning      mesh          search        faces         plane
    positions ─> flat     ──> fewer     ──> triangles ──> those of  ──> polygons  ──> on earth
    once each    (by pole     places        (Delaunay)    the large     of their      again: cut at
                 or seam)                                 parts         borders       180 degrees

From lattice to faces all coordinates are whole numbers: what touches what is never a matter
of rounding.
"""
