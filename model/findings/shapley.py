"""The Shapley value: how much of a difference each of several changes explains."""

from __future__ import annotations

from itertools import combinations
from math import factorial

import numpy as np

from model.steps.wages import Floats


def shapley_values(worth: Floats) -> Floats:
    """Shapley value of each player: (2 ** n coalitions, games) -> (n, games).

    value of a player = sum over coalitions S of the others of
    |S|! (n - |S| - 1)! / n! * (worth of S with the player - worth of S)

    worth: row k is the worth of the coalition whose members are the bits of k. The values of a game
    add up to its last row less its first.
    Source: Shapley, L. S. (1953), "A Value for n-Person Games", Contributions to the Theory of
    Games II, Annals of Mathematics Studies 28, 307-317.
    """
    players = (len(worth) - 1).bit_length()
    values = [_shapley_value(worth, player, players) for player in range(players)]
    return np.array(values).reshape(players, worth.shape[1])


def _shapley_value(worth: Floats, player: int, players: int) -> Floats:
    others = [1 << other for other in range(players) if other != player]
    total = np.zeros(worth.shape[1])
    for size in range(players):
        weight = factorial(size) * factorial(players - size - 1) / factorial(players)
        without = np.array([sum(members) for members in combinations(others, size)])
        gains = worth[without | 1 << player] - worth[without]
        total = total + weight * gains.sum(axis=0)
    return total
