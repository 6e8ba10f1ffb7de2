import CXlsxwriter

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes an xlsx of one sheet through libxlsxwriter, a row at a time, in constant memory. It stands under its name only once complete.
///
/// Types are kept: a text stays a text, so that an identity number of 16 digits keeps them all and `=1+1` is never calculated.
public final class WorkbookWriter {
    /// A column's heading and its width in characters.
    public struct Column: Sendable {
        public var title: String
        public var width: Double

        public init(_ title: String, width: Double = 14) {
            self.title = title
            self.width = width
        }
    }

    private let file: PartialFile
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let dateFormat: UnsafeMutablePointer<lxw_format>?
    private let dateTimeFormat: UnsafeMutablePointer<lxw_format>?
    private let textFormat: UnsafeMutablePointer<lxw_format>?
    private let markedFormat: UnsafeMutablePointer<lxw_format>?
    private let markedDateFormat: UnsafeMutablePointer<lxw_format>?
    private let headingFormat: UnsafeMutablePointer<lxw_format>?
    private var row = 0
    /// Excel's limits, which libxlsxwriter does not tell apart.
    private static let longestText = 32_767

    /// - Parameters:
    ///   - sheetName: at most 31 characters; those that Excel does not allow in a sheet's name are replaced.
    ///   - columns: the header, which is written in bold and stays in view. Without any, rows begin at the top.
    public convenience init(path: String, sheetName: String, columns: [Column]) throws(SpreadsheetError) {
        try self.init(path: path, sheetName: sheetName, widths: columns.map(\.width))
        if !columns.isEmpty { try appendHeading(columns.map { .text($0.title) }) }
    }

    /// - Parameter widths: of the columns, in characters.
    public init(path: String, sheetName: String, widths: [Double]) throws(SpreadsheetError) {
        file = PartialFile(path)
        // libxlsxwriter opens the file when it is closed; whether it can be written should be known before the work.
        guard let probe = fopen(file.partial, "wb") else { throw .cannotWrite(code: errno) }
        fclose(probe)
        var options = lxw_workbook_options(constant_memory: 1, tmpdir: nil, use_zip64: 0)
        guard let workbook = workbook_new_opt(file.partial, &options),
            let sheet = workbook_add_worksheet(workbook, Self.allowed(sheetName))
        else {
            file.discard()
            throw .cannotWrite(code: 0)
        }
        self.workbook = workbook
        self.sheet = sheet
        func format(_ code: String?, isMarked: Bool = false) -> UnsafeMutablePointer<lxw_format>? {
            let format = workbook_add_format(workbook)
            if let code { format_set_num_format(format, code) }
            if isMarked { format_set_bg_color(format, 0xFFE3A3) }
            return format
        }
        dateFormat = format("yyyy-mm-dd")
        dateTimeFormat = format("yyyy-mm-dd hh:mm:ss")
        // Format 49 ("@"): Excel keeps a cell text when a person edits it.
        textFormat = format("@")
        markedFormat = format("@", isMarked: true)
        markedDateFormat = format("yyyy-mm-dd", isMarked: true)
        let heading = workbook_add_format(workbook)
        format_set_bold(heading)
        format_set_text_wrap(heading)
        format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        format_set_bottom(heading, UInt8(LXW_BORDER_THIN.rawValue))
        headingFormat = heading
        for (index, width) in widths.enumerated() { worksheet_set_column(sheet, lxw_col_t(index), lxw_col_t(index), width, nil) }
    }

    /// Writes a row of headings, in bold; it and what stands above it stay in view.
    public func appendHeading(_ cells: [Cell]) throws(SpreadsheetError) {
        for (index, cell) in cells.enumerated() where cell != .empty {
            // A heading typed as a month stays a date, or it would not be known again.
            if case .date(let serial) = cell, serial.isFinite {
                try check(worksheet_write_number(sheet, UInt32(row), UInt16(index), serial, dateFormat), index)
            } else {
                try write(cell.plainText, column: index, headingFormat)
            }
        }
        row += 1
        worksheet_freeze_panes(sheet, UInt32(row), 0)
    }

