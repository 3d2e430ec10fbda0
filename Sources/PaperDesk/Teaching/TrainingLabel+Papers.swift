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
            denied: Set(paper.not), isRandom: paper.sample == nil || paper.sample == "random")
    }

    /// What the archive's log says of a paper of which nobody said anything else: of other topics nothing.
    init(_ verdicts: [String: Bool], taxonomy: Set<String>) {
        self.init(
            topics: Set(verdicts.keys.filter { verdicts[$0] == true }), uncertain: taxonomy.subtracting(verdicts.keys),
            denied: Set(verdicts.keys.filter { verdicts[$0] == false }), isRandom: false,
            weight: TrainingLabel.weightOfAPerson)
    }

    /// The label with other names for its topics, where two may get one: it applies where either does, and is open where
    /// either is.
    func renamingTopics(_ renamed: (String) -> String) -> TrainingLabel {
        var label = self
        label.topics = Set(topics.map(renamed))
        label.uncertain = Set(uncertain.map(renamed)).subtracting(label.topics)
        label.unsaid = Set(unsaid.map(renamed)).subtracting(label.topics)
        label.primary = Set(primary.map(renamed))
        label.denied = Set(denied.map(renamed)).subtracting(label.topics)
        return label
    }

    /// The label with later words on some topics in place of its own: a topic that is denied is denied as the one to
    /// file under too.
    func corrected(by verdicts: [String: Bool]) -> TrainingLabel {
        let (yes, no) = (
            Set(verdicts.keys.filter { verdicts[$0] == true }), Set(verdicts.keys.filter { verdicts[$0] == false })
        )
        var label = self
        label.topics = topics.union(yes).subtracting(no)
        label.uncertain.subtract(verdicts.keys)
        label.unsaid.subtract(verdicts.keys)
        label.primary.subtract(no)
        label.denied = denied.union(no).subtracting(yes)
        label.weight = TrainingLabel.weightOfAPerson
        return label
    }
}
