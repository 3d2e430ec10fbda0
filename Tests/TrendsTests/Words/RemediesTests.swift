import Foundation
import ListingFetcher
import Listings
import PaperArchive
import PaperDesk
import Papers
import ReadableText
import Testing
import Timelines
import TopicEngine

@testable import trends

@Suite("What helps is said by the command line alone") struct RemediesTests {
    private static let vidio = UnknownTopic("vidio", alike: ["video"])
    private static let cases: [(error: any Error, words: [String], code: Failure.Code)] = [
        (ArchiveError.notFound(path: "/a/x"), ["/a/x", "`trends import LISTING`", "--archive"], .noInput),
        (ArchiveError.notADatabase(path: "/a/x"), ["/a/x", "--archive"], .unusableInput),
        (ArchiveError.locked(path: "/a/x", waited: 2.5), ["2.5 s", "--wait"], .locked),
        (ArchiveError.cannotCreate(path: "/a/x", reason: "why"), ["why", "--archive"], .cannotCreate),
        (ModelFileError.notFound(path: "/m"), ["/m", "--model", "trends retrain"], .noInput),
        (ModelFileError.damaged(path: "/m", reason: "why"), ["why", "copy it again"], .configuration),
        (DeskError.noHome(wanted: "the archive"), ["the archive", "HOME", "XDG_DATA_HOME"], .cannotCreate),
        (DeskError.noModel(folders: ["/d", "Models/"]), ["/d or Models/", "--model"], .noInput),
        (DeskError.noTaxonomy(folders: ["/d"]), ["/d", "--topics"], .noInput),
        (DeskError.noLabels(folder: "/d/labels"), ["--labels", "/d/labels"], .usage),
        (
            TrainingError.unnamedTopics(["x"], needed: 3), ["the topic x", "cues", "leave such topics out"],
            .unusableInput
        ),
        (TrainingError.tooFewTopics(count: 1), ["topics: 1", "--topics"], .unusableInput),
        (TrainingError.tooFewPapers(count: 3, needed: 20), ["papers: 3", "import more"], .unusableInput),
        (DeskError.noPaper("x"), ["'x'", "trends search"], .noInput),
        (DeskError.unknownTopics([vidio]), ["'vidio'", "did you mean video?"], .usage),
        (DeskError.unknownTopics([UnknownTopic("zzz", alike: [])]), ["'zzz'", "trends topics"], .usage),
        (
            DeskError.unknownTopics([vidio, UnknownTopic("robtics", alike: ["robotics"])]),
            [
                "no topic 'vidio' and topic 'robtics'",
                "did you mean video instead of 'vidio', and robotics instead of 'robtics'?",
            ], .usage
        ),
        (
            DeskError.namesOfOneSlug([NamesOfOneSlug(slug: "a-b", names: ["a b", "a/b"])]),
            ["'a b' and 'a/b'", "the same slug, a-b", "--topics"], .unusableInput
        ),
        (DeskError.noTopicNamed(file: "x"), ["x: its labels name no topic"], .unusableInput),
        (DeskError.destinationIsFolder("/m"), ["/m is a folder", "--output"], .cannotCreate),
        (DeskError.destinationIsNoModel("/m"), ["--force"], .configuration),
        (DeskError.noVersion("9"), ["'9'", "trends model list"], .noInput),
        (DeskError.noEarlierVersion(nil), ["trends model list"], .noInput),
        (DeskError.ambiguousVersion("1", fingerprints: ["12", "13"]), ["12, 13"], .usage),
        (DeskError.modelsLocked(folder: "/m", waited: 5), ["/m", "5.0 s", "--wait"], .locked),
        (DeskError.cannotKeepVersion(path: "/m", reason: "why"), ["/m", "why"], .cannotCreate),
        (
            DeskError.unknownShownTopics([UnknownTopic("xyz", alike: [])], known: ["a", "b"]),
            ["--topics: 'xyz' is not a topic", "a, b"], .usage
        ),
        (
            DeskError.unknownShownTopics([vidio, UnknownTopic("xyz", alike: [])], known: ["a", "video"]),
            ["--topics: 'vidio' and 'xyz' are not topics", "a, video", "did you mean video instead of 'vidio'?"], .usage
        ),
        (
            DeskError.unknownQueryTopics([vidio], known: ["a", "video"]), ["topic:vidio", "did you mean video?"], .usage
        ),
        (
            SearchQueryError(offset: 2, reason: .unknownField("toppic", alike: ["topic"])),
            ["'toppic:' at character 3", "did you mean topic:?"], .usage
        ),
        (
            DeskError.reversedPeriod(from: "2026-02-01", today: "2026-01-01"), ["--from 2026-02-01 lies after today"],
            .usage
        ),
        (
            DeskError.noDates(.listed, undated: 36, otherwiseDated: 3, isArchive: true),
            ["36 papers have no listed date", "--date published"], .unusableInput
        ),
        (
            DeskError.noDates(.published, undated: 1, otherwiseDated: 1, isArchive: false),
            ["1 paper has no published date", "--date listed"], .unusableInput
        ),
        (
            DeskError.noDates(.published, undated: 9, otherwiseDated: 0, isArchive: false),
            ["9 papers have neither a listing day nor a date of publication; state the listing day with --listed"],
            .unusableInput
        ),
        (
            DeskError.noDates(.listed, undated: 9, otherwiseDated: 0, isArchive: true),
            ["neither", "import the listings once more with their days (--listed)"], .unusableInput
        ),
        (
            TimelineError.datesTooCoarse(.week, CoarseDates.Numbers(months: 1, years: 231)),
            ["no paper's date tells its week: 1 paper has a month and 231 a year alone; --by year counts them"],
            .unusableInput
        ),
        (
            TimelineError.datesTooCoarse(.day, CoarseDates.Numbers(months: 3)),
            ["no paper's date tells its day: 3 papers have a month; --by month counts them"], .unusableInput
        ),
        (TrainingError.tooFewTexts(count: 1, groups: 3), ["--k"], .unusableInput),
        (
            ListingError.unrecognized(file: "x", seen: "it is XML", formats: [.csv]),
            ["it is XML", "--listing-format"], .unusableInput
        ),
    ]

