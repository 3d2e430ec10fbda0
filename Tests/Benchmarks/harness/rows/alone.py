"""Ours beside itself: with two threads, in memory, with more text, in instructions."""

import hashlib
import re
import shutil
import subprocess

from harness import corpora
from harness.measuring import CommandFailed, interleaved, median
from harness.programs import Ours
from harness.results import Table
from harness.synthetic import Generator

INSTRUCTION_TEXTS = 500
LARGE = 400_000


def threads(context):
    """The same work with one and with two threads."""
    ours, inputs = context.ours, context.inputs
    rows, labels, *_ = inputs.classes
    papers, label_files, _, taxonomy, _ = inputs.papers
    section, command = context.runner.section, context.runner.command
    # Each writes its result to the path given; sections do so by themselves, whole commands by their output.
    works = {
        "fit TF-IDF, min_df 9": lambda count, path: section(ours.fit_tfidf(inputs.texts, 9, count, path)),
        "classify JSONL": lambda count, path: command(ours.classify(inputs.test_jsonl, context.learned_model, count), output=path),
        "one-vs-rest": lambda count, path: section(ours.one_vs_rest(rows, labels, count, path)),
        "randomized SVD": lambda count, path: section(ours.svd(inputs.matrix, 128, 2, threads=count, output=path)),
        "k-means": lambda count, path: section(ours.k_means(inputs.points, 50, threads=count, output=path)),
        "retrain": lambda count, path: command(ours.retrain(papers, label_files, taxonomy, path, count)),
    }
    lines, agrees = [], True
    for name, work in works.items():
        paths = [context.folder / f"threads-{count}" for count in (1, 2)]
        one, two = interleaved(context.rounds, lambda _: work(1, paths[0]), lambda _: work(2, paths[1]))
        same = digest(paths[0]) == digest(paths[1])
        agrees &= same
        lines.append([
            name, f"{median(one, 'wall'):.2f} s", f"{median(two, 'wall'):.2f} s",
            f"{median(one, 'wall') / median(two, 'wall'):.2f}×", f"{median(two) / median(one):.2f}×",
            "same bytes" if same else "**other bytes**"])
    head = ["work", "one thread", "two threads", "faster by", "processor seconds", "results"]
    return Table("threads", "Two threads against one, on the clock (bar 1.7×)", head, lines, agrees)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def memory(context):
    run, ours, inputs = context.runner, context.ours, context.inputs
    papers, labels, _, taxonomy, _ = inputs.papers
    one = run.command(ours.classify_one(ours.root / "Data/examples/abstract.txt"))
    shipped = run.command(ours.classify(inputs.test_jsonl, ours.shipped))
    learned = run.command(ours.classify(inputs.test_jsonl, context.learned_model))
    trained = run.command(ours.retrain(papers, labels, taxonomy, context.folder / "papers.model"))
    return Table("memory", "Peak memory (resident)", ["command", "MB", "bar"], [
        ["classify one abstract", f"{one.peak_megabytes:.0f}", "60 MB"],
        ["classify --jsonl, shipped model", f"{shipped.peak_megabytes:.0f}", "60 MB"],
        [f"classify --jsonl, a learned model of {context.learned_model.stat().st_size / 1e6:.0f} MB", f"{learned.peak_megabytes:.0f}", "–"],
        [f"retrain on {papers.name}", f"{trained.peak_megabytes:.0f}", "400 MB at 13,000 papers"]])


