"""Makes Fixtures/tfidf.json: terms, inverse document frequencies and rows of invented documents, as scikit-learn computes them.

    python3 Tests/FeaturizerTests/Fixtures/Generators/tfidf.py > Tests/FeaturizerTests/Fixtures/tfidf.json

Made with scikit-learn 1.9.1. The tests read the JSON alone.
"""

import json

from sklearn.feature_extraction.text import TfidfVectorizer

DOCUMENTS = [
    "A small robot learns to fold paper boats from three demonstrations.",
    "The robot folds paper; the paper folds the robot. Paper, paper, paper!",
    "We train a model on maps of invented islands and test the model on maps of other islands.",
    "Maps of islands: a model with 7 layers, 12 heads and 4096 tokens.",
    "snake_case_names and __dunder__ names stay whole, x_1 and y_2 too",
    "Café owners near the fjord of Ørsted naïvely résumé their über-plans",
    "CAFÉ OWNERS NEAR THE FJORD OF ØRSTED NAÏVELY RÉSUMÉ THEIR ÜBER-PLANS",
    "combining cafe\u0301 beside precomposed café in one line",
    "小さな ロボット が 紙 を 折る",
    "机器人 学习 折纸 机器人 学习",
    "로봇 종이 접기 로봇",
    "Маленький робот складывает бумажные лодки, и РОБОТ учится",
    "ένα μικρό ρομπότ μαθαίνει",
    "digits 2024 and 3.14 and 1e-5 and ٣٤٥ and ½ cups and x² or H₂O",
    "roman numeral Ⅳ Ⅻ and circled ①② and superscript ¹²³",
    "tabs\tand\nnew lines\r\nand\u00a0no-break\u2003spaces\u200bzero",
    "it's the model's turn; don't fold o'clock 'quoted' \u2018curly\u2019",
    "hyphen-ated k-means state-of-the-art e-mail",
    "emoji 🤖 folds 🤖🤖 paper 📄paper📄",
    "a b c d e f g single letters vanish a1 b2",
    "a",
    "",
    "...!!! --- ???",
    "learns learns learns learns learns to to to fold",
    "<b>bold</b> &amp; $x^2 + y_i$ \\alpha \\textbf{robot} https://example.org/paper?x=1",
    "Straße strasse STRASSE ǅungla Łódź ŁÓDŹ",
    "the the the the the the the the the the the the the the the the the the the the",
]


def fitted(minimum):
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=minimum, sublinear_tf=True)
    rows = vectorizer.fit_transform(DOCUMENTS)
    return {
        "minimumDocumentFrequency": minimum,
        "terms": [str(term) for term in vectorizer.get_feature_names_out()],
        "inverseDocumentFrequencies": [round(float(value), 9) for value in vectorizer.idf_],
        "rows": [
            [[int(column), round(float(value), 9)] for column, value in sorted(zip(row.indices, row.data))]
            for row in (rows[index] for index in range(rows.shape[0]))
        ],
    }


print(json.dumps({"documents": DOCUMENTS, "fits": [fitted(1), fitted(2)]}, ensure_ascii=False))
