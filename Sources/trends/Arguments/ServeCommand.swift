import ArgumentParser
import Foundation
import PaperDesk
import ReadableText
import Serving

/// `trends serve`.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "A local page over the archive, and the same answers for programs.",
        discussion: """
            The first line says where it is, and after a blank the token that changes take: scripts send it as the \
            header X-Trends-Token. Pages send it themselves. Programs find /api/v1/openapi.json, feed readers \
            /feeds/trends.atom.

            Only this machine reaches it, and of the pages that its browsers show only its own. For others name an \
            address with --listen; then each request takes the token, which --token-file gives: programs as \
            Authorization: Bearer TOKEN, browsers once as ?token=TOKEN behind the address. What is said on the way \
            is not hidden: let a server with HTTPS stand before it.

            It ends when it is told to (Control-C, SIGTERM), with 0: answers that are being made are given first. \
            Retraining and imports that were begun by a page are left as if they had not been begun.

            EXAMPLES
              trends serve
              trends serve --open
              trends serve --port 0 --read-only --archive team.sqlite
              trends serve --listen 192.168.1.5 --token-file token.txt
            """)

    @Option(name: .long, help: ArgumentHelp("The port; 0 takes any that is free.", valueName: "n"))
    var port = 8010

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The address of this machine at which it listens, in numbers. Default: 127.0.0.1.", valueName: "address"))
    var listen: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A further name under which it is reached, with --listen; may be repeated.", valueName: "name"))
    var name: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("A file with the token in one line. Default: a new one at each start.", valueName: "file"),
        completion: .file())
    var tokenFile: String?

    @Flag(name: .long, help: "Change nothing: no labels, no imports, no retraining.")
    var readOnly = false

    @Flag(name: .long, help: "Open the page in the browser.")
    var open = false

    @OptionGroup var place: ArchiveOptions
    @OptionGroup var modelOptions: ModelOptions
    @OptionGroup var common: RunOptions

    func validate() throws {
        try OptionRange.check("--port", port, in: 0...65_535)
        if let listen, !Gatekeeper.isLocal(listen), tokenFile == nil {
            throw ValidationError("--listen \(listen) lets others in; name a --token-file that they have to know")
        }
        if listen == nil, !name.isEmpty { throw ValidationError("--name concerns --listen") }
    }

    func run() throws {
        ProcessMemory.sharePools()
        EndSignals.hold()
        ProcessEnd.isWellBySignals()
        let token = try token()
        let socket = try BoundSocket(address: listen ?? "127.0.0.1", port: UInt16(port))
        let context = context(token, socket)
        let state = try ServedState.Source(context, today: common.day)
        // What cannot be opened is said before anything is served.
        _ = try context.desk().health(context.archive, model: context.model)
        let gate = Gatekeeper(
            token: token, address: socket.address, port: socket.port, names: name, questions: APIHandler.questions)
        let answers = KeptAnswers(AllHandlers(handlers(context))) { state.now() }
        let server = try HTTPServer(socket, gate, [PackedAnswers(answers)])
        try Output.standard(socket.url + "/" + (tokenFile == nil ? " \(token.text)" : "") + "\n")
        if open { openPage(socket, token) }
        let prepared = PreparedViews(answers, paths: [[], ["themes"], ["topics"], ["papers"]]) { state.now() }
        prepared.start()
        EndSignals.wait()
        prepared.stop()
        context.jobs.close()
        server.stop()
        prepared.wait()
        state.end()
        context.end()
    }

    private func handlers(_ context: ServedContext) -> [any HTTPHandler] {
        [APIHandler(context), Pages(context)]
    }

    private func context(_ token: ChangeToken, _ socket: BoundSocket) -> ServedContext {
        let (workers, day) = (common.workers, common.day)
        return ServedContext(
            version: Trends.configuration.version, archive: readOnly ? place.choice.readOnly : place.choice,
            model: modelOptions.model, changeToken: token, address: socket.url,
            desk: { Desk(today: day(), workers: workers) }, words: ServerWords.sentence,
            reportWords: ReportWords.report, noteWords: NoticeWords.sentence)
    }

    /// The token of the file, else a new one.
    private func token() throws -> ChangeToken {
        guard let tokenFile else { return .random() }
        var file = try LineReader(path: tokenFile, maximumLength: 1_000)
        guard let line = try file.next(), !line.isTooLong, let text = String(validating: line.bytes, as: UTF8.self),
            let token = ChangeToken(text.trimmingCharacters(in: .whitespaces))
        else { throw ServerError.noToken(file: tokenFile) }
        return token
    }

    /// Opens the page; where that cannot be, the address was printed.
    private func openPage(_ socket: BoundSocket, _ token: ChangeToken) {
        let isGuarded = !Gatekeeper.isLocal(socket.address)
        let address = socket.url + "/" + (isGuarded ? "?token=\(token.text)" : "")
        do { try Browser.open(address, ProcessInfo.processInfo.environment) } catch {
            common.note("the page could not be opened: \((error as? Failure)?.message ?? "\(error)")")
        }
    }
}
