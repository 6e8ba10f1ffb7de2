/// Which sheet of a workbook to read.
public enum SheetChoice: Hashable, Sendable {
    /// The first sheet that is not hidden and holds anything.
    case firstWithData
    /// By its place in the workbook, from 0, hidden or not.
    case index(Int)
    case name(String)
}

/// Opens spreadsheets for reading, xlsx and delimited text alike.
public enum SpreadsheetFile {
    /// What a file is, by its content.
    public static func kind(of path: String) throws(SpreadsheetError) -> FileKind {
        let file = try RandomAccessFile(path)
        let kind = try sniff(file)
        return kind == .otherZip ? zipKind(try ZipArchive(file, limits: .standard)) : kind
    }

    /// Opens a workbook or a text at its first row. Shared strings and styles are read at once, rows as they are asked for.
    ///
    /// - Parameter sheet: which sheet of a workbook; a text has but one.
    /// - Throws: ``SpreadsheetError``: `unsupported` with the kind where the file is none that is read, and whatever
    ///   is wrong with a file that is. An empty text or an empty named sheet is no error: it has no rows.
    public static func open(
        _ path: String, sheet: SheetChoice = .firstWithData, limits: Limits = .standard
    ) throws(SpreadsheetError) -> any RowReader {
        let file = try RandomAccessFile(path)
        switch try sniff(file) {
        case .text: return try TextReader(file, limits: limits)
        case .otherZip:
            let archive = try ZipArchive(file, limits: limits)
            let kind = zipKind(archive)
            guard kind == .xlsx else { throw .unsupported(kind) }
            return try open(Workbook(archive), sheet)
        case .oldBinary where try isEncrypted(file): throw .encrypted
        case let kind: throw .unsupported(kind)
        }
    }

    private static func open(_ workbook: Workbook, _ choice: SheetChoice) throws(SpreadsheetError) -> any RowReader {
        let wanted: Int?
        switch choice {
        case .firstWithData:
            for (index, sheet) in workbook.sheets.enumerated() where !sheet.isHidden {
                if let reader = try workbook.rows(of: index), try reader.hasRows() { return reader }
            }
            throw .noSheet
        case .index(let index): wanted = workbook.sheets.indices.contains(index) ? index : nil
        case .name(let name): wanted = workbook.sheets.firstIndex { $0.name == name }
        }
        guard let wanted, let reader = try workbook.rows(of: wanted) else { throw .noSuchSheet }
        return reader
    }

    private static func sniff(_ file: RandomAccessFile) throws(SpreadsheetError) -> FileKind {
        FileKind.sniff(try file.bytes(at: 0, count: 64 << 10))
    }

    private static func zipKind(_ archive: ZipArchive) -> FileKind {
        if archive["xl/workbook.xml"] != nil { return .xlsx }
        if archive["xl/workbook.bin"] != nil { return .binaryWorkbook }
        if archive["[Content_Types].xml"] != nil, let path = try? Workbook.workbookPath(archive, DecompressionBudget(archive.limits)),
            path.hasPrefix("xl/"), archive[path] != nil
        {
            return .xlsx
        }
        return archive["mimetype"] != nil && archive["content.xml"] != nil ? .openDocument : .otherZip
    }

    /// A protected xlsx is wrapped in an OLE2 file with a stream of the name EncryptedPackage (MS-OFFCRYPTO, 2.3.4.4). The directory
    /// that names it begins at the sector given at byte 48 (MS-CFB, 2.2), and a package has few streams.
    private static func isEncrypted(_ file: RandomAccessFile) throws(SpreadsheetError) -> Bool {
        let header = try file.bytes(at: 0, count: 512)
        guard header.count == 512 else { return false }
        let sector = 1 << min(max(header.u16(30), 9), 12)
        let directory = try file.bytes(at: (header.u32(48) + 1) * sector, count: 4 * sector)
        let name: [UInt8] = Array("EncryptedPackage".utf16.map { UInt8($0) }.map { [$0, 0] }.joined())
        return directory.indices.contains { directory[$0...].starts(with: name) }
    }
}
