import PaperDesk

/// Tells a job's followers how far it is.
final class JobProgress: WorkProgress {
    private let jobs: Jobs
    private let id: Job.ID
    private var told = ContinuousClock.Instant?.none

    init(_ jobs: Jobs, _ id: Job.ID) { (self.jobs, self.id) = (jobs, id) }

    /// At most ten times a second, since some work says so for each paper.
    func show(_ stage: @autoclosure () -> WorkStage) {
        let now = ContinuousClock().now
        guard told.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
        told = now
        let (words, part) = Self.words(stage())
        jobs.tell(id, stage: words, part: part)
    }

    func finish() { told = nil }

    func check() throws {
        if !isWanted() { throw CancellationError() }
    }

    var isWanted: @Sendable () -> Bool { { [jobs, id] in jobs[id]?.state == .running } }

    /// What is being done, in words and as a part of the whole where that is known.
    static func words(_ stage: WorkStage) -> (String, part: Double?) {
        switch stage {
        case .reading(let papers, let part, let source): ("\(papers) papers read from \(source)", part)
        case .gathering(let papers): ("\(papers) papers gathered", nil)
        case .classifying(let papers, let all):
            ("\(papers) of \(all) papers classified", all > 0 ? Double(papers) / Double(all) : nil)
        case .comparing(let papers): ("\(papers) papers compared", nil)
        case .answering(let documents): ("\(documents) documents classified", nil)
        case .learning(let step): (step, nil)
        case .readingWords(let papers, let all):
            ("words of \(papers) of \(all) papers read", all > 0 ? Double(papers) / Double(all) : nil)
        case .grouping(let papers): ("\(papers) papers grouped", nil)
        case .writing(let bytes): ("\(bytes / 1_000_000) MB written", nil)
        }
    }
}
