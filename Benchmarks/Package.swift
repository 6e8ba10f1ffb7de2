// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who only wants the product builds the benchmarks.
//   swift run -c release --package-path Benchmarks GrowthBenchmark
let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "rembuk", path: "../")],
    targets: [
        .executableTarget(name: "GrowthBenchmark", dependencies: [.product(name: "Growth", package: "rembuk")])
    ],
    swiftLanguageModes: [.v6]
)
