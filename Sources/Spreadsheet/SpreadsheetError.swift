/// Why a spreadsheet could not be read or written. It carries places and codes, never text of the file: such text is personal.
public enum SpreadsheetError: Error, Equatable, Sendable {
    /// The operating system refused to open or read the file; `code` is its `errno`.
    case cannotRead(code: Int32)
    /// The file is of a kind that is not read; see ``FileKind``.
    case unsupported(FileKind)
    /// The workbook is protected by a password.
    case encrypted
    /// The file ends before its own description says it does.
    case truncated(Part, Place)
    /// The file contradicts itself or its format.
    case damaged(Part, Damage, Place)
    /// An XML part declares a document type. None of Excel's ever do; entities are how XML bombs are built.
    case documentType(Part)
    /// More than is read; see ``Limits``.
    case tooLarge(Limit, Place)
    /// A quoted field of a csv that begins in this row is never closed.
    case unclosedQuote(Place)
    /// No visible sheet holds any data.
    case noSheet
    /// The sheet asked for is not in the workbook.
    case noSuchSheet
    /// The task was cancelled.
    case cancelled
    /// The file could not be written; `code` is the operating system's `errno`, or 0 where only libxlsxwriter complained.
    case cannotWrite(code: Int32)
    /// The value cannot be kept in a spreadsheet: NaN, an infinity, a text over 32,767 characters.
    case unwritable(Place)
}

/// Where in a file. Everything that is not known is `nil`.
public struct Place: Hashable, Sendable {
    /// Position of the sheet in the workbook, from 0.
    public var sheet: Int?
    /// The row as Excel numbers it, from 1.
    public var row: Int?
    /// The column from 0; ``columnName(_:)`` gives its letters.
    public var column: Int?

    public init(sheet: Int? = nil, row: Int? = nil, column: Int? = nil) {
        self.sheet = sheet
        self.row = row
        self.column = column
    }

    public static let unknown = Place()
}

/// A part of a file.
public enum Part: String, Sendable {
    case archive, workbook, styles, sharedStrings, sheet, text
}

/// What is wrong with a damaged part.
public enum Damage: String, Sendable {
    /// The checksum of the content is not the one the archive states.
    case checksum
    /// The compressed bytes cannot be decompressed, or by a method that is not read.
    case compression
    /// Not well-formed XML.
    case markup
    /// A part or an entry that must be there is missing.
    case missing
    /// Rows or cells out of order, twice, or with a reference that is none.
    case reference
    /// A value that is not of its declared type.
    case value
}

/// Which limit was passed.
public enum Limit: String, Sendable {
    case entries, uncompressedBytes, compressionRatio, sharedStringBytes, rows, columns, cellBytes, recordBytes, markup
}

/// How much is read from one file before it is refused. The defaults hold a month of any Indonesian regency many times over.
public struct Limits: Sendable {
    /// Entries in the archive.
    public var entries = 10_000
    /// Bytes decompressed from all parts together.
    public var uncompressedBytes = 2 << 30
    /// Decompressed bytes over compressed ones, tested once 32 MiB came out. Deflate cannot pass 1,032.
    public var compressionRatio = 250
    /// Bytes of the shared strings, which are held in memory.
    public var sharedStringBytes = 256 << 20
    /// Excel's own limits.
    public var rows = 1_048_576
    public var columns = 16_384
    /// Bytes of one cell: Excel's 32,767 characters, generously.
    public var cellBytes = 256 << 10
    /// Bytes of one record of a csv.
    public var recordBytes = 1 << 20

    public init() {}
    public static let standard = Limits()
}

/// The letters Excel shows above a column (0 is A, 26 is AA).
public func columnName(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest >= 0 {
        letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
        rest = rest / 26 - 1
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
}
