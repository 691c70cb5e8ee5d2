"""How good completion is for somebody who types code, measured on real files.

Cases and the passages of the typing simulation come from unseen files, every figure has a count
and an interval, and a trained model is compared with baselines that it has to beat.
"""
