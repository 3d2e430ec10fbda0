import ReadableText

/// The parameters of a request, as far as they matter here.
struct RequestParameters {
    /// What is said of the request itself (`_meta`): which revision it speaks.
    private(set) var about: About?
    /// The tool that is called.
    private(set) var name: String?
    /// What it is given.
    private(set) var arguments: ArgumentValues = .none
    /// The revision that a handshake asks for.
    private(set) var wantedRevision: String?
    /// Whether a page of a list is asked for, of which there are none.
    private(set) var hasCursor = false

    /// The members of `_meta` by which a request says how it wants to be understood
    /// (revision 2026-07-28, "Per-request protocol fields").
    struct About {
        /// What stands as the revision.
        var revision: Revision?
        /// Whether the capabilities of the client are there, as an object.
        var hasCapabilities = false

        /// A revision as it stands there.
        enum Revision {
            case named(String)
            /// It is no text.
            case other
        }

        /// Whether the request means to be one without a handshake.
        var isStateless: Bool { revision != nil }
    }

    /// What a tool is given.
    enum ArgumentValues {
        case none
        /// A scanner before the object.
        case object(JSONScanner)
        /// It is no object.
        case other
    }

    /// Reads the parameters of which the grammar has been checked; none where there are none.
    init(_ request: Message.Request) throws(JSONError) {
        guard var scanner = request.parameters else { return }
        try scanner.beginObject()
        while let key = try scanner.nextKey() { try take(scanner.string(key), from: &scanner) }
    }

    private mutating func take(_ name: String, from scanner: inout JSONScanner) throws(JSONError) {
        let kind = try scanner.peekKind()
        switch (name, kind) {
        case ("_meta", .object): about = try Self.about(&scanner)
        case ("name", .string): self.name = try scanner.readString()
        case ("arguments", .null):
            arguments = .none
            try scanner.readNull()
        case ("arguments", _):
            arguments = kind == .object ? .object(scanner) : .other
            try scanner.skipValue()
        case ("protocolVersion", .string): wantedRevision = try scanner.readString()
        case ("cursor", .string):
            hasCursor = true
            try scanner.skipValue()
        default: try scanner.skipValue()
        }
    }

    private static func about(_ scanner: inout JSONScanner) throws(JSONError) -> About {
        var about = About()
        try scanner.beginObject()
        while let key = try scanner.nextKey() {
            let kind = try scanner.peekKind()
            switch (scanner.string(key), kind) {
            case ("io.modelcontextprotocol/protocolVersion", .string):
                about.revision = .named(try scanner.readString())
            case ("io.modelcontextprotocol/protocolVersion", _):
                about.revision = .other
                try scanner.skipValue()
            case ("io.modelcontextprotocol/clientCapabilities", .object):
                about.hasCapabilities = true
                try scanner.skipValue()
            default: try scanner.skipValue()
            }
        }
        return about
    }
}
