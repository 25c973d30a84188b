"""Executes the code cells of a notebook in order, in the notebook's folder, as a kernel would.

Usage: run-notebook.py NOTEBOOK. Prints a JSON list with the output of each code cell. An exception in a cell ends the run.
"""

import contextlib
import io
import json
import os
import sys

path = sys.argv[1]
with open(path, encoding="utf-8") as file:
    cells = [cell for cell in json.load(file)["cells"] if cell["cell_type"] == "code"]
os.chdir(os.path.dirname(os.path.abspath(path)))
names = {"__name__": "__main__"}
printed = []
for cell in cells:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile("".join(cell["source"]), f"cell {cell['id']}", "exec"), names)
    printed.append(out.getvalue())
json.dump(printed, sys.stdout)
