import Foundation
import Testing

/// Streams that are closed, full or gone, and arguments that are no text.
@Suite struct StreamTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private static let printing = [
        "--help", "--version", "help report", "report --help", "archive info --help", "--experimental-dump-help",
        "--generate-completion-script bash", "topics", "topics --json",
    ]

    @Test("what cannot be printed is an error, help and all", arguments: printing, [">/dev/full", ">&-"])
    func unprinted(arguments: String, stream: String) throws {
        try place.shell(#""$TRENDS" \#(arguments) \#(stream)"#).expectFailure(74, saying: "standard output")
    }

    @Test("a reader that went away ends it quietly", arguments: printing) func broken(arguments: String) throws {
        // The reader is gone before the program begins.
        let outcome = try place.shell(
            #"mkfifo p; exec 4<>p; exec 3>p; exec 4<&-; "$TRENDS" \#(arguments) >&3; echo $?"#)
        #expect(outcome.output == "141\n")
        #expect(outcome.errors.isEmpty)
    }

    @Test("the program's name alone is wrong usage, with the help for the person") func bare() throws {
        let outcome = try place.trends()
        outcome.expectFailure(64, saying: "SUBCOMMANDS:")
        #expect(try outcome.errors == place.trends("--help").output)
    }

    @Test("with closed streams no message lands in a file") func closedStreams() throws {
        try place.write("in.jsonl", "{\"id\":1,\"abstract\":\"x\"}\nno json\n")
        _ = try place.shell(#""$TRENDS" classify --jsonl in.jsonl --output o.jsonl <&- >&- 2>&-"#)
        let lines = try place.text("o.jsonl").split(separator: "\n")
        #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("{") })
        _ = try place.shell(#""$TRENDS" import in.jsonl --archive a.sqlite <&- >&- 2>&-"#)
        try place.trends("archive", "doctor", "--archive", "a.sqlite").expectSuccess()
        try place.shell(#""$TRENDS" classify <&-"#).expectFailure(74, saying: "standard input")
    }

    @Test("an output has the name that was given, byte by byte") func bytes() throws {
        try place.shell(#"n=$(printf 'caf\351'); "$TRENDS" topics --output "$n" && test -s "$n""#).expectSuccess()
        try place.shell(#"n=$(printf 'caf\352'); "$TRENDS" topics --output="$n" && test -s "$n""#).expectSuccess()
    }

    @Test("an environment that names files in bytes that are no text is refused") func environment() throws {
        try place.shell(#"export XDG_DATA_HOME=$(printf '/tmp/\377'); "$TRENDS" topics"#)
            .expectFailure(64, saying: "XDG_DATA_HOME", "UTF-8")
        // The configuration lies there, too.
        try place.shell(#"export HOME=$(printf '/tmp/\377'); "$TRENDS" topics"#).expectFailure(64, saying: "HOME")
        try place.shell(#"export XDG_CONFIG_HOME=/tmp HOME=$(printf '/tmp/\377'); "$TRENDS" topics"#).expectSuccess()
        try place.shell(#"unset XDG_DATA_HOME; export HOME=$(printf '/tmp/\377'); "$TRENDS" topics"#)
            .expectFailure(64, saying: "HOME")
    }

    @Test("no result is written into the program's own files") func ownDescriptors() throws {
        try place.trends("import", sampleListings).expectSuccess()
        for descriptor in 3...12 {
            let outcome = try place.shell(#""$TRENDS" archive export --output /dev/fd/\#(descriptor) 3>&- 4>&- 5>&-"#)
            if outcome.status != 0 { outcome.expectFailure(73, saying: "/dev/fd/\(descriptor)") }
        }
        try place.trends("archive", "doctor").expectSuccess()
    }
}

/// A limit on the size of files is an error like others.
@Suite struct FileLimitTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("an import that meets it says so, and the next one does its work", arguments: [1, 16, 33, 64, 400])
    func imports(blocks: Int) throws {
        try place.shell(#"ulimit -f \#(blocks); "$TRENDS" import '\#(sampleListings)' --archive x.sqlite"#)
            .expectFailure(74, saying: "ulimit -f")
        let whole = try place.trends("import", sampleListings, "--archive", "x.sqlite")
        whole.expectSuccess()
        #expect(whole.output.contains("236 read"))
    }

    @Test("a result that meets it leaves nothing") func results() throws {
        let papers = TrendsBinary.repositoryPath("Data/examples/papers.jsonl")
        for output in ["--output o", ">o"] {
            let outcome = try place.shell(
                #"ulimit -f 1; "$TRENDS" classify --jsonl '\#(papers)' \#(output) 2>e; echo $?"#)
            #expect(["73\n", "74\n"].contains(outcome.output))
            #expect(try place.text("e").contains("size"))
        }
        #expect(try place.bytes("o").count <= 1024)
    }
}
