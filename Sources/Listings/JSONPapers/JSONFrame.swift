import Papers
import ReadableText

/// A table in a JSON document, as data frames and data bases write them: names of columns and rows of values, or the
/// values of each column by row. Each row becomes an object.
enum JSONFrame {
    /// The members that name columns and those that hold rows, as `{"columns": ["title", …], "data": [[…], …]}`.
    private static let namesOfColumns: Set<String> = ["columns", "header", "headers", "fields", "cols", "columnnames"]
    private static let namesOfRows: Set<String> = ["data", "rows", "values", "records"]
    /// So many columns are looked at.
    private static let mostColumns = 1_000

    /// What tells that a value is a table.
    struct Evidence {
        private var hasColumns = false
        private var hasRows = false
        /// By the name of their first row: fields of columns that are objects.
        private var byRow: [String: Set<ListingField>] = [:]
        /// Fields of columns that are lists of texts.
        private var lists: Set<ListingField> = []

        var isFrame: Bool { hasColumns && hasRows || isByColumn || isOfLists }
        /// Whether each column is an object: its values by the names of rows.
        var isByColumn: Bool { byRow.values.contains { $0.count > 1 && JSONFrame.isTelling($0) } }
        /// Whether each column is an array.
        var isOfLists: Bool { lists.contains(.title) && !lists.isDisjoint(with: ListingField.texts) }

        mutating func take(_ name: String, _ field: ListingField?, _ kind: JSONScanner.Kind, _ scanner: JSONScanner) {
            guard kind.isContainer else { return }
            if kind == .array, let folded = ListingField.folded(name) {
                if JSONFrame.namesOfColumns.contains(folded) {
                    hasColumns = hasColumns || JSONFrame.names(scanner) != nil
                }
                if JSONFrame.namesOfRows.contains(folded) { hasRows = hasRows || JSONFrame.holdsArrays(scanner) }
            }
            guard let field else { return }
            if kind == .array, JSONFrame.holdsTexts(scanner) { lists.insert(field) }
            if kind == .object, let first = JSONFrame.firstRow(scanner) { byRow[first, default: []].insert(field) }
        }

        /// An array whose first element names columns.
        mutating func begin(array scanner: JSONScanner) {
            guard JSONFrame.holdsArrays(scanner) else { return }
            var scanner = scanner
            do throws(JSONError) {
                try scanner.beginArray()
                guard try scanner.nextElement(), JSONFrame.names(scanner) != nil, try scanner.peekKind() == .array
                else {
                    return
                }
                (hasColumns, hasRows) = (true, true)
            } catch { return }
        }
    }

    private static func isTelling(_ fields: some Collection<ListingField>) -> Bool {
        fields.contains(.title) || fields.contains { ListingField.texts.contains($0) }
    }

    /// The names of columns in an array of strings or of objects with a name; nil where they name no papers.
    private static func names(_ scanner: JSONScanner) -> [String]? {
        var scanner = scanner
        var names: [String] = []
        do throws(JSONError) {
            guard try scanner.peekKind() == .array else { return nil }
            try scanner.beginArray()
            while try scanner.nextElement() {
                let kind = try scanner.peekKind()
                guard names.count < mostColumns, kind == .string || kind == .object else { return nil }
                names.append(try scanner.readWrappedTextIfAny() ?? "")
            }
        } catch { return nil }
        let fields = Set(names.compactMap { ListingField(name: $0) }.filter { $0 != .type && $0 != .language })
        return fields.count > 1 && isTelling(fields) ? names : nil
    }

    private static func holdsArrays(_ scanner: JSONScanner) -> Bool {
        var scanner = scanner
        do throws(JSONError) {
            guard try scanner.peekKind() == .array else { return false }
            try scanner.beginArray()
            guard try scanner.nextElement() else { return false }
            return try scanner.peekKind() == .array
        } catch { return false }
    }

    /// Whether an array begins with two texts.
    private static func holdsTexts(_ scanner: JSONScanner) -> Bool {
        var scanner = scanner
        do throws(JSONError) {
            try scanner.beginArray()
            for _ in 0..<2 {
                guard try scanner.nextElement(), try scanner.peekKind() == .string else { return false }
                try scanner.skipValue()
            }
            return true
        } catch { return false }
    }

    /// The name of the first row of a column that is an object.
    private static func firstRow(_ scanner: JSONScanner) -> String? {
        var scanner = scanner
        do throws(JSONError) {
            try scanner.beginObject()
            guard let key = try scanner.nextKey(), key.range.count <= 64 else { return nil }
            let name = scanner.string(key)
            if JSONScanner.isWordForText(name) || ListingField(name: name) != nil { return nil }
            return try scanner.peekKind() == .object ? nil : name
        } catch { return nil }
    }
}

