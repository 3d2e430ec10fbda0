#!/usr/bin/env python3
"""How far estimated shares are from the truth, month by month.

    Tests/Benchmarks/shares/shares.py --train train.jsonl.gz --corrected-by val.jsonl.gz --test test.jsonl.gz

Each file has `id`, `text`, `label` (and `title`, `labels`, `date`) a line. A model learns from --train; the papers of the other two go into an archive; its
shares are corrected by the labels of --corrected-by (`trends report --labels`) and reported for the months of --test (one year). What the reports say is
set against the labels of --test, over the pairs of a month and a category that has at least five papers in it.

--multi takes `labels` in place of `label`: papers then have several categories, and the categories judged are those that are some paper's `label`.
Needs Python 3.9 or later and nothing else; `--trends` names the program.
"""

import argparse
import collections
import gzip
import json
import pathlib
import subprocess

LEAST = 5


def records(path):
    opened = gzip.open(path, "rt") if str(path).endswith(".gz") else open(path)
    with opened as lines:
        for line in lines:
            yield json.loads(line)


def topics(record, multi):
    return set(record["labels"]) if multi else {record["label"]}


def write(path, rows):
    with open(path, "w") as out:
        for row in rows:
            out.write(json.dumps(row) + "\n")


def labelled(record, multi):
    row = {"id": record["id"], "title": record.get("title", ""), "text": record["text"]}
    return row | ({"topics": record["labels"]} if multi else {"label": record["label"]})


def run(options, *arguments):
    done = subprocess.run([options.trends, *map(str, arguments)], stdout=subprocess.PIPE, check=True)
    return done.stdout


def prepare(options):
    """The model and the archive, unless they are there from the last time."""
    work = options.work
    work.mkdir(parents=True, exist_ok=True)
    model, archive = work / f"{options.kind}.model", work / f"{options.kind}.sqlite"
    write(work / "corrections.jsonl", (labelled(r, options.multi) for r in records(options.corrected_by)))
    if not model.exists():
        write(work / "train.jsonl", (labelled(r, options.multi) for r in records(options.train)))
        run(options, "retrain", "--labels", work / "train.jsonl", "--labels-only", "--output", model, "--threads", options.threads, "--no-progress")
    if not archive.exists():
        papers = [r for path in (options.corrected_by, options.test) for r in records(path)]
        fields = lambda r: {"id": r["id"], "title": r.get("title", ""), "text": r["text"], "published": r["date"]}
        write(work / "papers.jsonl", map(fields, papers))
        run(options, "import", work / "papers.jsonl", "--archive", archive, "--no-progress")
    return model, archive


def reported(options, model, archive, month, corrected):
    """What one report says of the twelve months up to one: the points of each topic's history."""
    arguments = ["report", "--archive", archive, "--model", model, "--date", "published", "--month", month, "--json", "--no-progress"]
    if corrected:
        arguments += ["--labels", options.work / "corrections.jsonl"]
    report = json.loads(run(options, *arguments))
    return {(topic["name"], point["period"]): point for topic in report["topics"] for point in topic["history"]}


def row(name, pairs, share, interval=None):
    """Mean absolute error in percentage points, how often the interval holds the truth, and how wide it is."""
    error = sum(abs(share(p) - truth) for p, truth in pairs) / len(pairs)
    text = f"{name:<44} {100 * error:>6.3f}"
    if interval:
        held = sum(interval(p)[0] <= truth <= interval(p)[1] for p, truth in pairs) / len(pairs)
        width = sum(interval(p)[1] - interval(p)[0] for p, _ in pairs) / len(pairs)
        text += f" {100 * held:>8.1f} % {100 * width:>7.2f}"
    print(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", required=True, type=pathlib.Path)
    parser.add_argument("--corrected-by", required=True, type=pathlib.Path)
    parser.add_argument("--test", required=True, type=pathlib.Path)
    parser.add_argument("--multi", action="store_true", help="several categories a paper")
    parser.add_argument("--trends", default=".build/release/trends", help="the program")
    parser.add_argument("--threads", default=1, type=int)
    parser.add_argument("--work", default=pathlib.Path(".build/shares"), type=pathlib.Path, help="where model and archive stay")
    options = parser.parse_args()
    options.kind = "multi" if options.multi else "single"
    model, archive = prepare(options)

    papers, labels, categories = collections.Counter(), collections.Counter(), set()
    for record in records(options.test):
        month = record["date"][:7]
        papers[month] += 1
        categories.add(record["label"])
        labels.update((topic, month) for topic in topics(record, options.multi))
    pairs = [key for key, count in sorted(labels.items()) if count >= LEAST and key[0] in categories]
    last = max(papers)

    print(f"{len(pairs)} pairs of a month and a category with at least {LEAST} papers; percentage points\n")
    print(f"{'':<44} {'error':>6} {'held':>10} {'width':>7}")
    for name, corrected in (("as the model learned it", False), ("corrected by later labels", True)):
        points = reported(options, model, archive, last, corrected)
        judged = [(points[key], labels[key] / papers[key[1]]) for key in pairs]
        if not corrected:
            row("papers assigned, counted", judged, lambda p: p["papers"] / p["of"])
        row(f"share, {name}: listed", judged, lambda p: p["share"], lambda p: p["listed_interval"])
        row(f"share, {name}: rate", judged, lambda p: p["share"], lambda p: p["interval"])


if __name__ == "__main__":
    main()
