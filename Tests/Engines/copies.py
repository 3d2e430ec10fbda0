"""copies.py FROM TO COPIES: each part of works so many times over, each time as other works: under other numbers, addresses and DOIs.

For measuring what many parts cost. No work stands in two parts, and reading one costs what the work costs that it was made from; its texts repeat, which
nobody gains from who reads a part after the other.
"""
import glob
import gzip
import os
import re
import sys

source, target, copies = sys.argv[1], sys.argv[2], int(sys.argv[3])
number = re.compile(rb"openalex\.org/W\d\d")
address = re.compile(rb"https://doi\.org/10\.\d+/(?:arxiv\.)?|http://arxiv\.org/abs/", re.IGNORECASE)
for path in sorted(glob.glob(f"{source}/**/part_*.gz", recursive=True)):
    with gzip.open(path) as part:
        lines = part.read()
    for copy in range(copies):
        text = number.sub(b"openalex.org/W%d" % (50 + copy), lines)
        text = address.sub(b"https://doi.org/10.5555/c%d." % copy, text)
        place = f"{target}/copy={copy}/{os.path.relpath(os.path.dirname(path), source)}"
        os.makedirs(place, exist_ok=True)
        with gzip.GzipFile(filename="", mode="wb", compresslevel=1, mtime=0, fileobj=open(f"{place}/{os.path.basename(path)}", "wb")) as file:
            file.write(text)
