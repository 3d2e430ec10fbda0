"""Ledgers of parts by PySpark: the paths go to the workers, the program reads the parts there.

    spark-submit --master spark://HOST:7077 --driver-java-options '-XX:+UseSerialGC -XX:TieredStopAtLevel=1' ledgers.py PATHS LEDGERS
    trends ledger merge LEDGERS/part-* --output all.ledger

PATHS: a text file with the paths of parts, one a line, which every worker can open. Program and model lie at the same place on every worker.
checkCode=True: without it a program that fails, for want of a model for instance, is an empty part and nothing else.
"""
import os
import sys

from pyspark.sql import SparkSession

# Java hands out paths and no more: it need not compile its own code twice nor collect on many threads, which is most of what it would cost.
java = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
builder = SparkSession.builder.appName("ledgers").config("spark.executor.extraJavaOptions", java).config("spark.ui.enabled", False)

source, target = sys.argv[1:]
context = builder.getOrCreate().sparkContext
with open(source) as lines:
    paths = lines.read().splitlines()
# Several parts a task: each costs a program, a process of Python and a ledger of its own; four tasks a core at least, so that none waits for the last one.
tasks = min(len(paths), max(4 * context.defaultParallelism, len(paths) // 16))
# pipe() gives the program no environment of its own.
place = {"PATH": os.environ["PATH"]}
context.parallelize(paths, tasks).pipe("trends ledger --keep-going --quiet --paths -", place, checkCode=True).saveAsTextFile(target)
