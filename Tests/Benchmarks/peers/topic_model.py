"""The model that peers.retrain learns and peers.judge uses."""

import numpy as np
from scipy.sparse import csr_matrix, hstack


def text_of(paper):
    return paper["title"] + ".\n" + paper["abstract"]


class TopicModel:
    """Terms of text and title and latent features of the text, side by side; a calibrated pair of linear functions a topic."""

    def side_by_side(self, texts, titles):
        latent = csr_matrix(self.latent.transform(texts) * np.float32(5**0.5))
        return hstack([texts, titles * np.float32(0.5**0.5), latent]).tocsr()

    def assigned(self, papers):
        """The topics of each paper."""
        texts = self.text.transform([text_of(paper) for paper in papers])
        rows = self.side_by_side(texts, self.title.transform([paper["title"] for paper in papers]))
        result = [[] for _ in papers]
        for topic, member, primary, calibration, threshold in zip(
                self.topics, self.members, self.primaries, self.calibrations, self.thresholds):
            scores = np.column_stack([member.decision_function(rows), primary.decision_function(rows)])
            for paper in np.flatnonzero(calibration.predict_proba(scores)[:, 1] >= threshold):
                result[paper].append(topic)
        return result
