import ListingFetcher
import Listings
import PaperArchive
import PaperDesk
import ReadableText
import Serving
import Timelines
import TopicEngine
import Wording

/// What a person at the command line can do about an error: the flags that help.
enum Remedies {
    /// The error's own sentence, and what helps.
    static func sentence(_ error: any Error) -> String {
        if case DeskError.reversedPeriod(let from, let today) = error {
            return "--from \(from) lies after today, \(today)"
        }
        if case FetchError.reversed(let from, let to) = error {
            return "--from \(from) is after --to \(to); exchange them"
        }
        let flag = leadingFlag(error).map { "\($0) " } ?? ""
        return flag + remedied(error)
    }

    /// The same without the flag: for those who gave none.
    static func remedied(_ error: any Error) -> String { "\(error)" + (remedy(error) ?? "") }

    /// The flag whose value an error's sentence begins with.
    private static func leadingFlag(_ error: any Error) -> String? {
        switch error {
        case DeskError.comparedWithItself, DeskError.comparedUnlike: "--compare"
        case DeskError.unknownShownTopics: "--topics:"
        default: nil
        }
    }

    private static func remedy(_ error: any Error) -> String? {
        switch error {
        case let error as DeskError: remedy(error)
        case let error as ArchiveError: remedy(error)
        case let error as SearchQueryError: remedy(error)
        case let error as ModelFileError: remedy(error)
        case let error as ServerError: ServerWords.remedy(error)
        case FetchError.inTheFuture: "; give an earlier --to"
        case FetchError.cannotWrite: "; name another folder with --output"
        case TrainingError.tooFewTexts: "; ask for fewer groups with --k, or give at least two papers"
        case TrainingError.unnamedTopics:
            "; give the taxonomy cues that papers have, leave such topics out, or learn from more papers"
        case TrainingError.tooFewTopics: "; name a taxonomy of more with --topics"
        case TrainingError.tooFewPapers: "; import more, or name listings"
        case TimelineError.datesTooCoarse(_, let dates):
            CoarseDates(leftOut: dates).remedy.map { "; --by \($0.rawValue) counts them" }
        case ListingError.ledger:
            "; 'trends report' reads it as a file or as - from a pipe, 'trends ledger merge' adds ledgers up"
        case ListingError.unrecognized: ", and --listing-format NAME overrides"
        case let error as any InputFault:
            if case .foreignEncoding(let file, let encoding) = input(error) {
                ForeignFileWords.command(encoding, file)
            } else if let foreign = foreign(error) {
                ForeignFileWords.command(foreign.kind, foreign.file)
            } else {
                packed(error).flatMap { packed in ShellWord.quoted(packed.file).map { ": \(packed.tool) \($0)" } }
            }
        default: nil
        }
    }

    /// The file that has to be unpacked before it can be read, and the tool that does it; nil for other errors.
    static func packed(_ error: any InputFault) -> (file: String, tool: String)? {
        guard case .foreignCompression(let file, _, let tool) = input(error) else { return nil }
        return (file, tool)
    }

    /// The file that has another form than text, and which; nil for other errors.
    static func foreign(_ error: any InputFault) -> (file: String, kind: ForeignFile)? {
        guard case .foreignFile(let file, let kind) = input(error) else { return nil }
        return (file, kind)
    }

    private static func input(_ error: any InputFault) -> InputError? {
        switch error {
        case let error as InputError: error
        case ListingError.input(let error): error
        case LabelError.input(let error): error
        case TaxonomyError.input(let error): error
        default: nil
        }
    }

    private static func remedy(_ error: DeskError) -> String? {
        switch error {
        case .stoppedImport(let error, _): remedy(error)
        case .noHome: "; set HOME or XDG_DATA_HOME, or name the file (see --help)"
        case .noModel: "; name one with --model, or learn one with 'trends retrain'"
        case .noTaxonomy: "; name one with --topics"
        case .noLabels(let folder): "; name a file with --labels" + (folder.map { ", or put some in \($0)" } ?? "")
        case .noDates(.listed, _, 1..., _): "; count by publication date (--date published)"
        case .noDates(.published, _, 1..., _): "; count by listing day (--date listed)"
        case .noDates(_, _, _, isArchive: false): "; state the listing day with --listed"
        case .noDates: "; import the listings once more with their days (--listed)"
        case .rejected: " (--strict)"
        case .noPaper: "; 'trends search' finds papers by their words"
        case .unknownTopics(let topics): meant(topics) ?? hint([])
        // They tell themselves which topics there are.
        case .unknownQueryTopics(let topics, _), .unknownShownTopics(let topics, _): meant(topics)
        case .namesOfOneSlug:
            "; write the names of one topic alike, give topics of their own other names, or name a taxonomy with --topics"
        case .notOfLedger(_, .otherListings): "; merge several with 'trends ledger merge'"
        case .notOfLedger(_, .allPapers): " (--all-papers)"
        case .notOfLedger(_, .query): " (--query)"
        case .notOfLedger(_, .labels): " (--labels); 'trends ledger --labels' counts them"
        case .notOfLedger(_, .sinceLast): " (--since)"
        case .watchExists: "; remove it with 'trends watch remove', or take another name"
        case .noWatch(_, known: []): "; 'trends watch add' follows a query"
        case .documentForLines: "; without --jsonl each of its papers is classified"
        case .destinationIsFolder: "; name a file with --output"
        case .destinationIsNoModel: " (--force replaces it)"
        case .worse: " (--force replaces it, --output writes elsewhere)"
        case .shippedRowsUnusable: " (--no-shipped-labels leaves them out)"
        case .cannotMakeFolder: "; name another place with --output"
        case .cannotWrite: "; name another file with --output"
        case .noVersion, .noEarlierVersion: "; 'trends model list' lists them"
        case .ambiguousVersion: "; name more of it"
        case .modelsLocked: "; try again, or wait longer with --wait"
        case .topics(let fault): remedy(fault)
        default: nil
        }
    }

