"""Whole commands: learning from papers, taking papers in, and the start."""

import sqlite3
import sys

from harness import agreement, corpora
from harness.measuring import interleaved, median
from harness.results import Comparison, compared

STARTS = 30


def retrain(context):
    run, ours, peers = context.runner, context.ours, context.peers
    papers, labels, judge, taxonomy, slugs = context.inputs.papers
    own, other = context.folder / "papers.model", context.folder / "papers.pickle"
    theirs, mine = interleaved(
        context.rounds, lambda _: run.command(peers.script("retrain", papers, slugs, other, *labels)),
        lambda _: run.command(ours.retrain(papers, labels, taxonomy, own)))
    truths = [item for item in corpora.read_jsonl(judge) if "title" in item]
    texts = context.folder / "judged.jsonl"
    corpora.write_jsonl(texts, ({"id": item["id"], "title": item["title"], "abstract": item["abstract"]} for item in truths))
    answers = [context.folder / "judged-ours.jsonl", context.folder / "judged-peer.jsonl"]
    run.command(ours.classify(texts, own), output=answers[0])
    run.command(peers.script("judge", other, texts), output=answers[1])
    own_f1 = agreement.micro_f1(
        [[topic["topic"] for topic in item["topics"] if topic["assigned"]] for item in corpora.read_jsonl(answers[0])], truths)
    peer_f1 = agreement.micro_f1([item["topics"] for item in corpora.read_jsonl(answers[1])], truths)
    # So few papers tell F1 no better than to its standard error.
    tolerance = max(0.003, (peer_f1 * (1 - peer_f1) / max(1, len(truths))) ** 0.5)
    with open(papers, "rb") as file:
        count = sum(1 for line in file if line.strip())
    return compared(
        "retrain", f"retrain on {count:,} papers, whole command, against the same in scikit-learn", mine, theirs, 10,
        f"micro-F1 {own_f1:.3f}, peer {peer_f1:.3f}, on {len(truths)} others", own_f1 >= peer_f1 - tolerance)


def start(context):
    """Milliseconds on the clock, by turns with a Python that does nothing and loads nothing of the site.

    Processor seconds come in steps too large for this.
    """
    run, ours = context.runner, context.ours.classify_one(context.ours.root / "Data/examples/abstract.txt")
    theirs, mine = interleaved(
        STARTS, lambda _: run.command([sys._base_executable, "-I", "-S", "-c", "pass"]), lambda _: run.command(ours))
    answer = (run.work / "output.txt").read_text().strip()
    fastest = min(one.wall for one in mine) * 1000, min(one.wall for one in theirs) * 1000
    return Comparison(
        "start", f"process start, one abstract classified, exit (median of {STARTS}), against python3 -I -S -c pass",
        median(mine, "wall") * 1000, median(theirs, "wall") * 1000, 1.1,
        f"fastest {fastest[0]:.1f} and {fastest[1]:.1f} ms" if answer else "no answer", bool(answer), unit="ms", is_share=True,
        figures={"cpu_milliseconds": median(mine) * 1000, "peer_cpu_milliseconds": median(theirs) * 1000, "fastest": fastest[0],
                 "peer_fastest": fastest[1], "peak_megabytes": median(mine, "peak_megabytes")})


def import_papers(context):
    """Papers into an empty archive, its search index included."""
    run, listing = context.runner, context.inputs.listing
    archive = context.folder / "import.sqlite"

    def imported(_):
        for path in context.folder.glob("import.sqlite*"):
            path.unlink()
        return run.command(context.ours.import_papers(listing, archive))

    runs = [imported(turn) for turn in range(context.rounds)]
    with sqlite3.connect(archive) as database:
        kept = database.execute("SELECT count(*) FROM papers").fetchone()[0]
    with open(listing, "rb") as file:
        count = sum(1 for _ in file)
    megabytes = listing.stat().st_size / 1e6
    return Comparison(
        "import", f"import of {count:,} papers, {megabytes:.0f} MB, with the search index", megabytes / median(runs), None, 22,
        f"{kept:,} papers in the archive", kept == count, unit="MB/s", is_rate=True,
        figures={"seconds": [one.cpu for one in runs], "wall": median(runs, "wall"), "archive_megabytes": archive.stat().st_size / 1e6,
                 "peak_megabytes": median(runs, "peak_megabytes")})
