public import PaperDesk
import Papers
import ReadableText
public import Wording

/// What changes something: labels, and work that takes long.
extension APIRoute {
    static let labelling: [APIRoute] = [
        APIRoute(
            method: .get, path: ["labels"],
            words:
                "What people said of papers: the last word on each topic; of one paper its log, as 'trends label ID --json'.",
            parameters: [ToolParameter("paper", .text, "Only this paper, with the log of what was said")],
            answer: .document("trends.labels/1")
        ) { question in
            guard let paper = question.arguments.text("paper") else {
                return .document(try question.desk.labels(in: question.archive).json)
            }
            return .document(try question.desk.label(LabelRequest(paper: paper, archive: question.archive)).json)
        },
        APIRoute(
            method: .post, path: ["labels"],
            words: "Says which topics a paper has, and which not, as 'trends label ID --topic T --not T --json'.",
            body: Body(types: ["application/json"], words: #"{"id": …, "topics": […], "not": […]}"#),
            answer: .document("trends.label/1"), changes: true
        ) { question in
            try question.checkType(["application/json"])
            let word = try LabelWord(question.request.body)
            guard !word.topics.isEmpty || !word.not.isEmpty else {
                throw RequestFault(400, "neither 'topics' nor 'not' names a topic")
            }
            return .document(
                try question.desk.label(
                    LabelRequest(paper: word.id, topics: word.topics, not: word.not, archive: question.archive)
                ).json)
        },
        APIRoute(
            method: .delete, path: ["labels"],
            words: "Takes back what was last said of a paper, as 'trends label --undo ID --json'.",
            parameters: [ToolParameter("paper", .text, "The paper's identifier", isRequired: true)],
            answer: .document("trends.label/1"), changes: true
        ) { question in
            let paper = question.arguments.required("paper")
            return .document(try question.desk.label(LabelUndoRequest(paper, archive: question.archive)).json)
        },
    ]

    static let working: [APIRoute] = [
        APIRoute(
            method: .get, path: ["jobs"], words: "Work that takes long, and what came of it, the newest first.",
            answer: .document("trends.jobs/1"), isFleeting: true
        ) { question in .document(Job.json(question.context.jobs.all)) },
        APIRoute(
            method: .get, path: ["jobs"], rest: .name("job"),
            words: "One of them; with /events behind it as Server-Sent Events, until it is over.",
            answer: .document("trends.job/1"), isFleeting: true
        ) { question in
            if question.name.hasSuffix("/events") {
                return question.context.jobs.events(of: try question.job(String(question.name.dropLast(7))).id)
            }
            return .document(try question.job(question.name).json)
        },
        APIRoute(
            method: .delete, path: ["jobs"], rest: .name("job"), words: "Cancels work that is not over.",
            answer: .document("trends.job/1"), changes: true
        ) { question in
            let job = try question.job(question.name)
            question.context.jobs.cancel(job.id)
            return .document((question.context.jobs[job.id] ?? job).json)
        },
        APIRoute(
            method: .post, path: ["retrain"],
            words: "Learns a model, as 'trends retrain' does, beside all other answers.",
            parameters: [
                ToolParameter("force", .truth, "Even where it does worse than the one in force"),
                ToolParameter("from_scratch", .truth, "Not towards the answers of the model before"),
            ],
            answer: .document("trends.job/1"), status: 202, changes: true
        ) { question in
            let request = RetrainRequest(
                archive: question.archive, fromScratch: question.arguments.isTrue("from_scratch"),
                force: question.arguments.isTrue("force"))
            return try question.begin("retrain") { desk in try desk.retrain(request).json }
        },
        APIRoute(
            method: .post, path: ["import"],
            words: "Adds the listing that is sent to the archive, as 'trends import' does.",
            body: Body(
                types: ["application/octet-stream"], words: "A listing of any known format, packed with gzip or not"),
            answer: .document("trends.job/1"), status: 202, changes: true, takesUpload: true
        ) { question in
            let upload = try Upload(question.request.body)
            let (archive, words) = (question.archive, question.context.noteWords)
            return try question.begin("import") { desk in try upload.add(to: archive, desk, words) }
        },
    ]
}

extension APIQuestion {
    /// The job of a number. Throws where there is none.
    fileprivate func job(_ name: String) throws(RequestFault) -> Job {
        guard let id = Int(name), let job = context.jobs[id] else { throw .notFound }
        return job
    }

    /// Begins work that takes long.
    fileprivate func begin(
        _ kind: String, _ work: @escaping @Sendable (Desk) throws -> JSONText
    ) throws(RequestFault) -> HTTPResponse {
        guard let job = context.begin(kind, work) else { throw ServerCore.crowded }
        var response = HTTPResponse.document(job.json, status: 202)
        response.headers.append((name: "Location", value: "/api/v1/jobs/\(job.id)"))
        return response
    }
}

extension ServedContext {
    /// Begins work that takes long, at a desk that tells how far it is; nil where too much waits.
    public func begin(_ kind: String, _ work: @escaping @Sendable (Desk) throws -> JSONText) -> Job? {
        let id = jobs.start(kind) { progress in
            var desk = desk()
            desk.progress = progress
            return try work(desk)
        }
        return id.flatMap { jobs[$0] }
    }
}

/// What is said of a paper, as it is sent.
private struct LabelWord {
    var id = ""
    var topics: [String] = []
    var not: [String] = []

    init(_ bytes: [UInt8]) throws(RequestFault) {
        var unknown: String?
        do throws(JSONError) {
            var scanner = JSONScanner(bytes)
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                switch scanner.string(key) {
                case "id": id = try scanner.readString()
                case "topics": topics = try Self.list(&scanner)
                case "not": not = try Self.list(&scanner)
                case let other:
                    unknown = unknown ?? other
                    try scanner.skipValue()
                }
            }
            try scanner.finish()
        } catch {
            throw RequestFault(400, "the body cannot be read: \(error)")
        }
        if let unknown {
            throw RequestFault(400, ArgumentFault.unknown(unknown, known: ["id", "topics", "not"]).description)
        }
        guard !id.isEmpty else { throw RequestFault(400, "'id' names no paper") }
    }

    private static func list(_ scanner: inout JSONScanner) throws(JSONError) -> [String] {
        var list: [String] = []
        try scanner.beginArray()
        while try scanner.nextElement() { list.append(try scanner.readString()) }
        return list
    }
}