    private static func remedy(_ fault: TopicChangeFault) -> String? {
        switch fault {
        case .taxonomy(.badSlug): "; name another slug"
        case .taxonomy(.slugTaken):
            "; name another slug, or take back an adoption that was interrupted: 'trends topics adopt --undo'"
        case .taxonomy(.noName): " (--name)"
        case .taxonomy(.noTopic): "; 'trends topics' lists them"
        case .taxonomy(.tooFewParts): " (--into a,b), or one beside it (--keep)"
        case .otherChange(let kind, _): "; '\(TopicChangeText.undoing(kind))' takes it back"
        case .noGroups, .noGroup: "; 'trends cluster' lists them, --k makes more or fewer"
        case .changedSince: "; change it back by hand"
        case .alias(_, let whole): "; name '\(whole)' where that is meant"
        case .taxonomy(.nameTaken): "; name it otherwise (--name)"
        case .noTheme: "; give its papers with --papers, and the terms that tell them with --term"
        case .noTerms: " (--term)"
        case .tooFewPapers: "; name more of them with --papers"
        case .taxonomy, .notEditable, .nothingToUndo, .retired: nil
        }
    }

    private static func remedy(_ error: SearchQueryError) -> String? {
        switch error.reason {
        case .unknownField(_, let alike):
            alike.isEmpty || alike.count > 5
                ? "; 'trends help search' lists them; in quotes it is a word"
                : "; did you mean \(alike.map { $0 + ":" }.joined(separator: " or "))? In quotes it is a word"
        case .openQuote: "; close it, or leave it out"
        case .openParenthesis: "; close it with ')', or put it in quotes"
        case .strayParenthesis, .emptyParentheses: "; leave it out, or put it in quotes"
        case .loneOperator(let name): "; as a word it is '\(name.lowercased())'"
        case .empty, .onlyExclusions, .missingValue, .badDate, .reversedDays, .unknownMark, .unknownType,
            .unknownLanguage, .tooLong, .tooDeep:
            nil
        }
    }

    /// Topics that may have been meant by several; nil where there are none.
    private static func meant(_ topics: [UnknownTopic]) -> String? {
        let meant = topics.filter { !$0.alike.isEmpty }
        if topics.count == 1 { return meant.first.map { hint($0.alike) } }
        let words = meant.prefix(5).map { topic in
            "\(ReadableText.shortened(topic.alike, most: 3, separator: " or ")) instead of "
                + "'\(ReadableText.shortened(topic.name))'"
        }
        return words.isEmpty ? nil : "; did you mean \(words.joined(separator: ", and "))?"
    }

    /// Topics that may have been meant.
    static func hint(_ alike: [String]) -> String {
        alike.isEmpty
            ? "; 'trends topics' lists them"
            : "; did you mean \(ReadableText.shortened(alike, most: 10, separator: " or "))?"
    }

    private static func remedy(_ error: ArchiveError) -> String? {
        switch error {
        case .notFound: "; `trends import LISTING` makes one, or name another with --archive"
        case .notADatabase: "; name an archive with --archive"
        case .foreignDatabase: "; name another file with --archive"
        case .locked: "; try again, or wait longer with --wait"
        case .cannotCreate: "; name a place that can be written with --archive"
        case .ioFailure where ProcessLimits.fileSize != nil: "; the size of files is limited here ('ulimit -f')"
        case .alteredSchema:
            "; remove what the other program made, or save the papers with `trends archive doctor --recover FILE`"
        case .corrupted: "; 'trends archive doctor' says what is wrong, and with --recover FILE saves what can be read"
        default: nil
        }
    }

    private static func remedy(_ error: ModelFileError) -> String? {
        switch error {
        case .notFound, .notAModel: "; name one with --model, or learn one with 'trends retrain'"
        case .damaged: "; copy it again, or learn one with 'trends retrain'"
        case .newer: "; update the program, or learn a model with 'trends retrain'"
        case .unreadable, .cannotWrite: nil
        }
    }
}
