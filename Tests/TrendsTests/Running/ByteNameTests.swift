import Foundation
import Testing

/// Names of files that are no UTF-8, wherever a command takes one: the file of that name is meant, and no other.
@Suite struct ByteNameTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.shell(
            #"""
            mkdir w; cd w
            printf '{"id":"2501.00001","title":"Boats","abstract":"Sails.","listed":"2025-01-03"}' > "$(printf 'l\351.jsonl')"
            """#
        ).expectSuccess()
    }

    /// Runs a line in the folder of the test, in which `$E` stands for `e` with an accent, in Latin-1, and
    /// returns what was printed.
    @discardableResult private func run(_ line: String) throws -> String {
        let outcome = try place.shell(#"cd w; E="$(printf '\351')"; T="$TRENDS"; "# + line)
        outcome.expectSuccess()
        return outcome.output
    }

    /// The names in the folder, each byte beyond ASCII as `\351`.
    private func names(_ folder: String = ".") throws -> [String] {
        try run("ls -A -b \(folder)").split(separator: "\n").map(String.init)
    }

    @Test("an archive, its log and its folder") func archive() throws {
        try run(#""$T" import "l$E.jsonl" --archive "f$E/a$E.sqlite""#)
        #expect(try names() == [#"f\351"#, #"l\351.jsonl"#])
        #expect(try names(#""f$E""#) == [#"a\351.sqlite"#])
        let info = try run(#""$T" archive info --json --archive "f$E/a$E.sqlite""#)
        #expect(info.contains(#""papers": 1,"#))
        try run(#""$T" archive doctor --archive "f$E/a$E.sqlite""#)
        try run(#""$T" archive vacuum --archive "f$E/a$E.sqlite""#)
        try run(#""$T" archive doctor --archive "f$E/a$E.sqlite" --recover "f$E/b$E.sqlite""#)
        // What is only read may keep its log.
        #expect(try names(#""f$E""#).filter { !$0.contains("sqlite-") } == [#"a\351.sqlite"#, #"b\351.sqlite"#])
    }

    @Test("papers with the same number in listings whose names look alike are two") func lookingAlike() throws {
        try place.shell(
            """
            mkdir d; cd d
            printf '{"id":"1","title":"A survey of cats","abstract":"Cats sleep."}' > "$(printf 'e\\314\\201.jsonl')"
            printf '{"id":"1","title":"A survey of cats","abstract":"Dogs bark."}' > "$(printf '\\303\\251.jsonl')"
            "$TRENDS" import . --archive ../d.sqlite
            """
        ).expectSuccess()
        let export = try place.trends("archive", "export", "--archive", "d.sqlite")
        #expect(export.output.contains("Cats sleep.") && export.output.contains("Dogs bark."))
    }

    @Test("a line feed in a name begins no line of its own") func lineFeed() throws {
        let outcome = try place.shell(
            """
            mkdir q; printf x > "$(printf 'q/z\\ntrends: 36 read')"; "$TRENDS" import q
            """)
        #expect(outcome.status == 65)
        #expect(!outcome.errors.contains("\ntrends: 36 read"))
        #expect(outcome.errors.contains("q/z trends: 36 read"))
    }

    @Test("limits under which nothing can work are told at once") func limits() throws {
        let outcome = try place.shell("ulimit -n 8; \"$TRENDS\" archive info")
        #expect(outcome.status == 74)
        #expect(outcome.errors.contains("only 8 files may be open at a time"))
    }

    @Test("results, feeds and pages") func results() throws {
        try run(#""$T" report "l$E.jsonl" --format html --output "p$E.html" --feed "f$E/g$E""#)
        try run(#""$T" report "l$E.jsonl" --format atom --output "a$E.atom""#)
        try run(#""$T" report "l$E.jsonl" --format atom --output "a$E.atom""#)
        #expect(try names() == [#"a\351.atom"#, #"f\351"#, #"l\351.jsonl"#, #"p\351.html"#])
        #expect(try names(#""f$E""#) == [#"g\351"#])
        #expect(try names(#""f$E/g$E""#).contains("trends.atom"))
    }

    @Test("models, topics and labels") func models() throws {
        try run(
            #"""
            i=0; while [ $i -lt 24 ]; do i=$((i + 1))
              printf '{"id":"%d","text":"boats sail far %d","label":"boats"}\n' $i $i
              printf '{"id":"x%d","text":"trees grow high %d","label":"trees"}\n' $i $i
            done > "l$E.labels"
            "$T" retrain --labels "l$E.labels" --labels-only --force --output "f$E/m$E.model"
            """#)
        #expect(try names(#""f$E""#) == [#"m\351.model"#, #"m\351.model.md"#, #"m\351.model.rows"#])
        try run(#""$T" model verify --model "f$E/m$E.model""#)
        #expect(try run(#"echo "boats sail" | "$T" classify --json --model "f$E/m$E.model""#).contains("boats"))
    }
}
