#!/usr/bin/env python3
"""The engine beside its peers: the same data, results checked against each other, runs by turns, medians of processor seconds.

README.md in this folder says how to run it and what each row does.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PEERS = "import numpy, orjson, scipy, sklearn, threadpoolctl"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = parser.add_argument_group("data (invented where none is given)")
    data.add_argument("--abstracts", metavar="FILE", help="JSON Lines with text (or title and abstract) and label, plain or gzipped")
    data.add_argument("--test", metavar="FILE", help="the same, to judge on; else every fifth text of --abstracts")
    data.add_argument("--papers", metavar="FILE", help="JSON Lines with id, title, abstract")
    data.add_argument("--labels", metavar="FILE", action="append", default=[], help="JSON Lines with id and topics; else those of Data/labels")
    data.add_argument("--judge", metavar="FILE", help="labelled papers with text to judge retrain on; else every tenth label is kept back")
    data.add_argument("--topics", metavar="FILE", help="the taxonomy; else Data/topics.yaml")
    data.add_argument("--limit", metavar="N", type=int, help="take no more texts of --abstracts than that")
    data.add_argument("--invented", metavar="N", type=int, default=20_000, help="how many texts to invent (default 20000)")
    data.add_argument("--seed", metavar="N", type=int, default=1)
    runs = parser.add_argument_group("runs")
    runs.add_argument("--only", metavar="ROW", action="append", default=[], help="one row; may be repeated")
    runs.add_argument("--list", action="store_true", help="name the rows and stop")
    runs.add_argument("--rounds", metavar="N", type=int, default=3)
    runs.add_argument("--sizes", metavar="N,N", default="10000,100000,1000000", help="numbers of texts of the row linearity")
    runs.add_argument("--json", metavar="FILE", help="write all figures there")
    runs.add_argument("--markdown", metavar="FILE", help="write the tables there too")
    places = parser.add_argument_group("programs and places")
    places.add_argument("--python", metavar="PROGRAM", help="a Python that has the peers; else a virtual environment gets them from PyPI")
    places.add_argument("--fasttext", metavar="PROGRAM", default="fasttext", help="fastText's command (Debian's package fasttext)")
    places.add_argument("--bin", metavar="FOLDER", help="built programs; else swift build -c release makes them")
    places.add_argument("--scratch-path", metavar="FOLDER", help="for swift build")
    places.add_argument("--work", metavar="FOLDER", default=str(ROOT / ".build" / "benchmarks"), help="prepared data, kept between runs")
    return parser.parse_args()


def with_peers(options):
    """Starts this script again under a Python that has the peers, unless it runs under one already."""
    if options.python is None:
        environment = Path(options.work) / "python"
        if not (environment / "bin" / "python").exists():
            environment.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        options.python = str(environment / "bin" / "python")
        if subprocess.run([options.python, "-c", PEERS], capture_output=True).returncode != 0:
            subprocess.run([options.python, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
    python = shutil.which(options.python) or options.python
    if os.environ.get("TRENDS_BENCHMARK_PYTHON") != python:
        os.environ["TRENDS_BENCHMARK_PYTHON"] = python
        os.execv(python, [python, str(HERE / "compare.py"), *sys.argv[1:]])


def built(options):
    """The folder with the two programs."""
    if options.bin:
        return Path(options.bin).resolve()
    build = ["swift", "build", "-c", "release", "--package-path", str(ROOT)]
    if options.scratch_path:
        build += ["--scratch-path", options.scratch_path]
    for product in ("trends", "Benchmarks"):
        subprocess.run([*build, "--product", product], check=True, stdout=sys.stderr)
    return Path(subprocess.run([*build, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip())


def written(options, described, comparisons, tables, left_out):
    """The tables as Markdown, which with the figures also go to the files asked for."""
    from harness import machine, results

    text = results.markdown(comparisons, tables)
    text += f"\nProcessor seconds, medians of {options.rounds} rounds, one thread. {machine.sentence(described)}.\n"
    text += "".join(f"\nLeft out: {line}\n" for line in left_out)
    if options.markdown:
        Path(options.markdown).write_text(text, encoding="utf-8")
    if options.json:
        document = {
            "schema": "trends.benchmark/1", "machine": described, "rounds": options.rounds, "left_out": left_out,
            "comparisons": [row.json() for row in comparisons], "tables": [item.json() for item in tables]}
        Path(options.json).write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    return text


def main():
    options = arguments()
    with_peers(options)
    from harness import machine, results
    from harness.context import Context
    from harness.inputs import Inputs
    from harness.measuring import CommandFailed, Runner
    from harness.programs import Ours, Peers
    from harness.rows import catalogue

    if options.list:
        print("\n".join(catalogue.ALL))
        return 0
    unknown = [name for name in options.only if name not in catalogue.ALL]
    if unknown:
        sys.exit(f"no such row: {', '.join(unknown)}; there are {', '.join(catalogue.ALL)}")
    work = Path(options.work).resolve()
    work.mkdir(parents=True, exist_ok=True)
    context = Context(
        Runner(work), Inputs(options, ROOT, work), Ours(built(options), ROOT), Peers(sys.executable, options.fasttext), options.rounds,
        [int(size) for size in options.sizes.split(",")])
    described = machine.description()
    comparisons, tables, left_out = [], [], []
    for name in options.only or [*catalogue.COMPARISONS, *catalogue.TABLES]:
        print(f"{name} ...", file=sys.stderr, flush=True)
        try:
            result = catalogue.ALL[name](context)
        except (LookupError, CommandFailed) as error:
            left_out.append(f"{name}: {error}")
            print(f"left out: {error}", file=sys.stderr, flush=True)
            continue
        alone = isinstance(result, results.Table)
        (tables if alone else comparisons).append(result)
        print(result.markdown() if alone else "   ".join(result.cells()), file=sys.stderr, flush=True)
        # After every row: who stops the rest keeps what there is.
        text = written(options, described, comparisons, tables, left_out)
    if comparisons or tables:
        print(text)
    # Results that differ are an error; seconds never are.
    return 0 if all(row.agrees for row in comparisons + tables) else 1


if __name__ == "__main__":
    sys.exit(main())
