import Growth

/// A survey's children and design, gathered from the chunks of a file in their order.
public struct SurveyFile: Sendable {
    /// One chunk, read; chunks may be read on several threads at once.
    public struct Part: Sendable {
        fileprivate let children: AnthropometryColumns
        fileprivate let weights: [Double]
        fileprivate let categories: [SurveyColumn: Growth.Category]
        /// Lines of the chunk: where the next chunk's row numbers begin.
        public let lines: Int

        /// - Throws: the rows of an error are counted from the chunk's first line as row 1.
        public init(_ chunk: [UInt8], from start: Int, layout: ChildLayout) throws(ChildFileError) {
            let file = try ChildChunk(chunk, from: start, layout: layout, keepsRecords: false)
            children = file.children
            weights = file.weights
            categories = file.categories
            lines = file.lines
        }
    }

    public private(set) var data = SurveyData()

    public init() {}

    public var count: Int { data.children.sex.count }

    public mutating func append(_ part: Part) {
        data.children.append(part.children)
        if !part.weights.isEmpty {
            // In place: a copy for each chunk would make a long file quadratic.
            if data.weights == nil { data.weights = [] }
            data.weights?.append(contentsOf: part.weights)
        }
        for (column, category) in part.categories {
            switch column {
            case .weights: break
            case .cluster: add(category, to: &data.clusters)
            case .strata: add(category, to: &data.strata)
            default:
                if let grouping = column.grouping { add(category, to: &data.groupings[grouping]) }
            }
        }
    }

    private func add(_ category: Growth.Category, to whole: inout Growth.Category?) {
        guard var all = whole else {
            whole = category
            return
        }
        whole = nil
        all.append(category)
        whole = all
    }
}
