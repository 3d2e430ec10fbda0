import ReadableText

/// A record while its lines are gathered.
struct TaggedRecord {
    /// The most text that a record holds, in bytes, and the most values.
    static let largest = 4 << 20
    static let mostValues = 20_000

    /// The 1-based line on which it begins.
    let line: Int
    /// Whether it has the line with which records begin.
    let isBegun: Bool
    private let form: TaggedForm
    private var values: [(tag: String, text: [UInt8])] = []
    private var size = 0
    private(set) var fault: RejectionReason?

    init(_ form: TaggedForm, line: Int, isBegun: Bool) {
        (self.form, self.line, self.isBegun) = (form, line, isBegun)
    }

    /// Takes a line's value.
    mutating func add(_ found: TaggedLine) { add(found.tag, found.text) }

    /// Takes a line without a tag, which goes on with the last value, or is another one of it.
    mutating func goOn(with text: ArraySlice<UInt8>) {
        guard let last = values.indices.last else { return }
        if form.listTags.contains(values[last].tag) { return add(values[last].tag, text) }
        guard hasRoom(for: text) else { return }
        values[last].text.append(0x20)
        values[last].text += text
    }

    /// Says why the record cannot be read; the first reason stands.
    mutating func fail(_ reason: RejectionReason) { fault = fault ?? reason }

    private mutating func add(_ tag: String, _ text: ArraySlice<UInt8>) {
        guard hasRoom(for: text), values.count < Self.mostValues else { return fail(.oversized) }
        values.append((tag, Array(text)))
    }

    private mutating func hasRoom(for text: ArraySlice<UInt8>) -> Bool {
        size += text.count + 1
        if size > Self.largest { fail(.oversized) }
        return fault == nil
    }

    /// The texts of a tag on one line each, without empty ones.
    func texts(_ tag: String) -> [String] {
        values.lazy.filter { $0.tag == tag }.map { Spacing.singleSpaced($0.text[...]) }.filter { !$0.isEmpty }
    }

    /// The texts of the first tag of a field that has any.
    func texts(_ field: TaggedForm.Field) -> [String] {
        for tag in form.tags(of: field) {
            let texts = texts(tag)
            if !texts.isEmpty { return texts }
        }
        return []
    }

    /// The texts of all tags of a field, the most telling first.
    func allTexts(_ field: TaggedForm.Field) -> [String] { form.tags(of: field).flatMap { texts($0) } }

    /// Whether there is a title or an abstract.
    var hasText: Bool { !texts(.title).isEmpty || !texts(.abstract).isEmpty }
}
