"""Ledgers of works of which some stand in several parts, by PySpark: of each identifier the newest record counts.

    spark-submit --master spark://HOST:7077 once.py FOLDER LEDGERS [TASKS]
    trends ledger merge LEDGERS/part-* --output all.ledger

FOLDER: works as JSON Lines with id and updated_date (OpenAlex). All lines go through Spark, which shuffles them by id: several times the work of
ledgers.py, for parts that overlap. Records without an id, such as damaged lines, stay: the program counts them as rejected.
"""
import os
import sys

from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as f

source, target = sys.argv[1:3]
tasks = int(sys.argv[3]) if len(sys.argv) > 3 else 8
spark = SparkSession.builder.appName("once").getOrCreate()
works = spark.read.option("recursiveFileLookup", True).text(source).select(
    "value", f.get_json_object("value", "$.id").alias("id"), f.get_json_object("value", "$.updated_date").alias("day"))
newest = Window.partitionBy("id").orderBy(f.desc("day"), f.desc("value"))
once = works.where("id is not null").withColumn("place", f.row_number().over(newest)).where("place = 1").select("value")
lines = once.union(works.where("id is null and trim(value) <> ''").select("value"))
part = "trends ledger --keep-going --quiet -"
# pipe() gives the program no environment of its own.
place = {"PATH": os.environ["PATH"]}
lines.repartition(tasks).rdd.map(lambda row: row.value).pipe(part, place, checkCode=True).saveAsTextFile(target)
