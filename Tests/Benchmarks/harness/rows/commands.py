"""Whole commands: learning from papers, and the start."""

from statistics import median as middle

from harness import agreement, corpora
from harness.measuring import interleaved
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
        "retrain", f"retrain on {count:,} papers, whole command, against the same in scikit-learn", mine, theirs, 5,
        f"micro-F1 {own_f1:.3f}, peer {peer_f1:.3f}, on {len(truths)} others", own_f1 >= peer_f1 - tolerance)


def start(context):
    """Milliseconds on the clock: processor seconds come in steps too large for this."""
    runs = context.runner.runs(context.ours.classify_one(context.ours.root / "Data/examples/abstract.txt"), count=STARTS)
    answer = (context.runner.work / "output.txt").read_text().strip()
    words = f"fastest {min(run.wall for run in runs) * 1000:.1f} ms; {middle(run.cpu for run in runs) * 1000:.1f} ms of processor"
    return Comparison(
        "start", f"process start, one abstract classified, exit (median of {STARTS})", middle(run.wall for run in runs) * 1000, None, 20,
        words if answer else "no answer", bool(answer), unit="ms",
        figures={"cpu_milliseconds": middle(run.cpu for run in runs) * 1000, "fastest": min(run.wall for run in runs) * 1000,
                 "peak_megabytes": middle(run.peak_megabytes for run in runs)})