    deinit {
        guard let workbook else { return }
        lxw_workbook_free(workbook)
        file.discard()
    }

    /// Writes the next row. `marked` are columns to be shown with a coloured ground, such as the cells a problem lies in.
    public func append(_ cells: [Cell], marked: Set<Int> = []) throws(SpreadsheetError) {
        guard row < Limits.standard.rows else { throw .tooLarge(.rows, Place(row: row + 1)) }
        guard cells.count <= Limits.standard.columns else { throw .tooLarge(.columns, Place(row: row + 1)) }
        for (column, cell) in cells.enumerated() {
            let isMarked = marked.contains(column)
            switch cell {
            case .empty:
                if isMarked { try check(worksheet_write_blank(sheet, UInt32(row), UInt16(column), markedFormat), column) }
            case .text(let text): try write(text, column: column, isMarked ? markedFormat : textFormat)
            case .number(let number):
                guard number.isFinite else { throw .unwritable(Place(row: row + 1, column: column)) }
                try check(worksheet_write_number(sheet, UInt32(row), UInt16(column), number, isMarked ? markedFormat : nil), column)
            case .date(let serial):
                guard serial.isFinite else { throw .unwritable(Place(row: row + 1, column: column)) }
                let format = isMarked ? markedDateFormat : serial == serial.rounded(.down) ? dateFormat : dateTimeFormat
                try check(worksheet_write_number(sheet, UInt32(row), UInt16(column), serial, format), column)
            case .boolean(let value):
                try check(worksheet_write_boolean(sheet, UInt32(row), UInt16(column), value ? 1 : 0, isMarked ? markedFormat : nil), column)
            case .error(let fault): try write(fault.text, column: column, isMarked ? markedFormat : nil)
            }
        }
        row += 1
    }

    /// Completes the file. Without this call nothing is left behind.
    public func close() throws(SpreadsheetError) {
        guard let workbook else { return }
        self.workbook = nil
        errno = 0
        // Frees the workbook in any case.
        guard workbook_close(workbook) == LXW_NO_ERROR else {
            let code = errno
            file.discard()
            throw .cannotWrite(code: code)
        }
        try file.complete()
    }

    private func write(_ text: String, column: Int, _ format: UnsafeMutablePointer<lxw_format>?) throws(SpreadsheetError) {
        guard text.utf8.count <= Self.longestText || text.utf16.count <= Self.longestText else {
            throw .unwritable(Place(row: row + 1, column: column))
        }
        try check(worksheet_write_string(sheet, UInt32(row), UInt16(column), Self.escaped(text), format), column)
    }

    private func check(_ status: lxw_error, _ column: Int) throws(SpreadsheetError) {
        guard status != LXW_NO_ERROR else { return }
        throw .unwritable(Place(row: row + 1, column: column))
    }

    /// What XML cannot hold and libxlsxwriter does not look after: NUL would end the text, U+FFFE and U+FFFF are no characters,
    /// and a text that looks like an escape (`_x0041_`) would be read as one.
    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0 || $0 == 0xEF || $0 == UInt8(ascii: "_") }) else { return text }
        var result = String.UnicodeScalarView()
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            switch scalars[index].value {
            case 0, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
            case 0x5F where isEscape(scalars[index...]): result.append(contentsOf: "_x005F_".unicodeScalars)
            default: result.append(scalars[index])
            }
            index = scalars.index(after: index)
        }
        return String(result)
    }

    private static func isEscape(_ scalars: Substring.UnicodeScalarView) -> Bool {
        let next = Array(scalars.prefix(7))
        return next.count == 7 && next[1] == "x" && next[6] == "_" && next[2..<6].allSatisfy { $0.properties.isASCIIHexDigit }
    }

    private static func allowed(_ name: String) -> String {
        let cleaned = String(name.map { "[]:*?/\\'".contains($0) || $0 == "\0" ? " " : $0 })
        var short = ""
        for character in cleaned where short.utf16.count + character.utf16.count <= 31 { short.append(character) }
        return short.isEmpty ? "Sheet1" : short
    }
}
