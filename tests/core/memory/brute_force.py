"""The look-up of project memory by going through every position: slow, and plainly right."""

from core.memory.lookup import MIN_LEFT
from core.memory.segment import MAX_CONTEXT


def brute_force(documents, context):
    """Blend, fractions of the longest level, and matched length, of documents (lists)."""
    levels = []
    for depth in range(1, min(MAX_CONTEXT, len(context)) + 1):
        wanted = list(context[-depth:])
        follow = {}
        for document in documents:
            for position in range(depth, len(document)):
                if list(document[position - depth : position]) == wanted:
                    token = document[position]
                    follow[token] = follow.get(token, 0) + 1
        if not follow:
            break
        levels.append(follow)
    blend, left = {}, 1.0
    for follow in reversed(levels):
        total = sum(follow.values()) + len(follow)
        for token, count in follow.items():
            blend[token] = blend.get(token, 0.0) + left * count / total
        left *= len(follow) / total
        if left < MIN_LEFT:
            break
    blend = {token: value / (1.0 - left) for token, value in blend.items()}
    if not levels:
        return {}, {}, 0
    longest = levels[-1]
    seen = sum(longest.values())
    return blend, {token: count / seen for token, count in longest.items()}, len(levels)
