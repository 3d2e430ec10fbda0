"""Invented text with the statistics of real text: Zipfian words that never run out, phrases that come again, classes with words of their own."""

import numpy as np

WORDS = 600_000
WORDS_OF_CLASS = 2_000
FIRST_OF_CLASSES = 400
FOLLOWERS = 4


class Generator:
    """Texts from a seed; the same seed, the same texts."""

    def __init__(self, seed, classes=25, mean_words=120):
        self.random = np.random.default_rng(seed)
        self.classes = classes
        self.mean_words = mean_words
        spelled = [spelling(number) for number in range(WORDS)]
        # The second half: the same words at the end of a sentence.
        self.words = np.array(spelled + [word + "." for word in spelled], object)
        self.all = cumulated(WORDS, 1.05)
        self.own = cumulated(WORDS_OF_CLASS, 0.9)
        self.followers = np.random.default_rng(seed + 1).integers(0, 50_000, (WORDS, FOLLOWERS), dtype=np.int32)

    def texts(self, count):
        """Some texts and the class of each."""
        classes = self.random.integers(0, self.classes, count)
        lengths = np.clip(self.random.normal(self.mean_words, self.mean_words / 4, count), 12, None).astype(int)
        total = int(lengths.sum())
        words = self._drawn(self.all, total)
        own = self.random.random(total) < 0.12
        offsets = FIRST_OF_CLASSES + np.repeat(classes, lengths)[own] * WORDS_OF_CLASS
        words[own] = offsets + self._drawn(self.own, int(own.sum()))
        follows = np.flatnonzero(self.random.random(total - 1) < 0.35) + 1
        words[follows] = self.followers[words[follows - 1], self.random.integers(0, FOLLOWERS, len(follows))]
        words += WORDS * (self.random.random(total) < 0.07)
        spelled = self.words[words].tolist()
        ends = np.cumsum(lengths)
        return [" ".join(spelled[end - length:end]) for end, length in zip(ends, lengths)], classes

    def _drawn(self, cumulated_shares, count):
        return np.searchsorted(cumulated_shares, self.random.random(count)).astype(np.int64)


def cumulated(count, exponent):
    """The cumulated shares of a Zipf-Mandelbrot law."""
    shares = 1 / (np.arange(count) + 2.7) ** exponent
    result = np.cumsum(shares / shares.sum())
    result[-1] = 1
    return result


def spelling(number):
    """A word for each number: syllables, the fewer the smaller the number."""
    syllables = []
    number += 70
    while number:
        number, rest = divmod(number, 70)
        syllables.append("bdfghklmnprstv"[rest // 5] + "aeiou"[rest % 5])
    return "".join(syllables)
