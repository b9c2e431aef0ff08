"""The world: files of places and shapes become a gazetteer that is published.

file ──> geojson | woe ──> row ──> workbook ──> draft, parents, names ──> publishing
                            └──> store/shapes
"""
