"""Ledgers of parts by PySpark: the paths go to the workers, the program reads the parts there.

    spark-submit --master spark://HOST:7077 ledgers.py PATHS LEDGERS
    trends ledger merge LEDGERS/part-* --output all.ledger

PATHS: a text file with the paths of parts, one a line, which every worker can open. Program and model lie at the same place on every worker.
checkCode=True: without it a program that fails, for want of a model for instance, is an empty part and nothing else.
"""
import os
import sys

from pyspark.sql import SparkSession

source, target = sys.argv[1:]
context = SparkSession.builder.appName("ledgers").getOrCreate().sparkContext
with open(source) as lines:
    paths = lines.read().splitlines()
# pipe() gives the program no environment of its own.
place = {"PATH": os.environ["PATH"]}
context.parallelize(paths, len(paths)).pipe("trends ledger --keep-going --quiet --paths -", place, checkCode=True).saveAsTextFile(target)
