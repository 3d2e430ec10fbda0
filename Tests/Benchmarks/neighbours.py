#!/usr/bin/env python3
"""neighbours.py BENCHMARKS PAPERS [--papers N] [--map MAP.json] [--no-tsne]

Says how many neighbours stay neighbours on a map: the trustworthiness at 15 neighbours (scikit-learn's definition) of our layout, of scikit-learn's
t-SNE and of the first two directions, all of the same vectors: N papers at random (seeded) of a file of JSON Lines with title and abstract, TF-IDF of
words and pairs, 100 latent directions, rows of unit length. 1 is perfect. Processor seconds stand beside.

--map judges the places that `trends map FILE --json` gave the same papers instead: write them with --write first, so that both see the same.
"""
import argparse
import json
import random
import struct
import subprocess
import sys
import tempfile
import time

import numpy
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.manifold import TSNE, trustworthiness
from sklearn.preprocessing import normalize


def sampled(path, count):
    with open(path, encoding="utf-8") as lines:
        papers = [line for line in lines if line.strip()]
    return random.Random(1).sample(papers, min(count, len(papers)))


def vectors(papers):
    texts = [f"{paper.get('title', '')} {paper.get('abstract', paper.get('text', ''))}" for paper in papers]
    rows = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, stop_words="english").fit_transform(texts)
    return normalize(TruncatedSVD(100, random_state=1).fit_transform(rows)).astype(numpy.float32)


def ours(program, points):
    with tempfile.NamedTemporaryFile() as given, tempfile.NamedTemporaryFile() as made:
        given.write(struct.pack("<qq", *points.shape) + points.tobytes())
        given.flush()
        subprocess.run([program, "layout", given.name, "--output", made.name], check=True, stdout=subprocess.DEVNULL)
        return numpy.frombuffer(made.read()[16:], numpy.float32).reshape(-1, 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmarks")
    parser.add_argument("file")
    parser.add_argument("--papers", type=int, default=3000)
    parser.add_argument("--write", help="write the sample here, for trends map")
    parser.add_argument("--map", help="judge this map of the sample too")
    parser.add_argument("--no-tsne", action="store_true")
    options = parser.parse_args()
    lines = sampled(options.file, options.papers)
    if options.write:
        with open(options.write, "w", encoding="utf-8") as output:
            output.writelines(lines)
    papers = [json.loads(line) for line in lines]
    points = vectors(papers)

    def tell(name, places, seconds=None):
        figure = trustworthiness(points, places, n_neighbors=15)
        print(f"{name:24} {figure:.4f}" + ("" if seconds is None else f"   {seconds:.1f} s"))

    tell("first two directions", points[:, :2])
    start = time.time()
    tell("ours", ours(options.benchmarks, points), time.time() - start)
    if options.map:
        with open(options.map, encoding="utf-8") as document:
            places = {paper["id"]: (paper["x"], paper["y"]) for paper in json.load(document)["papers"]}
        kept = [number for number, paper in enumerate(papers) if paper["id"] in places]
        if len(kept) < len(papers):
            sys.exit(f"the map holds {len(kept)} of {len(papers)} papers")
        tell("trends map", numpy.array([places[papers[number]["id"]] for number in kept], numpy.float32))
    if not options.no_tsne:
        start = time.process_time()
        tell("t-SNE of scikit-learn", TSNE(random_state=1, n_jobs=1).fit_transform(points), time.process_time() - start)


if __name__ == "__main__":
    main()
