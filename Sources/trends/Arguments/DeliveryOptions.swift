public import ArgumentParser
import PaperDesk
import ReadableText
public import Reporter

/// To whom a report goes.
struct DeliveryOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Also write a feed for each topic, and one of reports, into this folder; entries that are there stay.",
            valueName: "folder"), completion: .directory)
    var feed: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            """
            Where --format atom will be found, or with / at its end the folder of --feed, such as \
            https://example.org/trends/. Feeds then name their own address, and entries link to it.
            """, valueName: "url"))
    var feedUrl: FeedAddress?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The sender of --format email; also names the feeds. Default: $EMAIL, else the configuration's.",
            valueName: "address"))
    var mailFrom: MailAddress?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A receiver of --format email, repeatable. Default: the configuration's, else the sender.",
            valueName: "address"))
    var mailTo: [MailAddress] = []

    /// From whom and to whom.
    func envelope(_ places: Places) throws -> MailEnvelope {
        let settings = PersonalSettings(places: places)
        return MailEnvelope(from: try settings.mailFrom(mailFrom).value, to: try settings.mailTo(mailTo).value)
    }

    /// Writes the feeds, each whole or not at all, and says how many.
    func writeFeeds(_ report: Report, _ options: RenderOptions, run: RunOptions) throws {
        guard let feed else { return }
        do throws(FileError) { try FileSystem.makeFolders(feed) } catch {
            throw Failure(.cannotCreate, "\(feed) could not be made a folder; name another one with --feed")
        }
        let renderer = AtomRenderer(options: options)
        func written(_ file: String) throws -> WrittenFeed? { try Self.written("\(feed)/\(file)", option: "--feed") }
        let reports = FeedAddress.fileOfReports
        let feeds =
            [(file: reports, content: renderer.render(report, continuing: try written(reports)))]
            + (try renderer.feeds(of: report, continuing: written))
        for (file, content) in feeds { try Output.write(content, to: feed + "/" + file) }
        run.note("\(feeds.count) feeds in \(feed)")
    }

    /// The feed that a file holds already, which goes on; nil where there is no file, or an empty one. Throws for any
    /// other file: entries that cannot be read again would be lost.
    static func written(_ path: String?, option: String = "--output") throws -> WrittenFeed? {
        guard let path, path != "-" else { return nil }
        // A pipe or a device would be waited for.
        guard (try? FileStatus(path: path))?.kind == .file else { return nil }
        guard let bytes = try? FileSystem.firstBytes(.max, of: path), !bytes.isEmpty else { return nil }
        guard let feed = String(validating: bytes, as: UTF8.self).flatMap({ WrittenFeed($0) }) else {
            throw Failure(
                .cannotCreate,
                "\(path) is no feed that this program wrote, or was cut, and would be lost; move it away, or name "
                    + "another place with \(option)")
        }
        return feed
    }
}

extension FeedAddress: ExpressibleByArgument {
    /// An address as an argument.
    public init?(argument: String) { self.init(argument) }
}

extension MailAddress: ExpressibleByArgument {
    /// An address as an argument, with a name or without.
    public init?(argument: String) { self.init(argument) }
}
