public import PaperDesk
public import Reporter

/// What whoever starts the server has words for, as the command line has: the rooms below know facts alone.
public struct AnswerWords {
    let failure: (any Error) -> String?
    let report: (ReportAnswer, _ isNamed: Bool) -> Report

    /// Words for what the rooms say.
    ///
    /// - Parameters:
    ///   - failure: what an assistant is told of an error: what is wrong, and what helps; nil for what no room throws,
    ///     which is a defect.
    ///   - report: a report with its notes as they are to stand in its document, and whether a single week, month or
    ///     quarter was named. As the desk made it by default.
    public init(
        failure: @escaping (any Error) -> String?,
        report: @escaping (ReportAnswer, _ isNamed: Bool) -> Report = { answer, _ in answer.report }
    ) {
        (self.failure, self.report) = (failure, report)
    }
}
