"""What pages and pictures show of runs and evaluations, as plain data.

Curves, figures, markers, comparisons, bars and single cases: computed from events and reports,
without Qt and without texts for people, which the window adds in the user's language.
"""
