import Growth

/// The measures a file may have, by the names the reference gives them.
public enum ChildColumn: String, CaseIterable, Sendable {
    case sex, age, weight, lenhei, measure, headc, armc, triskin, subskin, oedema
}

/// What a survey file may have besides.
public enum SurveyColumn: String, CaseIterable, Sendable {
    case weights, cluster, strata, area, region, wealth, education, other

    var grouping: Grouping? {
        switch self {
        case .weights, .cluster, .strata: nil
        case .area: .area
        case .region: .region
        case .wealth: .wealthQuintile
        case .education: .maternalEducation
        case .other: .other
        }
    }
}

public enum AgeUnit: String, CaseIterable, Sendable {
    case days, months
}

/// How to read a file: what its columns are called, and in what the age is given.
public struct ChildFileOptions: Sendable {
    /// Other names than the reference's.
    public var names: [ChildColumn: String] = [:]
    public var ageUnit = AgeUnit.days
    /// Which columns hold the survey's design and groupings; there are none by default.
    public var surveyNames: [SurveyColumn: String] = [:]

    public init() {}
}

/// Where in a record everything is: the header of a file, understood.
public struct ChildLayout: Sendable {
    public let names: [String]
    public let delimiter: UInt8
    let options: ChildFileOptions
    /// Places of the children's columns by `ChildColumn.allCases`; -1 where the file has none.
    let places: [Int]
    let surveyPlaces: [(column: SurveyColumn, place: Int)]
    /// The header as it stands in the file, without its line end.
    let header: [UInt8]
    /// Where the first child's record begins in the first chunk.
    public let bodyStart: Int
    /// Rows up to and with the header; blank lines may come before it.
    let headerRows: Int

    /// Columns of measures that the file does not have, so that their z-scores will be empty.
    public var missingMeasures: [ChildColumn] {
        ChildColumn.allCases.filter { places[$0.index] < 0 && $0 != .sex && $0 != .age }
    }

    /// - Parameters:
    ///   - chunk: the first chunk of the file.
    ///   - delimiter: as found by `ChunkSplitter`.
    /// - Throws: if the columns sex and age are not there, if one asked for is not, or if one is there twice.
    public init(chunk: [UInt8], delimiter: UInt8, options: ChildFileOptions) throws(ChildFileError) {
        self.options = options
        self.delimiter = delimiter
        var names: [String] = []
        var header: [UInt8] = []
        var bodyStart = 0
        var headerRows = 0
        var isOpen = false
        chunk.withUnsafeBufferPointer { bytes in
            let capacity = bytes.count + 2
            let starts = UnsafeMutablePointer<Int>.allocate(capacity: capacity)
            defer { starts.deallocate() }
            let scanner = RecordScanner(bytes: bytes, delimiter: delimiter)
            while case .record(let end, let next, let fields) = scanner.record(at: bodyStart, starts: starts, capacity: capacity) {
                let start = bodyStart
                bodyStart = next
                headerRows += 1
                if end == start, next < bytes.count { continue }
                header = Array(bytes[start..<end])
                for field in 0..<fields {
                    names.append(Cell.name(UnsafeBufferPointer(rebasing: bytes[starts[field]..<starts[field + 1] - 1])) ?? "")
                }
                return
            }
            isOpen = true
        }
        if isOpen { throw .endlessRow(row: 1) }
        self.header = header
        self.bodyStart = bodyStart
        self.headerRows = headerRows
        self.names = names

        var places: [Int] = []
        for column in ChildColumn.allCases {
            let given = options.names[column]
            let place = try Self.find(given ?? column.rawValue, in: names)
            if place == nil, given != nil || column == .sex || column == .age {
                throw .columnMissing(name: given ?? column.rawValue, option: "--column \(column.rawValue)=NAME")
            }
            places.append(place ?? -1)
        }
        self.places = places
        var surveyPlaces: [(column: SurveyColumn, place: Int)] = []
        for column in SurveyColumn.allCases {
            guard let name = options.surveyNames[column] else { continue }
            guard let place = try Self.find(name, in: names) else {
                throw .columnMissing(name: name, option: "--\(column.rawValue) NAME")
            }
            surveyPlaces.append((column, place))
        }
        self.surveyPlaces = surveyPlaces
    }

    /// By the exact name, or else without regard to capitals.
    private static func find(_ name: String, in names: [String]) throws(ChildFileError) -> Int? {
        var found = names.indices.filter { names[$0] == name }
        if found.isEmpty { found = names.indices.filter { names[$0].lowercased() == name.lowercased() } }
        if found.count > 1 { throw .columnTwice(name: name) }
        return found.first
    }
}

extension ChildColumn {
    var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
