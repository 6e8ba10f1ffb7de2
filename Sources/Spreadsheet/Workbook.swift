/// An opened xlsx: which sheets there are, which styles show dates, and the texts the cells share.
final class Workbook {
    let archive: ZipArchive
    let limits: Limits
    let budget: DecompressionBudget
    let sheets: [SheetName]
    let counts1904: Bool
    let dateStyles: [Bool]
    let shared: SharedStrings
    private let sheetEntries: [ZipArchive.Entry?]

    init(_ archive: ZipArchive) throws(SpreadsheetError) {
        self.archive = archive
        limits = archive.limits
        budget = DecompressionBudget(archive.limits)
        let path = try Self.workbookPath(archive, budget)
        guard let entry = archive[path] else { throw .damaged(.workbook, .missing, .unknown) }

        let book = WorkbookHandler(part: .workbook, limits: limits)
        try XmlPump(try ZipEntryReader(entry, of: archive, part: .workbook, budget: budget), book).run()
        let relations = try Self.relations(of: path, archive, budget)

        var entries: [ZipArchive.Entry?] = []
        for sheet in book.sheets {
            // A sheet may be a chart, which has no cells.
            let relation = relations[sheet.relation].flatMap { $0.type.hasSuffix("/worksheet") ? $0 : nil }
            entries.append(relation.flatMap { archive[$0.target] })
        }
        sheetEntries = entries
        sheets = book.sheets.map { SheetName(name: $0.name, isHidden: $0.isHidden) }
        counts1904 = book.counts1904

        if let styles = relations.values.first(where: { $0.type.hasSuffix("/styles") }), let entry = archive[styles.target] {
            let handler = StylesHandler(part: .styles, limits: limits)
            try XmlPump(try ZipEntryReader(entry, of: archive, part: .styles, budget: budget), handler).run()
            dateStyles = handler.dateStyles
        } else {
            dateStyles = []
        }
        if let strings = relations.values.first(where: { $0.type.hasSuffix("/sharedStrings") }), let entry = archive[strings.target] {
            let handler = SharedStringsHandler(part: .sharedStrings, limits: limits)
            try XmlPump(try ZipEntryReader(entry, of: archive, part: .sharedStrings, budget: budget), handler).run()
            shared = handler.result
        } else {
            shared = SharedStrings.none
        }
    }

    /// Begins to read a sheet; `nil` where it has no cells to read (a chart).
    func rows(of sheet: Int) throws(SpreadsheetError) -> SheetReader? {
        guard let entry = sheetEntries[sheet] else { return nil }
        return try SheetReader(self, sheet: sheet, ZipEntryReader(entry, of: archive, part: .sheet, budget: budget))
    }

    // MARK: Relations

    struct Relation {
        let type: String
        /// A path in the archive.
        let target: String
    }

    static func workbookPath(_ archive: ZipArchive, _ budget: DecompressionBudget) throws(SpreadsheetError) -> String {
        if let office = try relations(of: "", archive, budget).values.first(where: { $0.type.hasSuffix("/officeDocument") }) {
            return office.target
        }
        return "xl/workbook.xml"
    }

    private static func relations(
        of path: String, _ archive: ZipArchive, _ budget: DecompressionBudget
    ) throws(SpreadsheetError) -> [String: Relation] {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? ""
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        guard let entry = archive["\(folder)_rels/\(name).rels"] else { return [:] }
        let handler = RelationsHandler(folder: folder, limits: archive.limits)
        try XmlPump(try ZipEntryReader(entry, of: archive, part: .workbook, budget: budget), handler).run()
        return handler.relations
    }
}

private final class WorkbookHandler: XmlHandler {
    var sheets: [(name: String, relation: String, isHidden: Bool)] = []
    var counts1904 = false

    override func start(_ name: XmlName, _ attributes: XmlAttributes) {
        note(name)
        if name.equals("sheet") {
            let state = attributes["state"]
            // `id` is the relation's; `sheetId` is another attribute.
            sheets.append((attributes["name"] ?? "", attributes["id"] ?? "", state == "hidden" || state == "veryHidden"))
            if sheets.count > 4_096 { fail(.tooLarge(.markup, .unknown)) }
        } else if name.equals("workbookPr") {
            counts1904 = ["1", "true"].contains(attributes["date1904"])
        }
        for (key, _) in attributes { note(key) }
    }
}

private final class RelationsHandler: XmlHandler {
    private let folder: String
    var relations: [String: Workbook.Relation] = [:]

    init(folder: String, limits: Limits) {
        self.folder = folder
        super.init(part: .workbook, limits: limits)
    }

    override func start(_ name: XmlName, _ attributes: XmlAttributes) {
        note(name)
        for (key, _) in attributes { note(key) }
        guard name.equals("Relationship"), let id = attributes["Id"], let target = attributes["Target"] else { return }
        if attributes["TargetMode"] == "External" { return }
        relations[id] = Workbook.Relation(type: attributes["Type"] ?? "", target: resolved(target))
        if relations.count > 16_384 { fail(.tooLarge(.markup, .unknown)) }
    }

    /// A target is absolute (`/xl/worksheets/sheet1.xml`) or relative to the folder of the part that names it.
    private func resolved(_ target: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var steps = folder.split(separator: "/").map(String.init)
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(String(step)) }
        }
        return steps.joined(separator: "/")
    }
}