    @Test("each error has its sentence, what helps and an exit code", arguments: cases.indices) func remedies(
        index: Int
    ) throws {
        let (error, words, code) = Self.cases[index]
        let failure = try #require(Failure(error))
        for word in words { #expect(failure.message.contains(word)) }
        #expect(failure.code == code)
        #expect(!failure.message.contains("\n"))
    }

    @Test("a command that unpacks a file can be copied into a shell, or is left out") func unpacking() {
        func sentence(_ file: String) -> String {
            let input = InputError.foreignCompression(file: file, compression: "zip", tool: "unzip")
            let sentences = [
                input as any InputFault, ListingError.input(input), LabelError.input(input), TaxonomyError.input(input),
            ].map(Remedies.sentence)
            #expect(Set(sentences).count == 1)
            return sentences[0]
        }
        #expect(
            sentence("a.zip").hasSuffix(": is compressed with zip, which is not read; unpack it first: unzip a.zip"))
        #expect(sentence("a'; touch PWNED; '.zip").hasSuffix("unpack it first: unzip 'a'\\''; touch PWNED; '\\''.zip'"))
        #expect(sentence("-r.zip").hasSuffix("unpack it first: unzip ./-r.zip"))
        #expect(sentence("a\u{1B}[2J.zip").hasSuffix("unpack it first"))
    }

    @Test("a file of another kind is named with one command that helps", arguments: ForeignFile.allCases)
    func foreign(_ kind: ForeignFile) {
        func sentence(_ file: String) -> String {
            Remedies.sentence(ListingError.input(.foreignFile(file: file, kind: kind)))
        }
        #expect(sentence("a b").hasPrefix("a b: is \(kind.title), which is not read"))
        let hasCommand = ![.numPy, .avro, .picture].contains(kind)
        #expect(sentence("a b").contains("'a b'") == hasCommand)
        #expect(!sentence("a\u{1B}[2J").contains("papers"))
        #expect(!sentence("standard input").contains("'standard input'"))
    }

    @Test("an encoding is named with the command that makes UTF-8 of it") func encoding() {
        func sentence(_ file: String) -> String {
            Remedies.sentence(ListingError.input(.foreignEncoding(file: file, encoding: .gb18030)))
        }
        let plain = "is Chinese text in GBK or GB18030, which is not read; make it UTF-8"
        #expect(sentence("a b") == "a b: \(plain): iconv -f GB18030 -t UTF-8 'a b' > papers.utf8")
        #expect(sentence("standard input") == "standard input: \(plain)")
    }

    @Test("a note on a day names the flag that decides it") func notes() throws {
        let day = try #require(CalendarDay(iso: "2025-12-11"))
        let note = ListingNote(file: "x", line: 3, kind: .yearInferred(day, because: "of the rest"))
        #expect(
            NoticeWords.sentence(note)
                == "x:3: listing year 2025 inferred: of the rest; state it with --listed 2025-12-11")
        #expect(!note.description.contains("--"))
        #expect(
            NoticeWords.sentence(ListingNote(file: "x", kind: .badDate("x")))
                == "x: 'x' is no date that exists: it is left open")
    }
}
