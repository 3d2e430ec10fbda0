public import Foundation
public import Listings
public import Papers
import ReadableText
public import TopicEngine

/// Where the files are that a request needs and does not name: the one place that knows.
///
/// The data folder is `$XDG_DATA_HOME/trends`, else `.local/share/trends` in the home folder. An
/// `$XDG_DATA_HOME` that is no absolute path is ignored, as the XDG Base Directory Specification
/// 0.8 demands; where `$HOME` is missing or no absolute path, the home folder is the one that the
/// password database names. What would lie in the data folder is not found where there is none.
///
/// What a command does not name comes from the environment, else from the configuration file, else from these places.
/// That file is `config.yaml` in `$XDG_CONFIG_HOME/trends`, else in `.config/trends` of the home folder.
///
///     Places(environment: ["HOME": "/home/mia"]).dataFolder   // "/home/mia/.local/share/trends"
public struct Places: Sendable {
    /// The environment that was asked.
    public let environment: [String: String]
    /// The data folder; nil where there is no home folder either.
    public let dataFolder: String?
    /// Where the configuration file is looked for; nil where there is no home folder either.
    public let configurationFile: String?
    /// Where what can be made again is kept: `trends` in `$XDG_CACHE_HOME`, else in `.cache` of the home folder; nil where
    /// there is neither.
    public let cacheFolder: String?
    /// A model that is being opened already, for a program that answers once.
    public var modelAhead: ModelAhead?
    private let home: String?

