"""scikit-learn's TF-IDF of texts, one a line: python -m peers.fit_tfidf TEXTS MIN_DF [OUTPUT]"""

import sys

from sklearn.feature_extraction.text import TfidfVectorizer

from harness import rawfiles
from peers.stopwatch import Stopwatch

texts = rawfiles.read_lines(sys.argv[1])
vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=int(sys.argv[2]), sublinear_tf=True)
with Stopwatch() as stopwatch:
    rows = vectorizer.fit_transform(texts)
if len(sys.argv) > 3:
    rawfiles.write_sparse(sys.argv[3], rows)
    with open(sys.argv[3] + ".terms", "w", encoding="utf-8", newline="\n") as file:
        file.writelines(term + "\n" for term in vectorizer.get_feature_names_out())
stopwatch.report(rows=rows.shape[0], columns=rows.shape[1], entries=rows.nnz)
