import ReadableText

/// A JSON document in parts, so that memory does not grow with it: of an array of objects, at the top or under a key of
/// the outer object, some elements at a time. Any other document, and a small one, is a single part.
///
/// The parts of `{"date": "2025-12-11", "papers": [a, b, c], "more": [d]}` are `{"date": …, "papers": [a]}`, from which
/// it is told what the document is; `[b]` and `[c]`, whose elements are what the first ones were; and at last `{"date":
/// …, "papers": [], "more": [d]}`. An array without an object around it ends with an empty one in the same way.
struct JSONParts: ~Copyable {
    /// A part of a document.
    struct Part {
        let bytes: [UInt8]
        /// What has to be added to a line of the part for that of the whole.
        let lineOffset: Int
        let kind: Kind

        enum Kind {
            /// A document, or its beginning.
            case document
            /// An array of elements behind the first ones.
            case elements
            /// What stands behind the array.
            case rest
        }
    }

    /// So many bytes are a part, unless a single element is longer. So much is looked at to tell what a document is.
    static let usualSize = JSONShape.window
    /// What stands before the array is repeated with what stands behind it.
    private static let longestFrame = 64 << 10

    private enum State { case beginning, within(Frame), behind(Frame), ended }

    private var text: TextPieces
    private let size: Int
    private var state = State.beginning

    /// Parts of a stream, each of so many bytes.
    init(_ stream: consuming ByteStream, size: Int = JSONParts.usualSize) {
        text = TextPieces(stream, pieceSize: min(size, 64 << 10))
        self.size = size
    }

    /// The next part; nil at the end. Throws where the text cannot be had.
    mutating func next() throws(InputError) -> Part? {
        switch state {
        case .ended: return nil
        case .beginning: return try first()
        case .within(let frame):
            // Nothing is left where the array ends behind what was handed over.
            if let part = try elements(in: frame) { return part }
            return try rest(behind: frame)
        case .behind(let frame): return try rest(behind: frame)
        }
    }

    private mutating func first() throws(InputError) -> Part {
        try text.fill(size)
        guard !text.isAtEnd, let frame = Frame(text.bytes),
            case .cut(let end?) = Cut(text.bytes, from: frame.before.count - 1)
        else { return try whole() }
        let part = text.bytes[..<end] + frame.closing
        guard JSONEntries.hold(Array(part), only: frame.before.count) else { return try whole() }
        text.drop(end)
        state = .within(frame)
        return Part(bytes: Array(part), lineOffset: 0, kind: .document)
    }

    private mutating func whole() throws(InputError) -> Part {
        try text.fill(.max)
        state = .ended
        return Part(bytes: text.bytes, lineOffset: 0, kind: .document)
    }

    /// The next elements, before which a comma stands; nil where there are none.
    private mutating func elements(in frame: Frame) throws(InputError) -> Part? {
        var wanted = size
        while true {
            try text.fill(wanted)
            let end: Int
            switch Cut(text.bytes, from: 0) {
            case .ended(let bracket):
                end = bracket
                state = .behind(frame)
            case .cut(let comma?) where !text.isAtEnd: end = comma
            case .cut where text.isAtEnd:
                // The array has no end, and what is wrong with it will be told.
                end = text.bytes.count
                state = .ended
            case .cut:
                // An element that is longer, or damage behind which no other is to be seen yet.
                wanted = max(wanted, text.bytes.count) * 2
                continue
            }
            let lineOffset = text.line - 1
            var part = Array(text.bytes[..<end])
            text.drop(end)
            if part.isEmpty { return nil }
            part[0] = UInt8(ascii: "[")
            if case .ended = state {} else { part.append(UInt8(ascii: "]")) }
            return Part(bytes: part, lineOffset: lineOffset, kind: .elements)
        }
    }

