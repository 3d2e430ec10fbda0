public import PaperDesk
import ReadableText
import Wording

/// The tools for assistants, asked by the Model Context Protocol: a line in, a line out.
///
/// Clients of both kinds are served, in one process even: those that begin with `initialize` and those that say in each
/// request which revision they speak (2026-07-28 and later). Requests are answered one after another, in their order;
/// one that is cancelled meanwhile has been answered when that is read.
///
///     var server = ToolServer(version: "1.0.0", desk: { Desk(today: today) }, words: AnswerWords { "\($0)" })
///     server.answer(Array(#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#.utf8))
///     // {"jsonrpc":"2.0","id":1,"result":{}}
public struct ToolServer {
    /// The longest message that is read, in bytes; of a longer one nothing is kept.
    public static let longestMessage = 1 << 20

    /// So many messages may come as one array, in the revision that has such.
    static let mostInBatch = 64

    /// The version of the program.
    let version: String
    let archive: ArchiveChoice
    let model: String?
    let desk: () -> Desk
    private let words: AnswerWords
    /// What a handshake agreed on; nil where there was none.
    var agreed: Revision?

    /// A server, to which nothing was said yet.
    ///
    /// - Parameters:
    ///   - version: the version of the program.
    ///   - archive: the archive that is asked. It is read, and never written to.
    ///   - model: the model's file; nil for the usual one.
    ///   - desk: the desk at which each question is asked: what day it is may change while the server runs.
    ///   - words: what errors and reports are called.
    public init(
        version: String, archive: ArchiveChoice = ArchiveChoice(), model: String? = nil, desk: @escaping () -> Desk,
        words: AnswerWords
    ) {
        (self.version, self.model, self.desk, self.words) = (version, model, desk, words)
        self.archive = archive.readOnly
    }

    /// The answer to a message, one line without its end; nil where none is due.
    public mutating func answer(_ line: [UInt8]) -> [UInt8]? {
        var scanner = JSONScanner(line)
        do throws(JSONError) {
            if let place = UTF8Check.firstInvalid(line, line.indices) {
                return Reply.fault(.unknown, ProtocolFault(.noJSON, "Parse error: no UTF-8 at byte \(place + 1)"))
            }
            // All of it first: what follows reads parts of it.
            var whole = scanner
            try whole.skipValue()
            try whole.finish()
            guard try scanner.peekKind() == .array else { return try answer(Message.read(&scanner)) }
            return try answerBatch(&scanner)
        } catch {
            return Reply.fault(.unknown, ProtocolFault(.noJSON, "Parse error: \(error)"))
        }
    }

    /// What is said of a message that is too long to be read.
    static let tooLong = Reply.fault(
        .unknown, ProtocolFault(.noMessage, "A message has at most \(longestMessage) bytes; this one was not read"))

    /// The answers to several messages, in their order; nil where none of them waits for one.
    private mutating func answerBatch(_ scanner: inout JSONScanner) throws(JSONError) -> [UInt8]? {
        guard agreed?.takesBatches == true else {
            return Reply.fault(.unknown, ProtocolFault(.noMessage, "This revision knows no batches"))
        }
        var messages: [Message] = []
        try scanner.beginArray()
        while try scanner.nextElement() {
            guard messages.count < Self.mostInBatch else {
                let words = "A batch has at most \(Self.mostInBatch) messages"
                return Reply.fault(.unknown, ProtocolFault(.noMessage, words))
            }
            messages.append(try Message.read(&scanner))
        }
        if messages.isEmpty { return Reply.fault(.unknown, ProtocolFault(.noMessage, "A batch has messages")) }
        var answers: [[UInt8]] = []
        for message in messages {
            if case .request(let request) = message, request.method == "initialize" {
                let words = "A batch has no handshake in it"
                answers.append(Reply.fault(request.id, ProtocolFault(.noMessage, words)))
            } else if let answer = try answer(message) {
                answers.append(answer)
            }
        }
        return answers.isEmpty ? nil : Reply.batch(answers)
    }

    private mutating func answer(_ message: Message) throws(JSONError) -> [UInt8]? {
        switch message {
        // What is told needs no deed: a request that is cancelled has been answered by now.
        case .notification, .answer: return nil
        case .fault(let id, let fault): return Reply.fault(id, fault)
        case .request(let request):
            let parameters = try RequestParameters(request)
            do throws(ProtocolFault) {
                return Reply.result(request.id, try result(request.method, parameters))
            } catch {
                return Reply.fault(request.id, error)
            }
        }
    }

    private mutating func result(
        _ method: String, _ parameters: RequestParameters
    ) throws(ProtocolFault) -> JSONText {
        if let about = parameters.about, about.isStateless || method == "server/discover" {
            return try statelessResult(method, parameters, about)
        }
        return try handshakeResult(method, parameters)
    }

    /// Calls a tool.
    func call(_ parameters: RequestParameters, in revision: Revision) throws(ProtocolFault) -> JSONText {
        guard let name = parameters.name else {
            throw ProtocolFault(.parameters, "The name of a tool is missing, or no text")
        }
        guard let tool = Tool.all.first(where: { $0.name == name }) else {
            throw ProtocolFault(.parameters, "Unknown tool: \(ReadableText.shortened(name))")
        }
        if case .other = parameters.arguments {
            throw ProtocolFault(.parameters, "The arguments of a tool are an object")
        }
        do {
            let arguments = try ToolArguments(parameters.arguments, for: tool.parameters)
            let place = ToolPlace(desk: desk(), archive: archive, model: model, words: words)
            return ToolResult.of(try tool.answer(arguments, place), in: revision)
        } catch let fault as ArgumentFault {
            // For the assistant and not for the client, as since 2025-11-25 the specification has it for all: it can
            // mend what it asked.
            return ToolResult.failure(fault.description)
        } catch {
            guard let sentence = words.failure(error) else {
                throw ProtocolFault(.defect, "unexpected error: \(error); please report it")
            }
            return ToolResult.failure(sentence)
        }
    }
}

/// The results of calls.
enum ToolResult {
    /// The text, and the document beside it; where a revision has no place for it, as a second text.
    static func of(_ answer: ToolAnswer, in revision: Revision) -> JSONText {
        if revision.hasStructuredContent {
            return ["content": [text(answer.text)], "structuredContent": answer.document]
        }
        return ["content": [text(answer.text), text(answer.document.compact)]]
    }

    /// What went wrong, which the assistant reads.
    static func failure(_ sentence: String) -> JSONText {
        ["content": [text(SafeText.line(sentence))], "isError": true]
    }

    private static func text(_ text: String) -> JSONText { ["type": "text", "text": .string(text)] }
}
