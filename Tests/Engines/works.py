"""works.py FOLDER PARTS WORKS: invented works in the layout of OpenAlex's snapshot, so many parts of so many works; the same bytes every time.

A hundredth of them stand in a second part too, with a later updated_date; each part has a line that is cut off, and a blank one.
"""
import gzip
import json
import os
import random
import sys

folder, parts, works = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
rnd = random.Random(18)
fields = [line.split() for line in (
    "agents tools planning browsers tasks environments actions memory", "policy reward reinforcement gradient exploration critic return episodes",
    "video frames diffusion motion temporal generation clips camera", "quantization cache inference kernels latency throughput memory sparse",
    "robots manipulation grasping demonstrations arms dexterous control tactile", "retrieval documents queries passages ranking index dense corpus")]
common = "we propose a new method for the and of in with that is on results show large language models data training evaluation benchmark".split()


def work(number, updated):
    words = [rnd.choice(common) if rnd.random() < 0.6 else rnd.choice(fields[number % len(fields)]) for _ in range(160)]
    index = {}
    for place, word in enumerate(words):
        index.setdefault(word, []).append(place)
    day = f"2026-{1 + number % 9:02d}-{1 + number % 28:02d}"
    return {
        "id": f"https://openalex.org/W{4400000000 + number}", "doi": f"https://doi.org/10.5555/w{number}", "title": " ".join(words[:7]),
        "publication_date": day, "language": "en", "type": "article", "abstract_inverted_index": index, "updated_date": updated,
        "referenced_works": [f"https://openalex.org/W{rnd.randint(10**9, 4 * 10**9)}" for _ in range(20)]}


files = []
for part in range(parts):
    place = f"{folder}/updated_date=2026-{part + 1:02d}-01"
    os.makedirs(place, exist_ok=True)
    files.append(gzip.GzipFile(filename="", mode="wb", compresslevel=6, mtime=0, fileobj=open(f"{place}/part_0000.gz", "wb")))
for number in range(parts * works):
    home = number % parts
    record = work(number, f"2026-{home + 1:02d}-01T00:00:00")
    files[home].write(json.dumps(record, separators=(",", ":")).encode() + b"\n")
    if number % 100 == 0 and home + 1 < parts:
        record["updated_date"] = f"2026-{home + 2:02d}-01T00:00:00"
        files[home + 1].write(json.dumps(record, separators=(",", ":")).encode() + b"\n")
for file in files:
    file.write(b'{"id":"https://openalex.org/W1","title":"cut\n\n')
    file.close()
