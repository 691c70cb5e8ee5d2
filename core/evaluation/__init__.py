"""How good completion is for a person at the keyboard, measured on real files.

Cases and a typist's replay come from held-out files, every figure comes with its count and
an interval, and a trained model stands beside baselines that it has to beat.
"""
