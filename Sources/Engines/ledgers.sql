-- Ledgers of parts in Spark SQL: no Python on the cluster, and no line goes through Spark but those of the ledgers.
--
--   java='-XX:+UseSerialGC -XX:TieredStopAtLevel=1'
--   spark-sql --master spark://HOST:7077 --driver-java-options "$java" --conf spark.executor.extraJavaOptions="$java" \
--     --conf spark.ui.enabled=false -d paths=/data/paths -d ledgers=/data/ledgers -d tasks=64 -f ledgers.sql
--   trends ledger merge /data/ledgers/part-* --output all.ledger
--
-- paths: a folder with text files of the paths of parts, one a line, which every worker can open. Program and model lie at the same place on every
-- worker. Of each task one ledger comes; a program that fails fails the task, which Spark tries again. tasks: a sixteenth of the parts, at least four a
-- core, and no more than there are parts. They are dealt out one by one: by a hash some tasks would have many and others none, and of the first one an
-- empty file would come. Java hands out paths and no more: it need not compile its own code twice nor collect on many threads, which is most of its cost.
SET spark.sql.adaptive.enabled=false;

CREATE TEMPORARY VIEW parts USING text OPTIONS (path '${paths}');

INSERT OVERWRITE DIRECTORY '${ledgers}' USING text
SELECT TRANSFORM (value)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\001'
    USING 'trends ledger --keep-going --quiet --paths -' AS (line STRING)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\001'
FROM (SELECT /*+ REPARTITION(${tasks}) */ value FROM parts) AS spread;
