import Listings
import TopicEngine

extension TrainingLabel {
    /// What a labelled paper says; of one that is labelled in part the topics of `taxonomy` that it
    /// does not name are uncertain.
    init(_ paper: LabelledPaper, taxonomy: Set<String> = []) {
        let topics = paper.label.map { [$0] } ?? paper.topics
        let open = paper.not.isEmpty ? [] : taxonomy.subtracting(topics).subtracting(paper.not)
        self.init(
            topics: Set(topics), uncertain: Set(paper.maybe).union(open), primary: Set(paper.primary),
            isRandom: paper.sample == nil || paper.sample == "random")
    }

    /// What the archive's log says of a paper of which nobody said anything else: of other topics nothing.
    init(_ verdicts: [String: Bool], taxonomy: Set<String>) {
        self.init(
            topics: Set(verdicts.keys.filter { verdicts[$0] == true }), uncertain: taxonomy.subtracting(verdicts.keys),
            isRandom: false)
    }

    /// The label with the last words of the archive's log in place of its own.
    func corrected(by verdicts: [String: Bool]) -> TrainingLabel {
        let (yes, no) = (
            Set(verdicts.keys.filter { verdicts[$0] == true }), Set(verdicts.keys.filter { verdicts[$0] == false })
        )
        return TrainingLabel(
            topics: topics.union(yes).subtracting(no), uncertain: uncertain.subtracting(verdicts.keys),
            primary: primary.subtracting(no),
            isRandom: isRandom)
    }
}
