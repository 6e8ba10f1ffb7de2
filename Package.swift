// swift-tools-version: 6.1
import PackageDescription

// The domain targets are pure: values in, values out. They may depend on Days and on nothing else.
let strict: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let package = Package(
    name: "rembuk",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "rembuk", targets: ["rembuk"]),
        .library(name: "Growth", targets: ["Growth"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

        .target(name: "Days", swiftSettings: strict),
        .target(name: "Growth", swiftSettings: strict),
        // Files of children as `rembuk growth` reads and writes them: bytes in, bytes out; no I/O.
        .target(name: "GrowthFiles", dependencies: ["Growth"], swiftSettings: strict),
        .target(name: "Collaboration", dependencies: ["Days"], swiftSettings: strict),
        .target(name: "Evidence", dependencies: ["Days", "Collaboration"], swiftSettings: strict),
        .target(name: "Convergence", dependencies: ["Days"], swiftSettings: strict),
        .target(
            name: "Database",
            dependencies: [
                "CLibpq", "CSodium", "CZlib", "Days",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(name: "Spreadsheet", dependencies: ["CZlib", "CExpat", "CXlsxwriter"], swiftSettings: strict),
        .target(name: "Markup", swiftSettings: strict),
        .target(
            name: "App",
            dependencies: [
                "Days", "Growth", "Collaboration", "Evidence", "Convergence", "Database", "Spreadsheet", "Markup", "CSodium", "CZlib",
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            resources: [.embedInCode("Web/Assets/rembuk.css"), .embedInCode("Web/Assets/progress.js")],
            swiftSettings: strict),
        .executableTarget(
            name: "rembuk",
            dependencies: [
                "App", "Database", "Growth", "GrowthFiles", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: strict),

        .target(
            name: "TestSupport",
            dependencies: ["App", "Database", .product(name: "NIOEmbedded", package: "swift-nio")],
            path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "DaysTests", dependencies: ["Days"], swiftSettings: strict),
        .testTarget(name: "GrowthTests", dependencies: ["Growth"], swiftSettings: strict),
        .testTarget(name: "GrowthFilesTests", dependencies: ["GrowthFiles"], swiftSettings: strict),
        .testTarget(name: "CollaborationTests", dependencies: ["Collaboration"], swiftSettings: strict),
        .testTarget(name: "EvidenceTests", dependencies: ["Evidence"], swiftSettings: strict),
        .testTarget(name: "ConvergenceTests", dependencies: ["Convergence"], swiftSettings: strict),
        .testTarget(name: "DatabaseTests", dependencies: ["Database", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "SpreadsheetTests", dependencies: ["Spreadsheet"], swiftSettings: strict),
        .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: strict),
        .testTarget(
            name: "AppTests",
            dependencies: ["App", "TestSupport", .product(name: "Yams", package: "Yams")], exclude: ["Access/access-table.txt"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
