// swift-tools-version: 6.2
import PackageDescription

// A package of its own: a fuzzer is built with instrumented code and runs by itself, which no test
// of the package above does.
let package = Package(
    name: "fuzzing",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "trends", path: "../..")],
    targets: [
        .executableTarget(
            name: "Fuzzing",
            dependencies: ["Papers", "ReadableText", "Listings", "Ledger", "PaperDesk", "TopicEngine", "Serving"].map {
                .product(name: $0, package: "trends")
            },
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .strictMemorySafety(),
            ])
    ]
)