def memory_large(context):
    """Learning from 400,000 invented papers, 4,000 of them labelled."""
    inputs = context.inputs
    papers, labels, taxonomy = (inputs.folder / f"large-{part}" for part in ("papers.jsonl", "labels.jsonl", "topics.yaml"))
    if not taxonomy.exists():
        invented, some_labels, text = corpora.invented_papers(LARGE, LARGE // 100, inputs.options.seed)
        corpora.write_jsonl(papers, invented)
        corpora.write_jsonl(labels, some_labels)
        taxonomy.write_text(text)
    trained = context.runner.command(context.ours.retrain(papers, [labels], taxonomy, context.folder / "large.model"))
    return Table("memory-large", f"Learning from {LARGE:,} invented papers", ["command", "MB", "bar", "processor seconds"], [
        ["retrain", f"{trained.peak_megabytes:.0f}", "3,000 MB", f"{trained.cpu:.0f} s"]])


def linearity(context):
    """Time a text, for more and more invented texts with ever new words."""
    run, ours, folder = context.runner, context.ours, context.inputs.folder
    model = folder / "results/linearity.model"
    learned_from = folder / "linearity.jsonl"
    corpora.write_jsonl(learned_from, (vars(item) for item in corpora.invented_texts(5000, context.inputs.options.seed)))
    run.command(ours.retrain_labels_only(learned_from, model))
    lines = []
    for size in context.sizes:
        lines_of_text, objects = folder / f"linearity-{size}.txt", folder / f"linearity-{size}.jsonl"
        if not objects.exists():
            write_invented(size, context.inputs.options.seed, lines_of_text, objects)
        fits = [run.section(ours.fit_tfidf(lines_of_text, 9)) for _ in range(context.rounds if size < 500_000 else 1)]
        classified = [run.command(ours.classify(objects, model)) for _ in range(context.rounds if size < 500_000 else 1)]
        lines.append([
            f"{size:,}", f"{lines_of_text.stat().st_size / 1e6:.0f} MB", f"{median(fits):.2f} s", f"{median(fits) / size * 1e6:.1f} µs",
            f"{median(fits, 'peak_megabytes'):.0f} MB", f"{median(classified):.2f} s", f"{median(classified) / size * 1e6:.1f} µs",
            f"{median(classified, 'peak_megabytes'):.0f} MB"])
        if size >= 500_000:
            lines_of_text.unlink()
            objects.unlink()
    head = ["texts", "size", "fit TF-IDF", "a text", "memory", "classify", "a text", "memory"]
    return Table("linearity", "More text: processor seconds", head, lines)


def write_invented(size, seed, lines_of_text, objects):
    generator = Generator(seed)
    with open(lines_of_text, "w", encoding="utf-8") as plain, open(objects, "w", encoding="utf-8") as json_lines:
        for first in range(0, size, 10_000):
            for place, text in enumerate(generator.texts(min(10_000, size - first))[0], first):
                plain.write(text + "\n")
                json_lines.write(f'{{"id": "{place}", "text": "{text}"}}\n')


def instructions(context):
    """Instructions as callgrind counts them: what the seconds of a busy machine cannot tell. The input is the same everywhere."""
    if not shutil.which("valgrind"):
        raise LookupError("no valgrind here; Debian and Ubuntu have it in the package valgrind")
    folder = context.inputs.folder
    ours = Ours(stripped(context), context.ours.root)
    lines_of_text, objects = folder / "instructions.txt", folder / "instructions.jsonl"
    write_invented(INSTRUCTION_TEXTS, 1, lines_of_text, objects)
    few = folder / "instructions-1.jsonl"
    few.write_text(objects.read_text().split("\n")[0] + "\n")
    works = {
        f"fit TF-IDF, min_df 1, {INSTRUCTION_TEXTS} texts": ours.fit_tfidf(lines_of_text, 1),
        f"classify --jsonl, {INSTRUCTION_TEXTS} texts, shipped model": ours.classify(objects, ours.shipped),
        "classify --jsonl, one text": ours.classify(few, ours.shipped),
        "start, one abstract, exit": ours.classify_one(ours.root / "Data/examples/abstract.txt"),
    }
    lines = [[name, f"{counted(context, command) / 1e6:.1f}"] for name, command in works.items()]
    return Table("instructions", "Instructions (callgrind)", ["work", "millions"], lines)


def counted(context, command):
    """The instructions of a command, and with them those of its libraries."""
    arguments = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, command)]
    done = subprocess.run(arguments, env=context.runner.environment, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        raise CommandFailed(f"{' '.join(arguments)}: {done.stderr[-1000:]}")
    return int(found.group(1))


def stripped(context):
    """A folder with the programs without what debuggers need: valgrind 3.19 gives up on newer kinds of that."""
    folder = context.folder / "stripped"
    folder.mkdir(exist_ok=True)
    for program in (context.ours.trends, context.ours.benchmarks):
        subprocess.run(["strip", "--strip-debug", "-o", folder / program.name, program], check=True)
    return folder
