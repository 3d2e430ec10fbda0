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

// On Linux the released program has Swift's runtime and Foundation inside: it starts in less than half the time, and runs where no Swift is installed. It lies
// at a fixed address, since to move a program of this size costs a sixth of a bare start; libraries, heap and stack stay where chance puts them.
// Only the program is linked so: what uses a library of this package, and debug builds with their tests, are as ever. 'swift test -c release' needs
// TRENDS_SHARED_RUNTIME=1.
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
        .library(name: "PaperArchive", targets: ["PaperArchive"]),
        .library(name: "TopicEngine", targets: ["TopicEngine"]),
        .library(name: "Timelines", targets: ["Timelines"]),
        .library(name: "Reporter", targets: ["Reporter"]),
        .library(name: "ListingFetcher", targets: ["ListingFetcher"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        // AsyncHTTPClient's own foundations, named for their errors and for the tests' server.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    ],
    targets: [
        // System libraries: a header and a link name each, no logic.
        .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
        // Loops in wide vectors, for several kinds of processors.
        .target(name: "CWideVectors", exclude: ["kernels.inc"]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),

        // The nouns and the listing readers.
        .target(
            name: "Papers",
            dependencies: ["CZlib", .product(name: "Yams", package: "Yams")],
            swiftSettings: house),
        // Where papers rest.
        .target(
            name: "PaperArchive",
            dependencies: ["Papers", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: house),
        // Text to vectors, vectors to topics.
        .target(name: "LinearAlgebra", dependencies: ["COpenBLAS", "CWideVectors"], swiftSettings: house),
        .target(name: "Featurizer", dependencies: ["LinearAlgebra"], swiftSettings: house),
        .target(
            name: "TopicEngine",
            dependencies: ["Featurizer", "LinearAlgebra", "Papers"],
            swiftSettings: house),
        // Counts to movements, movements to pages.
        .target(name: "Timelines", dependencies: ["Papers"], swiftSettings: house),
        .target(name: "Reporter", dependencies: ["Timelines", "Papers"], swiftSettings: house),
        // The only room that opens the network.
        .target(
            name: "ListingFetcher",
            dependencies: [
                "Papers", .product(name: "AsyncHTTPClient", package: "async-http-client"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
            ],
            swiftSettings: house),
        // The command line.
        .executableTarget(
            name: "trends",
            dependencies: [
                "Papers", "PaperArchive", "TopicEngine", "Timelines", "Reporter", "Featurizer", "LinearAlgebra", "ListingFetcher",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
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

        .testTarget(
            name: "PapersTests", dependencies: ["Papers"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "PaperArchiveTests", dependencies: ["PaperArchive", "Papers"],
            resources: [.copy("Fixtures")],
            swiftSettings: house),
        .testTarget(
            name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "FeaturizerTests", dependencies: ["Featurizer", "LinearAlgebra"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "TopicEngineTests", dependencies: ["TopicEngine", "Featurizer", "LinearAlgebra", "Papers"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "TimelinesTests", dependencies: ["Timelines", "Papers"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(
            name: "ReporterTests", dependencies: ["Reporter", "Timelines", "Papers"],
            resources: [.copy("Fixtures")], swiftSettings: house),
        // A server that plays recorded answers to the tests.
        .target(
            name: "RecordedServer",
            dependencies: [.product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio")],
            path: "Tests/RecordedServer", swiftSettings: house),
        .testTarget(
            name: "ListingFetcherTests", dependencies: ["ListingFetcher", "Papers", "RecordedServer"], swiftSettings: house),
        .testTarget(
            name: "TrendsTests", dependencies: ["trends", "RecordedServer"],
            resources: [.copy("Fixtures")], swiftSettings: house),
    ]
)
