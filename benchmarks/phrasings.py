"""Swedish phrasings and questions made by rule, the same each time: words put together from syllables, sentences from words."""

from __future__ import annotations

import random

_STARTS = "b bl br d dr f fl fr g gl gr h j k kl kn kr kv l m n p pl pr r s sj sk sl sm sn sp st str sv t tr tv v".split()
_VOWELS = "a e i o u y å ä ö".split()
_ENDS = ["", "", "", "d", "g", "k", "l", "ll", "m", "n", "nd", "ng", "r", "rd", "rk", "rn", "s", "st", "t"]
_ENDINGS = ["", "", "en", "et", "ar", "er", "arna", "erna", "ning", "het", "ens"]
_ASKS = [
    "vad är",
    "vem är",
    "när är",
    "var finns",
    "hur får man",
    "hur många",
    "kan jag",
    "varför har",
    "vilka",
    "vad kostar",
    "får man",
    "när kommer",
]
_LINKS = ["i", "på", "för", "till", "från", "om", "med", "och", "av", "hos"]
_LETTERS = "abcdefghijklmnoprstuvyåäö"


def vocabulary(size: int, rng: random.Random) -> list[str]:
    """Words of one to three syllables, each once."""
    words: dict[str, None] = {}
    while len(words) < size:
        syllables = "".join(rng.choice(_STARTS) + rng.choice(_VOWELS) + rng.choice(_ENDS) for _ in range(rng.choice((1, 2, 2, 3))))
        words[syllables + rng.choice(_ENDINGS)] = None
    return list(words)


def phrasings(number: int, each: int = 10) -> list[tuple[str, str]]:
    """`number` pairs of fact and phrasing, `each` for a fact: three or four topic words, said in varying ways.

    Words are drawn as in language: a few often, most seldom (Zipf)."""
    rng = random.Random(20)
    words = vocabulary(max(500, number // 5), rng)
    weights = [1 / (n + 20) for n in range(len(words))]
    pairs: list[tuple[str, str]] = []
    for fact in range(-(-number // each)):
        topic = rng.choices(words, weights, k=rng.choice((3, 4)))
        for _ in range(min(each, number - len(pairs))):
            said = rng.sample(topic, rng.randint(2, len(topic)))
            if rng.random() < 0.5:
                said.insert(rng.randint(0, len(said)), rng.choices(words, weights)[0])
            joined = said[0] + "".join(f" {rng.choice(_LINKS)} {word}" if rng.random() < 0.4 else f" {word}" for word in said[1:])
            pairs.append((f"fact-{fact}", f"{rng.choice(_ASKS).capitalize()} {joined}?"))
    return pairs


def questions(pairs: list[tuple[str, str]], number: int) -> list[str]:
    """Distinct questions: phrasings said a little otherwise, every second one with a wrong letter."""
    rng = random.Random(21)
    asked = []
    for n in range(number):
        words = rng.choice(pairs)[1].rstrip("?").split()
        words.insert(rng.randint(0, len(words)), rng.choice(_LINKS))
        letters = list(" ".join(words))
        if n % 2:
            letters[rng.randrange(len(letters))] = rng.choice(_LETTERS)
        asked.append("".join(letters))
    return asked
