"""Pictures as numbers: pure functions that templates draw as SVG. No Django, no ORM.

Across, coordinates are percent of the picture's width, so that one picture fits any window while
its words keep their size; down, they are CSS pixels.
"""
