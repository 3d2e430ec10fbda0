import ReadableText

/// A message of JSON-RPC 2.0 as it came in (https://www.jsonrpc.org/specification).
enum Message {
    /// It waits for an answer.
    case request(Request)
    /// It waits for none.
    case notification
    /// An answer. Nobody was asked anything, so that it is passed over.
    case answer
    /// It is JSON, and no message; with its identifier, where that can be read.
    case fault(RequestID, ProtocolFault)

    /// What is asked.
    struct Request {
        let id: RequestID
        let method: String
        /// A scanner that stands before the parameters, an object; nil where there are none.
        let parameters: JSONScanner?
    }
}

extension Message {
    /// Takes the next value of a text of which the grammar has been checked, and says what it is.
    static func read(_ scanner: inout JSONScanner) throws(JSONError) -> Message {
        guard try scanner.peekKind() == .object else {
            try scanner.skipValue()
            return .fault(.unknown, ProtocolFault(.noMessage, "A message is an object"))
        }
        var members = Members()
        try scanner.beginObject()
        while let key = try scanner.nextKey() { try members.take(scanner.string(key), from: &scanner) }
        return members.message
    }

    /// What of an object matters here. Of two members with one name the later one counts.
    private struct Members {
        var version: String?
        /// The identifier; nil where there is none.
        var id: Identifier?
        /// The method; nil where there is none, or it is no text.
        var method: String?
        var hasMethod = false
        var isAnswer = false
        var parameters: JSONScanner?
        var hasOtherParameters = false

        enum Identifier {
            case sound(RequestID)
            /// Neither a string nor a whole number.
            case other
        }

        mutating func take(_ name: String, from scanner: inout JSONScanner) throws(JSONError) {
            let kind = try scanner.peekKind()
            switch (name, kind) {
            case ("jsonrpc", .string): version = try scanner.readString()
            case ("id", _): id = try Self.identifier(kind, &scanner)
            case ("method", .string):
                method = try scanner.readString()
                hasMethod = true
            case ("method", _):
                (method, hasMethod) = (nil, true)
                try scanner.skipValue()
            case ("params", .object):
                (parameters, hasOtherParameters) = (scanner, false)
                try scanner.skipValue()
            case ("params", _):
                (parameters, hasOtherParameters) = (nil, true)
                try scanner.skipValue()
            case ("result", _), ("error", _):
                isAnswer = true
                try scanner.skipValue()
            default: try scanner.skipValue()
            }
        }

        private static func identifier(
            _ kind: JSONScanner.Kind, _ scanner: inout JSONScanner
        ) throws(JSONError) -> Identifier {
            switch kind {
            case .string:
                let text = try scanner.readText()
                let quoted = text.range.lowerBound - 1..<text.range.upperBound + 1
                return .sound(RequestID(bytes: Array(scanner.bytes[quoted])))
            case .number:
                let range = try scanner.readNumber()
                let digits = Array(scanner.bytes[range])
                let isWhole = digits.allSatisfy { $0 == UInt8(ascii: "-") || ASCII.isAlphanumeric($0) && $0 < 0x3A }
                return isWhole ? .sound(RequestID(bytes: digits)) : .other
            default:
                try scanner.skipValue()
                return .other
            }
        }

        var message: Message {
            let known: RequestID = if case .sound(let id) = id { id } else { .unknown }
            func fault(_ words: String) -> Message { .fault(known, ProtocolFault(.noMessage, words)) }
            if isAnswer, !hasMethod { return .answer }
            guard version == "2.0" else { return fault("A message says \"jsonrpc\": \"2.0\"") }
            guard let method else { return fault("A message has a method, which is a text") }
            switch id {
            case nil: return .notification
            case .other: return fault("The id of a request is a text or a whole number")
            case .sound(let id):
                if hasOtherParameters {
                    return .fault(id, ProtocolFault(.parameters, "The parameters are an object"))
                }
                return .request(Request(id: id, method: method, parameters: parameters))
            }
        }
    }
}
