-- Ledgers of parts in Spark SQL: no Python on the cluster, and no line goes through Spark but those of the ledgers.
--
--   spark-sql --master spark://HOST:7077 -d paths=/data/paths -d ledgers=/data/ledgers -f ledgers.sql
--   trends ledger merge /data/ledgers/part-* --output all.ledger
--
-- paths: a folder with text files of the paths of parts, one a line, which every worker can open. Program and model lie at the same place on every
-- worker. Of each task one ledger comes; a program that fails fails the task, which Spark tries again. Parts per task: spark.sql.shuffle.partitions.
SET spark.sql.adaptive.enabled=false;

CREATE TEMPORARY VIEW parts USING text OPTIONS (path '${paths}');

INSERT OVERWRITE DIRECTORY '${ledgers}' USING text
SELECT TRANSFORM (value)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\001'
    USING 'trends ledger --keep-going --quiet --paths -' AS (line STRING)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\001'
FROM (SELECT value FROM parts DISTRIBUTE BY value) AS spread;
