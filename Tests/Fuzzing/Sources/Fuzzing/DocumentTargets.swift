import Listings

@testable import Papers
@testable import ReadableText

extension FuzzTarget {
    /// Documents and labels, one a line, and a document that is the whole input.
    static let documents: [FuzzTarget] = [
        FuzzTarget(name: "documents", seeds: { try jsonLines($0) }) { bytes in
            var reader = DocumentReader(LineReader(ByteStream(bytes: bytes, name: "input"), maximumLength: 4 << 10))
            while let line = try? reader.next() {
                guard let document = try? line.result.get() else { continue }
                expect(ReadableText.make(document.abstract, .plain) == document.abstract, "an abstract is not at rest")
            }
        },
        FuzzTarget(name: "labels", seeds: { try jsonLines($0) + $0.files(in: Seeds.fixtures, endingIn: [".csv"]) }) {
            bytes in
            _ = try? LabelReader.read(ByteStream(bytes: bytes, name: "input"), maximumLength: 4 << 10)
        },
        FuzzTarget(name: "document", seeds: { try $0.files(in: "Data/examples") + $0.files(in: Seeds.fixtures) }) {
            bytes in
            _ = try? Document(plainText: bytes, name: "input")
        },
    ]

    private static func jsonLines(_ seeds: Seeds) throws -> [Seeds.File] {
        try seeds.files(in: Seeds.fixtures, endingIn: [".jsonl", ".json"])
            + seeds.files(in: "Data/examples", endingIn: [".jsonl"])
            + seeds.files(in: "Data/labels")
    }

    /// A compressed stream, inflated to a bounded size.
    static let gzip = FuzzTarget(
        name: "gzip", fixedInputs: 80_000, seeds: { try $0.files(in: Seeds.fixtures, endingIn: [".gz", ".zst"]) }
    ) { bytes in
        var stream = ByteStream(bytes: bytes, name: "input")
        guard let text = try? stream.readAll(limit: 4 << 20) else { return }
        expect(text.count <= 4 << 20, "more bytes than allowed came out")
    }

    /// The YAML of a taxonomy.
    static let taxonomy = FuzzTarget(
        name: "taxonomy", fixedInputs: 4_000, seeds: { try $0.files(in: "Data", endingIn: [".yaml"]) }
    ) { bytes in
        guard let taxonomy = try? Taxonomy(yaml: String(decoding: bytes, as: UTF8.self), name: "input") else { return }
        expect(taxonomy.topics.allSatisfy { Taxonomy.isSlug($0.slug) }, "a slug is none")
        expect((try? Taxonomy(yaml: taxonomy.yaml, name: "written")) == taxonomy, "what was written reads otherwise")
    }

    /// LaTeX, HTML and what people type.
    static let readableText = FuzzTarget(
        name: "text", maximumLength: 4 << 10, fixedInputs: 4_000,
        seeds: { try $0.files(in: "Tests/ReadableTextTests/Markup") + $0.listings() }
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        for markup in [Markup.plain, .latex, .html] {
            let readable = ReadableText.make(text, markup)
            expect(ReadableText.make(readable, .plain) == readable, "a text is not at rest: \(readable)")
        }
    }
}
