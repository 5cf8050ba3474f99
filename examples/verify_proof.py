#!/usr/bin/env python3
"""Adds up the proofs of a report again, from its JSON alone: `verify_proof.py REPORT.json …` (or JSON on standard input).

Each conflict holds relations (left = right, or left <= right), each taken `multiplier` times, and for every figure the
least and the largest amount in 分 that it can stand for. Added up, the relations say that a sum of amounts is at most 0;
the proof holds where the least that the amounts can make of that sum is above 0. This program knows nothing else of budgets,
of rounding, or of the program that wrote the report. It exits with 1 where a proof doesn't hold."""
import json
import sys


def least(conflict):
    """The least value, in 分, of the sum that the relations say is at most 0; None where nothing bounds it."""
    taken = {}
    for relation in conflict["relations"]:
        multiplier = int(relation["multiplier"])
        if relation["kind"] == "at-most" and multiplier <= 0:
            return None  # An inequality may only be taken the way it points.
        left, right = relation["times"]
        for cells, times in ((relation["left"], left), (relation["right"], -right)):
            for cell in cells:
                taken[cell] = taken.get(cell, 0) + multiplier * times
    total = 0
    for cell, times in taken.items():
        figure = conflict["cells"][cell]
        end = figure["low_fen"] if times > 0 else figure["high_fen"]
        if times != 0 and end is None:
            return None
        total += times * (end or 0)
    return total


def main():
    texts = [open(name, encoding="utf8").read() for name in sys.argv[1:]] or [sys.stdin.read()]
    good = bad = 0
    for text in texts:
        for number, conflict in enumerate(json.loads(text)["conflicts"], 1):
            value = least(conflict)
            holds = value is not None and value > 0
            good, bad = good + holds, bad + (not holds)
            print(f"conflict {number}: {'impossible' if holds else 'NOT PROVEN'}, at least {value} 分 left over")
    print(f"{good} of {good + bad} proofs hold")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