// MARK: - Rows

extension JSONFrame {
    /// What is done with a row, which is an object, and where it stands; false ends the reading.
    typealias Take = (_ row: JSONScanner, _ place: JSONScanner) -> Bool

    /// Steps over a table, and hands over its rows; false where no more were wanted.
    static func read(_ scanner: inout JSONScanner, _ evidence: Evidence, _ take: Take) throws(JSONError) -> Bool {
        if try scanner.peekKind() == .array { return try readRows(&scanner, columns: nil, take) }
        if evidence.isByColumn || evidence.isOfLists {
            let isDone = try readColumns(scanner, take)
            try scanner.skipValue()
            return isDone
        }
        let columns = try columns(scanner)
        try scanner.beginObject()
        while let key = try scanner.nextKey() {
            if namesOfRows.contains(ListingField.folded(scanner.string(key)) ?? ""), holdsArrays(scanner) {
                guard try readRows(&scanner, columns: columns, take) else { return false }
            } else {
                try scanner.skipValue()
            }
        }
        return true
    }

    private static func columns(_ object: JSONScanner) throws(JSONError) -> [String] {
        var object = object
        try object.beginObject()
        while let key = try object.nextKey() {
            if namesOfColumns.contains(ListingField.folded(object.string(key)) ?? ""), let names = names(object) {
                return names
            }
            try object.skipValue()
        }
        return []
    }

    /// Reads an array of arrays; without names of columns its first element has them.
    private static func readRows(
        _ scanner: inout JSONScanner, columns: [String]?, _ take: Take
    ) throws(JSONError) -> Bool {
        var columns = columns
        try scanner.beginArray()
        while try scanner.nextElement() {
            guard let names = columns else {
                columns = names(scanner) ?? []
                try scanner.skipValue()
                continue
            }
            guard try scanner.peekKind() == .array else {
                try scanner.skipValue()
                continue
            }
            scanner.skipWhiteSpace()
            let place = scanner
            var row = RowText()
            try scanner.beginArray()
            var column = 0
            while try scanner.nextElement() {
                if column < names.count {
                    try row.add(names[column], &scanner)
                } else {
                    try scanner.skipValue()
                }
                column += 1
            }
            guard take(row.object, place) else { return false }
        }
        return true
    }

    /// Reads an object of columns, all of them at once and value by value; the longest one says how many rows there are.
    private static func readColumns(_ object: JSONScanner, _ take: Take) throws(JSONError) -> Bool {
        var object = object
        var columns: [Column] = []
        try object.beginObject()
        while let key = try object.nextKey() {
            let name = object.string(key)
            if columns.count < mostColumns, let column = try Column(name, object) { columns.append(column) }
            try object.skipValue()
        }
        guard let place = columns.first(where: { ListingField(name: $0.name) == .title })?.scanner else { return true }
        while true {
            var row = RowText()
            var isOver = true
            for index in columns.indices where try columns[index].step() {
                if columns[index].isKnown { isOver = false }
                try row.add(columns[index].name, &columns[index].scanner)
            }
            if isOver { return true }
            guard take(row.object, place) else { return false }
        }
    }

    /// A column while it is read.
    private struct Column {
        let name: String
        var scanner: JSONScanner
        /// Whether papers have it; of the others nothing depends.
        let isKnown: Bool
        private let isObject: Bool
        private var isOver = false

        init?(_ name: String, _ value: JSONScanner) throws(JSONError) {
            (self.name, scanner, isKnown) = (name, value, ListingField(name: name) != nil)
            switch try scanner.peekKind() {
            case .object:
                isObject = true
                try scanner.beginObject()
            case .array:
                isObject = false
                try scanner.beginArray()
            default: return nil
            }
        }

        /// To the next value; false where there is none.
        mutating func step() throws(JSONError) -> Bool {
            if isOver { return false }
            isOver = try isObject ? scanner.nextKey() == nil : !scanner.nextElement()
            return !isOver
        }
    }

    /// The text of a row's object.
    private struct RowText {
        private var text: [UInt8] = [UInt8(ascii: "{")]

        mutating func add(_ name: String, _ value: inout JSONScanner) throws(JSONError) {
            value.skipWhiteSpace()
            let begin = value.position
            try value.skipValue()
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            text.append(UInt8(ascii: "\""))
            for byte in name.utf8 where byte >= 0x20 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { text.append(UInt8(ascii: "\\")) }
                text.append(byte)
            }
            text += "\":".utf8
            text += value.bytes[begin..<value.position]
        }

        var object: JSONScanner { JSONScanner(text + [UInt8(ascii: "}")]) }
    }
}
