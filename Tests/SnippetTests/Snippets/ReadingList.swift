import Listings
import Papers
import ReadableText

/// A reading list: behind a first line `# reading list`, an identifier, a tab and a title on each.
struct ReadingList: ListingFormatReader {
    struct NoTab: FormatFact {
        var description: String { "there is no tab between identifier and title" }
    }

    let format = ListingFormat("reading-list", title: "reading list")

    func recognizes(_ head: ListingHead) -> Bool { head.bytes.starts(with: "# reading list".utf8) }

    func read(
        _ stream: consuming ByteStream, _ settings: ListingSettings, into sink: inout ListingSink
    ) throws(InputError) {
        var lines = LineReader(stream, maximumLength: settings.maximumLineLength)
        while sink.wantsMore, let line = try lines.next() {
            if line.number == 1 { continue }
            let fields = String(decoding: line.bytes, as: UTF8.self).split(separator: "\t")
            if fields.count == 2 {
                sink.add(Paper(id: String(fields[0]), title: String(fields[1])))
            } else {
                sink.reject(line: line.number, .ofFormat(NoTab()))
            }
        }
    }
}
