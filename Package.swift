// swift-tools-version: 6.2
import PackageDescription

// Continuous integration sets this; whoever builds with a later compiler and its new warnings is not stopped by them.
let warningsAreErrors = Context.environment["TRENDS_WARNINGS_AS_ERRORS"] != nil

let house: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .strictMemorySafety(),
    ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

// On Linux the released program has Swift's runtime and Foundation inside: it starts in less than
// half the time, and runs where no Swift is installed. It lies at a fixed address, since to move a
// program of this size costs a sixth of a bare start; libraries, heap and stack stay where chance
// puts them. Only the program is linked so: what uses a library of this package, and debug builds
// with their tests, are as ever. 'swift test -c release' needs TRENDS_SHARED_RUNTIME=1.
let standsAlone = Context.environment["TRENDS_SHARED_RUNTIME"] == nil
let released: BuildSettingCondition = .when(platforms: [.linux], configuration: .release)
let runtimeInside: [SwiftSetting] = standsAlone ? [.unsafeFlags(["-static-stdlib"], released)] : []
let linkedAlone: [LinkerSetting] =
    standsAlone
    ? [.unsafeFlags(["-static-stdlib", "-Xlinker", "--no-export-dynamic", "-Xclang-linker", "-no-pie"], released)] : []

let package = Package(
    name: "trends",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "trends", targets: ["trends"]),
        .library(name: "Papers", targets: ["Papers"]),
        .library(name: "ReadableText", targets: ["ReadableText"]),
        .library(name: "Listings", targets: ["Listings"]),
        .library(name: "PaperArchive", targets: ["PaperArchive"]),
        .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
        .library(name: "Featurizer", targets: ["Featurizer"]),
        .library(name: "TopicEngine", targets: ["TopicEngine"]),
        .library(name: "Timelines", targets: ["Timelines"]),
        .library(name: "Themes", targets: ["Themes"]),
        .library(name: "Wording", targets: ["Wording"]),
        .library(name: "Reporter", targets: ["Reporter"]),
        .library(name: "Ledger", targets: ["Ledger"]),
        .library(name: "PaperDesk", targets: ["PaperDesk"]),
        .library(name: "ListingFetcher", targets: ["ListingFetcher"]),
        .library(name: "Serving", targets: ["Serving"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // System libraries: a header and a link name each, no logic.
        .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
        // Loops in wide vectors, for several kinds of processors.
        .target(name: "CWideVectors", exclude: ["kernels.inc", "nearest.inc", "pieces.inc"]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        // A call of SQLite that Swift cannot make; the rest of SQLite comes by GRDB.
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        // The variable argument lists of libcurl, which Swift cannot call; the library itself is
        // loaded when first needed.
        .target(name: "CCurl"),
        // The calls of libmicrohttpd that Swift cannot make; that library is loaded when first needed, too.
        .target(name: "CMicroHTTPD"),
        // What Swift cannot do about its own process: main's arguments, and the work of a signal's handler.
        .target(name: "CProcess"),
        // Libraries of the system that are loaded when first needed.
        .target(name: "SystemLibraries", swiftSettings: house),

        // The nouns.
        .target(name: "Papers", swiftSettings: house),
        // Bytes of the outside to text that people read.
        .target(name: "ReadableText", dependencies: ["CProcess", "CZlib", "SystemLibraries"], swiftSettings: house),
        // Listings to papers, a folder for each format.
        .target(
            name: "Listings",
            dependencies: ["Papers", "ReadableText", .product(name: "Yams", package: "Yams")],
            swiftSettings: house),
        // Where papers rest.
        .target(
            name: "PaperArchive",
            dependencies: [
                "Papers", "ReadableText", "Wording", "CSQLite", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: house),
        // Text to vectors, vectors to topics.
        .target(
            name: "LinearAlgebra", dependencies: ["COpenBLAS", "CWideVectors", "SystemLibraries"],
            swiftSettings: house),
        .target(name: "Featurizer", dependencies: ["CWideVectors", "LinearAlgebra", "Papers"], swiftSettings: house),
        .target(
            name: "TopicEngine",
            dependencies: ["Featurizer", "LinearAlgebra", "Papers", "ReadableText"],
            swiftSettings: house),
        // Counts to movements, movements to pages.
        .target(name: "Timelines", dependencies: ["Papers"], swiftSettings: house),
        // Phrases of the field, and those that rise.
        .target(
            name: "Themes", dependencies: ["LinearAlgebra", "Featurizer", "Timelines", "Papers"], swiftSettings: house),
        // Text, numbers and JSON that are safe to show.
        .target(name: "Wording", swiftSettings: house),
        .target(name: "Reporter", dependencies: ["Timelines", "Themes", "Papers", "Wording"], swiftSettings: house),
        // The facts of a report, as they add up.
        .target(name: "Ledger", dependencies: ["Papers", "ReadableText", "Wording"], swiftSettings: house),
        // The use cases, as plain requests and answers.
        .target(
            name: "PaperDesk",
            dependencies: [
                "Papers", "ReadableText", "Listings", "PaperArchive", "LinearAlgebra", "Featurizer", "TopicEngine",
                "Timelines", "Themes", "Wording",
                "Reporter", "Ledger",
            ],
            swiftSettings: house),
        // The only room that opens the network.
        .target(
            name: "ListingFetcher",
            dependencies: ["Papers", "ReadableText", "SystemLibraries", "CCurl"],
            swiftSettings: house),
        // Doors for other programs: answers by HTTP, tools for assistants.
        .target(
            name: "Serving",
            dependencies: [
                "Papers", "ReadableText", "Listings", "PaperArchive", "TopicEngine", "Timelines", "Themes", "Wording",
                "Reporter", "PaperDesk", "SystemLibraries", "CMicroHTTPD",
            ],
            resources: [.embedInCode("SKILL.md")],
            swiftSettings: house),
        // The command line.
        .executableTarget(
            name: "trends",
            dependencies: [
                "Papers", "ReadableText", "Listings", "PaperArchive", "LinearAlgebra", "TopicEngine", "Timelines",
                "Wording", "Reporter",
                "PaperDesk", "ListingFetcher", "Serving", "CProcess",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Manual"],
            swiftSettings: house + runtimeInside,
            linkerSettings: linkedAlone),

        // Not part of what is installed: side by side with other programs, see Tests/Benchmarks/README.md.
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Featurizer", "LinearAlgebra", "TopicEngine",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Benchmarks/Sources",
            swiftSettings: house),

        // Not part of what is installed either: fails every system call once, see Tests/FaultInjection/README.md.
        .executableTarget(
            name: "FaultInjection",
            dependencies: [
                "RecordedServer", "FaultTracer", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/FaultInjection/Sources",
            swiftSettings: house),
        .executableTarget(name: "FaultTracer", path: "Tests/FaultInjection/Tracer"),

        // What all tests use: a generator of random numbers, a temporary folder, a loader of fixtures.
        .target(name: "TestSupport", dependencies: ["LinearAlgebra"], path: "Tests/Support", swiftSettings: house),
        .testTarget(name: "PapersTests", dependencies: ["Papers", "TestSupport"], swiftSettings: house),
        .testTarget(
            name: "SystemLibrariesTests", dependencies: ["SystemLibraries", "TestSupport"], swiftSettings: house),
        .testTarget(name: "ReadableTextTests", dependencies: ["ReadableText", "TestSupport"], swiftSettings: house),
        .testTarget(
            name: "ListingsTests", dependencies: ["Listings", "ReadableText", "Papers", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "WordingTests", dependencies: ["Wording", "TestSupport"], swiftSettings: house),
        .testTarget(
            name: "PaperArchiveTests",
            dependencies: [
                "PaperArchive", "Papers", "ReadableText", "Wording", "Listings", "PaperDesk", "TestSupport",
            ],
            resources: [.copy("Fixtures")],
            swiftSettings: house),
        .testTarget(
            name: "LinearAlgebraTests", dependencies: ["LinearAlgebra", "ReadableText", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "FeaturizerTests", dependencies: ["Featurizer", "LinearAlgebra"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "TopicEngineTests",
            dependencies: ["TopicEngine", "Featurizer", "LinearAlgebra", "Papers", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "TimelinesTests", dependencies: ["Timelines", "Papers", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "ThemesTests",
            dependencies: ["Themes", "LinearAlgebra", "Featurizer", "Timelines", "Papers", "TestSupport"],
            swiftSettings: house),
        .testTarget(
            name: "ReporterTests",
            dependencies: ["Reporter", "Timelines", "Themes", "Papers", "Wording", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "LedgerTests", dependencies: ["Ledger", "Papers", "ReadableText", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "PaperDeskTests",
            dependencies: ["PaperDesk", "Ledger", "Reporter", "TopicEngine", "TestSupport"],
            swiftSettings: house),
        .testTarget(
            name: "ServingTests",
            dependencies: [
                "Serving", "PaperDesk", "PaperArchive", "Listings", "Papers", "ReadableText", "Reporter", "Timelines",
                "Wording", "TestSupport",
            ],
            resources: [.copy("Fixtures")], swiftSettings: house),
        // What the essays of the rooms show, compiled and run.
        .testTarget(
            name: "SnippetTests",
            dependencies: [
                "Papers", "ReadableText", "Listings", "PaperArchive", "TopicEngine", "Timelines", "Reporter",
                "PaperDesk", "TestSupport",
            ],
            swiftSettings: house),
        // A server that plays recorded answers to the tests.
        .target(name: "RecordedServer", path: "Tests/RecordedServer", swiftSettings: house),
        .testTarget(
            name: "ListingFetcherTests", dependencies: ["ListingFetcher", "Papers", "RecordedServer"],
            swiftSettings: house),
        .testTarget(
            name: "TrendsTests",
            dependencies: [
                "trends", "RecordedServer", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            resources: [.copy("Fixtures")], swiftSettings: house),
    ]
)
