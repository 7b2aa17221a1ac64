"""How many letters to insert, leave out, exchange or swap to make one word of another."""


def distance(one: str, other: str) -> int:
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for place, beside in enumerate(other, 1):
            steps = min(last[place] + 1, row[-1] + 1, last[place - 1] + (letter != beside))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == beside:
                steps = min(steps, before[place - 2] + 1)
            row.append(steps)
        before, last = last, row
    return last[-1]
