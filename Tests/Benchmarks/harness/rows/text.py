"""Text to rows, and text to classes."""

import json
import shutil

from harness import agreement
from harness.corpora import read_jsonl
from harness.measuring import interleaved
from harness.results import compared


def fit_tfidf(context, min_df):
    run, ours, peers = context.runner, context.ours, context.peers
    texts = context.inputs.texts
    own, other = context.folder / "ours.csr", context.folder / "peer.csr"
    run.section(ours.fit_tfidf(texts, min_df, output=own))
    run.section(peers.script("fit_tfidf", texts, min_df, other))
    words, agrees = agreement.same_rows(own, other)
    theirs, mine = interleaved(
        context.rounds, lambda _: run.section(peers.script("fit_tfidf", texts, min_df)),
        lambda _: run.section(ours.fit_tfidf(texts, min_df)))
    size = texts.stat().st_size / 1e6
    work = f"fit TF-IDF (1,2), min_df {min_df}, {size:.0f} MB, against TfidfVectorizer"
    return compared(f"tfidf-{min_df}", work, mine, theirs, 12.5 if min_df == 9 else 12, words, agrees, megabytes=size)


def classify(context):
    run, ours, peers, inputs = context.runner, context.ours, context.peers, context.inputs
    model = inputs.folder / "classifier.pickle"
    if not model.exists():
        run.command(peers.script("train_classifier", inputs.train_jsonl, model))
    own, other = context.folder / "ours.jsonl", context.folder / "peer.jsonl"
    theirs, mine = interleaved(
        context.rounds, lambda _: run.command(peers.script("classify", model, inputs.test_jsonl), output=other),
        lambda _: run.command(ours.classify(inputs.test_jsonl, context.learned_model), output=own))
    peer_accuracy = share_right([item["label"] for item in read_jsonl(other)], inputs.test_labels)
    size = inputs.test_jsonl.stat().st_size / 1e6
    return compared(
        "classify", f"classify {size:.0f} MB of JSONL, whole command, against scikit-learn", mine, theirs, 13,
        *judged(own, inputs.test_labels, peer_accuracy), megabytes=size)


def fasttext(context):
    run, ours, peers, inputs = context.runner, context.ours, context.peers, context.inputs
    if not shutil.which(peers.fasttext):
        raise LookupError("no fasttext command here; Debian and Ubuntu have it in the package fasttext")
    model = inputs.folder / "fasttext-15-epochs"
    if not model.with_suffix(".bin").exists():
        run.command(peers.train_fasttext(inputs.train_fasttext, model))
    own, other = context.folder / "ours.jsonl", context.folder / "fasttext.txt"
    texts = inputs.test_fasttext
    theirs, mine = interleaved(
        context.rounds, lambda _: run.command(peers.predict_fasttext(model.with_suffix(".bin"), texts), output=other),
        lambda _: run.command(ours.classify(inputs.test_jsonl, context.learned_model), output=own))
    answers = [line.split()[0].removeprefix("__label__") if line.strip() else "" for line in other.read_text().splitlines()]
    size = inputs.test_jsonl.stat().st_size / 1e6
    return compared(
        "fasttext", f"classify {size:.0f} MB, whole command, against fastText's predict-prob on normalized text", mine, theirs, 6,
        *judged(own, inputs.test_labels, share_right(answers, inputs.test_labels)), megabytes=size)


def judged(own, labels, peer_accuracy):
    """Our accuracy beside the peer's; it may be higher, and 0.3 points lower."""
    answers = [json.loads(line) for line in own.read_text().splitlines()]
    in_order = [answer["id"] for answer in answers] == [str(place) for place in range(len(labels))]
    accuracy = share_right([answer["primary"] for answer in answers], labels)
    return f"accuracy {accuracy:.4f}, peer {peer_accuracy:.4f}", in_order and accuracy >= peer_accuracy - 0.003


def share_right(answers, labels):
    if len(answers) != len(labels):
        return 0.0
    return sum(answer == label for answer, label in zip(answers, labels)) / max(1, len(labels))