    /// What stands behind the array, with an empty one in its place.
    private mutating func rest(behind frame: Frame) throws(InputError) -> Part {
        try text.fill(.max)
        state = .ended
        let lines = frame.before.count { $0 == 0x0A }
        return Part(bytes: frame.before + text.bytes, lineOffset: text.line - 1 - lines, kind: .rest)
    }
}

// MARK: - Where a document can be cut

extension JSONParts {
    /// What stands around the array that goes on behind the end of a text.
    private struct Frame {
        /// All up to its bracket, and the bracket.
        let before: [UInt8]
        /// What would close it, and what is around it.
        let closing: [UInt8]

        /// The outermost array, where it is one of objects and little stands before it.
        init?(_ text: [UInt8]) {
            var scanner = JSONScanner(text)
            var closing: [UInt8] = []
            do throws(JSONError) {
                while try scanner.peekKind() == .object {
                    try scanner.beginObject()
                    closing.insert(UInt8(ascii: "}"), at: 0)
                    guard try Self.enterCutMember(&scanner) else { return nil }
                }
                try scanner.beginArray()
                let bracket = scanner.position
                guard bracket <= longestFrame, try scanner.nextElement(), try scanner.peekKind() == .object else {
                    return nil
                }
                before = Array(text[..<bracket])
                self.closing = [UInt8(ascii: "]")] + closing
            } catch { return nil }
        }

        /// Steps to the member that goes on behind the end; false where the object ends before it.
        private static func enterCutMember(_ scanner: inout JSONScanner) throws(JSONError) -> Bool {
            while try scanner.nextKey() != nil {
                var member = scanner
                do throws(JSONError) { try member.skipValue() } catch { return error.isCut }
                scanner = member
            }
            return false
        }
    }

    /// Where an array can be cut that may go on behind the end of a text.
    private enum Cut {
        /// It goes on: before the comma behind the last whole element, if there is one.
        case cut(Int?)
        /// It ends with the bracket here.
        case ended(Int)

        /// Looks at an array whose bracket is here; a comma may stand in its place, or the bracket that ends it.
        init(_ text: [UInt8], from start: Int) {
            guard start < text.count, text[start] != UInt8(ascii: "]") else {
                self = start < text.count ? .ended(start) : .cut(nil)
                return
            }
            var text = text
            text[start] = UInt8(ascii: "[")
            var scanner = JSONScanner(text, start..<text.count)
            var comma: Int?
            var tries = JSONEntries.mostTries
            guard (try? scanner.beginArray()) != nil else {
                self = .cut(nil)
                return
            }
            // As they are read: what is amiss is stepped over to the next entry.
            while true {
                let before = scanner
                do throws(JSONError) {
                    guard try scanner.nextElement() else {
                        self = .ended(scanner.position - 1)
                        return
                    }
                    if text[scanner.position - 1] == UInt8(ascii: ",") { comma = scanner.position - 1 }
                } catch {
                    guard Self.goOn(&scanner, from: before, at: scanner.position, error, &tries) else { break }
                }
                guard Self.skipElement(&scanner, &tries) else { break }
            }
            self = .cut(comma)
        }

        /// Steps over an element, or over damage and the one behind it; false where the text ends before.
        private static func skipElement(_ scanner: inout JSONScanner, _ tries: inout Int) -> Bool {
            while true {
                scanner.skipWhiteSpace()
                let element = scanner
                do throws(JSONError) {
                    try scanner.skipValue()
                    return true
                } catch {
                    guard goOn(&scanner, from: element, at: element.position + 1, error, &tries) else { return false }
                }
            }
        }

        private static func goOn(
            _ scanner: inout JSONScanner, from before: JSONScanner, at offset: Int, _ error: JSONError,
            _ tries: inout Int
        ) -> Bool {
            guard !error.isCut, let next = JSONEntries.nextEntry(before, from: offset, tries: &tries) else {
                return false
            }
            scanner = before
            scanner.position = next
            return true
        }
    }
}
