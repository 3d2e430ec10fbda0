import ReadableText

/// What a tool was given, checked against its parameters.
struct ToolArguments {
    private var values: [String: ArgumentValue] = [:]
    private let parameters: [ToolParameter]

    /// Reads and checks arguments of which the grammar has been checked. One that is null counts as not given: so
    /// write assistants what they leave out. Throws `ArgumentFault`.
    init(_ given: RequestParameters.ArgumentValues, for parameters: [ToolParameter]) throws {
        self.parameters = parameters
        if case .object(var scanner) = given {
            try scanner.beginObject()
            while let key = try scanner.nextKey() {
                let name = scanner.string(key)
                guard let parameter = parameters.first(where: { $0.name == name }) else {
                    throw ArgumentFault.unknown(name, known: parameters.map(\.name))
                }
                let value = try Self.value(&scanner)
                if let value { try parameter.check(value) }
                values[name] = value
            }
        }
        for parameter in parameters where parameter.isRequired && values[parameter.name] == nil {
            throw ArgumentFault.missing(parameter.name)
        }
    }

    /// Reads and checks arguments that all came as text, as in the query of an address. Throws `ArgumentFault`.
    init(texts: [(name: String, value: String)], for parameters: [ToolParameter]) throws {
        self.parameters = parameters
        for (name, text) in texts {
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                throw ArgumentFault.unknown(name, known: parameters.map(\.name))
            }
            let value = parameter.value(ofText: text)
            try parameter.check(value)
            values[name] = value
        }
        for parameter in parameters where parameter.isRequired && values[parameter.name] == nil {
            throw ArgumentFault.missing(parameter.name)
        }
    }

    /// The next value; nil for null.
    private static func value(_ scanner: inout JSONScanner) throws(JSONError) -> ArgumentValue? {
        let kind = try scanner.peekKind()
        switch kind {
        case .string: return .text(try scanner.readString())
        case .boolean: return .truth(try scanner.readBoolean())
        case .number:
            let range = try scanner.readNumber()
            return whole(String(decoding: scanner.bytes[range], as: UTF8.self)).map { .number($0) }
                ?? .other("another number")
        case .null:
            try scanner.readNull()
            return nil
        default:
            try scanner.skipValue()
            return .other(kind.name)
        }
    }

    /// A whole number, however it is written: `5`, `5.0`, `5e0`.
    private static func whole(_ digits: String) -> Int? {
        Int(digits) ?? Double(digits).flatMap { Int(exactly: $0) }
    }

    /// A text that was given; nil where none was.
    func text(_ name: String) -> String? {
        if case .text(let text) = values[name] { return text }
        return nil
    }

    /// Whether something was given.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// A text that a parameter demands, and that so is there.
    func required(_ name: String) -> String { text(name) ?? "" }

    /// A number that was given, else the usual one.
    func number(_ name: String) -> Int {
        if case .number(let number) = values[name] { return number }
        guard case .number(_, let usual) = parameters.first(where: { $0.name == name })?.kind else {
            preconditionFailure("\(name) is a parameter that takes numbers")
        }
        return usual
    }

    /// Whether something was said to be true.
    func isTrue(_ name: String) -> Bool { values[name] == .truth(true) }
}
