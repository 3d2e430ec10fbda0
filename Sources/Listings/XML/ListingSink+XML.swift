import ReadableText

extension ListingSink {
    /// Reads XML record by record, and says what was wrong with it.
    ///
    /// Returns whether the documents were whole. `receive` returns nothing: the reading ends when
    /// the sink wants no more.
    mutating func readXML(
        _ stream: consuming ByteStream, records names: Set<String>, _ receive: (XMLPiece, inout ListingSink) -> Void
    ) throws(InputError) -> Bool {
        var sink = self
        defer { self = sink }
        let ending = try XMLRecords.read(stream, named: names) { piece in
            if case .oversized(let line) = piece { sink.reject(line: line, .oversized) } else { receive(piece, &sink) }
            return sink.wantsMore
        }
        if ending.mends > 0 { sink.note(.mended(ending.mends)) }
        if let (text, line) = ending.stray { sink.note(line: line, .strayText(text)) }
        if ending.hasDocumentType { sink.note(.documentTypePassedOver) }
        guard let fault = ending.fault else { return true }
        sink.reject(line: ending.line, .xml(fault, line: ending.line, complete: sink.listing.paperCount))
        return false
    }
}
