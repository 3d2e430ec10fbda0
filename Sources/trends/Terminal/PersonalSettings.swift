import ListingFetcher
import Listings
import PaperDesk
import ReadableText
import Reporter

/// Settings that only the command line has a use for: the services that an update asks, and addresses of mail.
struct PersonalSettings {
    let places: Places

    /// The services that an update asks: those of the options, else the configuration's, else Daily Papers.
    func sources(_ named: [SourceArgument]) throws -> SourcedSetting<[ListingService]> {
        if !named.isEmpty {
            switch Self.services(named.map(\.source)) {
            case .success(let services): return SourcedSetting(services, from: .option("--source"))
            case .failure(let bad): throw Failure(.usage, "--source: \(bad.reason)")
            }
        }
        guard let configuration = try places.configuration(), let setting = configuration.sources else {
            return SourcedSetting([.dailyPapers], from: .usual)
        }
        switch Self.services(setting.value) {
        case .success(let services):
            return SourcedSetting(services, from: .file(configuration.file, line: setting.line))
        case .failure(let bad):
            throw ConfigurationError.badValue(file: configuration.file, line: bad.line, reason: bad.reason)
        }
    }

    /// The sender of mails: the one named, else `$EMAIL`, else the configuration's, else the user on this machine.
    func mailFrom(_ named: MailAddress?) throws -> SourcedSetting<MailAddress> {
        if let named { return SourcedSetting(named, from: .option("--mail-from")) }
        let environment = places.environment
        if let address = environment["EMAIL"].flatMap({ MailAddress($0) }) {
            return SourcedSetting(address, from: .environment("EMAIL"))
        }
        if let configuration = try places.configuration(), let setting = configuration.mailFrom {
            return SourcedSetting(
                try Self.address(setting, configuration), from: .file(configuration.file, line: setting.line))
        }
        return SourcedSetting(.local(environment["LOGNAME"] ?? environment["USER"] ?? "trends"), from: .usual)
    }

    /// The receivers of mails: those named, else the configuration's; none for the sender.
    func mailTo(_ named: [MailAddress]) throws -> SourcedSetting<[MailAddress]> {
        if !named.isEmpty { return SourcedSetting(named, from: .option("--mail-to")) }
        guard let configuration = try places.configuration(), let settings = configuration.mailTo,
            let first = settings.first
        else { return SourcedSetting([], from: .usual) }
        return SourcedSetting(
            try settings.map { try Self.address($0, configuration) }, from: .file(configuration.file, line: first.line))
    }

    private static func address(
        _ setting: Configuration.Setting<String>, _ configuration: Configuration
    ) throws(ConfigurationError) -> MailAddress {
        if let address = MailAddress(setting.value) { return address }
        throw .badValue(
            file: configuration.file, line: setting.line,
            reason: "'\(ReadableText.shortened(setting.value))' is no address of mail, such as me@example.org or "
                + "Me <me@example.org>")
    }

    /// Why a source is none.
    private struct BadSource: Error {
        let line: Int
        let reason: String
    }

    /// The services of sources, in order.
    private static func services(_ sources: [Configuration.Source]) -> Result<[ListingService], BadSource> {
        var services: [ListingService] = []
        for source in sources {
            do {
                let service = try service(source)
                if services.contains(where: { $0.series == service.series }) {
                    throw Misnamed(text: "\(service.series) is named twice")
                }
                services.append(service)
            } catch { return .failure(BadSource(line: source.line, reason: "\(error)")) }
        }
        return .success(services)
    }

    private static func service(_ source: Configuration.Source) throws -> ListingService {
        let names = ListingService.Name.allCases.map(\.rawValue)
        switch ListingService.Name(rawValue: source.service) {
        case .dailyPapers:
            guard source.categories.isEmpty else { throw Misnamed(text: "daily-papers has no categories") }
            return .dailyPapers
        case .arXiv: return try .arXiv(categories: source.categories)
        case nil:
            let alike = ReadableText.alike(source.service, among: names)
            throw Misnamed(
                text: "'\(ReadableText.shortened(source.service))' is no service; "
                    + (alike.isEmpty
                        ? "there are \(names.joined(separator: " and "))"
                        : "did you mean \(alike.joined(separator: " or "))?"))
        }
    }

    private struct Misnamed: Error, CustomStringConvertible {
        let text: String
        var description: String { text }
    }
}
