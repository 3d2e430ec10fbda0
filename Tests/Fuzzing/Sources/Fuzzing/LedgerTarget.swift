@testable import Ledger
@testable import ReadableText

extension FuzzTarget {
    /// The lines of a ledger: what is sound reads the same once it is written again.
    static let ledger = FuzzTarget(
        name: "ledger", fixedInputs: 10_000, seeds: { try $0.files(in: "Tests/LedgerTests/Fixtures") }
    ) { bytes in
        guard let (head, rows) = try? read(bytes) else { return }
        final class Sink { var bytes: [UInt8] = [] }
        let sink = Sink()
        guard var writer = try? LedgerWriter(head, { sink.bytes += $0 }) else { return }
        for row in rows { try? writer.add(row) }
        try? writer.finish()
        let again = try? read(sink.bytes)
        expect(again?.head == head && again?.rows == rows, "what was written reads otherwise")
    }

    private static func read(_ bytes: [UInt8]) throws -> (head: LedgerHead, rows: [LedgerRow]) {
        var reader = try LedgerReader(ByteStream(bytes: bytes, name: "input"))
        var rows: [LedgerRow] = []
        while let row = try reader.next() { rows.append(row) }
        return (reader.head, rows)
    }
}
