extension JSONScanner {
    /// Takes the fields of a whole object: `body` gets each key and takes its value, or returns
    /// false to have it stepped over.
    package mutating func readObject(_ body: (inout JSONScanner, _ key: String) throws -> Bool) throws {
        try readMembers { scanner, key in try body(&scanner, scanner.string(key)) }
    }

    /// The same, with the place of each key: whoever knows the keys that come needs no texts of them.
    package mutating func readMembers(_ body: (inout JSONScanner, _ key: JSONStringRange) throws -> Bool) throws {
        let kind = try peekKind()
        guard kind == .object else {
            // Text that only begins like a value is not one.
            try skipValue()
            throw RecordFault(nil, .wrongType(expected: "an object", found: kind.name))
        }
        try beginObject()
        while let key = try nextKey() {
            // No field that anybody asks for has a longer name; an escape takes up to six bytes for one.
            if key.range.count > (key.isEscaped ? 6 * 32 : 32) {
                try skipValue()
            } else if try !body(&self, key) {
                try skipValue()
            }
        }
    }

    /// Takes a string with white space made single.
    package mutating func readSingleSpaced() throws(JSONError) -> String {
        // In one expression, the scanner would be copied around the step that moves it.
        let text = try readText()
        return singleSpaced(text)
    }

    /// Takes a text with white space made single, or null.
    package mutating func readOptionalText(_ field: String) throws -> String? {
        switch try peekKind() {
        case .string: return try readSingleSpaced()
        case .null:
            try readNull()
            return nil
        case let kind: throw RecordFault(field, .wrongType(expected: "a string", found: kind.name))
        }
    }

    /// Takes an array of texts, or null, which is none. Empty texts are left out.
    package mutating func readTexts(_ field: String) throws -> [String] {
        switch try peekKind() {
        case .array: break
        case .null:
            try readNull()
            return []
        case let kind: throw RecordFault(field, .wrongType(expected: "an array of strings", found: kind.name))
        }
        var texts: [String] = []
        try beginArray()
        while try nextElement() {
            let kind = try peekKind()
            guard kind == .string else {
                throw RecordFault(
                    field, .wrongType(expected: "an array of strings", found: "an array with \(kind.name)"))
            }
            let text = try readSingleSpaced()
            if !text.isEmpty { texts.append(text) }
        }
        return texts
    }

    /// Takes a string or a number as text, or null.
    package mutating func readOptionalLabel(_ field: String) throws -> String? {
        switch try peekKind() {
        case .number: return try readNumberText()
        case .string, .null: return try readOptionalText(field)
        case let kind: throw RecordFault(field, .wrongType(expected: "a string or a number", found: kind.name))
        }
    }
}

// MARK: - Fields of little weight

/// A record is not lost for these: what is of another type than expected is stepped over.
extension JSONScanner {
    /// Takes a text with white space made single; anything else, and an empty one, is none.
    package mutating func readTextIfAny() throws(JSONError) -> String? {
        guard try peekKind() == .string else {
            try skipValue()
            return nil
        }
        let text = try readSingleSpaced()
        return text.isEmpty ? nil : text
    }

    /// Takes an integer, written as a number or in a string.
    package mutating func readIntegerIfAny() throws(JSONError) -> Int? {
        switch try peekKind() {
        case .number: return try readInteger()
        case .string: return Int(try readSingleSpaced())
        default:
            try skipValue()
            return nil
        }
    }

    /// Takes the texts of an array, or one string cut at the separators. Empty texts are left out.
    package mutating func readTextsIfAny(separator isSeparator: (UInt8) -> Bool) throws(JSONError) -> [String] {
        switch try peekKind() {
        case .string:
            let text = try readText()
            let content = text.isEscaped ? unescapedBytes(text)[...] : bytes[text.range]
            return content.split(whereSeparator: isSeparator).map { Spacing.singleSpaced($0) }.filter { !$0.isEmpty }
        case .array: break
        default:
            try skipValue()
            return []
        }
        var texts: [String] = []
        try beginArray()
        while try nextElement() {
            guard try peekKind() == .string else {
                try skipValue()
                continue
            }
            let text = try readSingleSpaced()
            if texts.isEmpty { texts.reserveCapacity(Self.usualTexts) }
            if !text.isEmpty { texts.append(text) }
        }
        return texts
    }

    /// Room that is made at once for the texts of an array: more than most have.
    package static let usualTexts = 8
}

extension JSONScanner.Kind {
    /// With its article, for messages.
    package var name: String {
        switch self {
        case .object: "an object"
        case .array: "an array"
        case .string: "a string"
        case .number: "a number"
        case .boolean: "true or false"
        case .null: "null"
        }
    }
}