    /// The places that an environment leads to.
    public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.init(environment: environment, home: HomeFolder.find(environment))
    }

    init(environment: [String: String], home: String?) {
        self.environment = environment
        self.home = home
        let settings = HomeFolder.absolute(environment["XDG_CONFIG_HOME"]) ?? home.map { $0 + "/.config" }
        configurationFile = settings.map { $0 + "/trends/config.yaml" }
        let base = HomeFolder.absolute(environment["XDG_DATA_HOME"]) ?? home.map { $0 + "/.local/share" }
        dataFolder = base.map { $0 + "/trends" }
        let cache = HomeFolder.absolute(environment["XDG_CACHE_HOME"]) ?? home.map { $0 + "/.cache" }
        // A name in bytes that are no text was replaced by another.
        cacheFolder = cache.flatMap { $0.contains("\u{FFFD}") ? nil : $0 + "/trends" }
    }

    /// Where `retrain` puts a model unless told otherwise, and where the other requests look for it.
    public func learnedModel() throws(DeskError) -> String { try inDataFolder("models/topics.model", "the model") }

    /// Where fetched listings are put unless told otherwise.
    public func listingFolder() throws(DeskError) -> String { try inDataFolder("listings", "the folder of listings") }

    /// The configuration; nil where there is no such file. Throws `DeskError.configuration`.
    public func configuration() throws(DeskError) -> Configuration? {
        guard let path = try existing(configurationFile) else { return nil }
        do { return try Configuration.read(path, home: home) } catch { throw .configuration(error) }
    }

    /// The archive: the one named, `$TRENDS_ARCHIVE`, the configuration's, the one in the data folder.
    public func archive(_ named: String? = nil) throws(DeskError) -> String { try archiveSetting(named).value }

    /// As ``archive(_:)``, with where it comes from.
    public func archiveSetting(_ named: String?) throws(DeskError) -> SourcedSetting<String> {
        if let path = Self.filled(named) { return SourcedSetting(path, from: .option("--archive")) }
        if let path = Self.filled(environment["TRENDS_ARCHIVE"]) {
            return SourcedSetting(path, from: .environment("TRENDS_ARCHIVE"))
        }
        let configuration = try configuration()
        if let setting = SourcedSetting(configuration?.archive, of: configuration) { return setting }
        return SourcedSetting(try inDataFolder("archive.sqlite", "the archive"), from: .usual)
    }

    /// The model that comes with the program.
    public func shippedModel() throws(DeskError) -> String? { try shipped("Models/topics.model") }

    /// The model's file: the one named, `$TRENDS_MODEL`, the configuration's, the learned one, the shipped one.
    public func modelPath(_ named: String? = nil) throws(DeskError) -> String { try modelSetting(named).value }

    /// As ``modelPath(_:)``, with where it comes from.
    public func modelSetting(_ named: String?) throws(DeskError) -> SourcedSetting<String> {
        if let named { return SourcedSetting(named, from: .option("--model")) }
        if let setting = try overridingModel() { return setting }
        let learned = try existing(dataFolder.map { $0 + "/models/topics.model" })
        if let learned { return SourcedSetting(learned, from: .usual) }
        if let shipped = try shippedModel() { return SourcedSetting(shipped, from: .usual) }
        throw .noModel(folders: [dataFolder.map { $0 + "/models" }, "Models/"].compactMap { $0 })
    }

    /// The model's file that the environment names, or the configuration; nil where neither does.
    func overridingModel() throws(DeskError) -> SourcedSetting<String>? {
        if let path = Self.filled(environment["TRENDS_MODEL"]) {
            return SourcedSetting(path, from: .environment("TRENDS_MODEL"))
        }
        let configuration = try configuration()
        return SourcedSetting(configuration?.model, of: configuration)
    }

    /// Opens the model that ``modelPath(_:)`` finds, mapped for a program that answers once. Throws `ModelFileError`
    /// besides.
    public func model(_ named: String? = nil, isMapped: Bool = false) throws -> (model: TopicModel, path: String) {
        // First, since a model that is being opened takes a while yet.
        let names = ownTopicNames()
        if isMapped, let opened = modelAhead?.opened(named) { return (opened.model.showing(names), opened.path) }
        let path = try modelPath(named)
        return (try TopicModel(path: path, isMapped: isMapped).showing(names), path)
    }

    /// The names that topics have in a taxonomy of the user's own; none where that cannot be read.
    private func ownTopicNames() -> [String: String] { taxonomyOfUser?.names ?? [:] }

    /// The taxonomy in force, where it is not the shipped one, which is not read; nil where it cannot be, since whoever
    /// needs it says so.
    private var taxonomyOfUser: Taxonomy? {
        guard let path = try? taxonomySetting(nil).value, path != (try? shipped("Data/topics.yaml")) else { return nil }
        return try? Taxonomy.read(path)
    }

    /// The taxonomy: the file named, the configuration's, the data folder's `topics.yaml`, the shipped one. Throws
    /// `TaxonomyError` besides.
    public func taxonomy(_ named: String? = nil) throws -> Taxonomy {
        try Taxonomy.read(taxonomySetting(named).value)
    }

    /// The file of ``taxonomy(_:)``, with where it comes from.
    public func taxonomySetting(_ named: String?) throws(DeskError) -> SourcedSetting<String> {
        if let named { return SourcedSetting(named, from: .option("--topics")) }
        let configuration = try configuration()
        if let setting = SourcedSetting(configuration?.topics, of: configuration) { return setting }
        if let own = try existing(dataFolder.map { $0 + "/topics.yaml" }) { return SourcedSetting(own, from: .usual) }
        if let shipped = try shipped("Data/topics.yaml") { return SourcedSetting(shipped, from: .usual) }
        throw .noTaxonomy(folders: [dataFolder, "Data/"].compactMap { $0 })
    }

    /// The topic that each former slug stands for in the taxonomy in force.
    func topicAliases() -> [String: String] { taxonomyOfUser?.aliases ?? [:] }

    /// Where a changed taxonomy goes: the file named, the configuration's, else the data folder's, into which the
    /// shipped one is copied by the first change: what comes with the program stays as it is.
    public func ownTaxonomy(_ named: String?) throws(DeskError) -> String {
        let setting = try taxonomySetting(named)
        if case .usual = setting.origin { return try inDataFolder("topics.yaml", "the taxonomy") }
        return setting.value
    }

    /// The folder in which is kept what changed of the taxonomy, so that it can be taken back.
    func topicChanges() throws(DeskError) -> String { try inDataFolder("changes", "the changes of the taxonomy") }

    /// The file of the taxonomy that comes with the program; nil where it is not there.
    func shippedTaxonomyPath() throws(DeskError) -> String? { try shipped("Data/topics.yaml") }

    /// The taxonomy that comes with the program; nil where it is not there, or cannot be read.
    func shippedTaxonomy() -> Taxonomy? {
        guard let path = try? shippedTaxonomyPath() else { return nil }
        return try? Taxonomy.read(path)
    }

    /// The shipped model and the labelled papers that it learned from; nil where they are not there, or where others
    /// cannot learn from them. Throws `DeskError.shippedRowsUnusable` where they are damaged, or not that model's.
    func shippedRows() throws(DeskError) -> (model: TopicModel, rows: LabelledRows)? {
        guard let path = try shippedModel() else { return nil }
        let rowsPath = LabelledRows.path(ofModel: path)
        guard try existing(rowsPath) != nil else { return nil }
        do {
            let model = try TopicModel(path: path)
            let rows = try LabelledRows(path: rowsPath)
            try rows.check(against: model, path: rowsPath)
            return rows.hasTerms ? (model, rows) : nil
        } catch {
            throw DeskError.shippedRowsUnusable(path: rowsPath, reason: error.description)
        }
    }

    /// The label files of the data folder, else the shipped ones where these are wanted.
    ///
    /// Throws `DeskError.cannotRead` where a folder is there and cannot be listed.
    public func labelFiles(orShipped usesShipped: Bool = true) throws(DeskError) -> [String] {
        let own = try existing(dataFolder.map { $0 + "/labels" })
        for folder in [own, usesShipped ? try shipped("Data/labels") : nil].compactMap({ $0 }) {
            let names = try Self.asking { () throws(FileError) in try FileSystem.names(in: folder) }
            let files = names.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".jsonl.gz") }.map { folder + "/" + $0 }
            if !files.isEmpty { return files }
        }
        return []
    }

    private func inDataFolder(_ name: String, _ wanted: String) throws(DeskError) -> String {
        guard let dataFolder else { throw .noHome(wanted: wanted) }
        return dataFolder + "/" + name
    }

    private static func filled(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }

    /// The path, where something is there.
    private func existing(_ path: String?) throws(DeskError) -> String? {
        guard let path else { return nil }
        return try Self.asking { () throws(FileError) in try FileSystem.exists(path) } ? path : nil
    }

    private static func asking<Answer>(_ ask: () throws(FileError) -> Answer) throws(DeskError) -> Answer {
        do { return try ask() } catch { throw .cannotRead(path: error.path, reason: error.reason) }
    }

    /// A file that comes with the program: in the working folder, else beside the executable or in a folder above it.
    private func shipped(_ relative: String) throws(DeskError) -> String? {
        if let found = try existing(relative) { return found }
        for folder in Self.foldersAboveProgram {
            for candidate in [folder + relative, folder + "share/trends/" + relative] {
                if let found = try existing(candidate) { return found }
            }
        }
        return nil
    }

    /// The folder of the executable and five above it, nearest first, each with a slash at its end.
    private static let foldersAboveProgram: [String] = {
        guard let executable = RunningProgram.path else { return [] }
        var path = URL(fileURLWithPath: executable).resolvingSymlinksInPath().path
        var folders: [String] = []
        while folders.count < 6, let slash = path.lastIndex(of: "/") {
            path = String(path[..<slash])
            folders.append(path + "/")
        }
        return folders
    }()
}
