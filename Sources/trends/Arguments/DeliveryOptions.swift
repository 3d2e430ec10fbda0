public import ArgumentParser
import Foundation
import ReadableText
public import Reporter

/// To whom a report goes.
struct DeliveryOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Also write a feed for each topic, and one of reports, into this folder.", valueName: "folder"))
    var feed: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The sender of --format email; also names the feeds. Default: $EMAIL.", valueName: "address")
    )
    var mailFrom: MailAddress?

    @Option(
        name: .long,
        help: ArgumentHelp("A receiver of --format email, repeatable. Default: the sender.", valueName: "address"))
    var mailTo: [MailAddress] = []

    /// From whom and to whom; the sender is the one of the options, else that of the environment,
    /// else the user on this machine.
    func envelope(_ environment: [String: String]) -> MailEnvelope {
        let user = environment["LOGNAME"] ?? environment["USER"] ?? "trends"
        return MailEnvelope(
            from: mailFrom ?? environment["EMAIL"].flatMap { MailAddress($0) } ?? .local(user), to: mailTo)
    }

    /// Writes the feeds, each whole or not at all, and says how many.
    func writeFeeds(_ report: Report, _ options: RenderOptions, run: RunOptions) throws {
        guard let feed else { return }
        let renderer = AtomRenderer(options: options)
        do {
            try FileManager.default.createDirectory(atPath: feed, withIntermediateDirectories: true)
        } catch {
            throw Failure(.cannotCreate, "\(feed) could not be made a folder; name another one with --feed")
        }
        let feeds = [(file: "trends.atom", content: renderer.render(report))] + renderer.feeds(of: report)
        for (file, content) in feeds { try Output.write(content, to: feed + "/" + file) }
        run.note("\(feeds.count) feeds in \(feed)")
    }
}

extension MailAddress: ExpressibleByArgument {
    /// An address as an argument, with a name or without.
    public init?(argument: String) { self.init(argument) }
}
