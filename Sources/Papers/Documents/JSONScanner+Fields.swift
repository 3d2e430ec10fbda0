extension JSONScanner {
    /// Takes the fields of a whole object: `body` gets each key and takes its value, or returns false to have it stepped over.
    mutating func readObject(_ body: (inout JSONScanner, _ key: String) throws -> Bool) throws {
        let kind = try peekKind()
        guard kind == .object else {
            // Text that only begins like a value is not one.
            try skipValue()
            throw RecordFault(nil, .wrongType(expected: "an object", found: kind.name))
        }
        try beginObject()
        while let key = try nextKey() {
            // No field that anybody asks for has a longer name, nor one with escapes.
            if key.range.count > 32 || key.isEscaped {
                try skipValue()
            } else if try !body(&self, string(key)) {
                try skipValue()
            }
        }
    }

    /// Takes a text with white space made single, or null.
    mutating func readOptionalText(_ field: String) throws -> String? {
        switch try peekKind() {
        case .string: return singleSpaced(try readText())
        case .null:
            try readNull()
            return nil
        case let kind: throw RecordFault(field, .wrongType(expected: "a string", found: kind.name))
        }
    }

    /// Takes an integer, or null.
    mutating func readOptionalInteger(_ field: String) throws -> Int? {
        switch try peekKind() {
        case .number:
            guard let value = try readInteger() else {
                throw RecordFault(field, .wrongType(expected: "a whole number", found: "another number"))
            }
            return value
        case .null:
            try readNull()
            return nil
        case let kind: throw RecordFault(field, .wrongType(expected: "a whole number", found: kind.name))
        }
    }

    /// Takes an array of texts, or null, which is none. Empty texts are left out.
    mutating func readTexts(_ field: String) throws -> [String] {
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
                throw RecordFault(field, .wrongType(expected: "an array of strings", found: "an array with \(kind.name)"))
            }
            let text = singleSpaced(try readText())
            if !text.isEmpty { texts.append(text) }
        }
        return texts
    }

    /// Takes a day such as `2025-12-11`, with or without a time behind it, or null; an empty text is none.
    mutating func readOptionalDay(_ field: String) throws -> CalendarDay? {
        guard let text = try readOptionalText(field), !text.isEmpty else { return nil }
        guard let day = CalendarDay(iso: text) else { throw RecordFault(field, .badDate(text)) }
        return day
    }

    /// Takes a string or a number as text, or null.
    mutating func readOptionalLabel(_ field: String) throws -> String? {
        guard try peekKind() != .number else { return try readNumberText() }
        return try readOptionalText(field)
    }
}

extension JSONScanner.Kind {
    /// With its article, for messages.
    var name: String {
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
