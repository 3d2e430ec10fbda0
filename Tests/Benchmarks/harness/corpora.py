"""The texts that both sides get: read from files that somebody names, or invented."""

import gzip
import json
import re
from dataclasses import dataclass

from harness.synthetic import Generator


@dataclass
class LabelledText:
    """A text with one class."""

    text: str
    label: str


def read_jsonl(path):
    """The objects of a JSON Lines file, plain or gzipped."""
    opened = gzip.open(path, "rb") if str(path).endswith(".gz") else open(path, "rb")
    with opened as file:
        return [json.loads(line) for line in file if line.strip()]


def write_jsonl(path, objects):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for item in objects:
            file.write(json.dumps(item, ensure_ascii=False) + "\n")


def one_line(text):
    """A text whose line ends are blanks, so that it can stand on a line of its own."""
    return re.sub(r"[\r\n]+", " ", text)


def labelled_texts(path, limit=None):
    """The texts and labels of a JSON Lines file with `text`, or `title` and `abstract`, and `label`."""
    texts = [LabelledText(one_line(text_of(item)), str(item["label"])) for item in read_jsonl(path)]
    return evenly(texts, limit)


def text_of(item):
    if "text" in item:
        return item["text"]
    return f"{item.get('title', '')}.\n{item.get('abstract', '')}"


def evenly(items, limit):
    """At most so many items, taken at equal distances."""
    if not limit or limit >= len(items):
        return items
    return [items[place * len(items) // limit] for place in range(limit)]


def invented_texts(count, seed, classes=25):
    generator = Generator(seed, classes)
    texts, labels = generator.texts(count)
    return [LabelledText(text, f"class-{label:02}") for text, label in zip(texts, labels)]


def invented_papers(count, labelled, seed, topics=12):
    """Papers of one or two topics each, the labels of some of them, and a taxonomy in YAML."""
    generator = Generator(seed, topics)
    first, topic = generator.texts(count)
    second, other = generator.texts(count)
    papers, labels = [], []
    for number in range(count):
        mixed = number % 3 == 0 and other[number] != topic[number]
        abstract = first[number] + " " + second[number][: len(second[number]) // 2] if mixed else first[number]
        title = " ".join(abstract.split()[:9]).replace(".", "")
        papers.append({
            "id": f"2501.{number:05}" if count < 100_000 else f"invented-{number:07}", "title": title, "abstract": abstract,
            "listed": f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"})
        if number < labelled:
            names = sorted({f"topic-{topic[number]:02}"} | ({f"topic-{other[number]:02}"} if mixed else set()))
            labels.append({"id": papers[-1]["id"], "topics": names, "primary": f"topic-{topic[number]:02}", "sample": "random"})
    lines = ["version: 1", "topics:"]
    for number in range(topics):
        lines += [f"  - slug: topic-{number:02}", f"    name: Topic {number:02}", "    definition: Invented.", "    cues: []"]
    return papers, labels, "\n".join(lines) + "\n"
