"""PySpark's daemon for a cluster whose processor time is counted: spark.python.daemon.module=counted

PySpark's own ignores the end of its workers, so that the system forgets their time, and that of the programs that they ran.
"""
import signal

from pyspark import daemon

heed = signal.signal
signal.signal = lambda number, action: heed(number, signal.SIG_DFL if number == signal.SIGCHLD else action)

if __name__ == "__main__":
    daemon.manager()
